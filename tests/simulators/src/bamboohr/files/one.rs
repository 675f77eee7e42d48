//! `/v1/employees/{id}/files/{fileId}` (spec, `get-`, `update-` and `delete-employee-file`).

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::bamboohr::world::World;
use crate::bamboohr::{Asked, Caller, Grant, Refusal, Routes, errors};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/{id}/files/{file}", get(download).post(update).delete(delete))
}

/// New values for some of what is known of a file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    name: Option<String>,
    category_id: Option<u64>,
    share_with_employee: Option<String>,
}

fn owner(world: &World, caller: Caller, employee: &str) -> Result<u64, Refusal> {
    caller.may(Grant::training_and_files)?;
    world.employee(caller, employee).map(|person| person.id)
}

async fn download(
    asked: Asked,
    caller: Caller,
    Path((employee, id)): Path<(String, u64)>,
) -> Result<Response, Refusal> {
    let mut world = asked.shared.world();
    let person = owner(&world, caller, &employee)?;
    let Some(file) = world.files.of(person, id) else { return Err(errors::not_found("File")) };
    let name = file.original_name.replace(|char: char| !char.is_ascii_graphic() || char == '"', "_");
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, file.content_type.clone()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, file.bytes.clone()).into_response())
}

async fn update(
    asked: Asked,
    caller: Caller,
    Path((employee, id)): Path<(String, u64)>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let person = owner(&world, caller, &employee)?;
    let Ok(change) = serde_json::from_slice::<Change>(&body) else {
        return Err(errors::bad_request("The body is malformed"));
    };
    if change.category_id.is_some_and(|id| !world.files.categories.contains_key(&id)) {
        return Err(errors::not_found("Category"));
    }
    let Some(file) = world.files.of(person, id) else { return Err(errors::not_found("File")) };
    if let Some(name) = change.name {
        file.name = name;
    }
    if let Some(category) = change.category_id {
        file.category = category;
    }
    if let Some(share) = change.share_with_employee {
        file.shared = share == "yes";
    }
    Ok(StatusCode::OK)
}

/// Deleted twice is deleted `[spec]`.
async fn delete(
    asked: Asked,
    caller: Caller,
    Path((employee, id)): Path<(String, u64)>,
) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let person = owner(&world, caller, &employee)?;
    let files = &mut world.files;
    if files.of(person, id).is_some() {
        files.stored.remove(&id);
        files.deleted.insert(id, person);
    }
    match files.deleted.get(&id) {
        Some(owner) if *owner == person => Ok(StatusCode::OK),
        _ => Err(errors::not_found("File")),
    }
}
