//! What a run has done on the learning platform.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::provider::ProviderFailure;

/// What a run has done with accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountTally {
    /// Things to do, as counted at the start.
    pub total: u64,
    /// Accounts opened.
    pub created: u64,
    /// Accounts taken over.
    pub adopted: u64,
    /// Accounts with a new name, department or position.
    pub updated: u64,
    /// Accounts deactivated.
    pub deactivated: u64,
    /// Accounts activated again.
    pub activated: u64,
    /// People who wait for an admin's approval.
    pub waiting: u64,
    /// People who could get none.
    pub refused: u64,
    /// People in the directory without an e-mail address.
    pub without_email: u64,
    /// People who get one once their first day comes near.
    #[serde(default)]
    pub later: u64,
    /// Departments that could not be created: people went into the default one.
    pub departments_missing: u64,
    /// What stopped it before the end, if anything did. The next run goes on.
    pub failure: Option<ProviderFailure>,
}

impl AccountTally {
    /// How much of it is done.
    pub fn done(&self) -> u64 {
        self.created
            + self.adopted
            + self.updated
            + self.deactivated
            + self.activated
            + self.waiting
            + self.refused
    }

    /// One of the things to do can't be done yet: a later run does it.
    pub fn leave_for_later(&mut self) {
        self.total = self.total.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn done_is_what_came_to_an_end_for_somebody() {
        let tally = AccountTally {
            total: 1_000_000,
            created: 1,
            adopted: 10,
            updated: 100,
            deactivated: 1000,
            activated: 10_000,
            waiting: 100_000,
            refused: 200_000,
            without_email: 7_000_000,
            later: 9_000_000,
            departments_missing: 8_000_000,
            failure: None,
        };
        assert_eq!(tally.done(), 311_111);
    }
}
