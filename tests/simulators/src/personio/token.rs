//! `POST /v2/auth/token` (credentials spec): form only, every error is a 400.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Credentials, Shared, errors};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v2/auth/token", post(token))
}

async fn token(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let now = shared.clock().now();
    let field = match fields(&headers, &body, &["grant_type", "client_id", "client_secret"], now) {
        Ok(field) => field,
        Err(response) => return *response,
    };
    let grant_type = field("grant_type").unwrap_or_default();
    if grant_type != "client_credentials" {
        let name = "unsupported_grant_type";
        let description = "The requested authorization grant type is not supported by the server.";
        return errors::v2_token(name, name, description, json!({ "grant_type": grant_type }), now);
    }
    let (id, secret) = (field("client_id").unwrap_or_default(), field("client_secret").unwrap_or_default());
    let Some(grant) = shared.grant_of(&Credentials { client_id: id, client_secret: secret }) else {
        let description = "Client authentication failed (e.g., unknown client, wrong secret, no client authentication \
                           included, or unsupported authentication method).";
        return errors::v2_token("invalid_client", "invalid_client", description, json!({}), now);
    };
    let asked = field("scope").unwrap_or_default();
    if asked.split_whitespace().any(|scope| !grant.scopes().contains(&scope)) {
        let description = "One of the requested scopes is invalid.";
        return errors::v2_token("invalid_scope", "invalid_scope", description, json!({}), now);
    }
    let scope = if asked.trim().is_empty() { grant.scopes().join(" ") } else { asked };
    let (token, expires_in) = shared.world().token(grant, now);
    Json(json!({ "access_token": token, "token_type": "Bearer", "expires_in": expires_in, "scope": scope }))
        .into_response()
}

/// The fields of a form, of which all `required` ones are there.
pub(super) fn fields<'a>(
    headers: &HeaderMap,
    body: &'a [u8],
    required: &[&str],
    now: Duration,
) -> Result<impl Fn(&str) -> Option<String> + use<'a>, Box<Response>> {
    let invalid = |link: &str, description: &str, meta: Value| {
        Err(Box::new(errors::v2_token("invalid_request", link, description, meta, now)))
    };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        let description = "The content type of the request must be \"application/x-www-form-urlencoded\".";
        return invalid("invalid_request.invalid_request_content_type", description, json!({}));
    }
    let field = move |name: &str| {
        form_urlencoded::parse(body).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let missing: Vec<&str> = required.iter().copied().filter(|name| field(name).is_none()).collect();
    if !missing.is_empty() {
        let description = "The request has missing or invalid required parameters.";
        let link = "invalid_request.required_parameters_missing";
        return invalid(link, description, json!({ "missing_parameters": missing }));
    }
    Ok(field)
}
