//! The audit trail, as people see it and take it along.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Entries on a page of `GET /api/audit`.
pub const AUDIT_PAGE: usize = 100;

/// Lines in an answer of `GET /api/audit/lines`: less than a megabyte.
pub const AUDIT_LINES: usize = 2_000;

/// `GET /api/audit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditView {
    /// Entries as they were written ([`Entry`](crate::audit::Entry)), the latest first.
    pub lines: Vec<String>,
    /// The names of the members in them, by their ids, as they were known last.
    pub names: BTreeMap<String, Text>,
    /// What to ask for next, if there is more: entries before this one.
    pub next: Option<u64>,
}

/// `GET /api/audit/trail`: what is verified, and what an export begins and ends with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrailView {
    /// The organisation's id, as in the address of its newest checkpoint.
    pub organisation: String,
    /// What the trail's checkpoints are verified by, as a verifier key of C2SP's signed notes.
    pub trail: String,
    /// The checkpoint at which older entries were cut off, if they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// How many entries were cut off.
    #[serde(default)]
    pub cut: u64,
    /// The newest checkpoint that was made, as a signed note: the trail has to agree with it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
    /// The checkpoint of all entries that there are now, as a signed note.
    pub checkpoint: String,
    /// How many entries there have been.
    pub length: u64,
}

/// `GET /api/audit/lines`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditLinesView {
    /// Entries as they were written, the oldest first: what is hashed.
    pub lines: Vec<String>,
}

/// `GET /api/audit/{organisation}/checkpoint`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckpointView {
    /// The newest checkpoint that was made, as a signed note.
    pub checkpoint: String,
}
