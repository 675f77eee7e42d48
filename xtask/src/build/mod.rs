//! The two bundles: the app and the Worker, as they are deployed or, for `dev`, quickly made.

mod boot_scripts;
pub(crate) mod freshness;
mod interface;
mod kept;
mod kind;
mod pack;
mod sheet;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{capture, run};
use crate::install::{self, Installed};
use crate::progress::Progress;
use crate::project::Project;
use crate::sbom;
pub(crate) use kind::Kind;

/// Installs what is missing, builds what is deployed where it is older than its sources, and lists its parts.
pub(crate) fn everything(project: &Project) -> Result<Installed> {
    let mut progress = Progress::begin(plan(project, Kind::Release)?);
    let installed = bundles(project, Kind::Release, &mut progress)?;
    sbom::write(project)?;
    Ok(installed)
}

/// What there is to do for bundles of this kind, step by step.
pub(crate) fn plan(project: &Project, kind: Kind) -> Result<Vec<String>> {
    let mut steps = install::missing(project)?;
    let wasm = install::wasm_target::find();
    for bundle in [kind.app(project), kind.worker(project)] {
        if wasm.is_none() || !bundle.is_fresh(project, wasm)? {
            steps.push(bundle.step);
        }
    }
    Ok(steps)
}

/// Installs what is missing, and builds both bundles where they are older than their sources.
pub(crate) fn bundles(project: &Project, kind: Kind, progress: &mut Progress) -> Result<Installed> {
    let installed = install::for_builds(project, progress)?;
    let _turn = install::turn(project)?;
    let wasm = Some(installed.wasm);
    kind.app(project).build_unless_fresh(project, wasm, progress, || app(project, installed, kind))?;
    kind.worker(project).build_unless_fresh(project, wasm, progress, || worker(project, installed, kind))?;
    Ok(installed)
}

/// The pages of the app, a bundle each: `domain::bundle` says which addresses lead to which.
const PAGES: [&str; 3] = ["index.html", "structure.html", "admin.html"];

/// What shows that the app was built: its pages, and what no page loads at once.
pub(super) const BUILT: [&str; 4] = [PAGES[0], PAGES[1], PAGES[2], sheet::SCRIPT];

/// Trunk builds one page a run and clears its folder first: others than the first are built elsewhere and put beside it.
fn app(project: &Project, installed: Installed, kind: Kind) -> Result<()> {
    let (dist, beside) = (kind.app_folder(project), kind.folder_beside(project));
    let [first, others @ ..] = PAGES;
    page(project, installed, kind, first, &dist)?;
    for other in others {
        page(project, installed, kind, other, &beside)?;
        for entry in fs::read_dir(&beside).with_context(|| format!("cannot read {}", beside.display()))? {
            let entry = entry?;
            fs::rename(entry.path(), dist.join(entry.file_name()))
                .with_context(|| format!("cannot move {} into {}", entry.path().display(), dist.display()))?;
        }
    }
    sheet::build(project, installed, kind, &dist)?;
    if kind == Kind::Release {
        for script in ["guard.js", "offline.js"] {
            let file = dist.join(script);
            let small = minified(project, installed, &file)?;
            fs::write(&file, small).with_context(|| format!("cannot write {script}"))?;
        }
    }
    kept::declare(&dist)
}

/// Builds a page of the app and what it loads into `folder`.
fn page(project: &Project, installed: Installed, kind: Kind, page: &str, folder: &Path) -> Result<()> {
    let mut trunk = installed.command(project, "trunk")?;
    trunk
        .arg("build")
        .args(kind.of_trunk())
        .args(["--log", "warn", "--offline", "--locked", "--html-output", page])
        .arg("--dist")
        .arg(folder)
        .arg(Path::new("app").join(page))
        // Trunk takes NO_COLOR for an option of its own and refuses the usual value 1.
        .env_remove("NO_COLOR")
        .current_dir(&project.root);
    run(&mut trunk).context("the app could not be built")?;
    if kind == Kind::Release {
        pack::pack(folder, page, &|script| bundled(project, installed, script, &loader(script)?), &|wasm| {
            optimised(project, installed, wasm)
        })?;
    }
    boot_scripts::move_out(folder, page)
}

/// What a page needs of the script that wasm-bindgen wrote: how WebAssembly is loaded, and what that calls. Not the classes
/// of crates that the app has, and does not use.
fn loader(script: &Path) -> Result<String> {
    let name = script.file_name().and_then(|name| name.to_str()).context("a script without a name")?;
    Ok(format!("export {{ default }} from './{name}';"))
}

/// What `entry` takes of the script beside it, as one script.
fn bundled(project: &Project, installed: Installed, script: &Path, entry: &str) -> Result<Vec<u8>> {
    let file = script.with_extension("entry.js");
    fs::write(&file, entry).context("cannot write the entry")?;
    let mut esbuild = installed.command(project, "esbuild")?;
    esbuild
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        // Nobody disposes of what the app holds.
        .arg("--define:Symbol.dispose=undefined")
        .arg(&file);
    let small = capture(&mut esbuild).with_context(|| format!("cannot bundle {}", script.display()))?;
    fs::remove_file(&file).context("cannot remove the entry")?;
    Ok(small.into_bytes())
}

/// A script, minified.
fn minified(project: &Project, installed: Installed, script: &Path) -> Result<Vec<u8>> {
    let mut esbuild = installed.command(project, "esbuild")?;
    esbuild.args(["--minify", "--format=esm", "--target=es2022"]).arg(script);
    let small = capture(&mut esbuild).with_context(|| format!("cannot minify {}", script.display()))?;
    Ok(small.into_bytes())
}

/// What `wasm-opt` does to what it has written itself, run by run: each finds what the one before left, together a
/// kilobyte of the first load. In one run, the same passes find nothing.
const AGAIN: [&[&str]; 4] = [
    &["--converge", "--code-folding", "--merge-blocks", "-Os"],
    &["-Os"],
    &["--flatten", "--rereloop", "-Os", "-Os"],
    // Which features it uses is for tools: no browser reads that.
    &["--monomorphize", "-Os", "--strip-target-features"],
];

/// WebAssembly that `wasm-opt` has written, made smaller once more.
fn optimised(project: &Project, installed: Installed, wasm: &Path) -> Result<Vec<u8>> {
    let small = wasm.with_extension("small");
    let mut from = wasm;
    for passes in AGAIN {
        let mut wasm_opt = installed.command(project, "wasm-opt")?;
        wasm_opt.args(["--strip-producers", "--low-memory-unused", "--ignore-implicit-traps"]);
        wasm_opt.args(passes).arg(from).arg("-o").arg(&small);
        run(&mut wasm_opt).with_context(|| format!("cannot optimise {}", wasm.display()))?;
        from = &small;
    }
    let content = fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?;
    fs::remove_file(&small).with_context(|| format!("cannot remove {}", small.display()))?;
    Ok(content)
}

fn worker(project: &Project, installed: Installed, kind: Kind) -> Result<()> {
    let mut worker_build = installed.command(project, "worker-build")?;
    worker_build
        .args(kind.of_worker_build())
        .arg("--out-dir")
        .arg(kind.worker_folder(project))
        .args(["--", "--locked"])
        .current_dir(project.root.join("proxy"));
    run(&mut worker_build).context("the Worker could not be built")?;
    if kind == Kind::Release { shortened(&kind.worker_folder(project)) } else { Ok(()) }
}

/// Has the Worker's script and its WebAssembly call each other by short names.
fn shortened(folder: &Path) -> Result<()> {
    let (script, wasm) = (folder.join("index.js"), folder.join("index_bg.wasm"));
    let text = fs::read_to_string(&script).context("worker-build left no index.js")?;
    let bytes = fs::read(&wasm).context("worker-build left no index_bg.wasm")?;
    let (short_wasm, short_script) = interface::with_short_names(&bytes, &text)?;
    fs::write(&script, short_script).context("cannot write index.js")?;
    fs::write(&wasm, short_wasm).context("cannot write index_bg.wasm")
}
