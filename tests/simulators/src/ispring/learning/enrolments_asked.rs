//! `/enrollment` and `/enrollments` `[spec]`.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::get;
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Certificate, Enrolled};
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::body::Given;
use crate::ispring::node::{Node, some};
use crate::ispring::query::Filter;
use crate::ispring::world::World;
use crate::ispring::{Asked, Caller, Grant, Routes, pages, times};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/enrollment", get(whole).post(create)).route("/enrollments", get(page))
}

/// All at once.
async fn whole(asked: Asked, caller: Caller) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let all = world.enrolments.all();
    let written = matching(&world, caller, &asked)?.into_iter().map(|place| all[place].written(&world));
    Ok(Answer::ok(Node::object([("enrollments", Some(Node::List("enrollment", written.collect())))])))
}

/// Page by page.
async fn page(asked: Asked, caller: Caller) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let places = matching(&world, caller, &asked)?;
    pages::page(&asked, &world.enrolments.listed, &places, ("enrollments", "enrollment"), |enrolled| {
        enrolled.written(&world)
    })
}

fn matching(world: &World, caller: Caller, asked: &Asked) -> Result<Vec<usize>, Refusal> {
    caller.may(Grant::learning)?;
    let query = asked.query();
    let [courses, learners, ids] =
        ["courseIds[]", "learnerIds[]", "enrollmentIds[]"].map(|name| Filter::of(&query, name));
    Ok(world.enrolments_seen(caller, |enrolled, user| {
        ids.admits(&enrolled.id)
            && courses.admits(&world.courses.all()[enrolled.course].id)
            && learners.admits(&user.id)
    }))
}

/// 201 without a body `[spec]`.
async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<StatusCode, Refusal> {
    caller.may(Grant::learning)?;
    let mut world = asked.shared.world();
    let given = Given::read(&asked.headers, &body)?;
    let courses = known(&given, "courseIds", |id| world.courses.place(id))?;
    let learners = known(&given, "learnerIds", |id| world.accounts.find(id))?;
    for &learner in &learners {
        world.show(caller, &world.accounts.all()[learner].department)?;
    }
    let today = asked.shared.clock().date_time().date_naive();
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
        return Err(Refusal::required(name));
    }
    let places: Option<Vec<usize>> = ids.iter().map(|id| place(id)).collect();
    places.ok_or_else(|| Refusal::bad_request(format!("{name} has an unknown id")))
}

/// The last day by the four ways to say it. A course's own is none here.
fn due(given: &Given, access: NaiveDate) -> Result<Option<NaiveDate>, Refusal> {
    match given.required("dueDateType")? {
        "unlimited" | "default" => Ok(None),
        "due_date" => day(given, "dueDate")?.map(Some).ok_or_else(|| Refusal::required("dueDate")),
        "due_period" => {
            let days = given.number("duePeriod")?.ok_or_else(|| Refusal::required("duePeriod"))?;
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
            ("courseId", some(&world.courses.all()[self.course].id)),
            ("learnerId", some(&world.accounts.all()[self.user].id)),
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
