//! The two bundles: the app in `dist/`, the Worker in `proxy/build/`.

mod boot_scripts;
mod freshness;

use anyhow::{Context as _, Result};

use crate::command::{run, say};
use crate::install::{self, Installed};
use crate::project::Project;
use freshness::Bundle;

const APP: Bundle = Bundle {
    name: "app",
    inputs: &[
        ".cargo",
        "app",
        "domain",
        "zone",
        "style",
        "public",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "package-lock.json",
        "xtask/src/build",
    ],
    output: "dist/index.html",
};

const WORKER: Bundle = Bundle {
    name: "worker",
    inputs: &[
        ".cargo",
        "proxy",
        "domain",
        "zone",
        "Cargo.toml",
        "Cargo.lock",
        "package-lock.json",
        "xtask/src/build",
    ],
    output: "proxy/build/index.js",
};

/// Installs what is missing and builds both bundles where they are older than their sources.
pub(crate) fn everything(project: &Project) -> Result<Installed> {
    let installed = install::for_builds(project)?;
    let _turn = install::turn(project)?;
    APP.build_unless_fresh(project, installed.wasm, || app(project, installed))?;
    WORKER.build_unless_fresh(project, installed.wasm, || worker(project, installed))?;
    Ok(installed)
}

fn app(project: &Project, installed: Installed) -> Result<()> {
    say("building the app");
    let mut trunk = installed.command(project, "trunk")?;
    // Trunk takes NO_COLOR for an option of its own and refuses the usual value 1.
    run(trunk.args(["build", "--release", "--offline"]).env_remove("NO_COLOR").current_dir(&project.root))
        .context("the app could not be built")?;
    boot_scripts::move_out(&project.root.join("dist"))
}

fn worker(project: &Project, installed: Installed) -> Result<()> {
    say("building the Worker");
    let mut worker_build = installed.command(project, "worker-build")?;
    run(worker_build.arg("--release").current_dir(project.root.join("proxy")))
        .context("the Worker could not be built")
}
