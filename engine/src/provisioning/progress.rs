//! How far the provisioning part of a run has come, kept in memory from slice to slice: the ledger says the rest.

use chrono::{DateTime, TimeDelta, Utc};

use super::survey::{AccountWork, Survey};
use crate::connecting::connection::LearningConnection;

/// How far it has come.
pub(crate) struct Progress {
    /// Of which connection that is.
    pub(super) generation: Generation,
    /// What it is at.
    pub(super) part: Part,
}

/// What it is at.
pub(super) enum Part {
    /// Finding out who has an account already.
    Surveying(Survey),
    /// Doing what is to be done.
    Working(AccountWork),
}

/// What tells a connection from one that was made later, to the same platform or another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Generation {
    identity: String,
    connected_at: Option<DateTime<Utc>>,
}

impl Generation {
    pub(super) fn of(connection: &LearningConnection) -> Self {
        Self { identity: connection.identity.clone(), connected_at: connection.connected_at }
    }
}

/// How long a slice goes on with further groups of people. An alarm must not last much longer than 30 s, and a group that
/// is begun takes up to seven answers, one after the other.
const LASTS: TimeDelta = TimeDelta::seconds(5);

/// Requests after which a slice begins no further group: with the last one, and with what the same alarm did before,
/// there are less than 200.
const MOST_REQUESTS: u64 = 60;

/// What one slice may use.
pub(super) struct Budget {
    begun: DateTime<Utc>,
}

impl Budget {
    pub(super) fn from(begun: DateTime<Utc>) -> Self {
        Self { begun }
    }

    /// Whether it is spent, after so many requests.
    pub(super) fn is_spent(&self, now: DateTime<Utc>, requests: u64) -> bool {
        requests >= MOST_REQUESTS || now - self.begun >= LASTS
    }
}
