//! The controls over HTTP that only iSpring's simulator has, beside those of every simulator. It has none of the routes
//! for people. `{email}` is an e-mail address in whatever letter case, `course` is a title.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `GET /accounts`, `GET /accounts/{email}` | | all accounts; one |
//! | `DELETE /accounts` | | takes all accounts away, and their enrolments |
//! | `POST /accounts/{email}/deactivate` | | makes it inactive, by hand |
//! | `GET /mails` | | the invitations that were sent |
//! | `PUT /duplicates` | `{"answer": "conflict"}` | how it is told that an address is taken: `bad-request`, `conflict` |
//! | `GET /roles`, `POST /roles` | `{"title": "Azubis", "kind": "learner"}` | all roles; adds one, answers its id |
//! | `DELETE /roles/{id}` | | takes a role away |
//! | `GET /departments` | | all departments, the root first |
//! | `GET /courses`, `POST /courses` | `{"title": "Neu"}` | all courses; adds one, answers its id |
//! | `GET /enrolments`, `GET /enrolments/{email}` | | all enrolments; somebody's |
//! | `POST /enrolments` | `{"email": …, "course": …, "due": "2026-12-31"}` | enrols; `due` may be left out |
//! | `POST /progress` | `{"email": …, "course": …, "percent": 40}` | somebody gets on with a course |
//! | `POST /completions` | `{"email": …, "course": …, "score": 92.5, "minutes": 30, "completed_at": "2026-11-02T09:00:00Z", "certificate": false}` | somebody completes a course; only the first two are needed |
//! | `POST /completions/many` | `{"count": 500}` | the first active accounts each complete one; answers `{"completed": 500}` |

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Account, Completion, Control, Course, Department, Duplicates, Enrolment, Mail, NotDone, Role, RoleKind,
};

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    Router::new()
        .route("/accounts", get(accounts).delete(clear_accounts))
        .route("/accounts/{email}", get(account))
        .route("/accounts/{email}/deactivate", post(deactivate))
        .route("/mails", get(mails))
        .route("/duplicates", put(duplicates))
        .route("/roles", get(roles).post(add_role))
        .route("/roles/{id}", delete(remove_role))
        .route("/departments", get(departments))
        .route("/courses", get(courses).post(add_course))
        .route("/enrolments", get(enrolments).post(enrol))
        .route("/enrolments/{email}", get(enrolments_of))
        .route("/progress", post(progress))
        .route("/completions", post(complete))
        .route("/completions/many", post(complete_many))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    answer: Duplicates,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRole {
    title: String,
    kind: RoleKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewCourse {
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewEnrolment {
    email: String,
    course: String,
    due: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GotOn {
    email: String,
    course: String,
    percent: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    email: String,
    course: String,
    score: Option<f64>,
    minutes: Option<u32>,
    completed_at: Option<DateTime<Utc>>,
    certificate: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    count: usize,
}

async fn accounts(State(control): State<Control>) -> Json<Vec<Account>> {
    Json(control.accounts())
}

async fn account(State(control): State<Control>, Path(email): Path<String>) -> Response {
    let account = control.account(&email);
    account.map_or_else(|| refused(NotDone::NoSuchAccount), |account| Json(account).into_response())
}

async fn clear_accounts(State(control): State<Control>) -> StatusCode {
    control.clear_accounts();
    StatusCode::NO_CONTENT
}

async fn deactivate(State(control): State<Control>, Path(email): Path<String>) -> Response {
    control.deactivate(&email).map_or_else(refused, |()| StatusCode::NO_CONTENT.into_response())
}

async fn mails(State(control): State<Control>) -> Json<Vec<Mail>> {
    Json(control.mails())
}

async fn duplicates(State(control): State<Control>, Json(Answered { answer }): Json<Answered>) -> StatusCode {
    control.duplicates(answer);
    StatusCode::NO_CONTENT
}

async fn roles(State(control): State<Control>) -> Json<Vec<Role>> {
    Json(control.roles())
}

async fn add_role(
    State(control): State<Control>,
    Json(NewRole { title, kind }): Json<NewRole>,
) -> Json<Value> {
    Json(json!({ "id": control.add_role(&title, kind) }))
}

async fn remove_role(State(control): State<Control>, Path(id): Path<String>) -> StatusCode {
    control.remove_role(&id);
    StatusCode::NO_CONTENT
}

async fn departments(State(control): State<Control>) -> Json<Vec<Department>> {
    Json(control.departments())
}

async fn courses(State(control): State<Control>) -> Json<Vec<Course>> {
    Json(control.courses())
}

async fn add_course(
    State(control): State<Control>,
    Json(NewCourse { title }): Json<NewCourse>,
) -> Json<Value> {
    Json(json!({ "id": control.add_course(&title) }))
}

async fn enrolments(State(control): State<Control>) -> Json<Vec<Enrolment>> {
    Json(control.enrolments())
}

async fn enrolments_of(State(control): State<Control>, Path(email): Path<String>) -> Response {
    control.enrolments_of(&email).map_or_else(refused, |list| Json(list).into_response())
}

async fn enrol(State(control): State<Control>, Json(new): Json<NewEnrolment>) -> Response {
    enrolment(control.enrol(&new.email, &new.course, new.due))
}

async fn progress(State(control): State<Control>, Json(given): Json<GotOn>) -> Response {
    enrolment(control.progress(&given.email, &given.course, given.percent))
}

async fn complete(State(control): State<Control>, Json(given): Json<Ended>) -> Response {
    let completion = Completion {
        score: given.score,
        minutes: given.minutes,
        completed_at: given.completed_at,
        certificate: given.certificate.unwrap_or(true),
    };
    enrolment(control.complete(&given.email, &given.course, completion))
}

async fn complete_many(State(control): State<Control>, Json(Count { count }): Json<Count>) -> Json<Value> {
    Json(json!({ "completed": control.complete_many(count) }))
}

fn enrolment(done: Result<Enrolment, NotDone>) -> Response {
    done.map_or_else(refused, |enrolment| Json(enrolment).into_response())
}

fn refused(reason: NotDone) -> Response {
    (StatusCode::NOT_FOUND, reason.to_string()).into_response()
}
