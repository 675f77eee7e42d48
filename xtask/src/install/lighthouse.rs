//! Lighthouse, which the benchmark judges pages by. It brings two hundred packages along, which nothing is built with: it is
//! installed beside the tools, by a lock file of its own, and only where it is asked for.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::npm;
use crate::command::say;
use crate::project::Project;

/// What npm installs by.
const MANIFEST: &str = "package.json";

/// The same, with each package at its version.
const LOCK: &str = "package-lock.json";

/// Makes sure that it is there, and returns its command.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    let folder = project.tools.join("lighthouse");
    let command = folder.join("node_modules/.bin/lighthouse");
    let [manifest, lock] = [MANIFEST, LOCK].map(|name| project.read(&format!("tests/lighthouse/{name}")));
    let (manifest, lock) = (manifest?, lock?);
    // A copy of the lock file that was installed by, written last.
    let ledger = folder.join("installed.json");
    if fs::read_to_string(&ledger).is_ok_and(|noted| noted == lock) && command.is_file() {
        return Ok(command);
    }
    npm::check_node()?;
    say("installing Lighthouse");
    fs::create_dir_all(&folder).context("cannot create the folder for Lighthouse")?;
    fs::write(folder.join(MANIFEST), manifest)?;
    fs::write(folder.join(LOCK), &lock)?;
    npm::install_in(&folder).context(
        "Lighthouse could not be installed: check the network and tests/lighthouse/package-lock.json",
    )?;
    fs::write(ledger, lock).context("what was installed could not be noted")?;
    Ok(command)
}
