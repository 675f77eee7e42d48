//! `POST /v2/auth/token` (credentials spec): form only, every error is a 400.

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::post;
use serde_json::{Value, json};

use super::{Asked, Credentials, Refusal, Routes, errors};
use crate::pairs::Pairs;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v2/auth/token", post(token))
}

async fn token(asked: Asked, body: Bytes) -> Result<Json<Value>, Refusal> {
    let now = asked.shared.now();
    let form = form(&asked.headers, &body, &["grant_type", "client_id", "client_secret"], now)?;
    let field = |name: &str| form.one(name).unwrap_or_default();
    let grant_type = field("grant_type");
    if grant_type != "client_credentials" {
        let name = "unsupported_grant_type";
        let description = "The requested authorization grant type is not supported by the server.";
        return Err(errors::v2_token(name, name, description, json!({ "grant_type": grant_type }), now));
    }
    let [client_id, client_secret] = ["client_id", "client_secret"].map(|name| field(name).to_owned());
    let Some(grant) = asked.shared.grant_of(&Credentials { client_id, client_secret }) else {
        let description = "Client authentication failed (e.g., unknown client, wrong secret, no client authentication \
                           included, or unsupported authentication method).";
        return Err(errors::v2_token("invalid_client", "invalid_client", description, json!({}), now));
    };
    let wanted = field("scope");
    if wanted.split_whitespace().any(|scope| !grant.scopes().contains(&scope)) {
        let description = "One of the requested scopes is invalid.";
        return Err(errors::v2_token("invalid_scope", "invalid_scope", description, json!({}), now));
    }
    let scope = if wanted.trim().is_empty() { grant.scopes().join(" ") } else { wanted.to_owned() };
    let (token, expires_in) = asked.shared.world().token(grant, now);
    Ok(Json(json!({
        "access_token": token, "token_type": "Bearer", "expires_in": expires_in, "scope": scope,
    })))
}

/// A form, in which all `required` fields are.
pub(super) fn form<'a>(
    headers: &HeaderMap,
    body: &'a [u8],
    required: &[&str],
    now: Duration,
) -> Result<Pairs<'a>, Refusal> {
    let invalid = |link: &str, description: &str, meta: Value| {
        errors::v2_token("invalid_request", link, description, meta, now)
    };
    let form = Pairs::of_form(headers, body).ok_or_else(|| {
        let description = "The content type of the request must be \"application/x-www-form-urlencoded\".";
        invalid("invalid_request.invalid_request_content_type", description, json!({}))
    })?;
    let missing: Vec<&str> = required.iter().copied().filter(|name| form.one(name).is_none()).collect();
    if !missing.is_empty() {
        let description = "The request has missing or invalid required parameters.";
        let link = "invalid_request.required_parameters_missing";
        return Err(invalid(link, description, json!({ "missing_parameters": missing })));
    }
    Ok(form)
}
