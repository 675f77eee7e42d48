//! The providers' simulators: building and starting them.

use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::command::{command, run as run_command, say};
use crate::project::Project;

/// Builds the simulators and becomes them, so that signals reach them.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let program = build(project)?;
    let error = command(program).args(arguments).current_dir(&project.root).exec();
    Err(error).context("cannot start the simulators")
}

/// Builds the simulators and returns where they are.
pub(crate) fn build(project: &Project) -> Result<PathBuf> {
    build_in(project, "simulators", "simulators", &[])
}

/// Builds the benchmark and returns where it is.
pub(crate) fn build_bench(project: &Project) -> Result<PathBuf> {
    build_in(project, "tests", "bench", &[])
}

/// Builds the simulation and becomes it: whole organisations, each from one seed.
pub(crate) fn simulate(project: &Project, arguments: &[String]) -> Result<()> {
    let plants = arguments.iter().any(|argument| argument.starts_with("--planted"));
    let program = build_simulation(project, plants)?;
    let error = command(program).args(arguments).current_dir(&project.root).exec();
    Err(error).context("cannot start the simulation")
}

/// Builds the simulation, with the faults that it `plants` or without any, and returns where it is.
pub(crate) fn build_simulation(project: &Project, plants: bool) -> Result<PathBuf> {
    let features = if plants { &["--features", "planted"][..] } else { &[] };
    build_in(project, "simulation", "simulate", features)
}

fn build_in(project: &Project, package: &str, name: &str, features: &[&str]) -> Result<PathBuf> {
    say(&format!("building {name}"));
    let mut cargo = command("cargo");
    cargo
        .args(["build", "--quiet", "--locked", "--package", package, "--profile", "tools", "--bin", name])
        .args(features);
    run_command(cargo.current_dir(&project.root)).with_context(|| format!("{name} could not be built"))?;
    Ok(project.target.join("tools").join(name))
}
