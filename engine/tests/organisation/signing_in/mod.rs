//! Signing in by the identity provider: who gets in, what is refused and why, and that who leaves is out.

mod attacks;
mod by_key;
mod getting_in;
mod leaving;
mod setting_up;

use std::sync::Arc;

use chrono::TimeDelta;
use domain::{
    access::Role,
    api::{
        audit::{AuditLinesView, AuditView},
        resealing::Resealed,
        sign_in::{ClientKeysView, SignInView},
    },
    audit::{Act, Actor, Deed, Detail, Entry, Subject},
    identity::{Refusal, settings::Proof},
    service::HrSystem,
    sync::run::RunId,
    text::Text,
};
use engine::command::{Arrived, Begun};
use serde_json::{Value, json};
use simulators::{
    company::Person,
    identity::{
        Algorithm, ClientKeys, Control, Forgery, Forging, Grant, LogoutForgery, SignedOut, Tenant, Told,
    },
};

use crate::stage::{Stage, Then};

const ORIGIN: &str = "https://rollcall.test";

fn identity(stage: &Stage) -> &Control {
    stage.world.providers.identity.control()
}

/// What is typed to sign in by the company's identity provider.
fn form(stage: &Stage, changes: Value) -> Value {
    let simulator = &stage.world.providers.identity;
    let client = simulator.client(Grant::Confidential);
    let mut form = json!({
        "issuer": simulator.issuer(Tenant::Acme), "client_id": client.id, "client_secret": client.secret,
        "scopes": "", "domains": "", "admission": "everybody", "departments": "", "role_claim": "", "admins": "", "links": "everybody",
        "proof": "secret", "new_key": false,
    });
    form.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    form
}

fn enter(stage: &Stage, changes: Value) -> SignInView {
    stage.ask(json!({ "command": "save_sign_in", "form": form(stage, changes) })).expect()
}

/// An organisation of twenty whose people sign in by the identity provider, entered with `changes`.
pub(crate) fn signing_in(changes: Value) -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    signed_in_by(stage, changes)
}

/// The same of an organisation that is connected.
pub(crate) fn signed_in_by(stage: Stage, changes: Value) -> Stage {
    enter(&stage, changes);
    let first = person(&stage, 0);
    assert!(matches!(come(&stage, json!({ "trial": { "member": "ada" } }), &first), Arrived::Tried));
    let view: SignInView = stage.say("activate_sign_in").expect();
    assert!(view.active.is_some() && view.draft.is_none());
    stage
}

/// The address of somebody who is at work.
pub(crate) fn person(stage: &Stage, number: usize) -> String {
    identity(stage).at_work()[number].clone()
}

fn begin(stage: &Stage, purpose: Value) -> Begun {
    let command =
        json!({ "command": "begin_sign_in", "purpose": purpose, "origin": ORIGIN, "back": "/people?q=x" });
    stage.ask(command).expect()
}

fn began(stage: &Stage, purpose: Value) -> (String, String) {
    match begin(stage, purpose) {
        Begun::To { location, arrival } => (location, arrival),
        Begun::Refused(refusal) => panic!("{refusal:?}"),
    }
}

/// The query of the address that the identity provider leads back to, as the Worker reads it.
fn returned(address: &str) -> Value {
    let query = address.strip_prefix(&format!("{ORIGIN}/api/sign-in/callback?")).expect("our own address");
    let named = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let value = pairs.find(|(key, _)| *key == name).map(|(_, value)| value);
        value.map(|value| value.replace("%3A", ":").replace("%2F", "/"))
    };
    json!({ "code": named("code"), "state": named("state"), "iss": named("iss"), "error": named("error") })
}

fn finish(stage: &Stage, arrival: &str, returned: Value) -> Arrived {
    let command = json!({
        "command": "finish_sign_in", "arrival": arrival, "returned": returned, "request_id": "r1",
    });
    stage.ask(command).expect()
}

/// Somebody goes to the identity provider and comes back.
fn come(stage: &Stage, purpose: Value, email: &str) -> Arrived {
    let (location, arrival) = began(stage, purpose);
    let back = stage.world.providers.identity.authorize(&location, email).expect("a way back");
    finish(stage, &arrival, returned(&back))
}

pub(crate) fn sign_in(stage: &Stage, email: &str) -> Arrived {
    let arrived = come(stage, json!("sign_in"), email);
    if let Arrived::In { member, .. } = &arrived {
        stage.world.signed_in.borrow_mut().insert(member.clone());
    }
    arrived
}

/// The member as whom somebody gets in.
#[track_caller]
pub(crate) fn member(arrived: Arrived) -> String {
    match arrived {
        Arrived::In { member, .. } => member,
        Arrived::Refused(refusal) => panic!("refused: {refusal:?}"),
        Arrived::Attached | Arrived::Tried => panic!("not for signing in"),
    }
}

#[track_caller]
fn refusal(arrived: Arrived) -> Refusal {
    match arrived {
        Arrived::Refused(refusal) => refusal,
        Arrived::In { .. } => panic!("somebody got in"),
        Arrived::Attached | Arrived::Tried => panic!("not for signing in"),
    }
}

pub(crate) fn trail(stage: &Stage) -> Vec<Entry> {
    let page: AuditView = stage.say("audit").expect();
    page.lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect()
}

/// Somebody leaves, and the next sync says so.
pub(crate) fn terminate(stage: &Stage, email: &str) {
    stage.personio().terminate(somebody(stage, email).id).expect("a person");
    stage.sync();
}

/// What the company calls whoever has this address.
pub(crate) fn name_of(stage: &Stage, email: &str) -> String {
    let person = somebody(stage, email);
    format!("{} {}", person.first_name, person.last_name)
}

pub(crate) fn somebody(stage: &Stage, email: &str) -> Arc<Person> {
    let mut people = stage.personio().people().into_iter();
    people.find(|one| one.email.eq_ignore_ascii_case(email)).expect("a person")
}
