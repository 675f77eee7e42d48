//! What somebody learns, as their profile says it; where a training record and a certificate are, as all pages say it.

use domain::{
    export::entry::{FileView, Part},
    learning::Progress,
};

/// What somebody learns.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct PersonLearning {
    pub failed_title: &'static str,
    pub never_title: &'static str,
    pub never: &'static str,
    /// Read at `{time}`.
    pub read_at: &'static str,
    pub assigned: &'static str,
    pub nothing_assigned: &'static str,
    /// To be completed by `{date}`.
    pub due: &'static str,
    pub never_due: &'static str,
    /// Was to be completed by `{date}`.
    pub overdue: &'static str,
    /// `{n}` percent.
    pub percent: &'static str,
    pub progress: Progresses,
    pub completed: &'static str,
    pub nothing_completed: &'static str,
    pub completed_on: &'static str,
    pub record: &'static str,
    pub certificate: &'static str,
    pub stopped: &'static str,
    pub written: Written,
}

/// How far somebody is with a course.
#[derive(Debug)]
#[expect(missing_docs, reason = "`Progress` says what each means")]
pub struct Progresses {
    pub not_started: &'static str,
    pub in_progress: &'static str,
    pub pending: &'static str,
    pub failed: &'static str,
}

impl Progresses {
    /// The words for `progress`.
    pub fn of(&self, progress: Progress) -> &'static str {
        match progress {
            Progress::NotStarted => self.not_started,
            Progress::InProgress => self.in_progress,
            Progress::Pending => self.pending,
            Progress::Failed => self.failed,
        }
    }
}

/// Where a training record or a certificate is.
#[derive(Debug)]
#[expect(missing_docs, reason = "`Part` and `FileView` say what each means")]
pub struct Written {
    pub missing: &'static str,
    pub writing: &'static str,
    pub written: &'static str,
    pub altered: &'static str,
    pub deleted: &'static str,
    pub expected: &'static str,
    pub none: &'static str,
}

impl Written {
    /// The words for `place`.
    pub fn of(&self, place: Place) -> &'static str {
        match place {
            Place::Missing => self.missing,
            Place::Writing => self.writing,
            Place::Written => self.written,
            Place::Altered => self.altered,
            Place::Deleted => self.deleted,
            Place::Expected => self.expected,
            Place::None => self.none,
        }
    }
}

/// Where a training record or a certificate is, without the particulars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Part` and `FileView` say what each means")]
pub enum Place {
    Missing,
    Writing,
    Written,
    Altered,
    Deleted,
    Expected,
    None,
}

impl From<Part> for Place {
    fn from(part: Part) -> Self {
        match part {
            Part::Missing => Self::Missing,
            Part::Writing { .. } => Self::Writing,
            Part::Written { .. } => Self::Written,
            Part::Altered => Self::Altered,
            Part::Deleted => Self::Deleted,
        }
    }
}

impl From<FileView> for Place {
    fn from(certificate: FileView) -> Self {
        match certificate {
            FileView::Expected => Self::Expected,
            FileView::None => Self::None,
            FileView::Issued { file } => file.into(),
        }
    }
}
