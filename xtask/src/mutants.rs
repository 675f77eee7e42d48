//! Whether the rules' own tests see: cargo-mutants changes one thing at a time in the files that decide, and the native
//! tests of their crate have to notice.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, ValueEnum};
use serde::Deserialize;

use crate::command::{command, say};
use crate::install::{self, tools};
use crate::progress::Progress;
use crate::project::Project;

/// What of a hundred has to be noticed.
const ENOUGH: u64 = 95;

/// Seconds after which a test that goes on for ever counts as one that noticed.
const TIME_OUT: &str = "180";

/// What is changed.
#[derive(Args)]
pub(crate) struct Options {
    /// Only one crate's.
    #[arg(long, value_name = "CRATE")]
    only: Option<Part>,
    /// Only files whose path holds this text.
    #[arg(long, value_name = "TEXT", default_value = "")]
    file: String,
    /// One part of several, such as `1/4`: they are made in turns.
    #[arg(long, value_name = "PART/OF")]
    shard: Option<String>,
}

/// A crate, and the files of it that decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The rules.
    Domain,
    /// Who carries them out.
    Engine,
}

impl Part {
    fn package(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Engine => "engine",
        }
    }

    /// From the root.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Domain => &[
                "domain/src/sync/plan.rs",
                "domain/src/sync/guard.rs",
                "domain/src/provisioning/account.rs",
                "domain/src/provisioning/needs.rs",
                "domain/src/export/entry.rs",
                "domain/src/schedule/due.rs",
            ],
            Self::Engine => &[
                "engine/src/advancing.rs",
                "engine/src/due/mod.rs",
                "engine/src/planning/mod.rs",
                "engine/src/reading/mod.rs",
                "engine/src/reading/asking.rs",
                "engine/src/exporting/bounds.rs",
                "engine/src/exporting/approving.rs",
                "engine/src/exporting/checking.rs",
                "engine/src/provisioning/settling.rs",
                "engine/src/provisioning/offer.rs",
                "engine/src/provisioning/opening.rs",
            ],
        }
    }
}

/// What came of them, as cargo-mutants writes it down.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
struct Outcomes {
    caught: u64,
    missed: u64,
    timeout: u64,
    unviable: u64,
}

impl Outcomes {
    fn add(&mut self, other: &Self) {
        self.caught += other.caught;
        self.missed += other.missed;
        self.timeout += other.timeout;
        self.unviable += other.unviable;
    }

    /// What was noticed of a hundred that could be. A test that went on for ever has noticed.
    fn percent(&self) -> u64 {
        let noticed = self.caught + self.timeout;
        (noticed * 100).checked_div(noticed + self.missed).unwrap_or(100)
    }
}

/// Changes one thing at a time, and prints what nobody noticed.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let mut all = Outcomes::default();
    for part in [Part::Domain, Part::Engine] {
        if options.only.is_none_or(|only| only == part) {
            let outcomes = change(project, part, options)?;
            say(&format!("{}: {}", part.package(), summary(&outcomes)));
            all.add(&outcomes);
        }
    }
    println!("{}", summary(&all));
    ensure!(all.percent() >= ENOUGH, "at least {ENOUGH} of 100 changes have to be noticed");
    Ok(())
}

fn summary(Outcomes { caught, missed, timeout, unviable }: &Outcomes) -> String {
    let percent = Outcomes { caught: *caught, missed: *missed, timeout: *timeout, unviable: 0 }.percent();
    format!(
        "{caught} noticed, {timeout} by going on for ever, {missed} missed, {unviable} do not compile: {percent} of 100"
    )
}

fn change(project: &Project, part: Part, options: &Options) -> Result<Outcomes> {
    let files: Vec<_> = part.files().iter().filter(|file| file.contains(&options.file)).collect();
    if files.is_empty() {
        return Ok(Outcomes::default());
    }
    {
        let _turn = install::turn(project)?;
        tools::ensure(project, &tools::mutants(), &mut Progress::unplanned())?;
    }
    let output = project.target.join("mutants").join(part.package());
    fs::create_dir_all(&output).context("cannot create a folder for what comes of it")?;
    let mut cargo = command(project.tool("cargo-mutants"));
    cargo
        .args([
            "mutants",
            "--cargo-arg=--locked",
            "--package",
            part.package(),
            "--timeout",
            TIME_OUT,
            "--jobs",
            "1",
        ])
        // The tests are run as they are first: where one fails by itself, every change would be noticed.
        .args(["--baseline", "run", "--no-shuffle", "--colors", "never", "--cap-lints", "true"])
        .arg("--output")
        .arg(&output)
        // In the copy of the tree that is changed, what others are built with is built once.
        .env("CARGO_TARGET_DIR", project.target.join("mutants-target"))
        .current_dir(&project.root);
    for file in files {
        cargo.args(["--file", file]);
    }
    if let Some(shard) = &options.shard {
        cargo.args(["--shard", shard]);
    }
    // Tests beside the code and of the whole crate; documentation has no examples that decide.
    cargo.args(["--", "--lib", "--tests"]);
    let status = cargo.status().context("cannot start cargo-mutants")?;
    match status.code() {
        // All noticed, some missed, some went on for ever: what that comes to is for us to say.
        Some(0 | 2 | 3) => outcomes(&output.join("mutants.out")),
        _ => bail!("cargo-mutants failed ({status}); its own words are above"),
    }
}

fn outcomes(folder: &Path) -> Result<Outcomes> {
    let text = fs::read_to_string(folder.join("outcomes.json")).context("cargo-mutants left no outcomes")?;
    serde_json::from_str(&text).context("what cargo-mutants left has another shape")
}

#[cfg(test)]
mod tests {
    use super::{Outcomes, Part, summary};
    use crate::project::Project;

    #[test]
    fn what_goes_on_for_ever_is_noticed_and_what_does_not_compile_counts_nothing() {
        let outcomes = Outcomes { caught: 17, missed: 1, timeout: 2, unviable: 7 };
        assert_eq!(outcomes.percent(), 95);
        assert_eq!(Outcomes::default().percent(), 100);
        assert_eq!(
            summary(&outcomes),
            "17 noticed, 2 by going on for ever, 1 missed, 7 do not compile: 95 of 100"
        );
    }

    #[test]
    fn every_file_that_is_named_is_there() {
        let project = Project::open().unwrap();
        for file in [Part::Domain, Part::Engine].into_iter().flat_map(Part::files) {
            assert!(project.root.join(file).is_file(), "{file}");
        }
    }
}
