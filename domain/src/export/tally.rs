//! What a run has exported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::provider::ProviderFailure;

/// What a run has exported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportTally {
    /// Completions to be exported, as counted once they were read.
    pub total: u64,
    /// Completions that came to an end, one way or another.
    pub done: u64,
    /// Completions that wait for an admin.
    #[serde(default)]
    pub waiting: u64,
    /// Training records written.
    pub records: u64,
    /// Certificates uploaded.
    pub files: u64,
    /// Training types created or changed.
    pub types: u64,
    /// Results of the learning platform that can't be understood, and that no run has told of before.
    #[serde(default)]
    pub unreadable: u64,
    /// Completions by whoever had the account before: they are not the person's, and left out.
    #[serde(default)]
    pub predecessors: u64,
    /// Completions that stopped by a fault.
    pub failed: u64,
    /// Completions whose record or file somebody has changed or deleted since.
    pub altered: u64,
    /// What stopped it before the end, if anything did. The next run goes on.
    pub failure: Option<ProviderFailure>,
    /// Requests made to the learning platform and to `BambooHR`.
    pub requests: u64,
}
