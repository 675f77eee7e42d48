//! What needs a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sync::NextRun;
use crate::{attention::Item, schedule::ZoneName};

/// `GET /api/attention`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttentionView {
    /// What needs a person, the most urgent first.
    pub items: Vec<Item>,
    /// Where the organisation's clocks are.
    pub zone: ZoneName,
    /// The next syncs by the schedule in force, as the Worker knows the zone: whether the browser knows other rules, it
    /// finds itself ([`zones_differ`](crate::attention::zones_differ)).
    pub next: Vec<NextRun>,
}
