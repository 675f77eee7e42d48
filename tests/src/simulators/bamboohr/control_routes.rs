//! The controls over HTTP that only `BambooHR`'s simulator has, beside those of every simulator.
//! `{id}` is the company's own number of a person: `BambooHR`'s id and 10,000.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `POST /credentials/{grant}/restrict` | `{"fields": ["gender"]}` | the key reads these fields no more |
//! | `POST /lock` | `{"seconds": 300}` | closes the API to everybody; 0 opens it |
//! | `PUT /sharing` | `{"directory": "org-chart"}` | `shared`, `org-chart`, `off` |
//! | `PUT /throttle` | `{"signal": "unavailable", "retry_after": "date"}` | how a client is told to slow down |
//! | `POST /people/{id}/hide`, `…/show` | | no key sees the person; all do again |

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::{Control, Grant, Sharing, Throttle};
use crate::simulators::control_routes;

/// The routes, below `/_control`.
pub(super) fn routes(control: Control) -> Router {
    control_routes::routes()
        .route("/credentials/{grant}/restrict", post(restrict))
        .route("/lock", post(lock))
        .route("/sharing", put(sharing))
        .route("/throttle", put(throttle))
        .route("/people/{id}/hide", post(hide))
        .route("/people/{id}/show", post(show))
        .with_state(control)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    fields: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seconds {
    seconds: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shares {
    directory: Sharing,
}

async fn restrict(
    State(control): State<Control>,
    Path(grant): Path<Grant>,
    Json(Fields { fields }): Json<Fields>,
) -> Response {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    match control.restrict(grant, &fields) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(unknown) => (StatusCode::UNPROCESSABLE_ENTITY, unknown.to_string()).into_response(),
    }
}

async fn lock(State(control): State<Control>, Json(Seconds { seconds }): Json<Seconds>) -> StatusCode {
    control.lock_api(seconds);
    StatusCode::NO_CONTENT
}

async fn sharing(State(control): State<Control>, Json(Shares { directory }): Json<Shares>) -> StatusCode {
    control.sharing(directory);
    StatusCode::NO_CONTENT
}

async fn throttle(State(control): State<Control>, Json(throttle): Json<Throttle>) -> StatusCode {
    control.throttle(throttle);
    StatusCode::NO_CONTENT
}

async fn hide(State(control): State<Control>, Path(id): Path<u64>) -> StatusCode {
    control.hide(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn show(State(control): State<Control>, Path(id): Path<u64>) -> StatusCode {
    control.show(id);
    StatusCode::NO_CONTENT
}
