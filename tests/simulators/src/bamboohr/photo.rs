//! `GET /v1/employees/{id}/photo/{size}` (spec, `get-employee-photo`).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::gate::Caller;
use super::world::employee_id;
use super::{Shared, errors};

const SIZES: [&str; 6] = ["original", "large", "medium", "small", "xs", "tiny"];

/// One grey pixel: the same picture for everybody and in every size.
const PIXEL: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////\
                     ////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v1/employees/{id}/photo/{size}", get(photo))
}

/// Whether somebody has a photo: one in fifty does.
pub(super) fn has_one(person: u64) -> bool {
    employee_id(person) % 50 == 3
}

/// Always said to be a JPEG, whatever it is.
async fn photo(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path((id, size)): Path<(String, String)>,
) -> Response {
    let world = shared.world();
    let person = match world.employee(caller, &id) {
        Ok(person) => person,
        Err(response) => return *response,
    };
    if !has_one(person.id) || !SIZES.contains(&&*size) {
        return errors::not_found("Photo");
    }
    let bytes = STANDARD.decode(PIXEL).unwrap_or_default();
    ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response()
}
