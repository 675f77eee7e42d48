//! Clients that prove by a key who they are.

use std::time::Duration;

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::json;

use super::*;
use crate::identity::ClientKeys;

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn key() -> EcdsaKeyPair {
    let (form, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let made = EcdsaKeyPair::generate_pkcs8(form, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(form, made.as_ref(), &random).unwrap()
}

fn published(key: &EcdsaKeyPair) -> Value {
    let (x, y) = key.public_key().as_ref()[1..].split_at(32);
    let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
    json!({ "keys": [
        { "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "k1", "x": x, "y": y },
    ] })
}

fn signed(key: &EcdsaKeyPair, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    let signature = key.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn header() -> Value {
    json!({ "alg": "ES256", "kid": "k1" })
}

/// What an assertion by the book says, but for these claims; null leaves one out.
fn claims(simulator: &Simulator, others: Value) -> Value {
    let id = &simulator.client(Grant::Key).id;
    let mut claims = json!({
        "iss": id, "sub": id, "aud": simulator.issuer(Tenant::Acme), "jti": "j1", "iat": MORNING,
        "exp": MORNING + 60,
    });
    claims.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

/// What the token endpoint says to who shows this: nothing against it, or what and why.
fn shown(simulator: &Simulator, assertion: &str, others: Fields<'_>) -> Option<(u16, String, String)> {
    let email = somebody(simulator);
    let code = code(simulator, Tenant::Acme, Grant::Key, &email, &[]);
    let fields = [
        ("client_id", simulator.client(Grant::Key).id.as_str()),
        ("client_assertion_type", KIND),
        ("client_assertion", assertion),
    ];
    let (status, _, body) = exchange_by(simulator, Tenant::Acme, &code, &instead(&fields, others), &[]);
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    Some((status.as_u16(), text("error")?, text("error_description")?))
}

#[test]
fn a_client_with_a_key_signs_and_an_assertion_is_taken_once() {
    let (simulator, key) = (simulator(), key());
    simulator.control().register_client_keys(ClientKeys::Jwks(published(&key)));
    let assertion = signed(&key, &header(), &claims(&simulator, json!({})));
    assert_eq!(shown(&simulator, &assertion, &[]), None);
    let again = shown(&simulator, &assertion, &[("client_id", "")]).unwrap();
    assert_eq!((again.0, &*again.1, &*again.2), (401, "invalid_client", "The assertion was taken already."));
    let another = signed(&key, &header(), &claims(&simulator, json!({ "jti": "j2" })));
    assert_eq!(shown(&simulator, &another, &[("client_id", "")]), None);
}

#[test]
fn an_assertion_that_proves_nothing_is_refused_and_why() {
    let (simulator, own, foreign) = (simulator(), key(), key());
    simulator.control().register_client_keys(ClientKeys::Jwks(published(&own)));
    let token_endpoint = format!("{}/token", simulator.issuer(Tenant::Acme));
    let issuer = simulator.issuer(Tenant::Acme);
    let by_header = |header: Value| signed(&own, &header, &claims(&simulator, json!({})));
    let saying = |others: Value| signed(&own, &header(), &claims(&simulator, others));
    for (assertion, wanted) in [
        ("x".to_owned(), "The assertion is no JWT."),
        (by_header(json!({ "alg": "none", "kid": "k1" })), "The assertion is not signed by ES256."),
        (by_header(json!({ "alg": "ES256" })), "The assertion names no key."),
        (by_header(json!({ "alg": "ES256", "kid": "k2" })), "The client has no such key."),
        (
            signed(&foreign, &header(), &claims(&simulator, json!({}))),
            "The assertion is signed by another key.",
        ),
        (saying(json!({ "iss": "another" })), "The assertion is another client's."),
        (saying(json!({ "iss": "another", "sub": "another" })), "The assertion is another client's."),
        (saying(json!({ "sub": null })), "The assertion has no sub."),
        (saying(json!({ "aud": token_endpoint })), "The assertion is for somebody else."),
        (saying(json!({ "aud": [issuer] })), "The assertion is for somebody else."),
        (saying(json!({ "aud": simulator.issuer(Tenant::Other) })), "The assertion is for somebody else."),
        (saying(json!({ "exp": MORNING })), "The assertion is over."),
        (saying(json!({ "exp": null })), "The assertion has no exp."),
        (saying(json!({ "exp": MORNING + 3600 })), "The assertion is not of now."),
        (saying(json!({ "iat": MORNING + 1 })), "The assertion is not of now."),
        (saying(json!({ "jti": null })), "The assertion has no jti."),
    ] {
        let refused = shown(&simulator, &assertion, &[]).expect(wanted);
        assert_eq!((refused.0, &*refused.1, &*refused.2), (401, "invalid_client", wanted));
    }
    let kind = shown(&simulator, &saying(json!({})), &[("client_assertion_type", "jwt")]).unwrap();
    assert_eq!(kind.2, "The client_assertion_type is not that of a JWT.");
    let twice = shown(&simulator, &saying(json!({})), &[("client_secret", "x")]).unwrap();
    assert_eq!((twice.0, &*twice.1), (400, "invalid_request"));
    simulator.control().clock().advance(Duration::from_mins(1));
    assert_eq!(shown(&simulator, &saying(json!({})), &[]).unwrap().2, "The assertion is over.");
}

#[test]
fn who_has_a_key_has_to_use_it_and_nobody_else_may() {
    let (simulator, key) = (simulator(), key());
    let assertion = signed(&key, &header(), &claims(&simulator, json!({})));
    assert_eq!(shown(&simulator, &assertion, &[]).unwrap().2, "The client has registered no keys.");
    simulator.control().register_client_keys(ClientKeys::Jwks(published(&key)));
    let without = [("client_assertion", ""), ("client_assertion_type", "")];
    assert_eq!(shown(&simulator, &assertion, &without).unwrap().1, "invalid_client");
    let public = simulator.client(Grant::Public).id.clone();
    let others = json!({ "iss": public, "sub": public });
    let assertion = signed(&key, &header(), &claims(&simulator, others));
    let refused = shown(&simulator, &assertion, &[("client_id", &public)]).unwrap();
    assert_eq!(refused.2, "No client of this id has a key.");
    let code = code(&simulator, Tenant::Acme, Grant::Key, &somebody(&simulator), &[]);
    simulator.control().revoke(Grant::Key);
    let assertion = signed(&key, &header(), &claims(&simulator, json!({})));
    let fields = [("client_assertion_type", KIND), ("client_assertion", &*assertion)];
    let (status, _, body) = exchange_by(&simulator, Tenant::Acme, &code, &fields, &[]);
    assert_eq!((status.as_u16(), &body["error"]), (401, &json!("invalid_client")));
}

#[tokio::test]
async fn keys_are_read_where_they_are_published() {
    // Any address at which a JWKS is: here a simulator's own.
    let publisher: Simulator = crate::asking::start(1);
    publisher.control().sign_with(Tenant::Acme, crate::identity::Algorithm::ES256);
    let address = format!("{}/jwks", publisher.issuer(Tenant::Acme));
    let read = ClientKeys::JwksUri(address.clone()).read().await.unwrap();
    assert_eq!(read, jwks(&publisher, Tenant::Acme));
    for elsewhere in [format!("{address}/x"), "http://127.0.0.1:1/jwks".to_owned(), "nowhere".to_owned()] {
        assert_eq!(ClientKeys::JwksUri(elsewhere).read().await, None);
    }
    let key = key();
    let body = json!({ "jwks": published(&key) });
    let put = crate::asking::ask_control(&publisher, reqwest::Method::PUT, "/client-keys", body).await;
    assert_eq!(put.0, 204);
    let registered = publisher.control().world().client_keys.clone();
    assert_eq!(registered, Some(ClientKeys::Jwks(published(&key))));
}
