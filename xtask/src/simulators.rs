//! The providers' simulators: building and starting them.

use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::build::Kind;
use crate::build::freshness::Bundle;
use crate::command::{command, run as run_command, say};
use crate::progress::Progress;
use crate::project::Project;

/// The crate of the simulators, and their program.
const PACKAGE: &str = "simulators";

/// The profile of programs that should be quick.
const TOOLS: &str = "tools";

/// Builds the simulators and becomes them, so that signals reach them.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let program = build(project)?;
    let error = command(program).args(arguments).current_dir(&project.root).exec();
    Err(error).context("cannot start the simulators")
}

/// Builds the simulators and returns where they are.
pub(crate) fn build(project: &Project) -> Result<PathBuf> {
    build_in(project, PACKAGE, PACKAGE, &[])
}

/// Builds the benchmark and returns where it is.
pub(crate) fn build_bench(project: &Project) -> Result<PathBuf> {
    build_in(project, "tests", "bench", &[])
}

/// The simulators as `dev` starts them, with what shows whether they are built.
pub(crate) fn bundle(project: &Project, kind: Kind) -> Bundle {
    Bundle {
        name: kind.named(PACKAGE),
        step: kind.step("building the simulators"),
        built_from: PACKAGE,
        inputs: &[".cargo", "Cargo.toml", "Cargo.lock"],
        folder: project.target.join(profile(kind).1),
        outputs: &[PACKAGE],
    }
}

/// Builds the simulators for `dev`, unless they are fresh, and returns where they are.
pub(crate) fn build_for_dev(project: &Project, kind: Kind, progress: &mut Progress) -> Result<PathBuf> {
    let bundle = bundle(project, kind);
    bundle.build_unless_fresh(project, None, progress, || {
        cargo_build(project, PACKAGE, PACKAGE, profile(kind).0, &[])
    })?;
    Ok(bundle.folder.join(PACKAGE))
}

/// The profile, and the folder of what is built with it.
fn profile(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Debug => ("dev", "debug"),
        Kind::Release => (TOOLS, TOOLS),
    }
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
    cargo_build(project, package, name, TOOLS, features)?;
    Ok(project.target.join(TOOLS).join(name))
}

fn cargo_build(project: &Project, package: &str, name: &str, profile: &str, features: &[&str]) -> Result<()> {
    let mut cargo = command("cargo");
    cargo
        .args(["build", "--quiet", "--locked", "--package", package, "--profile", profile, "--bin", name])
        .args(features);
    run_command(cargo.current_dir(&project.root)).with_context(|| format!("{name} could not be built"))
}
