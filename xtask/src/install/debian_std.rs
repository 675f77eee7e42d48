//! Debian's compiler with a standard library for WebAssembly, built from Debian's own source.
//!
//! Debian ships that source with all it depends on, so this needs nothing but apt-get.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::apt;
use super::wasm_target::{LINKED, TARGET};
use crate::command::{capture, command, on_path, run, say};
use crate::project::{self, Project};

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// The file beside the library that says which compiler it was built by.
const BUILT_BY: &str = "built-by";

/// Whether the library is there and was built by the compiler that is there.
pub(crate) fn is_current() -> bool {
    let Ok(folder) = library_folder() else { return false };
    matches!(
        (fs::read_to_string(folder.join(BUILT_BY)), compiler()),
        (Ok(built_by), Ok(compiler)) if built_by == compiler
    )
}

/// Installs the compiler, builds the library and tells rustup about both.
pub(crate) fn install(project: &Project) -> Result<()> {
    if !on_path("rustup") {
        bail!("rustup is missing: install Rust from https://rustup.rs");
    }
    apt::ensure(&PACKAGES)?;
    if !is_current() {
        say("building the standard library for WebAssembly");
        build_library()?;
        // What was built against the old library cannot be linked with the new one.
        remove(&project.target.join(TARGET))?;
    }
    run(command("rustup").args(["toolchain", "link", LINKED, "/usr"]))
}

fn build_library() -> Result<()> {
    let folder = project::cache()?.join("wasm-std");
    remove(&folder)?;
    fs::create_dir_all(folder.join("src")).context("cannot write to the cache folder")?;
    fs::write(folder.join("Cargo.toml"), MANIFEST)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    // Without `--locked`: this crate depends on nothing, and the library's lock file is in Debian's source.
    run(command(CARGO)
        .args(["build", "--quiet", "--release", "--target", TARGET])
        // `test` is the harness of `cargo test`.
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,test")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_RELEASE_PANIC", "unwind")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // Without bitcode a bundle with `lto = true` cannot be linked.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked")
        .current_dir(&folder))
    .context("the standard library for WebAssembly could not be built")?;
    let built = folder.join("target").join(TARGET).join("release/deps");
    place(&built, &library_folder()?)?;
    remove(&folder)
}

const MANIFEST: &str = r#"[package]
name = "wasm-std"
version = "0.0.0"
edition = "2024"

[lib]
crate-type = ["cdylib"]

[workspace]
"#;

/// Puts the built library where the compiler looks for it, in the place of any older one.
fn place(built: &Path, library: &Path) -> Result<()> {
    remove(library)?;
    fs::create_dir_all(library).with_context(|| format!("cannot write to {}", library.display()))?;
    for entry in fs::read_dir(built)?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rlib") {
            fs::copy(entry.path(), library.join(entry.file_name()))?;
        }
    }
    fs::write(library.join(BUILT_BY), compiler()?)?;
    Ok(())
}

fn library_folder() -> Result<PathBuf> {
    let folder = capture(command(RUSTC).args(["--print", "target-libdir", "--target", TARGET]))?;
    Ok(PathBuf::from(folder.trim()))
}

fn compiler() -> Result<String> {
    capture(command(RUSTC).arg("-vV"))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
