//! `POST /user/{id}/status` and its brothers for several at once `[spec]`.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::post;

use super::{AccountStatus, place};
use crate::ispring::answer::Refusal;
use crate::ispring::body::Given;
use crate::ispring::{Asked, Caller, Grant, Routes};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    use AccountStatus::{Active, Inactive, Terminated};
    let several = |status: AccountStatus| post(set_several).layer(Extension(status));
    Routes::new()
        .route("/user/{id}/status", post(set_one))
        .route("/users/activate", several(Active))
        .route("/users/deactivate", several(Inactive))
        .route("/users/terminate", several(Terminated))
}

/// 200 without a body `[spec]`.
async fn set_one(
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let place = place(&world, caller, &id)?;
    let number = Given::read(&asked.headers, &body)?.number("status")?;
    let status = number.and_then(AccountStatus::numbered);
    let status = status.ok_or_else(|| Refusal::bad_request("status must be 1, 3 or 5"))?;
    world.accounts.set_status(place, status);
    Ok(StatusCode::OK)
}

/// 200 without a body `[spec]`. An id that is nobody's spoils it all: 400, and nothing is done `[unv]`.
async fn set_several(
    asked: Asked,
    caller: Caller,
    Extension(status): Extension<AccountStatus>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    caller.may(Grant::users)?;
    let mut world = asked.shared.world();
    let ids = Given::read(&asked.headers, &body)?.texts("userIds", "id")?;
    if ids.is_empty() {
        return Err(Refusal::required("userIds"));
    }
    let mut places = Vec::with_capacity(ids.len());
    for id in &ids {
        world.accounts.find(id).ok_or_else(|| Refusal::bad_request("Unknown user"))?;
        places.push(place(&world, caller, id)?);
    }
    for place in places {
        world.accounts.set_status(place, status);
    }
    Ok(StatusCode::OK)
}
