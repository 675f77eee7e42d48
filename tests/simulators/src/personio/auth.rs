//! `POST /v1/auth` (auth spec): JSON or form; from the query only while Personio still allows it.

use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::{Value, json};

use super::{Asked, Credentials, Refusal, Routes, errors};
use crate::pairs::{Pairs, text};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/auth", post(auth))
}

async fn auth(asked: Asked, body: Bytes) -> Result<Json<Value>, Refusal> {
    let in_query = in_form(&asked.query());
    if in_query.is_some() && !asked.shared.world().query_auth {
        // The status is announced `[doc]`; the body is `[unv]`.
        return Err(errors::v1(StatusCode::FORBIDDEN, 403, "Provided authorization is not valid"));
    }
    let given = in_query.or_else(|| in_body(&asked.headers, &body));
    let grant = given.and_then(|given| asked.shared.grant_of(&given));
    let grant = grant.ok_or_else(|| errors::v1(StatusCode::FORBIDDEN, 0, "Wrong credentials"))?;
    let (token, expires_in) = asked.shared.world().token(grant, asked.shared.now());
    let scope = grant.scopes().join(" ");
    let data = json!({ "token": token, "expires_in": expires_in, "scope": scope });
    Ok(Json(json!({ "success": true, "data": data })))
}

/// Who says no type at all gives none.
fn in_body(headers: &HeaderMap, body: &[u8]) -> Option<Credentials> {
    text(headers, "content-type")?;
    if let Some(form) = Pairs::of_form(headers, body) {
        return in_form(&form);
    }
    let body: Value = serde_json::from_slice(body).ok()?;
    let field = |name| Some(body.get(name)?.as_str()?.to_owned());
    Some(Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? })
}

fn in_form(form: &Pairs<'_>) -> Option<Credentials> {
    let field = |name| form.one(name).map(str::to_owned);
    Some(Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? })
}
