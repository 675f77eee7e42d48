//! `POST /v2/auth/revoke` (credentials spec): a form with the token, and 200 without a body.
//!
//! The spec names no other answer. That it wants a token in the header as well is seen in use `[3p]`; that it is told so
//! as elsewhere in v2, that a form without a token is refused as at the token endpoint, and that nobody revokes a token
//! but its own is `[unv]`.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::post;

use super::{Asked, Refusal, Routes, errors, token};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v2/auth/revoke", post(revoke))
}

async fn revoke(asked: Asked, body: Bytes) -> Result<StatusCode, Refusal> {
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    let holder = world.holder(&asked.headers, now);
    let (grant, own) = holder.map_err(|why| errors::v2_refused(why, now))?;
    let form = token::form(&asked.headers, &body, &["token"], now)?;
    if form.one("token").is_some_and(|token| token == own) {
        world.revoke_token(grant);
    }
    Ok(StatusCode::OK)
}
