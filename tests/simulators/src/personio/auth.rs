//! `POST /v1/auth` (auth spec): JSON or form; from the query only while Personio still allows it.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Credentials, Shared, errors};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v1/auth", post(auth))
}

async fn auth(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let in_query = query.as_deref().and_then(|query| in_form(query.as_bytes()));
    if in_query.is_some() && !shared.world().query_auth {
        // The status is announced `[doc]`; the body is `[unv]`.
        return errors::v1(StatusCode::FORBIDDEN, 403, "Provided authorization is not valid");
    }
    let given = in_query.or_else(|| in_body(&headers, &body));
    let Some(grant) = given.and_then(|given| shared.grant_of(&given)) else {
        return errors::v1(StatusCode::FORBIDDEN, 0, "Wrong credentials");
    };
    let (token, expires_in) = shared.world().token(grant, shared.clock().now());
    let scope = grant.scopes().join(" ");
    let data = json!({ "token": token, "expires_in": expires_in, "scope": scope });
    Json(json!({ "success": true, "data": data })).into_response()
}

fn in_body(headers: &HeaderMap, body: &[u8]) -> Option<Credentials> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    if kind.starts_with("application/x-www-form-urlencoded") {
        return in_form(body);
    }
    let body: Value = serde_json::from_slice(body).ok()?;
    let field = |name| Some(body.get(name)?.as_str()?.to_owned());
    Some(Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? })
}

fn in_form(form: &[u8]) -> Option<Credentials> {
    let field =
        |name| form_urlencoded::parse(form).find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Some(Credentials { client_id: field("client_id")?, client_secret: field("client_secret")? })
}
