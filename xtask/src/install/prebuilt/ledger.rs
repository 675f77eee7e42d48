//! What was taken ready-made, and at which version: a small file for each tool, beside cargo's own ledger.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::project::Project;

/// The version of a tool that was taken ready-made; empty while it is being put in place.
pub(crate) fn version(project: &Project, package: &str) -> Option<String> {
    fs::read_to_string(file(project, package)).ok()
}

/// Notes that all of the tool is in place.
pub(super) fn note(project: &Project, package: &str, version: &str) -> Result<()> {
    write(project, package, version)
}

/// Takes the tool for no version: whatever cargo has noted of it, its files are being replaced.
pub(super) fn forget(project: &Project, package: &str) -> Result<()> {
    write(project, package, "")
}

/// From now on cargo's ledger tells of the tool: it has built it.
pub(crate) fn leave_to_cargo(project: &Project, package: &str) -> Result<()> {
    let file = file(project, package);
    if file.exists() {
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

fn write(project: &Project, package: &str, text: &str) -> Result<()> {
    let file = file(project, package);
    fs::create_dir_all(project.tools.join("prebuilt")).context("cannot write to the folder of the tools")?;
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn file(project: &Project, package: &str) -> PathBuf {
    project.tools.join("prebuilt").join(package)
}
