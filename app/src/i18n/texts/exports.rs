//! What is said of the export to `BambooHR`, and of what a run exported.

use domain::export::entry::{ExportFault, Stage};

use super::services::Said;
use crate::i18n::Plural;

/// The export.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Exports {
    pub title: &'static str,
    pub intro: &'static str,
    pub see_all: &'static str,
    pub all_syncs: &'static str,
    /// What to tick: `{setting}`.
    pub forbidden: &'static str,
    pub to_setting: &'static str,
    /// `{service}` is not connected.
    pub not_connected: &'static str,
    /// Connects `{service}`.
    pub connect: &'static str,
    pub last_success: &'static str,
    pub never: &'static str,
    pub counts: &'static str,
    pub state: &'static str,
    pub any_state: &'static str,
    pub stage: Stages,
    pub none: &'static str,
    pub none_of_these: &'static str,
    pub list: &'static str,
    pub person: &'static str,
    pub erased: &'static str,
    pub course: &'static str,
    /// So many could not be written.
    pub failed: Plural,
    pub try_again: &'static str,
    /// So many wait for an admin.
    pub waiting: Plural,
    pub review: &'static str,
    pub approval: Approval,
    pub run_title: &'static str,
    pub fault: Faults,
    pub run: ExportFacts,
}

/// Completions that wait for an admin, and their approval.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Approval {
    pub title: &'static str,
    pub first: &'static str,
    pub many: &'static str,
    pub none_title: &'static str,
    pub none: &'static str,
    pub counts: &'static str,
    pub completions: &'static str,
    pub people: &'static str,
    pub since: &'static str,
    pub since_hint: &'static str,
    pub since_wrong: &'static str,
    pub approve: &'static str,
    /// Whether so many are written.
    pub ask: Plural,
    /// Whether those from `{day}` on are written.
    pub ask_from: &'static str,
    /// So many go to `BambooHR`.
    pub ask_all: Plural,
    /// Of so many those from `{day}` on.
    pub ask_since: Plural,
    pub approved: &'static str,
    pub changed: &'static str,
    pub busy: &'static str,
}

/// Where an export is.
#[derive(Debug)]
#[expect(missing_docs, reason = "`Stage` says what each means")]
pub struct Stages {
    pub waiting: &'static str,
    pub pending: &'static str,
    pub done: &'static str,
    pub failed: &'static str,
    pub altered: &'static str,
    pub left_out: &'static str,
}

impl Stages {
    /// The word for `stage`.
    pub fn of(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Waiting => self.waiting,
            Stage::Pending => self.pending,
            Stage::Done => self.done,
            Stage::Failed => self.failed,
            Stage::Altered => self.altered,
            Stage::LeftOut => self.left_out,
        }
    }
}

/// Why a completion could not be written, and what to do.
#[derive(Debug)]
#[expect(missing_docs, reason = "`ExportFault` says what each means")]
pub struct Faults {
    pub no_email: Said,
    pub no_employee: Said,
    pub ambiguous_employee: Said,
    pub employee_gone: Said,
    pub record_refused: Said,
    pub file_refused: Said,
    pub certificate_gone: Said,
    pub certificate_too_large: Said,
}

impl Faults {
    /// The words for `fault`.
    pub fn of(&self, fault: ExportFault) -> Said {
        match fault {
            ExportFault::NoEmail => self.no_email,
            ExportFault::NoEmployee => self.no_employee,
            ExportFault::AmbiguousEmployee => self.ambiguous_employee,
            ExportFault::EmployeeGone => self.employee_gone,
            ExportFault::RecordRefused => self.record_refused,
            ExportFault::FileRefused => self.file_refused,
            ExportFault::CertificateGone => self.certificate_gone,
            ExportFault::CertificateTooLarge => self.certificate_too_large,
        }
    }
}

/// What a run exported.
#[derive(Debug)]
#[expect(missing_docs, reason = "`ExportTally` says what each means")]
pub struct ExportFacts {
    pub title: &'static str,
    pub waiting: &'static str,
    pub records: &'static str,
    pub files: &'static str,
    pub types: &'static str,
    pub failed: &'static str,
    pub unreadable: &'static str,
    pub predecessors: &'static str,
    pub altered: &'static str,
    pub stopped: &'static str,
    pub stopped_next: &'static str,
}
