//! The simulators in the test's own process, asked without a socket, a thread, a runtime or the machine's time.

mod faults;
mod providers;
mod repetition;

use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use serde_json::{Value, json};
use simulators::clock::Clock;
use simulators::options::Options;
use simulators::outcome::{Answer, Outcome};
use simulators::provider::Provider;
use simulators::simulator::Simulator;
use simulators::{bamboohr, identity, ispring, personio};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

fn morning() -> DateTime<Utc> {
    "2026-11-02T08:00:00Z".parse().unwrap()
}

/// Twenty people and the limits in force, at eight in the morning.
fn simulator<P: Provider>() -> Simulator<P> {
    at(Clock::at(morning()))
}

fn at<P: Provider>(clock: Clock) -> Simulator<P> {
    Simulator::in_process(Options { people: 20, ..Options::default() }, clock)
}

/// There is not even an executor: whatever comes is there at the first poll.
fn ask<P: Provider>(simulator: &Simulator<P>, request: Request<Vec<u8>>) -> Outcome {
    simulator.answer(request).now_or_never().expect("nothing is to be waited for")
}

/// What comes at once and whole.
fn answer<P: Provider>(
    simulator: &Simulator<P>,
    request: Request<Vec<u8>>,
) -> (StatusCode, HeaderMap, Value) {
    let outcome = ask(simulator, request);
    assert!(outcome.after.is_zero());
    let Answer::Response { status, headers, body } = outcome.answer else { panic!("{outcome:?}") };
    (status, headers, serde_json::from_slice(&body).unwrap_or_default())
}

fn json(request: Builder, body: &Value) -> Request<Vec<u8>> {
    request.header("content-type", JSON).body(body.to_string().into_bytes()).unwrap()
}

fn form(request: Builder, fields: &[(&str, &str)]) -> Request<Vec<u8>> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    request.header("content-type", FORM).body(body.into_bytes()).unwrap()
}

fn nothing(request: Builder) -> Request<Vec<u8>> {
    request.body(Vec::new()).unwrap()
}

/// A request to a simulator, for JSON.
fn to<P: Provider>(simulator: &Simulator<P>, method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(format!("{}{path}", simulator.url())).header("accept", JSON)
}

/// Signs in at Personio, and is ready for a GET.
fn personio(simulator: &personio::Simulator, path: &str) -> Request<Vec<u8>> {
    let credentials = simulator.credentials(personio::Grant::Full);
    let body = json!({ "client_id": credentials.client_id, "client_secret": credentials.client_secret });
    let (_, _, entered) = answer(simulator, json(to(simulator, "POST", "/v1/auth"), &body));
    let bearer = format!("Bearer {}", entered["data"]["token"].as_str().unwrap());
    nothing(to(simulator, "GET", path).header("authorization", bearer))
}

fn bamboohr(simulator: &bamboohr::Simulator, method: &str, path: &str) -> Builder {
    use base64::Engine as _;
    let key = format!("{}:x", simulator.key(bamboohr::Grant::Full));
    let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(key));
    to(simulator, method, path).header("authorization", basic)
}

/// Signs in at iSpring Learn.
fn ispring(simulator: &ispring::Simulator, method: &str, path: &str) -> Builder {
    let credentials = simulator.credentials(ispring::Grant::Full);
    let fields = [
        ("client_id", credentials.client_id.as_str()),
        ("client_secret", &credentials.client_secret),
        ("grant_type", "client_credentials"),
    ];
    let (_, _, entered) = answer(simulator, form(to(simulator, "POST", "/api/v3/token"), &fields));
    let bearer = format!("Bearer {}", entered["access_token"].as_str().unwrap());
    to(simulator, method, path).header("authorization", bearer)
}

/// Somebody new at iSpring Learn, in the root department.
fn account(simulator: &ispring::Simulator, email: &str) -> Value {
    let fields = json!({
        "login": email, "email": email, "first_name": "Ada", "last_name": "Neumann", "job_title": "Trainerin",
    });
    json!({ "departmentId": simulator.department_id(), "fields": fields, "roleId": simulator.role_id() })
}

/// Where an authorisation request goes, by the challenge of RFC 7636, appendix B.
fn authorize_url(simulator: &identity::Simulator) -> String {
    let fields = [
        ("client_id", simulator.client(identity::Grant::Confidential).id.as_str()),
        ("redirect_uri", "https://rollcall.test/api/sign-in/callback"),
        ("response_type", "code"),
        ("scope", "openid email"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ];
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!("{}/authorize?{query}", simulator.issuer(identity::Tenant::Acme))
}

/// Changes the code in the address for tokens.
fn exchange(simulator: &identity::Simulator, redirected: &str) -> Request<Vec<u8>> {
    let query = redirected.split_once('?').unwrap().1;
    let (_, code) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code").unwrap();
    let client = simulator.client(identity::Grant::Confidential);
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", "https://rollcall.test/api/sign-in/callback"),
        ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        ("client_id", &client.id),
        ("client_secret", client.secret.as_deref().unwrap()),
    ];
    form(to(simulator, "POST", "/acme/token"), &fields)
}
