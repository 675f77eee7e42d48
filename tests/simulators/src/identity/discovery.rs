//! `GET /{tenant}/.well-known/openid-configuration` and `GET /{tenant}/jwks`: where everything is, and with which key
//! tokens are signed (`OpenID` Connect Discovery, section 3; RFC 7517, section 5).

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::authorization::SCOPES;
use super::keys::Algorithm;
use super::tenant::At;
use super::{Asked, Refusal, Routes};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/{tenant}/.well-known/openid-configuration", get(configuration))
        .route("/{tenant}/jwks", get(jwks))
}

async fn configuration(At(tenant): At, asked: Asked) -> Json<Value> {
    let issuer = tenant.issuer(asked.shared.url());
    let named = asked.shared.world().realm(tenant).named_issuer.clone();
    let at = |path: &str| format!("{issuer}/{path}");
    Json(json!({
        "issuer": named.as_ref().unwrap_or(&issuer),
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "jwks_uri": at("jwks"),
        "end_session_endpoint": at("end-session"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": Algorithm::ALL,
        "token_endpoint_auth_methods_supported": [
            "client_secret_basic", "client_secret_post", "private_key_jwt", "none",
        ],
        "token_endpoint_auth_signing_alg_values_supported": ["ES256"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": SCOPES,
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "nonce", "auth_time", "email", "email_verified", "name", "given_name",
            "family_name", "preferred_username", "groups",
        ],
        // Who says nothing supports them.
        "request_uri_parameter_supported": false,
        // RFC 9207, section 3.
        "authorization_response_iss_parameter_supported": true,
        // `OpenID` Connect Back-Channel Logout, section 2.1.
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": false,
    }))
}

/// Only the key that signs now: the ones of before are gone.
async fn jwks(At(tenant): At, asked: Asked) -> Result<Response, Refusal> {
    let key = asked.shared.world().key(tenant);
    let key = key.map_err(|no_key| Refusal::from(no_key.into_response()))?;
    Ok(Json(json!({ "keys": [key.jwk()] })).into_response())
}
