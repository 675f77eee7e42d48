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
//! | `GET /training/types`, `GET /training/records` | | all of them |
//! | `PUT /training/settings` | `{"cost": false}` | which fields records have; what is left out is on |
//! | `POST /training/types/{id}/freeze` | | the type and its records can't be changed |
//! | `GET /files`, `GET /files/{id}` | | all files without their bytes; the bytes of one |
//! | `PUT /files/categories` | `{"names": []}` | these categories, empty |

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::{Control, Grant, Sharing, StoredFile, Throttle, TrainingRecord, TrainingSettings, TrainingType};
use crate::people_routes;

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    people_routes::routes()
        .route("/credentials/{grant}/restrict", post(restrict))
        .route("/lock", post(lock))
        .route("/sharing", put(sharing))
        .route("/throttle", put(throttle))
        .route("/people/{id}/hide", post(hide))
        .route("/people/{id}/show", post(show))
        .route("/training/types", get(training_types))
        .route("/training/types/{id}/freeze", post(freeze))
        .route("/training/records", get(training_records))
        .route("/training/settings", put(training_settings))
        .route("/files", get(files))
        .route("/files/{id}", get(file))
        .route("/files/categories", put(file_categories))
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: Vec<String>,
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

async fn training_types(State(control): State<Control>) -> Json<Vec<TrainingType>> {
    Json(control.training_types())
}

async fn training_records(State(control): State<Control>) -> Json<Vec<TrainingRecord>> {
    Json(control.training_records())
}

async fn training_settings(
    State(control): State<Control>,
    Json(settings): Json<TrainingSettings>,
) -> StatusCode {
    control.training_settings(settings);
    StatusCode::NO_CONTENT
}

async fn freeze(State(control): State<Control>, Path(id): Path<u64>) -> StatusCode {
    control.freeze_training_type(id);
    StatusCode::NO_CONTENT
}

async fn files(State(control): State<Control>) -> Json<Vec<StoredFile>> {
    Json(control.files())
}

async fn file(State(control): State<Control>, Path(id): Path<u64>) -> Response {
    let file = control.files().into_iter().find(|file| file.id == id);
    file.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| file.bytes.into_response())
}

async fn file_categories(State(control): State<Control>, Json(Names { names }): Json<Names>) -> StatusCode {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    control.file_categories(&names);
    StatusCode::NO_CONTENT
}
