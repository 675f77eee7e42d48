//! The part of the app that makes workbooks, which is no page and is loaded when somebody asks for a workbook: one script at an
//! address of its own, so that whoever has had the app open since before a deployment finds it, and its WebAssembly, named by
//! its content (docs/decisions/0028-workbooks-apart.md).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::boot_scripts::named;
use super::{Kind, bundled, interface, optimised};
use crate::command::run;
use crate::install::{Installed, wasm_target::TARGET};
use crate::project::Project;

/// The script, as the app asks for it (`app/src/pages/taking_along/workbook.rs`).
pub(super) const SCRIPT: &str = "sheet.js";

/// The WebAssembly, as the entry names it before it is named by its content.
const WASM: &str = "/sheet_bg.wasm";

/// What the script leaves in the window.
const ENTRY: &str = "import init, { write } from './sheet.js';
globalThis.writeSheet = async table => { await init({ module_or_path: '/sheet_bg.wasm' }); return write(table); };";

/// Builds it into `dist`.
pub(super) fn build(project: &Project, installed: Installed, kind: Kind, dist: &Path) -> Result<()> {
    let folder = kind.folder_of_sheet(project);
    compiled(project, installed, kind)?;
    bound(project, installed, kind, &folder)?;
    let (script, wasm) = (folder.join("sheet.js"), folder.join("sheet_bg.wasm"));
    let text = bundled(project, installed, &script, ENTRY)?;
    let text = String::from_utf8(text).context("the script is no text")?;
    let bytes = fs::read(&wasm).context("wasm-bindgen left no WebAssembly")?;
    let (bytes, text) = match kind {
        Kind::Debug => (bytes, text),
        Kind::Release => {
            fs::write(&wasm, interface::without_unused_exports(&bytes, &text)?)
                .with_context(|| format!("cannot write {}", wasm.display()))?;
            interface::with_short_names(&optimised(project, installed, &wasm)?, &text)?
        }
    };
    put(dist, &bytes, &text)
}

/// Puts the script and its WebAssembly into `dist`.
fn put(dist: &Path, wasm: &[u8], script: &str) -> Result<()> {
    let name = named("sheet", "wasm", wasm);
    fs::write(dist.join(&name), wasm).with_context(|| format!("cannot write {name}"))?;
    let script = script.replace(WASM, &format!("/{name}"));
    fs::write(dist.join(SCRIPT), script).with_context(|| format!("cannot write {SCRIPT}"))
}

fn compiled(project: &Project, installed: Installed, kind: Kind) -> Result<()> {
    let mut cargo = installed.command(project, "cargo")?;
    cargo
        .args(["build", "--quiet", "--locked", "--package", "sheet", "--lib", "--target", TARGET])
        .args(["--profile", kind.profile_of_app()])
        .current_dir(&project.root);
    run(&mut cargo).context("the part that makes workbooks could not be built")
}

/// Has wasm-bindgen write into `folder` how a browser calls it.
fn bound(project: &Project, installed: Installed, kind: Kind, folder: &Path) -> Result<()> {
    let profile = match kind.profile_of_app() {
        // Cargo's folder for it.
        "dev" => "debug",
        other => other,
    };
    let mut wasm_bindgen = installed.command(project, "wasm-bindgen")?;
    wasm_bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "sheet", "--out-dir"])
        .arg(folder)
        .arg(project.target.join(TARGET).join(profile).join("sheet.wasm"));
    run(&mut wasm_bindgen).context("wasm-bindgen failed")
}

#[cfg(test)]
mod tests {
    use super::{ENTRY, SCRIPT, WASM, put};
    use crate::build::kept;
    use std::fs;

    #[test]
    fn the_script_has_its_address_for_ever_and_names_its_wasm_by_content() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("_headers"), "").unwrap();
        assert_eq!(ENTRY.matches(WASM).count(), 1);
        put(folder.path(), b"wasm", ENTRY).unwrap();
        kept::declare(folder.path()).unwrap();
        let script = fs::read_to_string(folder.path().join(SCRIPT)).unwrap();
        let headers = fs::read_to_string(folder.path().join("_headers")).unwrap();
        let kept: Vec<_> = headers.lines().filter(|line| line.starts_with('/')).collect();
        let [wasm] = kept[..] else { panic!("{headers}") };
        assert!(script.contains(&format!("'{wasm}'")) && !script.contains(WASM), "{script}");
        assert_eq!(fs::read(folder.path().join(&wasm[1..])).unwrap(), b"wasm");
    }
}
