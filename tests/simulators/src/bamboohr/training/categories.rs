//! `/v1/training/category` (spec, `TrainingCategory`).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use axum::{Extension, Json, Router};
use serde_json::{Map, Value, json};

use super::{deleted, input};
use crate::bamboohr::gate::Caller;
use crate::bamboohr::{Shared, errors};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/v1/training/category", get(list).post(create))
        .route("/v1/training/category/{id}", put(update).delete(delete))
}

/// As it is answered.
pub(super) fn written(id: u64, name: &str) -> Value {
    json!({ "id": id.to_string(), "name": name })
}

async fn list(State(shared): State<Arc<Shared>>, Extension(caller): Extension<Caller>) -> Response {
    if !caller.0.training_and_files() {
        return errors::forbidden();
    }
    let world = shared.world();
    let all = world.training.categories.iter().map(|(&id, name)| (id.to_string(), written(id, name)));
    Json(Value::Object(all.collect::<Map<_, _>>())).into_response()
}

async fn create(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    body: Bytes,
) -> Response {
    if !caller.0.training_and_files() {
        return errors::forbidden();
    }
    let name = match name(&body) {
        Ok(name) => name,
        Err(response) => return *response,
    };
    let mut world = shared.world();
    if world.training.category_called(&name).is_some() {
        // The spec says 409 for the change of a name; that a new one is told so too is `[unv]`.
        return taken();
    }
    let id = world.training.add_category(&name);
    (StatusCode::CREATED, Json(written(id, &name))).into_response()
}

async fn update(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<u64>,
    body: Bytes,
) -> Response {
    if !caller.0.training_and_files() {
        return errors::forbidden();
    }
    let name = match name(&body) {
        Ok(name) => name,
        Err(response) => return *response,
    };
    let training = &mut shared.world().training;
    if !training.categories.contains_key(&id) {
        return errors::not_found("Training category");
    }
    if training.category_called(&name).is_some_and(|other| other != id) {
        return taken();
    }
    let answer = Json(written(id, &name)).into_response();
    training.categories.insert(id, name);
    answer
}

async fn delete(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<u64>,
) -> Response {
    if !caller.0.training_and_files() {
        return errors::forbidden();
    }
    let training = &mut shared.world().training;
    if training.categories.remove(&id).is_none() {
        return errors::not_found("Training category");
    }
    for kind in training.types.values_mut().filter(|kind| kind.category == Some(id)) {
        kind.category = None;
    }
    deleted()
}

fn name(body: &[u8]) -> Result<String, Box<Response>> {
    let object = input::object(body)?;
    let name = object.get("name").and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
    name.map(str::to_owned).ok_or_else(|| Box::new(errors::bad_request("A name is required")))
}

fn taken() -> Response {
    errors::legacy(StatusCode::CONFLICT, "A training category with the same name already exists")
}
