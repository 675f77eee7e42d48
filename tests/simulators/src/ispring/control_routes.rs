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

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::json;

use super::{Completion, Control, Duplicates, Enrolment, NotDone, RoleKind};
use crate::control_routes::{Count, does, tells, tries};

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    Router::new()
        .route(
            "/accounts",
            get(tells(|control: &Control, ()| control.accounts()))
                .delete(does(|control, ()| control.clear_accounts())),
        )
        .route(
            "/accounts/{email}",
            get(tries(|control: &Control, Path(email): Path<String>| {
                control.account(&email).ok_or(NotDone::NoSuchAccount)
            })),
        )
        .route(
            "/accounts/{email}/deactivate",
            post(does(|control: &Control, Path(email): Path<String>| control.deactivate(&email))),
        )
        .route("/mails", get(tells(|control, ()| control.mails())))
        .route("/duplicates", put(does(|control, Json(Answered { answer })| control.duplicates(answer))))
        .route(
            "/roles",
            get(tells(|control: &Control, ()| control.roles())).post(tells(
                |control, Json(NewRole { title, kind })| json!({ "id": control.add_role(&title, kind) }),
            )),
        )
        .route(
            "/roles/{id}",
            delete(does(|control: &Control, Path(id): Path<String>| control.remove_role(&id))),
        )
        .route("/departments", get(tells(|control, ()| control.departments())))
        .route(
            "/courses",
            get(tells(|control: &Control, ()| control.courses())).post(tells(
                |control, Json(NewCourse { title })| json!({ "id": control.add_course(&title) }),
            )),
        )
        .route(
            "/enrolments",
            get(tells(|control: &Control, ()| control.enrolments())).post(tries(
                |control, Json(NewEnrolment { email, course, due })| control.enrol(&email, &course, due),
            )),
        )
        .route(
            "/enrolments/{email}",
            get(tries(|control: &Control, Path(email): Path<String>| control.enrolments_of(&email))),
        )
        .route(
            "/progress",
            post(tries(|control, Json(GotOn { email, course, percent })| {
                control.progress(&email, &course, percent)
            })),
        )
        .route("/completions", post(tries(|control, Json(given)| complete(control, given))))
        .route(
            "/completions/many",
            post(tells(
                |control: &Control, Json(Count { count })| json!({ "completed": control.complete_many(count) }),
            )),
        )
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

fn complete(control: &Control, given: Ended) -> Result<Enrolment, NotDone> {
    let completion = Completion {
        score: given.score,
        minutes: given.minutes,
        completed_at: given.completed_at,
        certificate: given.certificate.unwrap_or(true),
    };
    control.complete(&given.email, &given.course, completion)
}

impl IntoResponse for NotDone {
    fn into_response(self) -> Response {
        (StatusCode::NOT_FOUND, self.to_string()).into_response()
    }
}
