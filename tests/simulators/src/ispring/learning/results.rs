//! `GET /learners/results` `[spec]`: how far everybody is. The names of its filters have no brackets in the spec.

use axum::routing::get;
use chrono::{DateTime, Utc};

use super::Enrolled;
use crate::ispring::accounts::User;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::node::{Node, some};
use crate::ispring::query::{Filter, Span};
use crate::ispring::world::World;
use crate::ispring::{Asked, Caller, Grant, Routes, pages, times};
use crate::pairs::Pairs;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/learners/results", get(list))
}

async fn list(asked: Asked, caller: Caller) -> Result<Answer, Refusal> {
    caller.may(Grant::learning)?;
    let world = asked.shared.world();
    let filters = Filters::of(&asked.query())?;
    let places = world.enrolments_seen(caller, |enrolled, user| filters.admit(enrolled, user, &world));
    let now = asked.shared.clock().date_time();
    pages::page(&asked, &world.enrolments.listed, &places, ("results", "result"), |enrolled| {
        enrolled.result(&world, now)
    })
}

/// What narrows the list.
struct Filters {
    users: Filter,
    courses: Filter,
    departments: Filter,
    enrolments: Filter,
    progress: Filter,
    statuses: Filter,
    completed: Span,
    access: Span,
    due: Span,
}

impl Filters {
    fn of(query: &Pairs<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            users: Filter::either(query, "userIds"),
            courses: Filter::either(query, "courseIds"),
            departments: Filter::either(query, "departmentIds"),
            enrolments: Filter::either(query, "enrollmentIds"),
            progress: Filter::either(query, "completionStatuses"),
            statuses: Filter::either(query, "userStatuses"),
            completed: Span::of(query, "completionDate")?,
            access: Span::of(query, "accessDate")?,
            due: Span::of(query, "dueDate")?,
        })
    }

    /// Without a word on `userStatuses`, those of active users alone `[doc]`.
    fn admit(&self, enrolled: &Enrolled, user: &User, world: &World) -> bool {
        let has_status = if self.statuses.is_open() {
            user.is_active()
        } else {
            self.statuses.admits(&user.status.number().to_string())
        };
        has_status
            && self.users.admits(&user.id)
            && self.courses.admits(&world.courses.all()[enrolled.course].id)
            && self.departments.admits(&user.department)
            && self.enrolments.admits(&enrolled.id)
            && self.progress.admits(enrolled.progress.as_str())
            && self.completed.holds(enrolled.completed)
            && self.access.holds(Some(times::midnight(enrolled.access)))
            && self.due.holds(enrolled.due.map(times::midnight))
    }
}

impl Enrolled {
    fn result(&self, world: &World, now: DateTime<Utc>) -> Node {
        let course = &world.courses.all()[self.course];
        let is_overdue = !self.progress.is_done() && self.due.is_some_and(|due| due < now.date_naive());
        Node::object([
            ("userId", some(&world.accounts.all()[self.user].id)),
            ("courseId", some(&course.id)),
            ("courseTitle", some(&course.title)),
            ("enrollmentId", some(&self.id)),
            ("accessDate", some(times::written(times::midnight(self.access)))),
            ("dueDate", self.due.map(|due| times::written(times::midnight(due)).into())),
            ("completionDate", self.completed.map(|at| times::written(at).into())),
            ("duration", some(course.minutes * 60)),
            ("timeSpent", some(self.seconds)),
            ("completionStatus", some(self.progress.as_str())),
            ("awardedScore", self.score.map(Node::from)),
            ("passingScore", course.passing_score.map(Node::from)),
            ("progress", some(f64::from(self.percent))),
            ("isOverdue", some(is_overdue)),
            ("viewsCount", some(self.views)),
        ])
    }
}
