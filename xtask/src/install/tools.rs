//! The tools: trunk, wasm-bindgen, worker-build; cargo-deny for the tests and cargo-mutants for whoever asks for it.
//! Each comes from its release, or is built by a lock file.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use super::prebuilt::{self, ledger};
use crate::command::{command, run};
use crate::lock;
use crate::progress::Progress;
use crate::project::{self, Project, ToolsFrom};

/// Where the crate of wasm-bindgen's commands is, from the project's root.
///
/// The published one names a version in its lock file that was not to be had: docs/decisions/0019-supply-chain.md.
const WASM_BINDGEN: &str = "xtask/wasm-bindgen";

/// A tool at a pinned version, with all that it is built with.
pub(crate) struct Tool {
    /// The crate that it comes from.
    pub(crate) package: &'static str,
    /// The exact version.
    pub(crate) version: String,
    /// Where the crate is, from the project's root, if it is not from crates.io.
    folder: Option<&'static str>,
    /// What cargo is told besides, to build it.
    besides: &'static [&'static str],
    /// How much it is optimised where it is built.
    opt_level: &'static str,
    /// The commands that it brings and that are used here.
    pub(super) binaries: &'static [&'static str],
}

impl Tool {
    /// The step that installs it.
    pub(crate) fn step(&self) -> String {
        format!("installing {} {}", self.package, self.version)
    }
}

/// The tools that builds need, with the version of wasm-bindgen that Cargo.lock asks for.
pub(crate) fn wanted(project: &Project) -> Result<[Tool; 3]> {
    Ok([
        Tool {
            package: "rollcall-wasm-bindgen",
            version: wasm_bindgen(
                &project.read("Cargo.lock")?,
                &project.read(&format!("{WASM_BINDGEN}/Cargo.lock"))?,
            )?,
            folder: Some(WASM_BINDGEN),
            besides: &[],
            opt_level: "1",
            binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        },
        // These two start other programs, and do little else.
        Tool { opt_level: "0", ..from_crates_io("worker-build", "0.8.7", &["worker-build"]) },
        Tool {
            opt_level: "0",
            // Without its features it can't download: it is never asked to.
            besides: &["--no-default-features"],
            // Trunk 0.22 wants a newer Rust than ours.
            ..from_crates_io("trunk", "0.21.14", &["trunk"])
        },
    ])
}

/// What looks at the licences, sources and known flaws of crates. Nothing is built with it.
pub(crate) fn deny() -> Tool {
    from_crates_io("cargo-deny", "0.20.2", &["cargo-deny"])
}

/// What changes things in the code, to see whether a test notices. Nothing is built with it.
pub(crate) fn mutants() -> Tool {
    from_crates_io("cargo-mutants", "27.1.0", &["cargo-mutants"])
}

/// A tool that is built, if it is, from what crates.io has.
pub(super) fn from_crates_io(
    package: &'static str,
    version: &str,
    binaries: &'static [&'static str],
) -> Tool {
    Tool { package, version: version.to_owned(), folder: None, besides: &[], opt_level: "1", binaries }
}

/// The version of wasm-bindgen in the project's lock file, which must be that of its commands to the letter.
fn wasm_bindgen(project_lock: &str, commands_lock: &str) -> Result<String> {
    let version = lock::version(project_lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo update --workspace`")?;
    for package in ["rollcall-wasm-bindgen", "wasm-bindgen-cli"] {
        let other = lock::version(commands_lock, package).unwrap_or_default();
        ensure!(
            other == version,
            "{WASM_BINDGEN}/Cargo.lock has {package} {other}, Cargo.lock has wasm-bindgen {version}: \
             write {version} twice into {WASM_BINDGEN}/Cargo.toml and run `cargo update --workspace` there"
        );
    }
    Ok(version.to_owned())
}

/// Installs `tool`, if it is not there at its version.
pub(crate) fn ensure(project: &Project, tool: &Tool, progress: &mut Progress) -> Result<()> {
    if is_here(project, tool) {
        return Ok(());
    }
    progress.step(&tool.step(), || prebuilt::or_build(project, tool, || build(project, tool)))
}

/// Whether the tool is there at its version, and from where it may be.
pub(crate) fn is_here(project: &Project, tool: &Tool) -> bool {
    let cargos = fs::read_to_string(project.tools.join(".crates.toml")).unwrap_or_default();
    let version = match (ledger::version(project, tool.package), project.tools_from) {
        // What cargo noted before is about files that are no more.
        (Some(version), ToolsFrom::Releases) => Some(version),
        (Some(_), ToolsFrom::Source) => None,
        (None, _) => installed_version(&cargos, tool.package).map(str::to_owned),
    };
    version.is_some_and(|version| version == tool.version)
        && tool.binaries.iter().all(|binary| project.tool(binary).is_file())
}

fn build(project: &Project, tool: &Tool) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["install", "--quiet", "--locked", "--force"]);
    match tool.folder {
        Some(folder) => cargo.args(["--path", folder]),
        None => cargo.args([tool.package, "--version", &tool.version]),
    };
    cargo
        .args(tool.besides)
        .arg("--root")
        .arg(&project.tools)
        // Tools are built once and run briefly: a quick build matters more than a quick tool.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", project::cache()?.join("tools-target"))
        .current_dir(&project.root);
    run(&mut cargo).with_context(|| {
        format!(
            "{} {} could not be built: check the network and that a C compiler is here",
            tool.package, tool.version
        )
    })?;
    ledger::leave_to_cargo(project, tool.package)
}

/// The version of a package in the text of the `.crates.toml` that `cargo install` keeps.
fn installed_version<'a>(ledger: &'a str, package: &str) -> Option<&'a str> {
    ledger
        .lines()
        .find_map(|line| line.strip_prefix('"')?.strip_prefix(package)?.strip_prefix(' ')?.split(' ').next())
}

#[cfg(test)]
mod tests {
    use super::{deny, installed_version, mutants, wanted, wasm_bindgen};
    use crate::install::prebuilt::releases;
    use crate::project::Project;

    const LEDGER: &str = r#"[v1]
"trunk 0.21.14 (registry+somewhere)" = ["trunk"]
"wasm-bindgen-cli 0.2.130 (registry+somewhere)" = [
    "wasm-bindgen",
]
"#;

    #[test]
    fn the_installed_version_is_read_from_the_ledger_of_cargo_install() {
        assert_eq!(installed_version(LEDGER, "trunk"), Some("0.21.14"));
        assert_eq!(installed_version(LEDGER, "wasm-bindgen-cli"), Some("0.2.130"));
        assert_eq!(installed_version(LEDGER, "wasm-bindgen"), None);
        assert_eq!(installed_version("", "trunk"), None);
    }

    #[test]
    fn the_commands_of_wasm_bindgen_are_built_at_the_version_of_the_library() {
        let lock =
            |name: &str, version: &str| format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
        let library = lock("wasm-bindgen", "0.2.130");
        let commands = |ours: &str, theirs: &str| {
            lock("rollcall-wasm-bindgen", ours) + &lock("wasm-bindgen-cli", theirs)
        };
        assert_eq!(wasm_bindgen(&library, &commands("0.2.130", "0.2.130")).unwrap(), "0.2.130");
        for (ours, theirs) in [("0.2.129", "0.2.130"), ("0.2.130", "0.2.131")] {
            let error = wasm_bindgen(&library, &commands(ours, theirs)).unwrap_err().to_string();
            assert!(error.contains("write 0.2.130 twice into xtask/wasm-bindgen/Cargo.toml"), "{error}");
        }
    }

    #[test]
    fn the_tools_of_this_project_agree_with_its_lock_file() {
        wanted(&Project::open().unwrap()).unwrap();
    }

    #[test]
    fn every_release_is_of_a_tool_at_the_version_that_is_wanted() {
        let wanted = wanted(&Project::open().unwrap()).unwrap();
        let all: Vec<_> = wanted.into_iter().chain([deny(), mutants()]).collect();
        for release in releases::ALL {
            assert!(
                all.iter().any(|tool| tool.package == release.package && tool.version == release.version),
                "{release:?} is of no use: write the new version's archive and checksum in its place"
            );
        }
    }
}
