//! The two bundles: the app in `dist/`, the Worker in `proxy/build/`.

mod boot_scripts;
mod freshness;
mod pack;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{capture, run, say};
use crate::install::{self, Installed};
use crate::project::Project;
use crate::sbom;
use freshness::Bundle;

const APP: Bundle = Bundle {
    name: "app",
    built_from: "app",
    inputs: &[
        ".cargo",
        "style",
        "public",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "package-lock.json",
        "xtask/src/build",
    ],
    outputs: &["dist/index.html", "dist/admin.html"],
};

const WORKER: Bundle = Bundle {
    name: "worker",
    built_from: "proxy",
    inputs: &[".cargo", "Cargo.toml", "Cargo.lock", "package-lock.json", "xtask/src/build"],
    outputs: &["proxy/build/index.js"],
};

/// Installs what is missing, builds both bundles where they are older than their sources, and lists their parts.
pub(crate) fn everything(project: &Project) -> Result<Installed> {
    let installed = install::for_builds(project)?;
    let _turn = install::turn(project)?;
    APP.build_unless_fresh(project, installed.wasm, || app(project, installed))?;
    WORKER.build_unless_fresh(project, installed.wasm, || worker(project, installed))?;
    sbom::write(project)?;
    Ok(installed)
}

/// Trunk builds one page a run and clears its folder first: the second page is built elsewhere and put beside the first.
fn app(project: &Project, installed: Installed) -> Result<()> {
    let (dist, beside) = (project.root.join("dist"), project.root.join("build/admin"));
    page(project, installed, "index.html", &dist)?;
    page(project, installed, "admin.html", &beside)?;
    for entry in fs::read_dir(&beside).with_context(|| format!("cannot read {}", beside.display()))? {
        let entry = entry?;
        fs::rename(entry.path(), dist.join(entry.file_name()))
            .with_context(|| format!("cannot move {} into dist", entry.path().display()))?;
    }
    let guard = dist.join("guard.js");
    fs::write(&guard, minified(project, installed, &guard)?).context("cannot write guard.js")
}

/// Builds a page of the app and what it loads into `folder`.
fn page(project: &Project, installed: Installed, page: &str, folder: &Path) -> Result<()> {
    say(&format!("building the app, {page}"));
    let mut trunk = installed.command(project, "trunk")?;
    trunk
        .args(["build", "--release", "--offline", "--locked", "--html-output", page])
        .arg("--dist")
        .arg(folder)
        .arg(Path::new("app").join(page))
        // Trunk takes NO_COLOR for an option of its own and refuses the usual value 1.
        .env_remove("NO_COLOR")
        .current_dir(&project.root);
    run(&mut trunk).context("the app could not be built")?;
    pack::pack(folder, page, &|script| minified(project, installed, script), &|wasm| {
        optimised(project, installed, wasm)
    })?;
    boot_scripts::move_out(folder, page)
}

/// A script, minified.
fn minified(project: &Project, installed: Installed, script: &Path) -> Result<Vec<u8>> {
    let mut esbuild = installed.command(project, "esbuild")?;
    esbuild.args(["--minify", "--format=esm", "--target=es2022"]).arg(script);
    let small = capture(&mut esbuild).with_context(|| format!("cannot minify {}", script.display()))?;
    Ok(small.into_bytes())
}

/// WebAssembly that `wasm-opt` has written, read and written by it once more: it finds what it left, half a kilobyte of
/// the first load. In one run, the same passes find nothing.
fn optimised(project: &Project, installed: Installed, wasm: &Path) -> Result<Vec<u8>> {
    let small = wasm.with_extension("small");
    let mut wasm_opt = installed.command(project, "wasm-opt")?;
    wasm_opt.args(["--converge", "--strip-producers", "--low-memory-unused", "--ignore-implicit-traps"]);
    wasm_opt.args(["--code-folding", "--merge-blocks", "-Os"]).arg(wasm).arg("-o").arg(&small);
    run(&mut wasm_opt).with_context(|| format!("cannot optimise {}", wasm.display()))?;
    let content = fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?;
    fs::remove_file(&small).with_context(|| format!("cannot remove {}", small.display()))?;
    Ok(content)
}

fn worker(project: &Project, installed: Installed) -> Result<()> {
    say("building the Worker");
    let mut worker_build = installed.command(project, "worker-build")?;
    run(worker_build.args(["--release", "--", "--locked"]).current_dir(project.root.join("proxy")))
        .context("the Worker could not be built")
}
