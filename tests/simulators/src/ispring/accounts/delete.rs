//! `DELETE /user/{id}` `[spec]`. What becomes of what they learned isn't said: here it is gone with them `[unv]`.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::delete;
use axum::{Extension, Router};

use super::place;
use crate::ispring::Shared;
use crate::ispring::answer::Refusal;
use crate::ispring::gate::Caller;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/user/{id}", delete(one))
}

/// 204 `[spec]`. That who is not there is a 404 here as elsewhere is `[unv]`.
async fn one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    let mut world = shared.world();
    let place = place(&world, caller, &id)?;
    world.accounts.delete(place);
    Ok(StatusCode::NO_CONTENT)
}
