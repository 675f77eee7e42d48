//! Whether a bundle is still what its sources make: by their content, not by their time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::hex::hex;
use crate::install::wasm_target::WasmToolchain;
use crate::project::Project;

/// Folders inside the sources that make no difference to a bundle.
const IGNORED: [&str; 3] = ["tests", "target", "build"];

/// A bundle, what it is made from and the files that show that it was made.
pub(crate) struct Bundle {
    /// Its short name.
    pub(crate) name: &'static str,
    /// The crate that it is built from, with all of the project's own that this one needs.
    pub(crate) built_from: &'static str,
    /// Other files and folders that it is built from, from the project's root.
    pub(crate) inputs: &'static [&'static str],
    /// The files that the build writes last.
    pub(crate) outputs: &'static [&'static str],
}

impl Bundle {
    /// Runs the build unless its last result still stands.
    pub(crate) fn build_unless_fresh(
        &self,
        project: &Project,
        toolchain: WasmToolchain,
        build: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let stamp = project.root.join("build").join(format!("{}.stamp", self.name));
        // The sources are read before the build: an edit made meanwhile is built next time.
        let inputs = project.sources_of(self.built_from)?.into_iter().chain(in_root(project, self.inputs));
        let sources = format!("{toolchain:?} {}", fingerprint(&project.root, inputs)?);
        if fs::read_to_string(&stamp).is_ok_and(|text| text == self.stamp(project, &sources)) {
            return Ok(());
        }
        build()?;
        fs::write(&stamp, self.stamp(project, &sources))
            .with_context(|| format!("cannot write {}", stamp.display()))
    }

    fn stamp(&self, project: &Project, sources: &str) -> String {
        let output = fingerprint(&project.root, in_root(project, self.outputs)).unwrap_or_default();
        format!("{sources}\n{output}\n")
    }
}

fn in_root(project: &Project, paths: &[&str]) -> impl Iterator<Item = PathBuf> {
    paths.iter().map(|path| project.root.join(path))
}

/// One hash over the names and contents of all files.
fn fingerprint(root: &Path, inputs: impl IntoIterator<Item = PathBuf>) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&input, &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
        hash.update(format!("{name} {}\n", content.len()));
        hash.update(content);
    }
    Ok(hex(&hash.finalize()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.flatten() {
            let path = entry.path();
            let ignored = path.is_dir() && IGNORED.iter().any(|name| entry.file_name() == *name);
            if !ignored {
                collect(&path, files);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::{Bundle, fingerprint, in_root};
    use crate::install::wasm_target::WasmToolchain;
    use crate::project::{LocalCrate, Project};

    const BUNDLE: Bundle =
        Bundle { name: "sample", built_from: "top", inputs: &["lock"], outputs: &["out.html"] };

    fn project(root: &Path) -> Project {
        for folder in ["src/tests", "middle", "bottom", "build"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("src/one.rs"), "one").unwrap();
        let local = |folder: &str, needs: &[&str]| LocalCrate {
            folder: root.join(folder),
            needs: needs.iter().map(ToString::to_string).collect(),
        };
        Project {
            crates: BTreeMap::from([
                ("top".to_owned(), local("src", &["middle"])),
                ("middle".to_owned(), local("middle", &["bottom"])),
                ("bottom".to_owned(), local("bottom", &[])),
            ]),
            root: root.to_path_buf(),
            tools: root.join(".tools"),
            target: root.join("target"),
            test_targets: Vec::new(),
        }
    }

    fn builds(project: &Project, toolchain: WasmToolchain) -> bool {
        let mut built = false;
        let root = project.root.clone();
        BUNDLE
            .build_unless_fresh(project, toolchain, || {
                built = true;
                Ok(fs::write(root.join("out.html"), "made")?)
            })
            .unwrap();
        built
    }

    #[test]
    fn a_bundle_is_built_again_only_when_something_changed() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        assert!(builds(&project, WasmToolchain::Default), "never built");
        assert!(!builds(&project, WasmToolchain::Default), "nothing changed");
        fs::write(folder.path().join("src/one.rs"), "two").unwrap();
        assert!(builds(&project, WasmToolchain::Default), "a source changed");
        fs::write(folder.path().join("lock"), "").unwrap();
        assert!(builds(&project, WasmToolchain::Default), "a file came");
        fs::write(folder.path().join("bottom/lib.rs"), "").unwrap();
        assert!(builds(&project, WasmToolchain::Default), "a crate changed that one of its crates needs");
        fs::remove_file(folder.path().join("out.html")).unwrap();
        assert!(builds(&project, WasmToolchain::Default), "the output is gone");
        assert!(builds(&project, WasmToolchain::Linked), "another toolchain");
        assert!(!builds(&project, WasmToolchain::Linked), "nothing changed");
    }

    #[test]
    fn a_failed_build_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        let failed = BUNDLE.build_unless_fresh(&project, WasmToolchain::Default, || anyhow::bail!("no"));
        assert!(failed.is_err());
        assert!(builds(&project, WasmToolchain::Default));
    }

    #[test]
    fn tests_beside_the_sources_make_no_difference() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        let sources = || fingerprint(&project.root, in_root(&project, &["src"])).unwrap();
        let before = sources();
        fs::write(folder.path().join("src/tests/more.rs"), "more").unwrap();
        assert_eq!(sources(), before);
    }
}
