//! `POST /{tenant}/token`: a code for tokens (`OpenID` Connect Core, section 3.1.3; RFC 6749, section 4.1.3).
//!
//! That a code is spent by whoever shows it, also if they prove nothing, is a choice of this simulator.

use axum::Json;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::tenant::{At, Tenant};
use super::world::Code;
use super::{Asked, Grant, Refusal, Routes, client_authentication, id_token};
use crate::pairs::Pairs;

/// How long an access token would be good, in seconds. Nothing here takes one.
const ACCESS_LIFE: u32 = 3_600;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/{tenant}/token", post(token))
}

async fn token(At(tenant): At, asked: Asked, body: Bytes) -> Result<Response, Refusal> {
    let form = Pairs::of_form(&asked.headers, &body).filter(|form| !form.repeats());
    let form = form.ok_or_else(|| bad("invalid_request", "The body has to be a form, each field once."))?;
    let grant = client_authentication::client(&asked.headers, &form, tenant, &asked.shared).await?;
    let field = |name: &str, missing| form.one(name).ok_or_else(|| bad("invalid_request", missing));
    if field("grant_type", "The grant_type is missing.")? != "authorization_code" {
        return Err(bad("unsupported_grant_type", "The grant_type has to be authorization_code."));
    }
    let code = field("code", "The code is missing.")?;
    let mut world = asked.shared.world();
    let code = world.spend(code, asked.shared.now());
    let code = code.ok_or_else(|| bad("invalid_grant", "The code is unknown, used or too old."))?;
    check(&code, tenant, grant, &form)?;
    let account = world.realm(tenant).accounts.of(&code.sub).cloned();
    let account = account.ok_or_else(|| bad("invalid_grant", "The account is gone."))?;
    let id_token = id_token::of(&asked.shared, &mut world, &code, &account);
    let id_token = id_token.map_err(|no_key| Refusal::from(no_key.into_response()))?;
    Ok(answer(
        StatusCode::OK,
        &json!({
            "access_token": world.secret(), "token_type": "Bearer", "expires_in": ACCESS_LIFE,
            "scope": code.authorization.scopes.join(" "), "id_token": id_token,
        }),
    ))
}

/// Whether the code was given for this request (RFC 6749, section 4.1.3; RFC 7636, section 4.6).
fn check(code: &Code, tenant: Tenant, grant: Grant, form: &Pairs<'_>) -> Result<(), Refusal> {
    let asked = &code.authorization;
    if (asked.tenant, asked.grant) != (tenant, grant) {
        return Err(bad("invalid_grant", "The code was given to somebody else."));
    }
    if form.one("redirect_uri") != Some(&asked.redirect_uri) {
        return Err(bad("invalid_grant", "The redirect_uri is not the one of the authorisation."));
    }
    if !form.one("code_verifier").is_some_and(|verifier| proves(verifier, &asked.challenge)) {
        return Err(bad("invalid_grant", "The code_verifier is not the one of the code_challenge."));
    }
    Ok(())
}

/// RFC 7636, sections 4.1 and 4.6.
fn proves(verifier: &str, challenge: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (43..=128).contains(&verifier.len())
        && verifier.bytes().all(allowed)
        && BASE64.encode(digest(&SHA256, verifier.as_bytes())) == challenge
}

fn bad(error: &str, description: &str) -> Refusal {
    refusal(StatusCode::BAD_REQUEST, error, description).into()
}

/// RFC 6749, section 5.2.
pub(super) fn refusal(status: StatusCode, error: &str, description: &str) -> Response {
    answer(status, &json!({ "error": error, "error_description": description }))
}

/// RFC 6749, section 5.1: never kept.
fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];
    (status, headers, Json(body)).into_response()
}
