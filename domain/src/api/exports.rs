//! What goes back to `BambooHR`: training records and certificates.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    employee::EmployeeId,
    export::{
        approval::ExportHash,
        entry::{ExportFault, FileView, Part, Stage},
    },
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
    /// Wait for an admin before anything is written.
    pub waiting: u64,
    /// To be written.
    pub pending: u64,
    /// Written.
    pub done: u64,
    /// Could not be written; somebody has to do something.
    pub failed: u64,
    /// Written, and changed or deleted in `BambooHR` since.
    pub altered: u64,
    /// Not to be written: from before the day that an admin has chosen.
    pub left_out: u64,
}

/// `GET /api/exports/waiting`: the completions that an admin has to see before anything of them is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaitingExportsView {
    /// The hash that an approval names. Nothing, if none wait.
    pub plan: Option<ExportHash>,
    /// Whether they would be the first that go to this company; else they are more than the limits allow.
    pub first: bool,
    /// How many they are.
    pub completions: u64,
    /// How many people have completed them.
    pub people: u64,
    /// The completions, in the order in which they were found, up to 100 of them from the one asked for on.
    pub exports: Vec<WaitingExport>,
    /// The number of the first one that is not here, if there are more.
    pub next: Option<usize>,
}

/// A completion that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaitingExport {
    /// The directory's id of the person.
    pub person: EmployeeId,
    /// Their name.
    pub name: String,
    /// The course's title.
    pub course: Text,
    /// When it was completed.
    pub completed_at: DateTime<Utc>,
}

/// `POST /api/exports/approval`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportApprovalForm {
    /// The hash that was shown.
    pub plan: ExportHash,
    /// What was completed before this day is never written, now or later; all is, if there is none.
    pub since: Option<NaiveDate>,
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
