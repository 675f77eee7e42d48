//! Signed tokens in their compact form (RFC 7515, section 7.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};

use super::keys::{Key, NoKey};

/// A header for this key; `kind` is what it is a token for.
pub(super) fn header(key: &Key, kind: &str) -> Value {
    json!({ "alg": key.algorithm, "kid": key.kid, "typ": kind })
}

/// A signed token.
pub(super) fn signed(header: &Value, claims: &Value, key: &Key) -> Result<String, NoKey> {
    let text = text(header, claims);
    let signature = key.sign(text.as_bytes())?;
    Ok(with_signature(&text, &signature))
}

/// What is signed.
pub(super) fn text(header: &Value, claims: &Value) -> String {
    format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()))
}

/// What is signed, and its signature.
pub(super) fn with_signature(text: &str, signature: &[u8]) -> String {
    format!("{text}.{}", BASE64.encode(signature))
}
