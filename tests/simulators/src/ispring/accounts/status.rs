//! `POST /user/{id}/status` and its brothers for several at once `[spec]`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Extension, Router};

use super::{AccountStatus, place};
use crate::ispring::Shared;
use crate::ispring::answer::Refusal;
use crate::ispring::body::Given;
use crate::ispring::gate::Caller;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    use AccountStatus::{Active, Inactive, Terminated};
    let several = |status: AccountStatus| post(set_several).layer(Extension(status));
    Router::new()
        .route("/user/{id}/status", post(set_one))
        .route("/users/activate", several(Active))
        .route("/users/deactivate", several(Inactive))
        .route("/users/terminate", several(Terminated))
}

/// 200 without a body `[spec]`.
async fn set_one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = shared.world();
    let place = place(&world, caller, &id)?;
    let number = Given::read(&headers, &body)?.number("status")?;
    let status = number.and_then(AccountStatus::numbered);
    let status = status.ok_or_else(|| Refusal::bad_request("status must be 1, 3 or 5"))?;
    world.accounts.set_status(place, status);
    Ok(StatusCode::OK)
}

/// 200 without a body `[spec]`. An id that is nobody's spoils it all: 400, and nothing is done `[unv]`.
async fn set_several(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Extension(status): Extension<AccountStatus>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    if !caller.0.users() {
        return Err(Refusal::forbidden());
    }
    let mut world = shared.world();
    let ids = Given::read(&headers, &body)?.texts("userIds", "id")?;
    if ids.is_empty() {
        return Err(Refusal::bad_request("userIds is required"));
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
