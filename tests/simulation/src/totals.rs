//! What many stories came to together.

use std::{collections::BTreeMap, fmt};

use crate::story::Outcome;

/// Counts over all stories.
#[derive(Debug, Default)]
pub struct Totals {
    seeds: u64,
    steps: u64,
    requests: u64,
    runs: u64,
    crashes: u64,
    written: [u64; 3],
    faults: BTreeMap<&'static str, u64>,
}

impl Totals {
    /// Adds what one story came to.
    pub fn add(&mut self, outcome: &Outcome) {
        self.seeds += 1;
        self.steps += outcome.steps;
        self.requests += outcome.requests;
        self.runs += outcome.runs;
        self.crashes += outcome.crashes;
        for (all, some) in self.written.iter_mut().zip(outcome.written) {
            *all += some;
        }
        for (kind, times) in &outcome.faults {
            *self.faults.entry(kind).or_default() += times;
        }
    }

    /// How many stories there were.
    pub fn seeds(&self) -> u64 {
        self.seeds
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { steps, requests, runs, crashes, written: [mails, records, files], .. } = self;
        writeln!(out, "{steps} steps, {requests} requests, {runs} runs, {crashes} crashes")?;
        writeln!(out, "{mails} invitations, {records} records, {files} files")?;
        for (kind, times) in &self.faults {
            writeln!(out, "{times:>8} {kind}")?;
        }
        Ok(())
    }
}
