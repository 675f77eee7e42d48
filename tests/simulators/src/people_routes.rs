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

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::company::{Change, NotChanged};
use super::control::Control;
use super::provider::Staffed;

/// The routes, below `/_control`.
pub fn routes<P: Staffed>() -> Router<Control<P>> {
    Router::new()
        .route("/people", post(hire::<P>))
        .route("/people/vanish", post(vanish::<P>))
        .route("/people/bring-back", post(bring_back::<P>))
        .route("/people/{id}", patch(change::<P>).delete(delete::<P>))
        .route("/people/{id}/terminate", post(terminate::<P>))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Percent {
    percent: u8,
}

async fn hire<P: Staffed>(
    State(control): State<Control<P>>,
    Json(Count { count }): Json<Count>,
) -> Json<Value> {
    Json(json!({ "ids": control.hire(count) }))
}

async fn vanish<P: Staffed>(
    State(control): State<Control<P>>,
    Json(Percent { percent }): Json<Percent>,
) -> Json<Value> {
    Json(json!({ "ids": control.vanish(percent) }))
}

async fn bring_back<P: Staffed>(State(control): State<Control<P>>) -> StatusCode {
    control.bring_back();
    StatusCode::NO_CONTENT
}

async fn change<P: Staffed>(
    State(control): State<Control<P>>,
    Path(id): Path<u64>,
    Json(change): Json<Change>,
) -> Response {
    match control.change(id, change) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(NotChanged::NoSuchPerson) => StatusCode::NOT_FOUND.into_response(),
        Err(NotChanged::Birthday) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "birthday: YYYY-MM-DD").into_response()
        }
    }
}

async fn delete<P: Staffed>(State(control): State<Control<P>>, Path(id): Path<u64>) -> StatusCode {
    control.delete(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn terminate<P: Staffed>(State(control): State<Control<P>>, Path(id): Path<u64>) -> StatusCode {
    control.terminate(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}
