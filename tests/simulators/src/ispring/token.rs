//! `POST /api/v3/token` `[spec]`: a form in, half an hour of access out `[doc]`. There is no refresh token, and older
//! tokens stay valid.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::routing::post;

use super::answer::{Answer, Refusal};
use super::node::{Node, some};
use super::world::TOKEN_LIFE;
use super::{Credentials, Shared};

/// Where tokens are had: on the API's host and on the account's alike.
pub(super) const PATH: &str = "/api/v3/token";

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route(PATH, post(token))
}

async fn token(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Answer, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Refusal::bad_request("The request body must be a form"));
    }
    let field = |name: &str| {
        let value = form_urlencoded::parse(&body).find(|(key, _)| key == name);
        value
            .map(|(_, value)| value.into_owned())
            .ok_or_else(|| Refusal::bad_request(format!("{name} is required")))
    };
    let given = Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? };
    if field("grant_type")? != "client_credentials" {
        return Err(Refusal::bad_request("grant_type is not supported"));
    }
    let grant = shared.grant_of(&given).ok_or_else(Refusal::unauthorized)?;
    let token = shared.world().issue_token(grant, shared.clock().now());
    Ok(Answer::ok(Node::object([
        ("access_token", some(token)),
        ("expires_in", some(u32::try_from(TOKEN_LIFE.as_secs()).unwrap_or(u32::MAX))),
        ("token_type", some("bearer")),
    ])))
}
