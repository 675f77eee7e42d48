//! `cargo xtask test`: every check and every test, and a count at the end.

mod clients;
mod count;
mod report;
mod steps;
mod supply;

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Args;

use crate::project::Project;
use report::Report;

/// How much to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Leave out what needs a browser or others' clients, and the simulation's thousands of seeds.
    #[arg(long)]
    fast: bool,
}

/// Runs the drivers of these clients alone, or of all, and fails if a check failed.
pub(crate) fn run_clients(project: &Project, names: &[String]) -> Result<()> {
    let tally = clients::run(project, names)?;
    ensure!(tally.failed == 0, "{} of the checks failed; they are above", tally.failed);
    Ok(())
}

/// Runs everything, also after a failure, and fails at the end if anything failed.
///
/// What failed is said where it fails, and once more at the end; the count is the last line.
pub(crate) fn run(project: &Project, options: &Options) -> ExitCode {
    let mut report = Report::default();
    report.check("formatting", || steps::formatting(project));
    report.check("lints", || steps::lints(project));
    report.check("documentation", || steps::documentation(project));
    report.suite("planted crates", || supply::planted(project));
    report.look("crates", || supply::crates(project));
    report.look("npm packages", || supply::npm_packages(project));
    report.suite("native tests", || steps::native_tests(project));
    if !options.fast {
        report.suite("clients", || clients::run(project, &[]));
        report.check("simulation's build", || steps::simulation_build(project));
        report.check("simulation", || steps::simulation(project));
        report.suite("component tests", || steps::component_tests(project));
        report.suite("end-to-end tests", || steps::end_to_end(project));
    }
    print!("{report}");
    match report.failed() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
