//! The clients of others that the simulators have to satisfy: Python's packages, in an environment of their own.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::apt;
use crate::command::{capture, command, run, say};
use crate::project::Project;

/// What is installed: each package at its version, with the hashes of its files.
const REQUIREMENTS: &str = "tests/clients/requirements.txt";

/// The oldest Python, 3 and the second number, that all clients run on.
pub(crate) const OLDEST: u32 = 11;

/// Makes sure that the clients are there, and returns the Python that finds them.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    let environment = environment(project);
    let python = environment.join("bin/python");
    if is_here(project)? {
        return Ok(python);
    }
    check_python()?;
    say("installing the clients that the simulators are tried with");
    run(command("python3").args(["-m", "venv", "--clear"]).arg(&environment))
        .context("no environment for Python's packages could be made")?;
    let mut pip = command(&python);
    // Wheels alone: building a package would run what its author wrote.
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(["--require-hashes", "--only-binary", ":all:", "--requirement", REQUIREMENTS])
        .current_dir(&project.root);
    run(&mut pip).with_context(|| {
        format!("the clients could not be installed: check the network and {REQUIREMENTS}")
    })?;
    fs::copy(project.root.join(REQUIREMENTS), ledger(project))
        .context("what was installed could not be noted")?;
    Ok(python)
}

/// Whether the clients are there as [`REQUIREMENTS`] has them, and run.
pub(crate) fn is_here(project: &Project) -> Result<bool> {
    let noted = fs::read_to_string(ledger(project)).unwrap_or_default();
    // The environment points to the Python that it was made with, which may be gone.
    let runs = || capture(command(environment(project).join("bin/python")).arg("--version")).is_ok();
    Ok(noted == project.read(REQUIREMENTS)? && runs())
}

fn environment(project: &Project) -> PathBuf {
    project.tools.join("clients")
}

/// A copy of the requirements that were installed, written last.
fn ledger(project: &Project) -> PathBuf {
    environment(project).join("requirements.txt")
}

/// Python with what makes environments: in Debian that is a package of its own.
fn check_python() -> Result<()> {
    if capture(command("python3").args(["-c", "import ensurepip, venv"])).is_err() {
        apt::ensure(&["python3", "python3-venv"]).context("the simulators' clients need Python")?;
    }
    let version = capture(command("python3").arg("--version"))?;
    if second_number(&version).is_none_or(|number| number < OLDEST) {
        bail!("{} is too old: install Python 3.{OLDEST} or newer", version.trim());
    }
    Ok(())
}

/// The 11 of `Python 3.11.7`.
fn second_number(version: &str) -> Option<u32> {
    version.trim().strip_prefix("Python 3.")?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::second_number;

    #[test]
    fn the_second_number_of_pythons_version_is_read() {
        assert_eq!(second_number("Python 3.11.7\n"), Some(11));
        assert_eq!(second_number("Python 3.9"), Some(9));
        assert_eq!(second_number("Python 2.7.18"), None);
        assert_eq!(second_number("nonsense"), None);
    }
}
