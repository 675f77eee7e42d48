//! `GET /v1/employees/{id}/photo/{size}` (spec, `get-employee-photo`).

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::errors;
use super::world::employee_id;
use super::{Asked, Caller, Refusal, Routes};

const SIZES: [&str; 6] = ["original", "large", "medium", "small", "xs", "tiny"];

/// One grey pixel: the same picture for everybody and in every size.
const PIXEL: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////\
                     ////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/{id}/photo/{size}", get(photo))
}

/// Whether somebody has a photo: one in fifty does.
pub(super) fn has_one(person: u64) -> bool {
    employee_id(person) % 50 == 3
}

/// Always said to be a JPEG, whatever it is.
async fn photo(
    asked: Asked,
    caller: Caller,
    Path((id, size)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let world = asked.shared.world();
    let person = world.employee(caller, &id)?;
    if !has_one(person.id) || !SIZES.contains(&&*size) {
        return Err(errors::not_found("Photo"));
    }
    let bytes = STANDARD.decode(PIXEL).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}
