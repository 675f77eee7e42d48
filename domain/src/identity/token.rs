//! A signed token (JWS, RFC 7515, in its compact form), taken apart. Nothing in it is believed before its signature is verified.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use schemars::JsonSchema;
use serde_json::{Map, Value};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::Refusal;
use crate::named;

/// The largest token that is read, in bytes. With a few hundred groups in it one has 20 KB.
const LARGEST: usize = 64 * 1024;

/// How a token may be signed (RFC 7518 §3.1, RFC 8037 §3.1). Not on the list: `none`, and what is signed by a shared secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
pub enum Algorithm {
    /// RSA PKCS #1 v1.5 with SHA-256.
    #[strum(serialize = "RS256")]
    Rs256,
    /// RSA PSS with SHA-256.
    #[strum(serialize = "PS256")]
    Ps256,
    /// ECDSA with P-256 and SHA-256.
    #[strum(serialize = "ES256")]
    Es256,
    /// Ed25519.
    #[strum(serialize = "EdDSA")]
    EdDsa,
}

named!(Algorithm);

impl Algorithm {
    /// The type of a key that signs so, and its curve where it has one.
    pub fn key_type(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Rs256 | Self::Ps256 => ("RSA", None),
            Self::Es256 => ("EC", Some("P-256")),
            Self::EdDsa => ("OKP", Some("Ed25519")),
        }
    }
}

/// A token, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Token<'a> {
    /// How it says that it is signed.
    pub algorithm: Algorithm,
    /// The id of the key that it says it is signed by.
    pub key_id: Option<String>,
    /// What is signed.
    pub signed: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
    /// What it says.
    pub claims: Map<String, Value>,
}

impl<'a> Token<'a> {
    /// Takes a token apart.
    pub fn read(text: &'a str) -> Result<Self, Refusal> {
        if text.len() > LARGEST {
            return Err(Refusal::Unreadable);
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(Refusal::Unreadable)?;
        let (header, claims) = signed.split_once('.').ok_or(Refusal::Unreadable)?;
        let header = object(header)?;
        // An extension that must be understood is none that we do (RFC 7515 §4.1.11).
        if header.contains_key("crit") {
            return Err(Refusal::Unreadable);
        }
        let algorithm = header.get("alg").and_then(Value::as_str).and_then(Algorithm::named);
        Ok(Self {
            algorithm: algorithm.ok_or(Refusal::AlgorithmNotAllowed)?,
            key_id: header.get("kid").and_then(Value::as_str).map(str::to_owned),
            signed,
            signature: bytes(signature)?,
            claims: object(claims)?,
        })
    }
}

fn bytes(part: &str) -> Result<Vec<u8>, Refusal> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| Refusal::Unreadable)
}

fn object(part: &str) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(&bytes(part)?).map_err(|_| Refusal::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(header: &str, claims: &str) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.{}", part(header), part(claims), part("signature"))
    }

    #[test]
    fn a_token_is_taken_apart() {
        let text = token(r#"{"alg":"RS256","kid":"k1","typ":"JWT"}"#, r#"{"sub":"7"}"#);
        let read = Token::read(&text).unwrap();
        assert_eq!((read.algorithm, read.key_id.as_deref()), (Algorithm::Rs256, Some("k1")));
        assert_eq!(read.signature, b"signature");
        assert_eq!(read.claims["sub"], "7");
        assert_eq!(format!("{}.{}", read.signed, URL_SAFE_NO_PAD.encode("signature")), text);
    }

    #[test]
    fn only_what_is_signed_by_a_published_key_is_on_the_list() {
        for algorithm in ["none", "None", "NONE", "", "HS256", "HS512", "RS1", "RS512", "rs256"] {
            let text = token(&format!(r#"{{"alg":"{algorithm}"}}"#), "{}");
            assert_eq!(Token::read(&text).unwrap_err(), Refusal::AlgorithmNotAllowed, "{algorithm}");
        }
        assert_eq!(Token::read(&token("{}", "{}")).unwrap_err(), Refusal::AlgorithmNotAllowed);
        for algorithm in Algorithm::ALL {
            let text = token(&format!(r#"{{"alg":"{}"}}"#, algorithm.as_str()), "{}");
            assert_eq!(Token::read(&text).unwrap().algorithm, algorithm);
        }
    }

    #[test]
    fn what_is_no_token_is_not_read() {
        let long = "a".repeat(LARGEST + 1);
        let critical = token(r#"{"alg":"RS256","crit":["b64"],"b64":false}"#, "{}");
        let list = token(r#"{"alg":"RS256"}"#, "[]");
        let padded = format!("{}=", token(r#"{"alg":"RS256"}"#, "{}"));
        for text in ["", ".", "..", "a.b", "a.b.c.d", &long, &critical, &list, &padded] {
            assert_eq!(Token::read(text).unwrap_err(), Refusal::Unreadable, "{text}");
        }
    }
}
