//! The controls over HTTP that only Personio's simulator has, beside those of every simulator.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `POST /credentials/{grant}/restrict` | `{"attributes": ["status"]}` | the access data read these no more |
//! | `PUT /query-auth` | `{"on": true}` | switches v1 credentials in the query |

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::{Control, NoSuchAttribute};
use crate::control_routes::{Switch, does};
use crate::people_routes;

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    people_routes::routes()
        .route(
            "/credentials/{grant}/restrict",
            post(does(|control: &Control, (Path(grant), Json(Attributes { attributes }))| {
                control.restrict(grant, &attributes)
            })),
        )
        .route("/query-auth", put(does(|control, Json(Switch { on })| control.query_auth(on))))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributes {
    attributes: Vec<String>,
}

impl IntoResponse for NoSuchAttribute {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, self.to_string()).into_response()
    }
}
