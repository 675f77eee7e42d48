//! A key by which Rollcall proves to an identity provider that it is the client, where no secret is known to both: its
//! public half is published, and each request for a token has an assertion along that the private half has signed
//! (`private_key_jwt`, `OpenID` Connect Core 1.0 §9, RFC 7523 §2.2).
//!
//! Keys are for ES256, and why: `docs/decisions/0026-es256-client-keys.md`.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{settings::Issuer, token::Algorithm};

/// How assertions are signed.
const ALGORITHM: Algorithm = Algorithm::Es256;

/// What an identity provider calls this way, in its configuration (`OpenID` Connect Core 1.0 §9).
const METHOD: &str = "private_key_jwt";

/// What an assertion is called where it is sent (RFC 7523 §2.2).
pub const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How long an assertion holds. It is sent at once.
const LIFETIME: TimeDelta = TimeDelta::seconds(60);

/// Bytes of each coordinate of a point of P-256.
const COORDINATE: usize = 32;

/// The public half of a key: a point of P-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientKey {
    x: String,
    y: String,
}

/// A public key as it is published (JSON Web Key, RFC 7517 §4, RFC 7518 §6.2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedKey {
    /// The type of the key.
    pub kty: String,
    /// Its curve.
    pub crv: String,
    /// The point's first coordinate.
    pub x: String,
    /// Its second.
    pub y: String,
    /// What it is for.
    #[serde(rename = "use")]
    pub purpose: String,
    /// How it signs.
    pub alg: String,
    /// Its id, which follows from the rest.
    pub kid: String,
}

impl ClientKey {
    /// The key that is this point, uncompressed: a 4, and both coordinates (SEC 1 §2.3.3).
    pub fn of_point(point: &[u8]) -> Option<Self> {
        let coordinates = point.strip_prefix(&[4])?;
        let (x, y) = coordinates.split_at_checked(COORDINATE)?;
        (y.len() == COORDINATE).then(|| Self { x: URL_SAFE_NO_PAD.encode(x), y: URL_SAFE_NO_PAD.encode(y) })
    }

    /// Its id: the hash of the rest (RFC 7638 §3), so that no two keys have the same.
    pub fn id(&self) -> String {
        let (kind, curve) = ALGORITHM.key_type();
        let (curve, Self { x, y }) = (curve.unwrap_or_default(), self);
        let hashed = format!(r#"{{"crv":"{curve}","kty":"{kind}","x":"{x}","y":"{y}"}}"#);
        URL_SAFE_NO_PAD.encode(Sha256::digest(hashed))
    }

    /// As it is published.
    pub fn published(&self) -> PublishedKey {
        let (kind, curve) = ALGORITHM.key_type();
        PublishedKey {
            kty: kind.to_owned(),
            crv: curve.unwrap_or_default().to_owned(),
            x: self.x.clone(),
            y: self.y.clone(),
            purpose: "sig".to_owned(),
            alg: ALGORITHM.as_str().to_owned(),
            kid: self.id(),
        }
    }
}

/// What is signed to prove it once.
pub struct Assertion(String);

impl Assertion {
    /// That of the client `client_id` for `issuer`, made `now`; `id` is one that nobody can guess, and another each time.
    ///
    /// The audience is the issuer, and it alone. `OpenID` Connect Core 1.0 §9 had the token endpoint there; since one
    /// provider could have a client sign what another one takes (CVE-2025-27370), its next errata, RFC 7523bis and FAPI 2.0
    /// §5.3.2.1 all want the issuer, and what is widely used sends it (oauth4webapi 3, and openid-client by it). Who takes
    /// both takes it; two audiences at once Keycloak refuses.
    pub fn new(key: &ClientKey, client_id: &str, issuer: &Issuer, id: &str, now: DateTime<Utc>) -> Self {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = json!({ "alg": ALGORITHM.as_str(), "kid": key.id() });
        let claims = json!({
            "iss": client_id,
            "sub": client_id,
            "aud": issuer.as_str(),
            "jti": id,
            "iat": now.timestamp(),
            "exp": (now + LIFETIME).timestamp(),
        });
        Self(format!("{}.{}", part(&header), part(&claims)))
    }

    /// What is signed.
    pub fn to_sign(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The assertion with its signature, as it is sent.
    pub fn signed(self, signature: &[u8]) -> String {
        format!("{}.{}", self.0, URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Whether an identity provider takes our keys, by what it publishes: `methods` are its
/// `token_endpoint_auth_methods_supported`, `algorithms` its `token_endpoint_auth_signing_alg_values_supported`
/// (`OpenID` Connect Discovery 1.0 §3: who lists the one has to list the other).
pub fn is_taken(methods: &[String], algorithms: &[String]) -> bool {
    let has = |all: &[String], wanted: &str| all.iter().any(|one| one == wanted);
    has(methods, METHOD) && has(algorithms, ALGORITHM.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::identity::token::Token;

    /// RFC 7515 §A.3's key.
    fn key() -> ClientKey {
        ClientKey {
            x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU".to_owned(),
            y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".to_owned(),
        }
    }

    fn issuer() -> Issuer {
        Issuer::try_from("https://id.example/acme".to_owned()).unwrap()
    }

    fn now() -> DateTime<Utc> {
        "2026-11-30T08:00:00.900Z".parse().unwrap()
    }

    #[test]
    fn a_key_is_a_whole_point() {
        let whole = [&[4][..], &[1; 32], &[2; 32]].concat();
        let key = ClientKey::of_point(&whole).unwrap();
        assert_eq!(
            (&*key.x, &*key.y),
            (&*URL_SAFE_NO_PAD.encode([1; 32]), &*URL_SAFE_NO_PAD.encode([2; 32]))
        );
        let compressed = [&[2][..], &[1; 64]].concat();
        for other in [&[][..], &[4], &whole[..64], &[&whole[..], &[0]].concat(), &compressed] {
            assert_eq!(ClientKey::of_point(other), None, "{} bytes", other.len());
        }
    }

    #[test]
    fn a_key_is_published_for_signing_and_without_anything_private() {
        insta::assert_snapshot!(serde_json::to_string_pretty(&key().published()).unwrap());
    }

    #[test]
    fn an_assertion_says_who_asks_whom_when_and_that_it_is_for_once() {
        let assertion = Assertion::new(&key(), "rollcall", &issuer(), "once", now()).signed(b"signature");
        let token = Token::read(&assertion).unwrap();
        assert_eq!(token.key_id, Some(key().id()));
        assert_eq!(token.signature, b"signature");
        let said = json!({
            "iss": "rollcall", "sub": "rollcall", "aud": "https://id.example/acme", "jti": "once",
            "iat": 1_796_025_600, "exp": 1_796_025_660,
        });
        assert_eq!(Value::Object(token.claims), said);
    }

    #[test]
    fn a_provider_takes_a_key_if_it_says_so_and_of_our_kind() {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (methods, algorithms, is) in [
            ("client_secret_basic private_key_jwt", "RS256 ES256", true),
            ("private_key_jwt", "RS256 PS256", false),
            // Entra ID: certificates alone.
            ("client_secret_post private_key_jwt client_secret_basic", "", false),
            ("client_secret_basic client_secret_jwt", "HS256 ES256", false),
            ("", "", false),
        ] {
            assert_eq!(is_taken(&list(methods), &list(algorithms)), is, "{methods} {algorithms}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_client_is_called_an_assertion_is_signed_by_es256_for_one_audience_and_a_minute(
            client_id in "\\PC{1,40}", id in "\\PC{1,40}", at in 0_i64..4_000_000_000,
        ) {
            let now = DateTime::from_timestamp(at, 0).unwrap();
            let assertion = Assertion::new(&key(), &client_id, &issuer(), &id, now);
            prop_assert!(assertion.to_sign().is_ascii());
            let assertion = assertion.signed(&[7; 64]);
            let token = Token::read(&assertion).unwrap();
            prop_assert_eq!(token.algorithm, Algorithm::Es256);
            for name in ["iss", "sub"] {
                prop_assert_eq!(&token.claims[name], &client_id);
            }
            prop_assert_eq!(&token.claims["aud"], "https://id.example/acme");
            prop_assert_eq!(&token.claims["jti"], &id);
            prop_assert_eq!(token.claims["exp"].as_i64().unwrap() - token.claims["iat"].as_i64().unwrap(), 60);
        }

        #[test]
        fn other_points_have_other_ids(one in prop::array::uniform32(any::<u8>()), other: [u8; 32]) {
            let of = |x: [u8; 32]| ClientKey::of_point(&[&[4][..], &x, &[0; 32]].concat()).unwrap();
            prop_assert_eq!(of(one).id() == of(other).id(), one == other);
        }
    }
}
