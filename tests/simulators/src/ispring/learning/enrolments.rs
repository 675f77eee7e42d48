//! Who is enrolled in what, and how far they are.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::ispring::listed::{Identified, Listed};

/// How far somebody is in a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not begun.
    NotStarted,
    /// Begun.
    InProgress,
    /// At the end of a course without a test.
    Complete,
    /// The test was passed.
    Passed,
    /// The test was not.
    Failed,
}

impl Progress {
    /// As it stands in answers `[spec]`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Complete => "complete",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }

    /// Whether there is nothing left to do.
    pub(in super::super) fn is_done(self) -> bool {
        matches!(self, Self::Complete | Self::Passed)
    }
}

/// A certificate that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Certificate {
    pub(in super::super) id: String,
    pub(in super::super) issued: NaiveDate,
    pub(in super::super) expires: Option<NaiveDate>,
}

/// Somebody's enrolment in a course.
#[derive(Debug, Clone)]
pub(in super::super) struct Enrolled {
    pub(in super::super) id: String,
    /// Where the account is.
    pub(in super::super) user: usize,
    /// Where the course is.
    pub(in super::super) course: usize,
    /// From when on.
    pub(in super::super) access: NaiveDate,
    pub(in super::super) due: Option<NaiveDate>,
    /// Whether it can't be used after that.
    pub(in super::super) locks: bool,
    /// Whether they enrolled themselves.
    pub(in super::super) from_catalogue: bool,
    pub(in super::super) progress: Progress,
    /// Of a hundred.
    pub(in super::super) percent: u8,
    pub(in super::super) completed: Option<DateTime<Utc>>,
    pub(in super::super) score: Option<f64>,
    pub(in super::super) seconds: u32,
    pub(in super::super) views: u32,
    pub(in super::super) certificate: Option<Certificate>,
}

impl Enrolled {
    /// One that nobody has begun with.
    pub(in super::super) fn new(
        id: String,
        user: usize,
        course: usize,
        access: NaiveDate,
        due: Option<NaiveDate>,
    ) -> Self {
        Self {
            id,
            user,
            course,
            access,
            due,
            locks: false,
            from_catalogue: false,
            progress: Progress::NotStarted,
            percent: 0,
            completed: None,
            score: None,
            seconds: 0,
            views: 0,
            certificate: None,
        }
    }
}

impl Identified for Enrolled {
    fn id(&self) -> &str {
        &self.id
    }
}

/// All of them, in the order they were made in.
#[derive(Debug, Default)]
pub(in super::super) struct Enrolments {
    pub(in super::super) listed: Listed<Enrolled>,
    by_learner: HashMap<usize, Vec<usize>>,
    by_certificate: HashMap<String, usize>,
}

impl Enrolments {
    /// All of them.
    pub(in super::super) fn all(&self) -> &[Enrolled] {
        self.listed.all()
    }

    /// Those of somebody.
    pub(in super::super) fn of(&self, user: usize) -> impl Iterator<Item = &Enrolled> {
        self.by_learner.get(&user).into_iter().flatten().map(|&place| &self.all()[place])
    }

    /// Where somebody's enrolment in a course is.
    pub(in super::super) fn place_of(&self, user: usize, course: usize) -> Option<usize> {
        let places = self.by_learner.get(&user)?;
        places.iter().copied().find(|&place| self.all()[place].course == course)
    }

    /// The enrolment that a certificate was issued for.
    pub(in super::super) fn certified(&self, certificate: &str) -> Option<&Enrolled> {
        self.by_certificate.get(certificate).map(|&place| &self.all()[place])
    }

    /// Adds one, and says where it is.
    pub(in super::super) fn add(&mut self, enrolled: Enrolled) -> usize {
        let place = self.all().len();
        self.by_learner.entry(enrolled.user).or_default().push(place);
        if let Some(certificate) = &enrolled.certificate {
            self.by_certificate.insert(certificate.id.clone(), place);
        }
        self.listed.add(enrolled)
    }

    /// Changes one. A certificate that is not its own any more is gone.
    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut Enrolled)) {
        let enrolled = self.listed.at(place);
        if let Some(old) = &enrolled.certificate {
            self.by_certificate.remove(&old.id);
        }
        change(enrolled);
        if let Some(new) = &enrolled.certificate {
            self.by_certificate.insert(new.id.clone(), place);
        }
    }
}
