//! `/enrollment` and `/enrollments` `[spec]`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Extension, Router};
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Certificate, Enrolled};
use crate::faults::Twist;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::body::Given;
use crate::ispring::gate::Caller;
use crate::ispring::node::{Node, some};
use crate::ispring::pages::{self, Paged as _};
use crate::ispring::query::{Query, admits};
use crate::ispring::world::World;
use crate::ispring::{Shared, times};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/enrollment", get(whole).post(create)).route("/enrollments", get(page))
}

/// All at once.
async fn whole(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    let world = shared.world();
    let places = matching(&world, caller, &Query::of(query))?;
    Ok(Answer::ok(Node::object([("enrollments", Some(written(&world, places)))])))
}

/// Page by page.
async fn page(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(twist): Extension<Twist>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    let (world, query) = (shared.world(), Query::of(query));
    let places = matching(&world, caller, &query)?;
    let (places, next) = pages::page(&world.enrolments, &places, &query, twist)?;
    let written = Some(written(&world, places));
    Ok(Answer::ok(Node::object([("enrollments", written), ("nextPageToken", next)])))
}

fn matching(world: &World, caller: Caller, query: &Query) -> Result<Vec<usize>, Refusal> {
    if !caller.0.learning() {
        return Err(Refusal::forbidden());
    }
    let (courses, learners) = (query.filter("courseIds[]"), query.filter("learnerIds[]"));
    let ids = query.filter("enrollmentIds[]");
    let asked = world.enrolments.all().iter().enumerate().filter(|(_, enrolled)| {
        let user = &world.accounts.all()[enrolled.user];
        world.accounts.is_here(enrolled.user)
            && admits(ids.as_ref(), &enrolled.id)
            && admits(courses.as_ref(), world.courses.id(enrolled.course))
            && admits(learners.as_ref(), &user.id)
            && world.sees(caller, &user.department)
    });
    Ok(asked.map(|(place, _)| place).collect())
}

fn written(world: &World, places: Vec<usize>) -> Node {
    let all = world.enrolments.all();
    Node::List("enrollment", places.into_iter().map(|place| all[place].written(world)).collect())
}

/// 201 without a body `[spec]`.
async fn create(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    if !caller.0.learning() {
        return Err(Refusal::forbidden());
    }
    let mut world = shared.world();
    let given = Given::read(&headers, &body)?;
    let courses = known(&given, "courseIds", |id| world.courses.place(id))?;
    let learners = known(&given, "learnerIds", |id| world.accounts.find(id))?;
    if learners.iter().any(|&place| !world.sees(caller, &world.accounts.all()[place].department)) {
        return Err(Refusal::forbidden());
    }
    let today = shared.clock().date_time().date_naive();
    let access = day(&given, "accessDate")?.unwrap_or(today);
    let due = due(&given, access)?;
    let locks = given.switch("lockAfterDueDate")?;
    for learner in learners {
        for &course in &courses {
            let place = world.enrol(learner, course, access, due);
            world.enrolments.change(place, |enrolled| enrolled.locks |= locks);
        }
    }
    Ok(StatusCode::CREATED)
}

/// Where everything in a list of ids is.
fn known(given: &Given, name: &str, place: impl Fn(&str) -> Option<usize>) -> Result<Vec<usize>, Refusal> {
    let ids = given.texts(name, "id")?;
    if ids.is_empty() {
        return Err(Refusal::bad_request(format!("{name} is required")));
    }
    let places: Option<Vec<usize>> = ids.iter().map(|id| place(id)).collect();
    places.ok_or_else(|| Refusal::bad_request(format!("{name} has an unknown id")))
}

/// The last day by the four ways to say it. A course's own is none here.
fn due(given: &Given, access: NaiveDate) -> Result<Option<NaiveDate>, Refusal> {
    let required = |name: &str| Refusal::bad_request(format!("{name} is required"));
    match given.text("dueDateType")?.ok_or_else(|| required("dueDateType"))? {
        "unlimited" | "default" => Ok(None),
        "due_date" => day(given, "dueDate")?.map(Some).ok_or_else(|| required("dueDate")),
        "due_period" => {
            let days = given.number("duePeriod")?.ok_or_else(|| required("duePeriod"))?;
            Ok(access.checked_add_days(Days::new(days.into())))
        }
        _ => Err(Refusal::bad_request("dueDateType is unknown")),
    }
}

fn day(given: &Given, name: &str) -> Result<Option<NaiveDate>, Refusal> {
    let Some(text) = given.text(name)? else { return Ok(None) };
    let time: Option<DateTime<Utc>> = times::read(text);
    time.map(|time| Some(time.date_naive()))
        .ok_or_else(|| Refusal::bad_request(format!("{name} is not a valid date")))
}

impl Enrolled {
    fn written(&self, world: &World) -> Node {
        Node::object([
            ("enrollmentId", some(&self.id)),
            ("courseId", some(world.courses.id(self.course))),
            ("learnerId", some(world.accounts.id(self.user))),
            ("accessDate", some(self.access.to_string())),
            ("dueDate", self.due.map(|day| day.to_string().into())),
            ("shouldLockAfterDueDate", some(self.locks)),
            ("certificate", self.certificate.as_ref().map(Certificate::written)),
            ("enrollmentTypeGroup", some(u32::from(self.from_catalogue))),
        ])
    }
}

impl Certificate {
    fn written(&self) -> Node {
        Node::object([
            ("issuedCertificateId", some(&self.id)),
            ("issueDate", some(self.issued.to_string())),
            ("expiryDate", self.expires.map(|day| day.to_string().into())),
        ])
    }
}
