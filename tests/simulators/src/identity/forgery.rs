//! ID tokens that a client has to refuse, and two that it has to take.

use ring::hmac;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::jwt;
use super::keys::{Key, NoKey};

/// Whom no token is for, and who is nobody.
const SOMEBODY_ELSE: &str = "somebody-else";

/// What is wrong with an ID token, and nothing else is. The checks are those of `OpenID` Connect Core, section 3.1.3.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forgery {
    /// `nonce` is another.
    WrongNonce,
    /// There is no `nonce`.
    NoNonce,
    /// `alg` is `none`, and there is no signature (RFC 8725, section 2.1).
    AlgNone,
    /// `alg` is `HS256`, and the key is the bytes of the public key (RFC 8725, section 2.1).
    HmacWithPublicKey,
    /// `iss` is nobody who is known.
    WrongIssuer,
    /// `iss` and the key are the other tenant's.
    OtherTenant,
    /// `aud` is another client.
    WrongAudience,
    /// `aud` has another client beside the right one, and no `azp` says which one asked.
    TwoAudiencesWithoutAzp,
    /// `azp` is another client.
    WrongAzp,
    /// It is ten minutes too old.
    Expired,
    /// It is from in ten minutes, `nbf` says so too.
    FromTheFuture,
    /// It is 30 seconds too old, as if a clock went slow: it has to be taken.
    #[serde(rename = "skewed-by-30-seconds")]
    SkewedBy30Seconds,
    /// There is no `sub`.
    NoSubject,
    /// There is no `exp`.
    NoExpiry,
    /// `sub` is empty.
    EmptySubject,
    /// `kid` is not in the JWKS; the signature is right.
    UnknownKey,
    /// The second half of the signature is missing.
    SignatureCut,
    /// `sub` was changed after it was signed.
    PayloadChanged,
    /// There is no `kid`, which is allowed where there is one key (section 10.1); the signature is right.
    KidMissing,
}

/// Which tokens are forged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forging {
    /// What is wrong with them.
    pub forgery: Forgery,
    /// So many; all if it is left out.
    #[serde(default)]
    pub times: Option<u32>,
}

impl Forging {
    /// What is wrong with the next token, which counts; nothing once all were given.
    pub(super) fn strike(&mut self) -> Option<Forgery> {
        match &mut self.times {
            Some(0) => return None,
            Some(times) => *times -= 1,
            None => {}
        }
        Some(self.forgery)
    }
}

/// What it takes to forge a token of a tenant.
pub(super) struct Workshop {
    pub(super) key: Key,
    pub(super) other_issuer: String,
    pub(super) other_key: Key,
}

impl Workshop {
    /// A token with these claims, but for what is wrong with it.
    pub(super) fn forge(&self, forgery: Forgery, mut claims: Value) -> Result<String, NoKey> {
        twist(forgery, &mut claims);
        let mut header = jwt::header(&self.key, "JWT");
        match forgery {
            Forgery::AlgNone => {
                header["alg"] = json!("none");
                Ok(jwt::with_signature(&jwt::text(&header, &claims), &[]))
            }
            Forgery::HmacWithPublicKey => {
                header["alg"] = json!("HS256");
                let text = jwt::text(&header, &claims);
                let key = hmac::Key::new(hmac::HMAC_SHA256, self.key.public_bytes());
                Ok(jwt::with_signature(&text, hmac::sign(&key, text.as_bytes()).as_ref()))
            }
            Forgery::OtherTenant => {
                claims["iss"] = json!(self.other_issuer);
                jwt::signed(&jwt::header(&self.other_key, "JWT"), &claims, &self.other_key)
            }
            Forgery::UnknownKey => {
                header["kid"] = json!("nobodys-key");
                jwt::signed(&header, &claims, &self.key)
            }
            Forgery::KidMissing => {
                remove(&mut header, "kid");
                jwt::signed(&header, &claims, &self.key)
            }
            Forgery::SignatureCut => {
                let text = jwt::text(&header, &claims);
                let mut signature = self.key.sign(text.as_bytes())?;
                signature.truncate(signature.len() / 2);
                Ok(jwt::with_signature(&text, &signature))
            }
            Forgery::PayloadChanged => {
                let signature = self.key.sign(jwt::text(&header, &claims).as_bytes())?;
                claims["sub"] = json!(SOMEBODY_ELSE);
                Ok(jwt::with_signature(&jwt::text(&header, &claims), &signature))
            }
            _ => jwt::signed(&header, &claims, &self.key),
        }
    }
}

/// What is wrong with the claims, whoever signs them.
fn twist(forgery: Forgery, claims: &mut Value) {
    match forgery {
        Forgery::WrongNonce => claims["nonce"] = json!("another-nonce"),
        Forgery::NoNonce => remove(claims, "nonce"),
        Forgery::WrongIssuer => claims["iss"] = json!("https://issuer.example"),
        Forgery::WrongAudience => claims["aud"] = json!(SOMEBODY_ELSE),
        Forgery::TwoAudiencesWithoutAzp => {
            claims["aud"] = json!([claims["aud"], SOMEBODY_ELSE]);
            remove(claims, "azp");
        }
        Forgery::WrongAzp => claims["azp"] = json!(SOMEBODY_ELSE),
        Forgery::Expired => shift(claims, -20 * 60),
        Forgery::SkewedBy30Seconds => shift(claims, -10 * 60 - 30),
        Forgery::FromTheFuture => {
            shift(claims, 10 * 60);
            claims["nbf"] = claims["iat"].clone();
        }
        Forgery::NoSubject => remove(claims, "sub"),
        Forgery::EmptySubject => claims["sub"] = json!(""),
        Forgery::NoExpiry => remove(claims, "exp"),
        Forgery::AlgNone
        | Forgery::HmacWithPublicKey
        | Forgery::OtherTenant
        | Forgery::UnknownKey
        | Forgery::SignatureCut
        | Forgery::PayloadChanged
        | Forgery::KidMissing => {}
    }
}

/// The same token, made so many seconds later; a token lasts ten minutes.
fn shift(claims: &mut Value, by: i64) {
    for name in ["iat", "exp"] {
        if let Some(moment) = claims[name].as_i64() {
            claims[name] = json!(moment + by);
        }
    }
}

fn remove(object: &mut Value, name: &str) {
    if let Some(object) = object.as_object_mut() {
        object.remove(name);
    }
}
