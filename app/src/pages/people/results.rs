//! What the profile shows of [`PersonLearningView`], read by itself.
//!
//! The reader of the whole answer would be some 20 KB of the bundle: tagged variants are read twice over,
//! and `chrono` knows every way to write a date. This one takes what is shown, and the browser knows dates already.
//!
//! [`PersonLearningView`]: domain::api::learning::PersonLearningView

use chrono::{DateTime, Utc};
use domain::{export::entry::Stage, learning::Progress};
use js_sys::Date;
use serde::Deserialize;

use crate::i18n::texts::person_learning::Place;

/// What somebody was assigned and has completed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Results {
    /// When this was read last.
    pub read_at: Option<Instant>,
    /// What is to be done.
    pub assignments: Vec<Assigned>,
    /// What is done.
    pub completions: Vec<Completed>,
}

/// A course that somebody was given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Assigned {
    /// Its title.
    pub title: String,
    /// Until when it is to be completed.
    pub due: Option<Instant>,
    /// How far it is.
    pub progress: Progress,
    /// How much of it is done, in percent.
    pub percent: u8,
}

/// A course that somebody has completed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Completed {
    /// Its title.
    pub course: String,
    /// When.
    pub completed_at: Instant,
    /// Where the export is.
    pub stage: Stage,
    /// Where the training record is.
    pub record: Record,
    /// Where the certificate is.
    pub certificate: Certificate,
}

/// A training record, or the file of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// Where it is.
    pub kind: Place,
}

/// A certificate: its file, once it was issued, and else whether it may be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Certificate {
    kind: String,
    file: Option<Record>,
}

impl Certificate {
    /// Where it is.
    pub fn place(&self) -> Place {
        match self.file {
            Some(file) => file.kind,
            None if self.kind == "none" => Place::None,
            None => Place::Expected,
        }
    }
}

/// A moment, as the browser reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Instant(pub DateTime<Utc>);

impl From<String> for Instant {
    fn from(text: String) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a date is far below 2⁵³ milliseconds")]
        let milliseconds = Date::parse(&text) as i64;
        Self(DateTime::from_timestamp_millis(milliseconds).unwrap_or_default())
    }
}
