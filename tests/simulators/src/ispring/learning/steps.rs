//! What happens to somebody in a course.

use chrono::{DateTime, Months, NaiveDate, Utc};

use super::{Certificate, Course, Enrolled, Progress};
use crate::ispring::Caller;
use crate::ispring::accounts::User;
use crate::ispring::ids::Kind;
use crate::ispring::world::World;

/// How a course ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Outcome {
    /// Of a hundred; without one there was no test.
    pub(in super::super) score: Option<f64>,
    /// How long it took.
    pub(in super::super) seconds: u32,
    /// When.
    pub(in super::super) at: DateTime<Utc>,
    /// Whether a certificate is issued if it is earned.
    pub(in super::super) certified: bool,
}

impl Outcome {
    /// What that comes to in this course. A score without a passing score is enough.
    pub(in super::super) fn progress(&self, course: &Course) -> Progress {
        match self.score {
            None => Progress::Complete,
            Some(score) if score < course.passing_score.unwrap_or_default() => Progress::Failed,
            Some(_) => Progress::Passed,
        }
    }
}

/// The certificate of a course for somebody who completed it that day.
pub(in super::super) fn certificate_of(course: &Course, id: String, issued: NaiveDate) -> Certificate {
    let expires = course.valid_years.and_then(|years| issued.checked_add_months(Months::new(12 * years)));
    Certificate { id, issued, expires }
}

impl World {
    /// The places of those enrolments that somebody may see and that are wanted.
    pub(super) fn enrolments_seen(
        &self,
        caller: Caller,
        wanted: impl Fn(&Enrolled, &User) -> bool,
    ) -> Vec<usize> {
        let all = self.enrolments.all().iter().enumerate();
        let seen = all.filter(|(_, enrolled)| {
            let user = &self.accounts.all()[enrolled.user];
            self.accounts.is_here(enrolled.user)
                && wanted(enrolled, user)
                && self.sees(caller, &user.department)
        });
        seen.map(|(place, _)| place).collect()
    }

    /// Enrols somebody, and says where the enrolment is. Who is enrolled already stays as they are `[unv]`.
    pub(in super::super) fn enrol(
        &mut self,
        user: usize,
        course: usize,
        access: NaiveDate,
        due: Option<NaiveDate>,
    ) -> usize {
        if let Some(place) = self.enrolments.place_of(user, course) {
            return place;
        }
        let id = self.ids.next(Kind::Enrolment);
        self.enrolments.add(Enrolled::new(id, user, course, access, due))
    }

    /// Somebody gets on with a course.
    pub(in super::super) fn get_on(&mut self, place: usize, percent: u8, now: DateTime<Utc>) {
        let enrolled = &self.enrolments.all()[place];
        let (user, minutes) = (enrolled.user, self.courses.all()[enrolled.course].minutes);
        self.accounts.was_there(user, now);
        self.enrolments.change(place, |enrolled| {
            enrolled.progress = if percent == 0 { Progress::NotStarted } else { Progress::InProgress };
            enrolled.percent = percent.min(100);
            enrolled.seconds = minutes * 60 * u32::from(enrolled.percent) / 100;
            enrolled.views += 1;
            (enrolled.completed, enrolled.score, enrolled.certificate) = (None, None, None);
        });
    }

    /// Somebody gets to the end of a course.
    pub(in super::super) fn end(&mut self, place: usize, outcome: Outcome) {
        let enrolled = &self.enrolments.all()[place];
        let (user, course) = (enrolled.user, &self.courses.all()[enrolled.course]);
        let progress = outcome.progress(course);
        let is_certified = progress.is_done() && outcome.certified && course.certified;
        let issued = outcome.at.date_naive();
        let certificate =
            is_certified.then(|| certificate_of(course, self.ids.next(Kind::Certificate), issued));
        self.accounts.was_there(user, outcome.at);
        self.enrolments.change(place, |enrolled| {
            enrolled.access = enrolled.access.min(issued);
            enrolled.progress = progress;
            enrolled.percent = 100;
            enrolled.completed = Some(outcome.at);
            enrolled.score = outcome.score;
            enrolled.seconds = outcome.seconds;
            enrolled.views += 1;
            enrolled.certificate = certificate;
        });
    }
}
