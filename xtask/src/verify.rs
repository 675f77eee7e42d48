//! Verifying an exported audit trail: by a program that knows the domain, which these tasks need not.

use anyhow::Result;

use crate::command::{command, run as run_command};
use crate::project::Project;

/// Builds the program and has it verify.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let manifest = project.root.join("Cargo.toml");
    let mut cargo = command("cargo");
    cargo.args(["run", "--quiet", "--locked", "--package", "verify", "--manifest-path"]).arg(manifest);
    run_command(cargo.arg("--").args(arguments))
}
