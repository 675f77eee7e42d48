//! What goes back to `BambooHR`: training records and certificates.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    employee::EmployeeId,
    export::entry::{ExportFault, FileView, Part, Stage},
    text::Text,
};

/// `GET /api/exports`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportsView {
    /// Whether anything is exported, and what stands in its way.
    pub state: ExportState,
    /// When everything there was had been looked at last.
    pub last_success: Option<DateTime<Utc>>,
    /// How many completions there are, by where they are.
    pub counts: ExportCounts,
    /// The completions that were asked for, the latest first, up to 100.
    pub exports: Vec<ExportView>,
    /// What to ask for as `before` to get those that come next, if there are more.
    pub next: Option<u64>,
}

/// Whether anything is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportState {
    /// It is.
    On,
    /// Nobody has allowed it.
    Forbidden,
    /// The learning platform is not connected.
    NoLearning,
    /// `BambooHR` is not connected.
    NoBambooHr,
}

/// How many completions there are, by where they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportCounts {
    /// To be written.
    pub pending: u64,
    /// Written.
    pub done: u64,
    /// Could not be written; somebody has to do something.
    pub failed: u64,
    /// Written, and changed or deleted in `BambooHR` since.
    pub altered: u64,
}

/// Somebody's completion of a course, and where its export is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportView {
    /// The number it is known by.
    pub number: u64,
    /// The directory's id of the person.
    pub person: EmployeeId,
    /// Their name; blank if they were erased.
    pub name: String,
    /// The course's title.
    pub course: Text,
    /// When it was completed.
    pub completed_at: DateTime<Utc>,
    /// Where the export is.
    pub stage: Stage,
    /// Where the training record is.
    pub record: Part,
    /// Where the certificate is.
    pub certificate: FileView,
    /// Why it stopped, if it did.
    pub fault: Option<ExportFault>,
}
