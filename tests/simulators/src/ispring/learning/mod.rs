//! Courses, who is enrolled in them, what came of it, and the certificates.

mod certificates;
mod courses;
mod enrolments;
mod enrolments_asked;
mod pdf;
mod results;
mod steps;

use super::Routes;

pub(super) use certificates::DOWNLOADS;
pub use courses::Course;
pub(super) use courses::Courses;
pub use enrolments::Progress;
pub(super) use enrolments::{Certificate, Enrolled, Enrolments};
pub(super) use steps::{Outcome, certificate_of};

/// The routes of this folder.
pub(super) fn routes() -> Routes {
    Routes::new()
        .merge(courses::routes())
        .merge(enrolments_asked::routes())
        .merge(results::routes())
        .merge(certificates::routes())
}
