//! What a fresh machine lacks, each piece once and at a pinned version.

pub(crate) mod apt;
pub(crate) mod browser;
pub(crate) mod debian_std;
pub(crate) mod lighthouse;
pub(crate) mod npm;
mod prebuilt;
pub(crate) mod python;
pub(crate) mod tools;
pub(crate) mod wasm_target;

use std::env;
use std::fs::{self, File};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::{command, say};
use crate::progress::Progress;
use crate::project::Project;
use tools::Tool;
use wasm_target::WasmToolchain;

/// Everything that a build of the two WebAssembly bundles needs, in place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Installed {
    /// The toolchain that builds WebAssembly.
    pub(crate) wasm: WasmToolchain,
}

impl Installed {
    /// A command that finds the project's tools and builds WebAssembly with the right toolchain.
    pub(crate) fn command(self, project: &Project, program: &str) -> Result<Command> {
        let own = [project.tools.join("bin"), project.root.join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .context("a folder on PATH has a name that PATH cannot hold")?;
        let mut command = command(program);
        command
            .env("PATH", path)
            .env("WASM_BINDGEN_BIN", project.tool("wasm-bindgen"))
            .env("WASM_OPT_BIN", project.npm_bin("wasm-opt"))
            .env("ESBUILD_BIN", project.npm_bin("esbuild"))
            // Where a tool itself fails, its message is enough.
            .env("RUST_BACKTRACE", "0");
        if let Some(toolchain) = self.wasm.name() {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        Ok(command)
    }
}

/// What is missing for a build, as the steps that install it.
pub(crate) fn missing(project: &Project) -> Result<Vec<String>> {
    let mut steps = Vec::new();
    if !npm::is_here(project)? {
        steps.push(npm::STEP.to_owned());
    }
    if wasm_target::find().is_none() {
        steps.push(wasm_target::STEP.to_owned());
    }
    let tools = tools::wanted(project)?;
    steps.extend(tools.iter().filter(|tool| !tools::is_here(project, tool)).map(Tool::step));
    Ok(steps)
}

/// Installs what is missing for a build.
pub(crate) fn for_builds(project: &Project, progress: &mut Progress) -> Result<Installed> {
    let _turn = turn(project)?;
    npm::ensure(project, progress)?;
    let wasm = wasm_target::ensure(project, progress)?;
    for tool in tools::wanted(project)? {
        tools::ensure(project, &tool, progress)?;
    }
    Ok(Installed { wasm })
}

/// Waits until no other `xtask` installs or builds in this tree; the turn ends when the file is dropped.
pub(crate) fn turn(project: &Project) -> Result<File> {
    let folder = project.root.join("build");
    fs::create_dir_all(&folder).context("cannot create the folder build/")?;
    let file = File::create(folder.join("turn")).context("cannot write build/turn")?;
    if file.try_lock().is_err() {
        say("another xtask installs or builds here; waiting for it");
        file.lock().context("cannot lock build/turn")?;
    }
    Ok(file)
}
