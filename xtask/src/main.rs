//! `cargo xtask`: everything a developer or an operator does with this project.

mod bench;
mod build;
mod check;
mod command;
mod deploy;
mod dev;
mod doctor;
mod install;
mod lock;
mod mutants;
mod operator;
mod organisation;
mod progress;
mod project;
mod reseal;
mod sbom;
mod security_text;
mod service;
mod sign_in;
mod simulators;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::Project;

/// Builds, runs, tests and deploys Rollcall; installs what a fresh machine lacks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and run it on this machine until Ctrl-C.
    Dev(dev::Options),
    /// Run the providers' simulators alone; arguments go to them.
    Simulators {
        /// What the simulators are given.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Tell the stories of many seeds, and stop at one that breaks a promise; arguments go to the simulation.
    Simulate {
        /// What the simulation is given: --seeds N, --from S, --trace, --planted.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build the app into dist/ and the Worker into proxy/build/, and say in build/sbom.cdx.json what they are made of.
    Build,
    /// Run every check and every test.
    Test(check::Options),
    /// Try the simulators with clients that nobody here wrote: these, or all.
    Clients {
        /// Their names.
        names: Vec<String>,
    },
    /// Change one thing at a time in the files that decide, and see that native tests notice.
    Mutants(mutants::Options),
    /// Measure sizes and times.
    Bench(bench::Options),
    /// Deploy to Cloudflare.
    Deploy(deploy::Options),
    /// Print a new one-time sign-in link.
    SignIn(sign_in::Options),
    /// Erase an organisation whole.
    Organisation {
        #[command(subcommand)]
        task: organisation::Task,
    },
    /// Seal all stored credentials under the first of the sealing keys, and say which keys are in use.
    Reseal(reseal::Reseal),
    /// Open services that are offered on request.
    Service {
        #[command(subcommand)]
        task: service::Task,
    },
    /// Say whether an exported audit trail is what it was; arguments go to the program that verifies.
    Verify {
        /// What it is given: FILE, --checkpoint FILE.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Say what is here, what is missing and what to do.
    Doctor,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::open()?;
    match task {
        Task::Dev(options) => dev::run(&project, &options),
        Task::Simulators { arguments } => simulators::run(&project, &arguments),
        Task::Simulate { arguments } => simulators::simulate(&project, &arguments),
        Task::Build => build::everything(&project).map(drop),
        Task::Test(options) => return Ok(check::run(&project, &options)),
        Task::Clients { names } => check::run_clients(&project, &names),
        Task::Mutants(options) => mutants::run(&project, &options),
        Task::Bench(options) => bench::run(&project, &options),
        Task::Deploy(options) => deploy::run(&project, &options),
        Task::SignIn(options) => sign_in::run(&project, &options),
        Task::Organisation { task } => organisation::run(&project, &task),
        Task::Reseal(options) => reseal::run(&project, &options),
        Task::Service { task } => service::run(&project, &task),
        Task::Verify { arguments } => verify::run(&project, &arguments),
        Task::Doctor => {
            doctor::run(&project);
            Ok(())
        }
    }
    .map(|()| ExitCode::SUCCESS)
}
