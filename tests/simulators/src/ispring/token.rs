//! `POST /api/v3/token` `[spec]`: a form in, half an hour of access out `[doc]`. There is no refresh token, and older
//! tokens stay valid.

use axum::body::Bytes;
use axum::routing::post;

use super::answer::{Answer, Refusal};
use super::node::{Node, some};
use super::world::TOKEN_LIFE;
use super::{Asked, Credentials, Routes};
use crate::pairs::Pairs;

/// Where tokens are had: on the API's host and on the account's alike.
pub(super) const PATH: &str = "/api/v3/token";

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route(PATH, post(token))
}

async fn token(asked: Asked, body: Bytes) -> Result<Answer, Refusal> {
    let form = Pairs::of_form(&asked.headers, &body);
    let form = form.ok_or_else(|| Refusal::bad_request("The request body must be a form"))?;
    let field = |name: &str| form.one(name).map(str::to_owned).ok_or_else(|| Refusal::required(name));
    let given = Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? };
    if field("grant_type")? != "client_credentials" {
        return Err(Refusal::bad_request("grant_type is not supported"));
    }
    let grant = asked.shared.grant_of(&given).ok_or_else(Refusal::unauthorized)?;
    let token = asked.shared.world().issue_token(grant, asked.shared.now());
    Ok(Answer::ok(Node::object([
        ("access_token", some(token)),
        ("expires_in", some(u32::try_from(TOKEN_LIFE.as_secs()).unwrap_or(u32::MAX))),
        ("token_type", some("bearer")),
    ])))
}
