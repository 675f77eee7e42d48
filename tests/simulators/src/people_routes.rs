//! `/_control/people…`: the people of a simulated company over HTTP, for the providers that hold them.
//! `{id}` is the company's own number of a person, the same for every provider.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `POST /people` | `{"count": 3}` | hires; answers `{"ids": [...]}` |
//! | `PATCH /people/{id}` | `{"position": "CTO", "team": ""}` | changes fields; an empty text clears |
//! | `DELETE /people/{id}` | | deletes the record |
//! | `POST /people/{id}/terminate` | | makes the person inactive |
//! | `POST /people/vanish` | `{"percent": 20}` | lists so many fewer; answers `{"ids": [...]}` |
//! | `POST /people/bring-back` | | lists them again |
//!
//! ```sh
//! curl -X POST http://127.0.0.1:9801/_control/people/vanish -H 'content-type: application/json' -d '{"percent": 30}'
//! ```

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use super::company::{NoSuchPerson, NotChanged};
use super::control::Control;
use super::control_routes::{Count, does, tells};
use super::provider::Staffed;

/// The routes, below `/_control`.
pub fn routes<P: Staffed>() -> Router<Control<P>> {
    Router::new()
        .route("/people", post(tells(|control, Json(Count { count })| json!({ "ids": control.hire(count) }))))
        .route(
            "/people/vanish",
            post(tells(|control, Json(Percent { percent })| json!({ "ids": control.vanish(percent) }))),
        )
        .route("/people/bring-back", post(does(|control, ()| control.bring_back())))
        .route(
            "/people/{id}",
            patch(does(|control, (Path(id), Json(change))| control.change(id, change)))
                .delete(does(|control, Path(id)| control.delete(id))),
        )
        .route("/people/{id}/terminate", post(does(|control, Path(id)| control.terminate(id))))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Percent {
    percent: u8,
}

impl IntoResponse for NoSuchPerson {
    fn into_response(self) -> Response {
        StatusCode::NOT_FOUND.into_response()
    }
}

impl IntoResponse for NotChanged {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchPerson => NoSuchPerson.into_response(),
            Self::Birthday => (StatusCode::UNPROCESSABLE_ENTITY, "birthday: YYYY-MM-DD").into_response(),
        }
    }
}
