//! The standard library for WebAssembly: rustup's, or where rustup cannot download, Debian's.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::debian_std;
use crate::command::{capture, command, on_path, say};
use crate::progress::Progress;
use crate::project::Project;

/// The target that both bundles are built for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The step that installs its library.
pub(crate) const STEP: &str = "adding the target wasm32-unknown-unknown";

/// The name under which rustup knows Debian's compiler.
pub(crate) const LINKED: &str = "rollcall-wasm";

/// Which toolchain builds WebAssembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The one that builds everything else.
    Default,
    /// Debian's, linked into rustup.
    Linked,
}

impl WasmToolchain {
    /// What `RUSTUP_TOOLCHAIN` has to be, where it has to be something.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Default => None,
            Self::Linked => Some(LINKED),
        }
    }
}

/// The toolchain that can build WebAssembly, installed where there is none.
pub(crate) fn ensure(project: &Project, progress: &mut Progress) -> Result<WasmToolchain> {
    match find() {
        Some(found) => Ok(found),
        None => progress.step(STEP, || install(project)),
    }
}

fn install(project: &Project) -> Result<WasmToolchain> {
    if on_path("rustup") {
        let added = capture(command("rustup").args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "0"));
        if added.is_ok() && find() == Some(WasmToolchain::Default) {
            return Ok(WasmToolchain::Default);
        }
    }
    say("rustup could not download it; taking Debian's compiler (some minutes, once)");
    debian_std::install(project).with_context(|| {
        format!(
            "the target {TARGET} is missing: run `rustup target add {TARGET}` where the network allows it"
        )
    })?;
    Ok(WasmToolchain::Linked)
}

/// The toolchain that can build WebAssembly as things are.
pub(crate) fn find() -> Option<WasmToolchain> {
    if has_std(None) {
        return Some(WasmToolchain::Default);
    }
    (debian_std::is_current() && has_std(Some(LINKED))).then_some(WasmToolchain::Linked)
}

fn has_std(toolchain: Option<&str>) -> bool {
    let mut rustc = command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    capture(&mut rustc).is_ok_and(|folder| holds_std(&PathBuf::from(folder.trim())))
}

fn holds_std(folder: &PathBuf) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::holds_std;

    #[test]
    fn a_folder_without_the_standard_library_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!holds_std(&folder.path().join("absent")));
        File::create(folder.path().join("libcore-0a.rlib")).unwrap();
        File::create(folder.path().join("libstd-0a.rmeta")).unwrap();
        assert!(!holds_std(&folder.path().to_path_buf()));
        File::create(folder.path().join("libstd-0a.rlib")).unwrap();
        assert!(holds_std(&folder.path().to_path_buf()));
    }
}
