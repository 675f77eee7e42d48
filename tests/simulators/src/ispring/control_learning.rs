//! What a test may let learners do. People are named by their e-mail addresses, in whatever letter case, and courses
//! by their titles.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::ids::Kind;
use super::learning::{Course, Enrolled, Outcome, Progress};
use super::{Control, World};

/// How somebody completes a course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Completion {
    /// The score of a hundred. Without one there was no test; one below the course's passing score fails.
    pub score: Option<f64>,
    /// How long it took; as long as the course is said to take if it is left out.
    pub minutes: Option<u32>,
    /// When; now if it is left out.
    pub completed_at: Option<DateTime<Utc>>,
    /// Whether a certificate is issued.
    pub certificate: bool,
}

impl Default for Completion {
    fn default() -> Self {
        Self { score: None, minutes: None, completed_at: None, certificate: true }
    }
}

/// An enrolment, as a test sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Enrolment {
    /// Never given twice.
    pub id: String,
    /// Whose it is.
    pub email: String,
    /// The title of the course.
    pub course: String,
    /// How far they are.
    pub progress: Progress,
    /// The last day.
    pub due: Option<NaiveDate>,
    /// When they got to the end.
    pub completed_at: Option<DateTime<Utc>>,
    /// Of a hundred.
    pub score: Option<f64>,
    /// How long they took so far.
    pub seconds: u32,
    /// The id of the certificate that was issued.
    pub certificate: Option<String>,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// Nobody has this e-mail address.
    #[error("nobody has this e-mail address")]
    NoSuchAccount,
    /// No course has this title.
    #[error("no course has this title")]
    NoSuchCourse,
}

impl Control {
    /// All courses, and the materials that are none.
    pub fn courses(&self) -> Vec<Course> {
        self.world().courses.all().to_vec()
    }

    /// Adds a course without a test, an hour long, that ends with a certificate. Returns its id.
    pub fn add_course(&self, title: &str) -> String {
        let added_at = self.now();
        let mut world = self.world();
        let id = world.ids.next(Kind::Course);
        world.courses.add(Course {
            id: id.clone(),
            title: title.to_owned(),
            kind: "Course".to_owned(),
            minutes: 60,
            passing_score: None,
            certified: true,
            valid_years: None,
            added_at,
        });
        id
    }

    /// All enrolments, in the order they were made in.
    pub fn enrolments(&self) -> Vec<Enrolment> {
        let world = self.world();
        let enrolled = world.enrolments.all().iter().filter(|enrolled| world.accounts.is_here(enrolled.user));
        enrolled.map(|enrolled| enrolled.seen(&world)).collect()
    }

    /// Those of somebody.
    pub fn enrolments_of(&self, email: &str) -> Result<Vec<Enrolment>, NotDone> {
        let world = self.world();
        let user = world.accounts.place_of_email(email).ok_or(NotDone::NoSuchAccount)?;
        Ok(world.enrolments.of(user).map(|enrolled| enrolled.seen(&world)).collect())
    }

    /// Enrols somebody. Who is enrolled already stays as they are.
    pub fn enrol(&self, email: &str, course: &str, due: Option<NaiveDate>) -> Result<Enrolment, NotDone> {
        self.at(email, course, due, |_, _| ())
    }

    /// Somebody gets on with a course, so many of a hundred; they are enrolled if they are not.
    pub fn progress(&self, email: &str, course: &str, percent: u8) -> Result<Enrolment, NotDone> {
        let now = self.now();
        self.at(email, course, None, |world, place| world.get_on(place, percent, now))
    }

    /// Somebody gets to the end of a course; they are enrolled if they are not.
    pub fn complete(&self, email: &str, course: &str, completion: Completion) -> Result<Enrolment, NotDone> {
        let now = self.now();
        self.at(email, course, None, |world, place| {
            let course = world.enrolments.all()[place].course;
            let minutes = completion.minutes.unwrap_or(world.courses.all()[course].minutes);
            let at = completion.completed_at.unwrap_or(now);
            let Completion { score, certificate, .. } = completion;
            world.end(place, Outcome { score, seconds: minutes * 60, at, certified: certificate });
        })
    }

    /// The first so many active accounts each complete a course that they have not completed. Returns how many did.
    pub fn complete_many(&self, count: usize) -> usize {
        let at = self.now();
        let mut world = self.world();
        let users = world.accounts.here().filter(|(_, user)| user.is_active());
        let users: Vec<usize> = users.map(|(place, _)| place).take(count).collect();
        let courses: Vec<usize> = world.courses.courses().collect();
        let mut done = 0;
        for user in users {
            let turn = user % courses.len().max(1);
            let is_open = |&&course: &&usize| {
                !world.enrolments.of(user).any(|known| known.course == course && known.progress.is_done())
            };
            let Some(&course) = courses[turn..].iter().chain(&courses[..turn]).find(is_open) else {
                continue;
            };
            let place = world.enrol(user, course, at.date_naive(), None);
            let Course { minutes, passing_score, .. } = world.courses.all()[course];
            let score = passing_score.map(|_| 100.0);
            world.end(place, Outcome { score, seconds: minutes * 60, at, certified: true });
            done += 1;
        }
        done
    }

    /// Does something with somebody's enrolment in a course, which is made if there is none.
    fn at(
        &self,
        email: &str,
        course: &str,
        due: Option<NaiveDate>,
        work: impl FnOnce(&mut World, usize),
    ) -> Result<Enrolment, NotDone> {
        let today = self.now().date_naive();
        let mut world = self.world();
        let user = world.accounts.place_of_email(email).ok_or(NotDone::NoSuchAccount)?;
        let course = world.courses.place_of_title(course).ok_or(NotDone::NoSuchCourse)?;
        let place = world.enrol(user, course, today, due);
        work(&mut world, place);
        Ok(world.enrolments.all()[place].seen(&world))
    }
}

impl Enrolled {
    fn seen(&self, world: &World) -> Enrolment {
        Enrolment {
            id: self.id.clone(),
            email: world.accounts.all()[self.user].email().to_owned(),
            course: world.courses.all()[self.course].title.clone(),
            progress: self.progress,
            due: self.due,
            completed_at: self.completed,
            score: self.score,
            seconds: self.seconds,
            certificate: self.certificate.as_ref().map(|certificate| certificate.id.clone()),
        }
    }
}
