//! Whether a client's assertion proves who it is (`private_key_jwt`: `OpenID` Connect Core, section 9; RFC 7523, section 3).
//!
//! The audience is the issuer and nothing else, as RFC 7523bis and FAPI 2.0, section 5.3.2.1, have it: stricter than most,
//! so that who sends another one is found out.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Map, Value};

use super::clients::Grant;
use super::tenant::Tenant;
use super::world::{World, seconds};
use super::{Shared, clients};

/// What `client_assertion_type` says (RFC 7523, section 2.2).
const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The longest that an assertion may hold, in seconds.
const LONGEST: i64 = 300;

/// What is wrong with one.
pub(super) type Wrong = &'static str;

/// An assertion, taken apart. Nothing in it is proved yet.
struct Assertion<'a> {
    header: Map<String, Value>,
    claims: Map<String, Value>,
    signed: &'a str,
    signature: Vec<u8>,
}

/// The kind of the client whose assertion this is, if it holds. It is taken once.
pub(super) async fn client(
    kind: Option<&str>,
    assertion: &str,
    client_id: Option<&str>,
    tenant: Tenant,
    shared: &Shared,
) -> Result<Grant, Wrong> {
    if kind != Some(KIND) {
        return Err("The client_assertion_type is not that of a JWT.");
    }
    let assertion = read(assertion).ok_or("The assertion is no JWT.")?;
    let id = assertion.says("sub").ok_or("The assertion has no sub.")?;
    if assertion.says("iss") != Some(id) || client_id.is_some_and(|other| other != id) {
        return Err("The assertion is another client's.");
    }
    let grant = clients::called(shared, id).filter(|&grant| grant == Grant::Key);
    let grant = grant.ok_or("No client of this id has a key.")?;
    check_signature(&assertion, shared).await?;
    if assertion.claims.get("aud") != Some(&Value::from(tenant.issuer(shared.url()))) {
        return Err("The assertion is for somebody else.");
    }
    check_time(&assertion, seconds(shared.now()))?;
    let once = assertion.says("jti").ok_or("The assertion has no jti.")?;
    take_once(&mut shared.world(), once, shared.now())?;
    Ok(grant)
}

fn read(text: &str) -> Option<Assertion<'_>> {
    let (signed, signature) = text.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let object = |part: &str| serde_json::from_slice(&BASE64.decode(part).ok()?).ok();
    Some(Assertion {
        header: object(header)?,
        claims: object(claims)?,
        signed,
        signature: BASE64.decode(signature).ok()?,
    })
}

impl Assertion<'_> {
    fn says(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str)
    }

    fn time(&self, name: &str) -> Option<i64> {
        self.claims.get(name).and_then(Value::as_i64)
    }
}

/// By the one key that the header names, which the client publishes now.
async fn check_signature(assertion: &Assertion<'_>, shared: &Shared) -> Result<(), Wrong> {
    if assertion.header.get("alg") != Some(&Value::from("ES256")) {
        return Err("The assertion is not signed by ES256.");
    }
    let kid = assertion.header.get("kid").ok_or("The assertion names no key.")?;
    let published = shared.world().client_keys.clone().ok_or("The client has registered no keys.")?;
    let published = published.read().await.ok_or("The client's keys can't be read.")?;
    let keys = published.get("keys").and_then(Value::as_array).ok_or("The client's keys are no JWKS.")?;
    let key = keys.iter().find(|key| key.get("kid") == Some(kid)).ok_or("The client has no such key.")?;
    let is = |name: &str, wanted: &str| key.get(name) == Some(&Value::from(wanted));
    if !(is("kty", "EC") && is("crv", "P-256") && is("use", "sig") && is("alg", "ES256")) {
        return Err("The client's key is not for ES256.");
    }
    let part = |name: &str| key.get(name)?.as_str().and_then(|text| BASE64.decode(text).ok());
    let (x, y) = part("x").zip(part("y")).ok_or("The client's key is none.")?;
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, [vec![4], x, y].concat())
        .verify(assertion.signed.as_bytes(), &assertion.signature)
        .map_err(|_| "The assertion is signed by another key.")
}

fn check_time(assertion: &Assertion<'_>, now: i64) -> Result<(), Wrong> {
    let expires = assertion.time("exp").ok_or("The assertion has no exp.")?;
    if expires <= now {
        return Err("The assertion is over.");
    }
    if expires - now > LONGEST || assertion.time("iat").is_some_and(|issued| issued > now) {
        return Err("The assertion is not of now.");
    }
    Ok(())
}

fn take_once(world: &mut World, id: &str, now: Duration) -> Result<(), Wrong> {
    if world.taken.get(id, now).is_some() {
        return Err("The assertion was taken already.");
    }
    world.taken.give(id.to_owned(), (), now, Duration::from_secs(LONGEST.unsigned_abs()));
    Ok(())
}
