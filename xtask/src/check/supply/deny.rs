//! Asking cargo-deny.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::check::report::Looked;
use crate::command::{command, run};
use crate::project::Project;

/// The crates of one folder, and the rules for them.
pub(super) struct Deny {
    program: PathBuf,
    folder: PathBuf,
    rules: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Deny {
    /// The crates of the manifest in `folder`, by the `rules` of a deny.toml.
    pub(super) fn new(project: &Project, folder: &Path, rules: &Path) -> Self {
        Self {
            program: project.tool("cargo-deny"),
            folder: folder.to_path_buf(),
            rules: rules.to_path_buf(),
            environment: Vec::new(),
        }
    }

    /// The same with variables of the environment.
    pub(super) fn with(mut self, environment: Vec<(&'static str, String)>) -> Self {
        self.environment = environment;
        self
    }

    /// Licences, bans and sources.
    pub(super) fn rules(&self) -> Result<()> {
        // Two versions of a crate are only warned of, in hundreds of lines: `cargo deny check bans` prints them.
        run(&mut self.command("--locked --log-level error check licenses bans sources")).context(
            "deny.toml does not allow a crate: do without it, or allow it there and say in the commit why",
        )
    }

    /// What is known against the crates, unless the database of it cannot be had.
    pub(super) fn advisories(&self) -> Result<Looked> {
        let fetched =
            self.command("fetch db").stdin(Stdio::null()).output().context("cannot start cargo-deny")?;
        if !fetched.status.success() {
            let why = reason(&String::from_utf8_lossy(&fetched.stderr));
            return Ok(Looked::NotAt(format!("advisories were not looked at: {why}")));
        }
        run(&mut self.command("--locked --log-level error check advisories")).context(
            "something is known against a crate: take the version that mends it, by `cargo update --package`",
        )?;
        Ok(Looked::AtAll)
    }

    /// The codes of all that is refused, by any rule or advisory.
    pub(super) fn refused(&self) -> Result<BTreeSet<String>> {
        let mut all = self.command("--format json --log-level error check");
        let output = all.stdin(Stdio::null()).output().context("cannot start cargo-deny")?;
        let words = String::from_utf8_lossy(&output.stderr);
        let codes = codes(&words);
        anyhow::ensure!(
            output.status.success() == codes.is_empty(),
            "cargo-deny ended with {} and these words: {words}",
            output.status
        );
        Ok(codes)
    }

    fn command(&self, arguments: &str) -> Command {
        let mut deny = command(&self.program);
        deny.arg("deny").arg("--config").arg(&self.rules).args(arguments.split(' '));
        deny.envs(self.environment.iter().map(|(name, value)| (name, value))).current_dir(&self.folder);
        deny
    }
}

#[derive(Deserialize)]
struct Line {
    fields: Fields,
}

#[derive(Deserialize)]
struct Fields {
    code: Option<String>,
    severity: Option<String>,
}

/// The codes of the errors among the lines of JSON that cargo-deny prints.
fn codes(words: &str) -> BTreeSet<String> {
    let lines = words.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
    let errors = lines.filter(|line| line.fields.severity.as_deref() == Some("error"));
    errors.filter_map(|line| line.fields.code).collect()
}

/// Why the database could not be had: what git said last of its own, else the last line.
fn reason(words: &str) -> String {
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let git = lines.clone().find(|line| line.starts_with("fatal: "));
    git.or_else(|| lines.next_back()).unwrap_or("cargo-deny did not say why").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{codes, reason};

    #[test]
    fn only_errors_refuse() {
        let words = r#"{"fields":{"code":"index-failure","severity":"warning"},"type":"diagnostic"}
{"fields":{"code":"rejected","message":"failed to satisfy license requirements","severity":"error"},"type":"diagnostic"}
not json
{"fields":{"level":"ERROR","message":"failed to fetch crates"},"type":"log"}
{"fields":{"licenses":{"errors":1}},"type":"summary"}"#;
        assert_eq!(codes(words).into_iter().collect::<Vec<_>>(), ["rejected"]);
    }

    #[test]
    fn why_the_database_could_not_be_had_is_what_git_said() {
        let git = "[ERROR] failed to clone\nCloning into 'there'...\nfatal: unable to access 'https://db.example/': Could not resolve host: db.example\n\nmore\n";
        assert_eq!(
            reason(git),
            "fatal: unable to access 'https://db.example/': Could not resolve host: db.example"
        );
        assert_eq!(reason("first\n[ERROR] git is missing\n\n"), "[ERROR] git is missing");
        assert_eq!(reason(""), "cargo-deny did not say why");
    }
}
