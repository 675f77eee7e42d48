//! The ledger's entry for one completion: what of it is at `BambooHR`, and what comes next.
//!
//! Two things are written, a training record and the certificate's file, each exactly once in effect. Neither has a
//! key of ours at `BambooHR`, so each carries the entry's [`Reference`]: the record in its notes, the file in its name.
//! An answer that got lost is made up for by looking for the reference. A request may take effect some time after it
//! was sent, so what is not there yet is looked for again, by a look that begins [`SETTLES_IN`] after it was sent at the
//! earliest, right before it is sent once more.

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::{approval::Permission, certificate::has_reference, training::Record};
use crate::{
    employee::EmployeeId,
    fingerprint::fingerprint,
    learning::{AccountId, CertificateId, Completion},
    named,
};

/// How long a request can still take effect after it was noted, right before it is sent: our time-out of 30 s, and a
/// margin.
pub const SETTLES_IN: TimeDelta = TimeDelta::seconds(40);

/// How long after a completion its certificate is asked for.
pub const CERTIFICATE_COMES_IN: TimeDelta = TimeDelta::days(7);

/// What tells an entry's record and file from all others: 12 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// The reference of what was completed with `account`: the same for the same completion, whichever HR system the
    /// directory is read from.
    pub fn of(account: &AccountId, completion: &Completion) -> Self {
        let at = completion.completed_at.timestamp().to_string();
        Self(fingerprint(
            [account.as_str(), completion.course.as_str(), completion.enrollment.as_str(), &at],
            6,
        ))
    }

    /// The reference that was stored as `text`.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of a record or a file at `BambooHR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RemoteId(pub u64);

/// Where something is that is written once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// Not written.
    Missing,
    /// A request that writes it may have been sent.
    Writing {
        /// When.
        since: DateTime<Utc>,
    },
    /// Written.
    Written {
        /// Its id.
        id: RemoteId,
    },
    /// Written, and changed by somebody since: theirs now.
    Altered,
    /// Written, and deleted by somebody since: not written again.
    Deleted,
}

/// Where the certificate is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Certificate {
    /// None is issued yet, and one may come.
    Expected,
    /// None was issued.
    None,
    /// Issued.
    Issued {
        /// Its id on the learning platform.
        id: CertificateId,
        /// Its file at `BambooHR`.
        file: Part,
        /// SHA-256 of the file that was uploaded, in hexadecimal digits: what anybody can compare it with later.
        sha256: Option<String>,
    },
}

/// Where the certificate is, as people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileView {
    /// None is issued yet, and one may come.
    Expected,
    /// None was issued.
    None,
    /// Issued.
    Issued {
        /// Its file.
        file: Part,
    },
}

/// Why a completion can't be exported. A person has to do something, and then have it tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFault {
    /// The person has no work e-mail address to find their employee by.
    NoEmail,
    /// `BambooHR` has nobody with the person's address.
    NoEmployee,
    /// Several employees of `BambooHR`, or several people of the directory, have the person's address.
    AmbiguousEmployee,
    /// `BambooHR` does not know the employee any more.
    EmployeeGone,
    /// `BambooHR` does not accept the training record.
    RecordRefused,
    /// `BambooHR` does not accept the file.
    FileRefused,
    /// The certificate is gone from the learning platform, or what is there is no PDF.
    CertificateGone,
    /// The certificate is larger than any true one: 5 MB.
    CertificateTooLarge,
}

/// Where an export is, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// Waits for an admin before anything is written.
    Waiting,
    /// To be written.
    Pending,
    /// Written.
    Done,
    /// Stopped by a fault.
    Failed,
    /// Written, and changed or deleted by somebody since.
    Altered,
    /// Not to be written: from before the day that an admin has chosen.
    LeftOut,
}

named!(Stage, json);

/// What comes next for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Find the person's employee.
    Match,
    /// Look for the record among the employee's, then write it if it is not there.
    Record,
    /// Look for the file among the employee's, then fetch the certificate and upload it if it is not there.
    File,
    /// Nothing.
    Nothing,
}

/// What to do about something that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Write it now.
    Write,
    /// Leave it for now, or for ever.
    Leave,
}

/// An entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What was completed.
    pub completion: Completion,
    /// The person's employee at `BambooHR`, once that is known.
    pub employee: Option<EmployeeId>,
    /// The training record.
    pub record: Part,
    /// What the record says, as a fingerprint, once that is known.
    pub content: Option<String>,
    /// Whether the record says something of before: what was completed has another date by now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_outdated: bool,
    /// The certificate.
    pub certificate: Certificate,
    /// Why it stopped, if it did.
    pub fault: Option<ExportFault>,
    /// Whether it may be written.
    #[serde(default)]
    pub permission: Permission,
}

impl Part {
    /// Takes note of what a look at `BambooHR`, begun at `looked_at`, found of it: what to do now.
    fn note_look(&mut self, found: Option<RemoteId>, looked_at: DateTime<Utc>) -> Look {
        match (*self, found) {
            // Ours, from a request whose answer got lost, or from before the ledger was.
            (Self::Missing | Self::Writing { .. }, Some(id)) => *self = Self::Written { id },
            (Self::Missing, None) => return Look::Write,
            // What came to be while one looked, or later, was not seen.
            (Self::Writing { since }, None) if looked_at - since >= SETTLES_IN => return Look::Write,
            (Self::Written { .. }, None) => *self = Self::Deleted,
            (Self::Writing { .. }, None)
            | (Self::Written { .. }, Some(_))
            | (Self::Altered | Self::Deleted, _) => {}
        }
        Look::Leave
    }

    fn is_to_be_written(self) -> bool {
        matches!(self, Self::Missing | Self::Writing { .. })
    }
}

impl Entry {
    /// The entry of a completion that was just found: whether it may be written is decided once all are.
    pub fn new(completion: Completion) -> Self {
        Self {
            completion,
            employee: None,
            record: Part::Missing,
            content: None,
            is_outdated: false,
            certificate: Certificate::Expected,
            fault: None,
            permission: Permission::Waiting,
        }
    }

    /// Where it is, in a word.
    pub fn stage(&self) -> Stage {
        match self.permission {
            Permission::Waiting => return Stage::Waiting,
            Permission::LeftOut => return Stage::LeftOut,
            Permission::Granted => {}
        }
        let parts = || std::iter::once(self.record).chain(self.file());
        if self.fault.is_some() {
            Stage::Failed
        } else if parts().any(Part::is_to_be_written) || self.is_to_be_completed() {
            Stage::Pending
        } else if parts().any(|part| matches!(part, Part::Altered | Part::Deleted)) {
            Stage::Altered
        } else {
            Stage::Done
        }
    }

    /// What comes next.
    pub fn next(&self) -> Step {
        if self.fault.is_some() || self.permission != Permission::Granted {
            Step::Nothing
        } else if self.employee.is_none() {
            Step::Match
        } else if self.record.is_to_be_written() || self.is_to_be_completed() {
            Step::Record
        } else if self.file().is_some_and(Part::is_to_be_written) {
            Step::File
        } else {
            Step::Nothing
        }
    }

    /// Whether a written record is looked at once more: the answer that would have told what it says got lost, or it should
    /// say something else.
    fn is_to_be_completed(&self) -> bool {
        matches!(self.record, Part::Written { .. }) && (self.content.is_none() || self.is_outdated)
    }

    /// Of what comes next a request may have been sent before: when a look can begin that tells what became of it. It is
    /// sent again only right after such a look.
    pub fn settles_at(&self) -> Option<DateTime<Utc>> {
        let part = match self.next() {
            Step::Record => Some(self.record),
            Step::File => self.file(),
            Step::Match | Step::Nothing => None,
        };
        match part {
            Some(Part::Writing { since }) => Some(since + SETTLES_IN),
            _ => None,
        }
    }

    fn file(&self) -> Option<Part> {
        match &self.certificate {
            Certificate::Issued { file, .. } => Some(*file),
            Certificate::Expected | Certificate::None => None,
        }
    }

    /// Takes note of the certificate that was issued, or that none was.
    pub fn note_certificate(&mut self, issued: Option<CertificateId>, now: DateTime<Utc>) {
        if self.certificate != Certificate::Expected {
            return;
        }
        match issued {
            Some(id) => {
                self.certificate = Certificate::Issued { id, file: Part::Missing, sha256: None };
            }
            None if now - self.completion.completed_at >= CERTIFICATE_COMES_IN => {
                self.certificate = Certificate::None;
            }
            None => {}
        }
    }

    /// Whether `record` is this entry's: by its id, or else by our `reference`.
    pub fn is_record(&self, record: &Record, reference: &Reference) -> bool {
        match self.record {
            Part::Written { id } => record.id == id,
            _ => record.has_reference(reference),
        }
    }

    /// Whether a file of this id and name is this entry's: by its id, or else by our `reference`.
    pub fn is_file(&self, id: RemoteId, name: &str, reference: &Reference) -> bool {
        match &self.certificate {
            Certificate::Issued { file: Part::Written { id: ours }, .. } => id == *ours,
            _ => has_reference(name, reference),
        }
    }

    /// Takes note of a look at the employee's records: the one that is this entry's, and whether it still says what we
    /// wrote.
    pub fn note_record_look(&mut self, found: Option<&Record>, looked_at: DateTime<Utc>) -> Look {
        if self.permission != Permission::Granted {
            return Look::Leave;
        }
        let look = self.record.note_look(found.map(|record| record.id), looked_at);
        if let (Part::Written { .. }, Some(record), Some(ours)) = (self.record, found, &self.content) {
            if *ours != record.content() {
                self.record = Part::Altered;
            } else if self.is_outdated {
                // From here on it may say either.
                self.content = None;
            }
        }
        self.is_outdated = false;
        look
    }

    /// Takes note that the same completion was `found` under another date. What is written is corrected if it still says
    /// what we wrote.
    pub fn note_recalculated(&mut self, found: Completion) {
        self.is_outdated |= matches!(self.record, Part::Written { .. });
        self.completion = found;
    }

    /// Takes note that a request which writes the record is about to be sent. What it will say is known once it is
    /// answered. Store the entry before it is sent.
    pub fn note_record_sent(&mut self, now: DateTime<Utc>) {
        self.record = Part::Writing { since: now };
        self.content = None;
    }

    /// Takes note of the record's id, from the answer to that request, or from a look.
    pub fn note_record_written(&mut self, id: RemoteId) {
        self.record = Part::Written { id };
    }

    /// Takes note that the record says what it should.
    pub fn note_record_content(&mut self, content: String) {
        self.content = Some(content);
    }

    /// Takes note of a look at the employee's files, begun at `looked_at`: the one with our reference.
    pub fn note_file_look(&mut self, found: Option<RemoteId>, looked_at: DateTime<Utc>) -> Look {
        if self.permission != Permission::Granted {
            return Look::Leave;
        }
        match &mut self.certificate {
            Certificate::Issued { file, .. } => file.note_look(found, looked_at),
            Certificate::Expected | Certificate::None => Look::Leave,
        }
    }

    /// Takes note that a request which uploads the file is about to be sent. Store the entry before it is.
    pub fn note_file_sent(&mut self, hash: String, now: DateTime<Utc>) {
        if let Certificate::Issued { file, sha256, .. } = &mut self.certificate {
            *file = Part::Writing { since: now };
            *sha256 = Some(hash);
        }
    }

    /// Takes note of the file's id, from the answer to that request.
    pub fn note_file_written(&mut self, id: RemoteId) {
        if let Certificate::Issued { file, .. } = &mut self.certificate {
            *file = Part::Written { id };
        }
    }

    /// Takes note that a request was refused: nothing was written by it.
    pub fn note_refused(&mut self, fault: ExportFault) {
        if let Part::Writing { .. } = self.record {
            self.record = Part::Missing;
        }
        if let Certificate::Issued { file: file @ Part::Writing { .. }, .. } = &mut self.certificate {
            *file = Part::Missing;
        }
        self.fault = Some(fault);
    }

    /// Has it tried again.
    pub fn try_again(&mut self) {
        if matches!(self.fault.take(), Some(ExportFault::EmployeeGone)) {
            self.employee = None;
        }
    }

    /// The certificate as people see it.
    pub fn file_view(&self) -> FileView {
        match &self.certificate {
            Certificate::Expected => FileView::Expected,
            Certificate::None => FileView::None,
            Certificate::Issued { file, .. } => FileView::Issued { file: *file },
        }
    }
}

#[cfg(test)]
mod tests;
