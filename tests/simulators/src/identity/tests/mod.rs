//! The rules of the identity provider, asked in the same process by a client that keeps to the book.

mod accounts;
mod assertion;
mod authorize;
mod controls;
mod discovery;
mod forgeries;
mod logout;
mod token;
mod verifier;

use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use form_urlencoded::Serializer;
use futures_util::FutureExt as _;
use ring::digest::{SHA256, digest};
use serde_json::Value;

use super::{Grant, Options, Simulator, Tenant};
use crate::clock::Clock;
use crate::outcome::Answer;
use crate::pairs::Pairs;

const CALLBACK: &str = "http://127.0.0.1:8787/api/sign-in/callback";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const NONCE: &str = "a-nonce";
const STATE: &str = "a state & more";
const MORNING: i64 = 1_793_606_400;

type Fields<'a> = &'a [(&'a str, &'a str)];

fn simulator() -> Simulator {
    let options = Options { people: 30, ..Options::default() };
    Simulator::in_process(options, Clock::at("2026-11-02T08:00:00Z".parse().unwrap()))
}

/// The first of those who are at work.
fn somebody(simulator: &Simulator) -> String {
    simulator.control().at_work().remove(0)
}

fn ask(simulator: &Simulator, request: Builder, body: Vec<u8>) -> (StatusCode, HeaderMap, String) {
    let outcome = simulator.answer(request.body(body).unwrap()).now_or_never().unwrap();
    let Answer::Response { status, headers, body } = outcome.answer else { panic!("{outcome:?}") };
    (status, headers, String::from_utf8(body).unwrap())
}

fn get(simulator: &Simulator, url: &str) -> (StatusCode, HeaderMap, String) {
    ask(simulator, Request::get(url), Vec::new())
}

fn post(
    simulator: &Simulator,
    url: &str,
    fields: Fields<'_>,
    headers: Fields<'_>,
) -> (StatusCode, HeaderMap, String) {
    let body = Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(url).header("content-type", "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    ask(simulator, request, body.into_bytes())
}

/// The fields with others in their place; an empty text leaves one out.
fn instead<'a>(fields: &[(&'a str, &'a str)], others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
    kept.chain(others.iter().filter(|(_, value)| !value.is_empty())).copied().collect()
}

fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, VERIFIER.as_bytes()))
}

/// The address of an authorisation request by the book, but for these parameters.
fn authorize_url(simulator: &Simulator, tenant: Tenant, grant: Grant, others: Fields<'_>) -> String {
    let challenge = challenge();
    let fields = [
        ("client_id", simulator.client(grant).id.as_str()),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid profile email"),
        ("state", STATE),
        ("nonce", NONCE),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    let query = Serializer::new(String::new()).extend_pairs(instead(&fields, others)).finish();
    format!("{}/authorize?{query}", simulator.issuer(tenant))
}

/// A value in the query of an address.
fn in_query(address: &str, name: &str) -> Option<String> {
    Pairs::of(address.split_once('?')?.1).one(name).map(str::to_owned)
}

/// The code for somebody who signs in.
fn code(simulator: &Simulator, tenant: Tenant, grant: Grant, email: &str, others: Fields<'_>) -> String {
    let url = authorize_url(simulator, tenant, grant, others);
    in_query(&simulator.authorize(&url, email).unwrap(), "code").unwrap()
}

/// `client_secret_basic` as RFC 6749, section 2.3.1, has it.
fn basic(simulator: &Simulator) -> String {
    let client = simulator.client(Grant::Confidential);
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let (id, secret) = (encoded(&client.id), encoded(client.secret.as_deref().unwrap()));
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

/// What the token endpoint answers to a request by the book, but for these fields.
fn exchange(
    simulator: &Simulator,
    tenant: Tenant,
    code: &str,
    others: Fields<'_>,
) -> (StatusCode, HeaderMap, Value) {
    let basic = basic(simulator);
    exchange_by(simulator, tenant, code, others, &[("authorization", &basic)])
}

/// The same with other headers.
fn exchange_by(
    simulator: &Simulator,
    tenant: Tenant,
    code: &str,
    others: Fields<'_>,
    headers: Fields<'_>,
) -> (StatusCode, HeaderMap, Value) {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    let url = format!("{}/token", simulator.issuer(tenant));
    let (status, headers, body) = post(simulator, &url, &instead(&fields, others), headers);
    (status, headers, serde_json::from_str(&body).unwrap())
}

/// The ID token of somebody who signs in with the company.
fn id_token(simulator: &Simulator, email: &str, others: Fields<'_>) -> String {
    let code = code(simulator, Tenant::Acme, Grant::Confidential, email, others);
    let (status, _, body) = exchange(simulator, Tenant::Acme, &code, &[]);
    assert_eq!(status, StatusCode::OK, "{body}");
    body["id_token"].as_str().unwrap().to_owned()
}

/// What a good ID token says of somebody.
fn claims(simulator: &Simulator, email: &str, others: Fields<'_>) -> Value {
    let token = id_token(simulator, email, others);
    verifier::verify(&jwks(simulator, Tenant::Acme), &token).unwrap().claims
}

fn jwks(simulator: &Simulator, tenant: Tenant) -> Value {
    let (status, _, body) = get(simulator, &format!("{}/jwks", simulator.issuer(tenant)));
    assert_eq!(status, StatusCode::OK);
    serde_json::from_str(&body).unwrap()
}
