//! The controls over HTTP that only Personio's simulator has, beside those of every simulator.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `POST /credentials/{grant}/restrict` | `{"attributes": ["status"]}` | the access data read these no more |
//! | `PUT /query-auth` | `{"on": true}` | switches v1 credentials in the query |

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::{Control, Grant};
use crate::control_routes::Switch;
use crate::people_routes;

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    people_routes::routes()
        .route("/credentials/{grant}/restrict", post(restrict))
        .route("/query-auth", put(query_auth))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributes {
    attributes: Vec<String>,
}

async fn restrict(
    State(control): State<Control>,
    Path(grant): Path<Grant>,
    Json(Attributes { attributes }): Json<Attributes>,
) -> Response {
    let attributes: Vec<&str> = attributes.iter().map(String::as_str).collect();
    match control.restrict(grant, &attributes) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(unknown) => (StatusCode::UNPROCESSABLE_ENTITY, unknown.to_string()).into_response(),
    }
}

async fn query_auth(State(control): State<Control>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    control.query_auth(on);
    StatusCode::NO_CONTENT
}
