//! `/v1/employees/{id}/files/{fileId}` (spec, `get-`, `update-` and `delete-employee-file`).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use crate::bamboohr::gate::Caller;
use crate::bamboohr::world::World;
use crate::bamboohr::{Shared, errors};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v1/employees/{id}/files/{file}", get(download).post(update).delete(delete))
}

/// New values for some of what is known of a file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    name: Option<String>,
    category_id: Option<u64>,
    share_with_employee: Option<String>,
}

fn owner(world: &World, caller: Caller, employee: &str) -> Result<u64, Box<Response>> {
    if !caller.0.training_and_files() {
        return Err(Box::new(errors::forbidden()));
    }
    world.employee(caller, employee).map(|person| person.id)
}

async fn download(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path((employee, id)): Path<(String, u64)>,
) -> Response {
    let mut world = shared.world();
    let person = match owner(&world, caller, &employee) {
        Ok(person) => person,
        Err(response) => return *response,
    };
    let Some(file) = world.files.of(person, id) else { return errors::not_found("File") };
    let name = file.original_name.replace(|char: char| !char.is_ascii_graphic() || char == '"', "_");
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, file.content_type.clone()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, file.bytes.clone()).into_response()
}

async fn update(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path((employee, id)): Path<(String, u64)>,
    body: Bytes,
) -> Response {
    let mut world = shared.world();
    let person = match owner(&world, caller, &employee) {
        Ok(person) => person,
        Err(response) => return *response,
    };
    let Ok(change) = serde_json::from_slice::<Change>(&body) else {
        return errors::bad_request("The body is malformed");
    };
    if change.category_id.is_some_and(|id| !world.files.categories.contains_key(&id)) {
        return errors::not_found("Category");
    }
    let Some(file) = world.files.of(person, id) else { return errors::not_found("File") };
    if let Some(name) = change.name {
        file.name = name;
    }
    if let Some(category) = change.category_id {
        file.category = category;
    }
    if let Some(share) = change.share_with_employee {
        file.shared = share == "yes";
    }
    StatusCode::OK.into_response()
}

/// Deleted twice is deleted `[spec]`.
async fn delete(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path((employee, id)): Path<(String, u64)>,
) -> Response {
    let mut world = shared.world();
    let person = match owner(&world, caller, &employee) {
        Ok(person) => person,
        Err(response) => return *response,
    };
    let files = &mut world.files;
    if files.of(person, id).is_some() {
        files.stored.remove(&id);
        files.deleted.insert(id, person);
    }
    match files.deleted.get(&id) {
        Some(owner) if *owner == person => StatusCode::OK.into_response(),
        _ => errors::not_found("File"),
    }
}
