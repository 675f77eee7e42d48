//! `DELETE /user/{id}` `[spec]`. What becomes of what they learned isn't said: here it is gone with them `[unv]`.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::delete;

use super::place;
use crate::ispring::answer::Refusal;
use crate::ispring::{Asked, Caller, Routes};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/user/{id}", delete(one))
}

/// 204 `[spec]`. That who is not there is a 404 here as elsewhere is `[unv]`.
async fn one(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let place = place(&world, caller, &id)?;
    world.accounts.delete(place);
    Ok(StatusCode::NO_CONTENT)
}
