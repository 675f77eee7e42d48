//! The syncs: their settings, and how they go.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::services::ConnectionState;
use crate::{
    provider::ProviderFailure,
    schedule::Slot,
    service::HrSystem,
    settings::{Settings, SettingsForm},
    sync::run::RunId,
    text::Text,
};

/// `GET /api/sync`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SyncView {
    /// The service that the directory is read from, if there is one.
    pub source: Option<SourceView>,
    /// The settings in force.
    pub settings: Settings,
    /// Grows each time somebody saves; 0 until anybody has.
    pub version: u32,
    /// Who saved last, and when.
    pub saved: Option<Saved>,
    /// The next syncs by the schedule in force, as the Worker knows the zone: the browser may know other rules.
    pub next: Vec<NextRun>,
    /// When people were last read to the end.
    pub last_success: Option<DateTime<Utc>>,
    /// The last sync that came to nothing.
    pub last_failure: Option<FailureView>,
}

/// Where the directory is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceView {
    /// The service.
    pub service: HrSystem,
    /// Whether it works.
    pub state: ConnectionState,
}

/// How many of the next syncs are named.
pub const NEXT_RUNS: usize = 5;

/// A sync to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextRun {
    /// Which time of which day.
    pub slot: Slot,
    /// When that is.
    pub at: DateTime<Utc>,
}

/// Who saved the settings, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Saved {
    /// The member's name.
    pub by: Text,
    /// When.
    pub at: DateTime<Utc>,
}

/// A sync that came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FailureView {
    /// Which run.
    pub run: RunId,
    /// The service that it read: the directory may have another source by now.
    pub service: HrSystem,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// What stopped it.
    pub failure: Option<ProviderFailure>,
}

/// `PUT /api/sync/settings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveForm {
    /// The version that was changed: if it is not in force any more, somebody else has saved since.
    pub version: u32,
    /// What is to be in force.
    pub settings: SettingsForm,
}

/// `POST /api/operator/ticks`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TickForm {
    /// The time to take for now.
    pub now: DateTime<Utc>,
}
