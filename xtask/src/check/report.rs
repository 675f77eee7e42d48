//! The table at the end of `cargo xtask test`.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::count::Tally;
use crate::command::say;

/// What ran, how it ended and how long it took.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
    /// What was not looked at, and why.
    gaps: Vec<String>,
}

/// How far a check got that needs somebody's answer.
#[derive(Debug)]
pub(crate) enum Looked {
    /// Everything was looked at.
    AtAll,
    /// Something was not, for the reason that this sentence says.
    NotAt(String),
}

struct Row {
    name: &'static str,
    tally: Tally,
    time: Duration,
}

impl Report {
    /// Runs a check, which counts as one.
    pub(crate) fn check(&mut self, name: &'static str, check: impl FnOnce() -> Result<()>) {
        self.suite(name, || check().map(|()| Tally::PASSED));
    }

    /// Runs a check that others may keep from looking: no failure, but it is said at once and again below the table.
    pub(crate) fn look(&mut self, name: &'static str, look: impl FnOnce() -> Result<Looked>) {
        let mut gap = None;
        self.check(name, || {
            if let Looked::NotAt(what) = look()? {
                say(&what);
                gap = Some(what);
            }
            Ok(())
        });
        self.gaps.extend(gap);
    }

    /// Runs tests, which count as many as they are; tests that could not run count as one failure.
    pub(crate) fn suite(&mut self, name: &'static str, suite: impl FnOnce() -> Result<Tally>) {
        say(name);
        let begin = Instant::now();
        let tally = suite().unwrap_or_else(|error| {
            eprintln!("error: {name}: {error:#}");
            Tally::of_failure(format!("{error:#}"))
        });
        self.rows.push(Row { name, tally, time: begin.elapsed() });
    }

    /// How many failed, over all.
    pub(crate) fn failed(&self) -> u64 {
        self.rows.iter().map(|row| row.tally.failed).sum()
    }

    fn passed(&self) -> u64 {
        self.rows.iter().map(|row| row.tally.passed).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rows.iter().map(|row| row.name.len()).max().unwrap_or_default();
        writeln!(out, "\n{:width$}  result  passed  failed  seconds", "step")?;
        for Row { name, tally: Tally { passed, failed, .. }, time } in &self.rows {
            let result = if *failed == 0 { "ok" } else { "FAILED" };
            let seconds = time.as_secs_f64();
            writeln!(out, "{name:width$}  {result:6}  {passed:6}  {failed:6}  {seconds:7.1}")?;
        }
        for gap in &self.gaps {
            writeln!(out, "\n{gap}")?;
        }
        for Row { name, tally, .. } in &self.rows {
            for failure in &tally.failures {
                writeln!(out, "\n{name}: {failure}")?;
            }
        }
        writeln!(out, "\n{} passed, {} failed", self.passed(), self.failed())
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::{Looked, Report, Tally};

    #[test]
    fn the_last_line_is_the_count() {
        let mut report = Report::default();
        report.check("formatting", || Ok(()));
        report.check("lints", || bail!("no"));
        report.suite("native tests", || {
            Ok(Tally { passed: 40, failed: 2, failures: vec!["api::one".into(), "api::two".into()] })
        });
        report.suite("end-to-end tests", || bail!("could not be built"));
        let text = report.to_string();
        assert_eq!(text.lines().last(), Some("41 passed, 4 failed"));
        assert!(text.contains("\nlints             FAILED       0       1      0.0\n"), "{text}");
        assert_eq!(report.failed(), 4);
    }

    #[test]
    fn what_failed_is_said_again_below_the_table() {
        let mut report = Report::default();
        report.check("lints", || bail!("clippy ended with 101"));
        report.suite("native tests", || Ok(Tally { passed: 40, ..Tally::of_failure("api::one".into()) }));
        let text = report.to_string();
        assert!(
            text.ends_with(
                "\n\nlints: clippy ended with 101\n\nnative tests: api::one\n\n40 passed, 2 failed\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn what_was_not_looked_at_is_said_and_is_no_failure() {
        let mut report = Report::default();
        report.look("crates", || Ok(Looked::NotAt("advisories were not looked at: no network".into())));
        report.look("npm packages", || Ok(Looked::AtAll));
        report.look("more", || bail!("something is known against a crate"));
        let text = report.to_string();
        assert!(
            text.ends_with(
                "\n\nadvisories were not looked at: no network\n\nmore: something is known against a crate\n\n2 passed, 1 failed\n"
            ),
            "{text}"
        );
    }
}
