//! The controls over HTTP that only Personio's simulator has, beside those of every simulator.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `PUT /query-auth` | `{"on": true}` | switches v1 credentials in the query |

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::put;
use axum::{Json, Router};

use super::Control;
use crate::control_routes::{self, Switch};
use crate::people_routes;

/// The routes, below `/_control`.
pub(super) fn routes(control: Control) -> Router {
    control_routes::routes()
        .merge(people_routes::routes())
        .route("/query-auth", put(query_auth))
        .with_state(control)
}

async fn query_auth(State(control): State<Control>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    control.query_auth(on);
    StatusCode::NO_CONTENT
}
