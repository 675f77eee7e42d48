//! What checks a signature, by the JWKS alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::Value;

/// A token, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parts {
    pub(super) header: Value,
    pub(super) claims: Value,
    pub(super) text: String,
    pub(super) signature: Vec<u8>,
}

pub(super) fn bytes(encoded: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(encoded).unwrap()
}

pub(super) fn parts(token: &str) -> Parts {
    let (text, signature) = token.rsplit_once('.').unwrap();
    let (header, claims) = text.split_once('.').unwrap();
    let json = |encoded| serde_json::from_slice(&bytes(encoded)).unwrap();
    Parts { header: json(header), claims: json(claims), text: text.to_owned(), signature: bytes(signature) }
}

/// Whether the signature is one by this key and this algorithm.
pub(super) fn is_signed(jwk: &Value, algorithm: &str, parts: &Parts) -> bool {
    let field = |name: &str| bytes(jwk[name].as_str().unwrap());
    let (text, signature) = (parts.text.as_bytes(), &parts.signature);
    match algorithm {
        "RS256" | "PS256" => {
            let form =
                if algorithm == "RS256" { &RSA_PKCS1_2048_8192_SHA256 } else { &RSA_PSS_2048_8192_SHA256 };
            let key = RsaPublicKeyComponents { n: field("n"), e: field("e") };
            key.verify(form, text, signature).is_ok()
        }
        "ES256" => {
            let point = [vec![4], field("x"), field("y")].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(text, signature).is_ok()
        }
        "EdDSA" => UnparsedPublicKey::new(&ED25519, field("x")).verify(text, signature).is_ok(),
        other => panic!("{other}"),
    }
}

/// A token that is signed by the key of the JWKS that it names.
pub(super) fn verify(jwks: &Value, token: &str) -> Result<Parts, &'static str> {
    let parts = parts(token);
    let keys = jwks["keys"].as_array().unwrap();
    let jwk = keys.iter().find(|jwk| jwk["kid"] == parts.header["kid"]).ok_or("no such key")?;
    if jwk["alg"] != parts.header["alg"] {
        return Err("another algorithm");
    }
    let algorithm = jwk["alg"].as_str().unwrap();
    if is_signed(jwk, algorithm, &parts) { Ok(parts) } else { Err("another signature") }
}
