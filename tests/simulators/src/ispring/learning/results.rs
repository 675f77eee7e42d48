//! `GET /learners/results` `[spec]`: how far everybody is. The names of its filters have no brackets in the spec.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::routing::get;
use axum::{Extension, Router};
use chrono::{DateTime, Utc};

use super::Enrolled;
use crate::faults::Twist;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::gate::Caller;
use crate::ispring::node::{Node, some};
use crate::ispring::pages::{self, Paged as _};
use crate::ispring::query::{Query, Span, admits};
use crate::ispring::world::World;
use crate::ispring::{AccountStatus, Shared, times};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/learners/results", get(list))
}

async fn list(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(twist): Extension<Twist>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    if !caller.0.learning() {
        return Err(Refusal::forbidden());
    }
    let (world, query) = (shared.world(), Query::of(query));
    let filters = Filters::of(&query)?;
    let all = world.enrolments.all();
    let asked = all.iter().enumerate().filter(|(_, enrolled)| {
        let department = &world.accounts.all()[enrolled.user].department;
        world.accounts.is_here(enrolled.user)
            && filters.admit(enrolled, &world)
            && world.sees(caller, department)
    });
    let places: Vec<usize> = asked.map(|(place, _)| place).collect();
    let (places, next) = pages::page(&world.enrolments, &places, &query, twist)?;
    let now = shared.clock().date_time();
    let results = places.into_iter().map(|place| all[place].result(&world, now)).collect();
    Ok(Answer::ok(Node::object([("results", Some(Node::List("result", results))), ("nextPageToken", next)])))
}

/// What narrows the list.
struct Filters {
    users: Option<HashSet<String>>,
    courses: Option<HashSet<String>>,
    departments: Option<HashSet<String>>,
    enrolments: Option<HashSet<String>>,
    progress: Option<HashSet<String>>,
    statuses: Option<HashSet<String>>,
    completed: Span,
    access: Span,
    due: Span,
}

impl Filters {
    fn of(query: &Query) -> Result<Self, Refusal> {
        Ok(Self {
            users: query.either("userIds"),
            courses: query.either("courseIds"),
            departments: query.either("departmentIds"),
            enrolments: query.either("enrollmentIds"),
            progress: query.either("completionStatuses"),
            statuses: query.either("userStatuses"),
            completed: query.span("completionDate")?,
            access: query.span("accessDate")?,
            due: query.span("dueDate")?,
        })
    }

    /// Without a word on `userStatuses`, those of active users alone `[doc]`.
    fn admit(&self, enrolled: &Enrolled, world: &World) -> bool {
        let user = &world.accounts.all()[enrolled.user];
        let has_status = match &self.statuses {
            None => user.status == AccountStatus::Active,
            Some(statuses) => statuses.contains(&user.status.number().to_string()),
        };
        has_status
            && admits(self.users.as_ref(), &user.id)
            && admits(self.courses.as_ref(), world.courses.id(enrolled.course))
            && admits(self.departments.as_ref(), &user.department)
            && admits(self.enrolments.as_ref(), &enrolled.id)
            && admits(self.progress.as_ref(), enrolled.progress.as_str())
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
            ("userId", some(world.accounts.id(self.user))),
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
