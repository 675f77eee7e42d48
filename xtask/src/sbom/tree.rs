//! What `cargo tree` prints.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context as _, Result};

/// A line, after its depth.
pub(super) const FORMAT: &str = "|{p}|{l}";

/// A crate at a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
}

impl fmt::Display for Crate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.name, self.version)
    }
}

/// Crates, and which need which.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Those that the trees begin with.
    pub(super) roots: BTreeSet<Crate>,
    /// Each with its licence.
    pub(super) licences: BTreeMap<Crate, String>,
    /// What each needs by itself.
    pub(super) needs: BTreeMap<Crate, BTreeSet<Crate>>,
}

impl Tree {
    /// Adds a tree, printed with `--prefix=depth` and [`FORMAT`].
    pub(super) fn read(&mut self, printed: &str) -> Result<()> {
        // From the root to the line before.
        let mut above: Vec<Crate> = Vec::new();
        for line in printed.lines() {
            let (depth, package, licence) =
                parts(line).with_context(|| format!("not a line of a tree: {line}"))?;
            above.truncate(depth);
            match above.last() {
                Some(parent) => {
                    self.needs.entry(parent.clone()).or_default().insert(package.clone());
                }
                None => {
                    self.roots.insert(package.clone());
                }
            }
            self.needs.entry(package.clone()).or_default();
            self.licences.insert(package.clone(), licence.to_owned());
            above.push(package);
        }
        Ok(())
    }
}

/// The depth, the crate and its licence. A star says that what it needs was printed before.
fn parts(line: &str) -> Option<(usize, Crate, &str)> {
    let (depth, rest) = line.split_once('|')?;
    let (package, licence) = rest.rsplit_once('|')?;
    let (name, rest) = package.split_once(" v")?;
    let version = rest.split(' ').next()?;
    let package = Crate { name: name.to_owned(), version: version.to_owned() };
    Some((depth.parse().ok()?, package, licence.trim_end_matches("(*)").trim()))
}

#[cfg(test)]
mod tests {
    use super::{Crate, Tree};

    fn of(name: &str) -> Crate {
        Crate { name: name.to_owned(), version: "1.0.0".to_owned() }
    }

    #[test]
    fn who_needs_whom_is_read_from_the_depths() {
        let mut tree = Tree::default();
        let app = "0|app v1.0.0 (/a path|with signs)|MIT\n1|a v1.0.0|MIT/Apache-2.0\n2|b v1.0.0|(MIT OR X) AND Y\n1|c v1.0.0|MIT\n";
        let worker = "0|worker v1.0.0 (/path)|MIT\n1|a v1.0.0|MIT/Apache-2.0 (*)\n";
        tree.read(app).unwrap();
        tree.read(worker).unwrap();
        assert_eq!(tree.roots, [of("app"), of("worker")].into());
        assert_eq!(tree.licences[&of("a")], "MIT/Apache-2.0");
        assert_eq!(tree.licences[&of("b")], "(MIT OR X) AND Y");
        assert_eq!(tree.needs[&of("app")], [of("a"), of("c")].into());
        assert_eq!(tree.needs[&of("a")], [of("b")].into());
        assert_eq!(tree.needs[&of("worker")], [of("a")].into());
        assert!(tree.needs[&of("c")].is_empty());
    }

    #[test]
    fn what_is_no_tree_is_named() {
        let error = Tree::default().read("warning: something").unwrap_err();
        assert_eq!(error.to_string(), "not a line of a tree: warning: something");
    }
}
