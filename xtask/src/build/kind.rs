//! What bundles are built for, and where each kind of them is kept: nothing of one is ever taken for the other.

use std::path::PathBuf;

use super::freshness::Bundle;
use crate::project::Project;

/// What bundles are built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For whoever works on this machine: soon there, large and slow.
    Debug,
    /// For deployment, tests and measurements: small and quick, minutes later.
    Release,
}

impl Kind {
    /// Where the app is.
    pub(crate) fn app_folder(self, project: &Project) -> PathBuf {
        project.root.join(match self {
            Self::Debug => "build/debug/app",
            Self::Release => "dist",
        })
    }

    /// Where the Worker is.
    pub(crate) fn worker_folder(self, project: &Project) -> PathBuf {
        project.root.join(match self {
            Self::Debug => "build/debug/worker",
            Self::Release => "proxy/build",
        })
    }

    /// Where the app's other pages are built, one after the other.
    pub(super) fn folder_beside(self, project: &Project) -> PathBuf {
        project.root.join(match self {
            Self::Debug => "build/debug/beside",
            Self::Release => "build/beside",
        })
    }

    /// Where wasm-bindgen writes the part that makes workbooks.
    pub(super) fn folder_of_sheet(self, project: &Project) -> PathBuf {
        project.root.join(match self {
            Self::Debug => "build/debug/sheet",
            Self::Release => "build/sheet",
        })
    }

    /// Cargo's profile for the app, as the pages say it to Trunk.
    pub(super) fn profile_of_app(self) -> &'static str {
        match self {
            Self::Debug => "dev",
            Self::Release => "app",
        }
    }

    /// What Trunk is told.
    pub(super) fn of_trunk(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &[],
            Self::Release => &["--release"],
        }
    }

    /// What worker-build is told.
    pub(super) fn of_worker_build(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &["--dev", "--no-opt"],
            Self::Release => &["--release"],
        }
    }

    /// The app.
    pub(super) fn app(self, project: &Project) -> Bundle {
        Bundle {
            name: self.named("app"),
            step: self.step("building the app"),
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
                // No page is built from it.
                "sheet",
            ],
            folder: self.app_folder(project),
            outputs: &super::BUILT,
        }
    }

    /// The Worker.
    pub(super) fn worker(self, project: &Project) -> Bundle {
        Bundle {
            name: self.named("worker"),
            step: self.step("building the Worker"),
            built_from: "proxy",
            inputs: &[".cargo", "Cargo.toml", "Cargo.lock", "package-lock.json", "xtask/src/build"],
            folder: self.worker_folder(project),
            outputs: &["index.js"],
        }
    }

    /// The name of what is built, by which its stamp is kept.
    pub(crate) fn named(self, what: &str) -> String {
        match self {
            Self::Debug => format!("debug-{what}"),
            Self::Release => what.to_owned(),
        }
    }

    /// The step that builds it, by which its time is kept.
    pub(crate) fn step(self, what: &str) -> String {
        match self {
            Self::Debug => what.to_owned(),
            Self::Release => format!("{what} for release"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::Kind::{Debug, Release};
    use crate::project::Project;

    #[test]
    fn no_file_and_no_stamp_of_one_kind_is_one_of_the_other() {
        let project = Project::at(Path::new("/project"));
        for (debug, release) in
            [(Debug.app(&project), Release.app(&project)), (Debug.worker(&project), Release.worker(&project))]
        {
            assert_ne!(debug.name, release.name);
            assert_ne!(debug.step, release.step);
            assert!(debug.folder.starts_with("/project/build/debug"), "{}", debug.folder.display());
            assert!(!release.folder.starts_with("/project/build/debug"), "{}", release.folder.display());
        }
        assert_ne!(Debug.folder_beside(&project), Release.folder_beside(&project));
        assert_ne!(Debug.folder_of_sheet(&project), Release.folder_of_sheet(&project));
    }

    #[test]
    fn what_is_deployed_is_what_was_built_for_it() {
        let project = Project::open().unwrap();
        let configuration = project.read("wrangler.toml").unwrap();
        let from_root = |folder: PathBuf| folder.strip_prefix(&project.root).unwrap().display().to_string();
        for line in [
            format!("main = \"{}/index.js\"", from_root(Release.worker_folder(&project))),
            format!("directory = \"./{}\"", from_root(Release.app_folder(&project))),
        ] {
            assert!(configuration.lines().any(|one| one == line), "{line}");
        }
    }
}
