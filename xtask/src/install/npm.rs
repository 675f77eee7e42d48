//! The npm packages, at the versions that package.json pins.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::command::{capture, command, on_path, run};
use crate::progress::Progress;
use crate::project::Project;

/// The step that installs them.
pub(crate) const STEP: &str = "installing the npm packages";

/// The oldest major version of Node that wrangler runs on.
pub(crate) const OLDEST_NODE: u32 = 20;

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
    #[serde(default, rename = "devDependencies")]
    dev_dependencies: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Installed {
    version: String,
}

/// One package: what is wanted and what is there.
pub(crate) struct NpmPackage {
    /// Its name.
    pub(crate) name: String,
    /// The version that package.json pins.
    pub(crate) wanted: String,
    /// The version in `node_modules`.
    pub(crate) found: Option<String>,
}

/// Installs the packages, unless each is there at its version.
///
/// None of their install scripts runs, and none is needed: those of esbuild and workerd save a start of Node, that of sharp
/// looks whether its binary is there. One that was needed would be run here by its package's name, with `npm rebuild`.
pub(crate) fn ensure(project: &Project, progress: &mut Progress) -> Result<()> {
    if is_here(project)? {
        return Ok(());
    }
    check_node()?;
    progress
        .step(STEP, || install_in(&project.root))
        .context("the npm packages could not be installed: check the network and package-lock.json")
}

/// Installs into `folder` what the lock file there names. No script of a package's runs.
pub(super) fn install_in(folder: &Path) -> Result<()> {
    run(command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// Whether each package is there at its version.
pub(crate) fn is_here(project: &Project) -> Result<bool> {
    Ok(packages(project)?.iter().all(|package| package.found.as_ref() == Some(&package.wanted)))
}

/// The packages of package.json with what is in `node_modules`.
pub(crate) fn packages(project: &Project) -> Result<Vec<NpmPackage>> {
    let manifest: Manifest =
        serde_json::from_str(&project.read("package.json")?).context("package.json cannot be understood")?;
    let wanted = manifest.dependencies.into_iter().chain(manifest.dev_dependencies);
    Ok(wanted.map(|(name, wanted)| NpmPackage { found: found(project, &name), name, wanted }).collect())
}

/// The major number of a version as `node --version` prints it.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

fn found(project: &Project, name: &str) -> Option<String> {
    let path = project.root.join("node_modules").join(name).join("package.json");
    let installed: Installed = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    Some(installed.version)
}

/// Fails where Node or npm is missing or too old.
pub(crate) fn check_node() -> Result<()> {
    if !on_path("node") || !on_path("npm") {
        bail!("Node is missing: install Node {OLDEST_NODE} or newer, with npm (https://nodejs.org)");
    }
    let version = capture(command("node").arg("--version"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {} is too old: install Node {OLDEST_NODE} or newer", version.trim());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("nonsense"), None);
    }
}
