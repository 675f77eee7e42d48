//! The tools that cargo builds: trunk, wasm-bindgen, worker-build; cargo-mutants for whoever asks for it.

use std::fs;

use anyhow::{Context as _, Result};

use crate::command::{command, run, say};
use crate::project::{self, Project};

/// A tool from crates.io at a pinned version.
pub(crate) struct Tool {
    /// The crate that it comes from.
    pub(crate) package: &'static str,
    /// The exact version.
    pub(crate) version: String,
    /// Whether it builds with its own lock file.
    locked: bool,
    /// The commands that it brings and that are used here.
    binaries: &'static [&'static str],
}

/// The tools, with the version of wasm-bindgen that Cargo.lock asks for.
pub(crate) fn wanted(project: &Project) -> Result<[Tool; 3]> {
    let wasm_bindgen = locked_version(&project.read("Cargo.lock")?, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo update --workspace`")?;
    Ok([
        Tool {
            package: "wasm-bindgen-cli",
            version: wasm_bindgen,
            // With its lock file it once could not be built: a version in it was not to be had.
            locked: false,
            binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        },
        Tool { package: "worker-build", version: "0.8.7".into(), locked: false, binaries: &["worker-build"] },
        // Trunk 0.22 wants a newer Rust than ours.
        Tool { package: "trunk", version: "0.21.14".into(), locked: true, binaries: &["trunk"] },
    ])
}

/// What changes things in the code, to see whether a test notices. Nothing is built with it.
pub(crate) fn mutants() -> Tool {
    Tool { package: "cargo-mutants", version: "27.1.0".into(), locked: true, binaries: &["cargo-mutants"] }
}

/// Builds each tool that is not there at its version.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    wanted(project)?.iter().try_for_each(|tool| ensure_one(project, tool))
}

/// Builds `tool`, if it is not there at its version.
pub(crate) fn ensure_one(project: &Project, tool: &Tool) -> Result<()> {
    if is_here(project, tool) { Ok(()) } else { install(project, tool) }
}

/// Whether the tool is there at its version.
pub(crate) fn is_here(project: &Project, tool: &Tool) -> bool {
    let ledger = fs::read_to_string(project.tools.join(".crates.toml")).unwrap_or_default();
    installed_version(&ledger, tool.package).is_some_and(|version| version == tool.version)
        && tool.binaries.iter().all(|binary| project.tool(binary).is_file())
}

fn install(project: &Project, tool: &Tool) -> Result<()> {
    say(&format!("building {} {} (takes some minutes, once)", tool.package, tool.version));
    let mut cargo = command("cargo");
    cargo
        .args(["install", "--quiet", "--force", tool.package, "--version", &tool.version, "--root"])
        .arg(&project.tools)
        // These tools are built once and run briefly: a quick build matters more than a quick tool.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", project::cache()?.join("tools-target"))
        .current_dir(&project.root);
    if tool.locked {
        cargo.arg("--locked");
    }
    run(&mut cargo).with_context(|| {
        format!(
            "{} {} could not be built: check the network and that a C compiler is here",
            tool.package, tool.version
        )
    })
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.next()?;
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The version of a package in the text of the `.crates.toml` that `cargo install` keeps.
fn installed_version<'a>(ledger: &'a str, package: &str) -> Option<&'a str> {
    ledger
        .lines()
        .find_map(|line| line.strip_prefix('"')?.strip_prefix(package)?.strip_prefix(' ')?.split(' ').next())
}

#[cfg(test)]
mod tests {
    use super::{installed_version, locked_version};

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+somewhere"
"#;

    const LEDGER: &str = r#"[v1]
"trunk 0.21.14 (registry+somewhere)" = ["trunk"]
"wasm-bindgen-cli 0.2.130 (registry+somewhere)" = [
    "wasm-bindgen",
]
"#;

    #[test]
    fn the_locked_version_is_that_of_the_package_and_of_no_namesake() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures").as_deref(), Some("0.4.80"));
        assert_eq!(locked_version(LOCK, "bindgen"), None);
    }

    #[test]
    fn the_installed_version_is_read_from_the_ledger_of_cargo_install() {
        assert_eq!(installed_version(LEDGER, "trunk"), Some("0.21.14"));
        assert_eq!(installed_version(LEDGER, "wasm-bindgen-cli"), Some("0.2.130"));
        assert_eq!(installed_version(LEDGER, "wasm-bindgen"), None);
        assert_eq!(installed_version("", "trunk"), None);
    }
}
