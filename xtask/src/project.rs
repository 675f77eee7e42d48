//! Where things are: the project's root, its tools, cargo's output.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::command::{capture, command};

/// The folders that the tasks work in.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// Where the project's own tools are installed: `.tools`, or what `ROLLCALL_TOOLS` names.
    pub(crate) tools: PathBuf,
    /// Where these come from.
    pub(crate) tools_from: ToolsFrom,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// The test targets of the package `tests`.
    pub(crate) test_targets: Vec<String>,
    /// The project's own crates, by their name.
    pub(crate) crates: BTreeMap<String, LocalCrate>,
}

/// Where the tools come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ToolsFrom {
    /// What their projects have released, where it can be had; else from source.
    Releases,
    /// From source alone: what `ROLLCALL_TOOLS_FROM=source` asks for.
    Source,
}

impl ToolsFrom {
    fn read(asked: Option<&str>) -> Result<Self> {
        match asked {
            None | Some("") => Ok(Self::Releases),
            Some("source") => Ok(Self::Source),
            Some(other) => bail!("ROLLCALL_TOOLS_FROM is \"{other}\": write `source`, or leave it out"),
        }
    }
}

/// A crate of the project.
#[derive(Debug, Clone, Default)]
pub(crate) struct LocalCrate {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The project's own crates that it is built with.
    pub(crate) needs: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    path: Option<PathBuf>,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Project {
    /// Finds the folders of the project that this `xtask` belongs to.
    pub(crate) fn open() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let Some(root) = Path::new(&manifest).parent().map(Path::to_path_buf) else {
            bail!("the folder of xtask has no parent: run `cargo xtask` inside the repository");
        };
        let mut metadata = command("cargo");
        metadata.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(&root);
        let metadata: Metadata =
            serde_json::from_str(&capture(&mut metadata)?).context("cargo metadata printed no metadata")?;
        Ok(Self {
            tools: env::var_os("ROLLCALL_TOOLS").map_or_else(|| root.join(".tools"), PathBuf::from),
            tools_from: ToolsFrom::read(env::var("ROLLCALL_TOOLS_FROM").ok().as_deref())?,
            target: metadata.target_directory,
            test_targets: test_targets(&metadata.packages),
            crates: metadata.packages.into_iter().map(local_crate).collect(),
            root,
        })
    }

    /// A project without crates in another folder.
    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            tools: root.join(".tools"),
            tools_from: ToolsFrom::Releases,
            target: root.join("target"),
            test_targets: Vec::new(),
            crates: BTreeMap::new(),
        }
    }

    /// The folders of the crate `name` and of all of the project's own that it is built with.
    pub(crate) fn sources_of(&self, name: &str) -> Result<BTreeSet<PathBuf>> {
        let found = self.crates.get(name).with_context(|| format!("there is no crate {name}"))?;
        let mut folders = BTreeSet::from([found.folder.clone()]);
        for needed in &found.needs {
            folders.append(&mut self.sources_of(needed)?);
        }
        Ok(folders)
    }

    /// The text of a file of the project, by its path from the root.
    pub(crate) fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// A command that npm installed, such as `wrangler`.
    pub(crate) fn npm_bin(&self, name: &str) -> PathBuf {
        self.root.join("node_modules/.bin").join(name)
    }

    /// A command that cargo installed for this project, such as `trunk`.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.tools.join("bin").join(name)
    }
}

/// The project's folder for what may be kept between clones: in the user's cache folder.
pub(crate) fn cache() -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("there is no home folder: set HOME or XDG_CACHE_HOME")?;
    Ok(cache.join("rollcall"))
}

fn local_crate(package: Package) -> (String, LocalCrate) {
    let local = package.dependencies.into_iter().filter(|one| one.path.is_some() && one.kind.is_none());
    let folder = package.manifest_path.parent().map(Path::to_path_buf).unwrap_or_default();
    (package.name, LocalCrate { folder, needs: local.map(|one| one.name).collect() })
}

fn test_targets(packages: &[Package]) -> Vec<String> {
    packages
        .iter()
        .filter(|package| package.name == "tests")
        .flat_map(|package| &package.targets)
        .filter(|target| target.kind.iter().any(|kind| kind == "test"))
        .map(|target| target.name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::ToolsFrom;

    #[test]
    fn tools_are_built_from_source_where_that_is_asked_for() {
        assert_eq!(ToolsFrom::read(None).unwrap(), ToolsFrom::Releases);
        assert_eq!(ToolsFrom::read(Some("")).unwrap(), ToolsFrom::Releases);
        assert_eq!(ToolsFrom::read(Some("source")).unwrap(), ToolsFrom::Source);
        assert!(ToolsFrom::read(Some("sauce")).is_err());
    }
}
