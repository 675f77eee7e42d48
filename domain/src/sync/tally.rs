//! Warnings of a run, counted.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::provider::Warning;

/// How many people each warning happened to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Counted>", into = "Vec<Counted>")]
pub struct Tally(BTreeMap<Warning, u64>);

/// A warning and how many people it happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    /// What happened.
    pub warning: Warning,
    /// To how many people, or records where nobody can be told apart.
    pub people: u64,
}

impl Tally {
    /// Counts one more person for each of `warnings`.
    pub fn extend(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        for warning in warnings {
            *self.0.entry(warning).or_default() += 1;
        }
    }

    /// Says that `warning` concerns `people` people.
    pub fn set(&mut self, warning: Warning, people: u64) {
        self.0.insert(warning, people);
    }

    /// How many people `warning` happened to.
    pub fn of(&self, warning: Warning) -> u64 {
        self.0.get(&warning).copied().unwrap_or_default()
    }

    /// The warnings, each with its count.
    pub fn counted(&self) -> Vec<Counted> {
        self.0.iter().map(|(&warning, &people)| Counted { warning, people }).collect()
    }
}

impl From<Vec<Counted>> for Tally {
    fn from(counted: Vec<Counted>) -> Self {
        Self(counted.into_iter().map(|entry| (entry.warning, entry.people)).collect())
    }
}

impl From<Tally> for Vec<Counted> {
    fn from(tally: Tally) -> Self {
        tally.counted()
    }
}
