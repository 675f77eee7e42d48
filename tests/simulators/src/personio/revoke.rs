//! `POST /v2/auth/revoke` (credentials spec): a form with the token, and 200 without a body.
//!
//! The spec names no other answer. That it wants a token in the header as well is seen in use `[3p]`; that it is told so
//! as elsewhere in v2, that a form without a token is refused as at the token endpoint, and that nobody revokes a token
//! but its own is `[unv]`.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::{Shared, errors, token};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v2/auth/revoke", post(revoke))
}

async fn revoke(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let now = shared.clock().now();
    let mut world = shared.world();
    let (grant, own) = match world.holder(&headers, now) {
        Ok(holder) => holder,
        Err(refusal) => return errors::v2_refused(refusal, now),
    };
    let field = match token::fields(&headers, &body, &["token"], now) {
        Ok(field) => field,
        Err(response) => return *response,
    };
    if field("token").as_deref() == Some(own) {
        world.revoke_token(grant);
    }
    StatusCode::OK.into_response()
}
