//! Whether a bundle is still what its sources make: by their content, not by their time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base16ct::lower::encode_string;
use sha2::{Digest as _, Sha256};

use crate::install::wasm_target::WasmToolchain;
use crate::progress::Progress;
use crate::project::Project;

/// Folders inside the sources that make no difference to a bundle.
const IGNORED: [&str; 3] = ["tests", "target", "build"];

/// Something that is built, what it is built from and the files that show that it was.
pub(crate) struct Bundle {
    /// Its short name.
    pub(crate) name: String,
    /// The step that builds it.
    pub(crate) step: String,
    /// The crate that it is built from, with all of the project's own that this one needs.
    pub(crate) built_from: &'static str,
    /// Other files and folders that it is built from, from the project's root.
    pub(crate) inputs: &'static [&'static str],
    /// Where it is built.
    pub(crate) folder: PathBuf,
    /// The files there that the build writes last.
    pub(crate) outputs: &'static [&'static str],
}

impl Bundle {
    /// Whether the last build still stands. `wasm` builds it, unless it is for this machine.
    pub(crate) fn is_fresh(&self, project: &Project, wasm: Option<WasmToolchain>) -> Result<bool> {
        Ok(self.stands(project, &self.sources(project, wasm)?))
    }

    /// Runs the build, as a step, unless its last result still stands.
    pub(crate) fn build_unless_fresh(
        &self,
        project: &Project,
        wasm: Option<WasmToolchain>,
        progress: &mut Progress,
        build: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        // The sources are read before the build: an edit made meanwhile is built next time.
        let sources = self.sources(project, wasm)?;
        if self.stands(project, &sources) {
            return Ok(());
        }
        progress.step(&self.step, build)?;
        let stamp = self.stamp_file(project);
        fs::write(&stamp, self.stamp(project, &sources))
            .with_context(|| format!("cannot write {}", stamp.display()))
    }

    fn stands(&self, project: &Project, sources: &str) -> bool {
        fs::read_to_string(self.stamp_file(project)).is_ok_and(|text| text == self.stamp(project, sources))
    }

    fn sources(&self, project: &Project, wasm: Option<WasmToolchain>) -> Result<String> {
        let inputs = self.inputs.iter().map(|path| project.root.join(path));
        let all = project.sources_of(self.built_from)?.into_iter().chain(inputs);
        Ok(format!("{wasm:?} {}", fingerprint(&project.root, all)?))
    }

    fn stamp(&self, project: &Project, sources: &str) -> String {
        let outputs = self.outputs.iter().map(|name| self.folder.join(name));
        let output = fingerprint(&project.root, outputs).unwrap_or_default();
        format!("{sources}\n{output}\n")
    }

    fn stamp_file(&self, project: &Project) -> PathBuf {
        project.root.join("build").join(format!("{}.stamp", self.name))
    }
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
    Ok(encode_string(&hash.finalize()))
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

    use super::{Bundle, fingerprint};
    use crate::install::wasm_target::WasmToolchain;
    use crate::progress::Progress;
    use crate::project::{LocalCrate, Project};

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
            ..Project::at(root)
        }
    }

    fn bundle(project: &Project) -> Bundle {
        Bundle {
            name: "sample".into(),
            step: "building the sample".into(),
            built_from: "top",
            inputs: &["lock"],
            folder: project.root.clone(),
            outputs: &["out.html"],
        }
    }

    fn builds(project: &Project, wasm: WasmToolchain) -> bool {
        let mut built = false;
        let root = project.root.clone();
        let bundle = bundle(project);
        let fresh = bundle.is_fresh(project, Some(wasm)).unwrap();
        bundle
            .build_unless_fresh(project, Some(wasm), &mut Progress::nowhere_kept(), || {
                built = true;
                Ok(fs::write(root.join("out.html"), "made")?)
            })
            .unwrap();
        assert_eq!(fresh, !built, "what is planned is what is done");
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
        let failed = bundle(&project).build_unless_fresh(
            &project,
            Some(WasmToolchain::Default),
            &mut Progress::nowhere_kept(),
            || anyhow::bail!("no"),
        );
        assert!(failed.is_err());
        assert!(builds(&project, WasmToolchain::Default));
    }

    #[test]
    fn tests_beside_the_sources_make_no_difference() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        let sources = || fingerprint(&project.root, [project.root.join("src")]).unwrap();
        let before = sources();
        fs::write(folder.path().join("src/tests/more.rs"), "more").unwrap();
        assert_eq!(sources(), before);
    }
}
