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

use super::{Control, NoSuchField, Sharing};
use crate::control_routes::{does, tells};
use crate::people_routes;

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    people_routes::routes()
        .route(
            "/credentials/{grant}/restrict",
            post(does(|control: &Control, (Path(grant), Json(Fields { fields }))| {
                control.restrict(grant, &fields)
            })),
        )
        .route("/lock", post(does(|control, Json(Seconds { seconds })| control.lock_api(seconds))))
        .route("/sharing", put(does(|control, Json(Shares { directory })| control.sharing(directory))))
        .route("/throttle", put(does(|control, Json(throttle)| control.throttle(throttle))))
        .route("/people/{id}/hide", post(does(|control, Path(id)| control.hide(id))))
        .route("/people/{id}/show", post(does(|control, Path(id)| control.show(id))))
        .route("/training/types", get(tells(|control, ()| control.training_types())))
        .route(
            "/training/types/{id}/freeze",
            post(does(|control, Path(id)| control.freeze_training_type(id))),
        )
        .route("/training/records", get(tells(|control, ()| control.training_records())))
        .route("/training/settings", put(does(|control, Json(settings)| control.training_settings(settings))))
        .route("/files", get(tells(|control, ()| control.files())))
        .route("/files/{id}", get(file))
        .route(
            "/files/categories",
            put(does(|control: &Control, Json(Names { names })| {
                control.file_categories(&names.iter().map(String::as_str).collect::<Vec<_>>());
            })),
        )
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

async fn file(State(control): State<Control>, Path(id): Path<u64>) -> Response {
    let file = control.files().into_iter().find(|file| file.id == id);
    file.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| file.bytes.into_response())
}

impl IntoResponse for NoSuchField {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, self.to_string()).into_response()
    }
}
