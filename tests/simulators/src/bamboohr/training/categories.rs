//! `/v1/training/category` (spec, `TrainingCategory`).

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, put};
use serde_json::{Value, json};

use super::{deleted, input};
use crate::bamboohr::{Asked, Caller, Grant, Refusal, Routes, errors};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/training/category", get(list).post(create))
        .route("/v1/training/category/{id}", put(update).delete(delete))
}

/// As it is answered.
pub(super) fn written(id: u64, name: &str) -> Value {
    json!({ "id": id.to_string(), "name": name })
}

async fn list(asked: Asked, caller: Caller) -> Result<Json<Value>, Refusal> {
    caller.may(Grant::training_and_files)?;
    let world = asked.shared.world();
    let all = world.training.categories.iter().map(|(&id, name)| (id.to_string(), written(id, name)));
    Ok(Json(Value::Object(all.collect())))
}

async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<(StatusCode, Json<Value>), Refusal> {
    caller.may(Grant::training_and_files)?;
    let name = name(&body)?;
    let mut world = asked.shared.world();
    if world.training.category_called(&name).is_some() {
        // The spec says 409 for the change of a name; that a new one is told so too is `[unv]`.
        return Err(taken());
    }
    let id = world.training.add_category(&name);
    Ok((StatusCode::CREATED, Json(written(id, &name))))
}

async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<u64>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    caller.may(Grant::training_and_files)?;
    let name = name(&body)?;
    let training = &mut asked.shared.world().training;
    if !training.categories.contains_key(&id) {
        return Err(errors::not_found("Training category"));
    }
    if training.category_called(&name).is_some_and(|other| other != id) {
        return Err(taken());
    }
    let answer = written(id, &name);
    training.categories.insert(id, name);
    Ok(Json(answer))
}

async fn delete(asked: Asked, caller: Caller, Path(id): Path<u64>) -> Result<Response, Refusal> {
    caller.may(Grant::training_and_files)?;
    let training = &mut asked.shared.world().training;
    if training.categories.remove(&id).is_none() {
        return Err(errors::not_found("Training category"));
    }
    for kind in training.types.values_mut().filter(|kind| kind.category == Some(id)) {
        kind.category = None;
    }
    Ok(deleted())
}

fn name(body: &[u8]) -> Result<String, Refusal> {
    let object = input::object(body)?;
    let name = object.get("name").and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
    name.map(str::to_owned).ok_or_else(|| errors::bad_request("A name is required"))
}

fn taken() -> Refusal {
    errors::legacy(StatusCode::CONFLICT, "A training category with the same name already exists")
}
