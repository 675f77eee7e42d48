//! Signing in by the identity provider: who gets in, what is refused and why, and that who leaves is out.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::{
    access::Role,
    api::{
        audit::{AuditLinesView, AuditView},
        resealing::Resealed,
        sign_in::SignInView,
    },
    audit::{Act, Actor, Deed, Detail, Entry, Subject},
    identity::Refusal,
    service::HrSystem,
    sync::run::RunId,
    text::Text,
};
use engine::command::{Arrived, Begun};
use serde_json::{Value, json};
use simulators::{
    company::Person,
    identity::{Algorithm, Control, Forgery, Forging, Grant, LogoutForgery, SignedOut, Tenant, Told},
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
    });
    form.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    form
}

fn enter(stage: &Stage, changes: Value) -> SignInView {
    stage.ask(json!({ "command": "save_sign_in", "form": form(stage, changes) })).expect()
}

/// An organisation of twenty whose people sign in by the identity provider, entered with `changes`.
fn signing_in(changes: Value) -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    enter(&stage, changes);
    let first = person(&stage, 0);
    assert!(matches!(come(&stage, json!({ "trial": { "member": "ada" } }), &first), Arrived::Tried));
    let view: SignInView = stage.say("activate_sign_in").expect();
    assert!(view.active.is_some() && view.draft.is_none());
    stage
}

/// The address of somebody who is at work.
fn person(stage: &Stage, number: usize) -> String {
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

fn sign_in(stage: &Stage, email: &str) -> Arrived {
    let arrived = come(stage, json!("sign_in"), email);
    if let Arrived::In { member, .. } = &arrived {
        stage.world.signed_in.borrow_mut().insert(member.clone());
    }
    arrived
}

/// The member as whom somebody gets in.
#[track_caller]
fn member(arrived: Arrived) -> String {
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

fn trail(stage: &Stage) -> Vec<Entry> {
    let page: AuditView = stage.say("audit").expect();
    page.lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect()
}

/// Somebody leaves, and the next sync says so.
fn terminate(stage: &Stage, email: &str) {
    stage.personio().terminate(somebody(stage, email).id).expect("a person");
    stage.sync();
}

#[test]
fn somebody_of_the_directory_gets_in_as_the_person_they_are_and_is_the_same_member_ever_after() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let arrived = sign_in(&stage, &first);
    let Arrived::In { member, name, role, back } = arrived else { panic!("not in") };
    assert_eq!(name.as_ref().map(Text::as_str), Some(&*name_of(&stage, &first)));
    assert_eq!((role, back.as_deref()), (None, Some("/people?q=x")));
    assert_eq!(self::member(sign_in(&stage, &first)), member);
    // Another address is no other person, and the address of before is nobody's any more.
    identity(&stage).change_address(Tenant::Acme, &first, "somebody.else@nordlicht.example").unwrap();
    assert_eq!(self::member(sign_in(&stage, "somebody.else@nordlicht.example")), member);
    assert_ne!(self::member(sign_in(&stage, &person(&stage, 1))), member);
}

/// What the company calls whoever has this address.
fn name_of(stage: &Stage, email: &str) -> String {
    let person = somebody(stage, email);
    format!("{} {}", person.first_name, person.last_name)
}

fn somebody(stage: &Stage, email: &str) -> Arc<Person> {
    let mut people = stage.personio().people().into_iter();
    people.find(|one| one.email.eq_ignore_ascii_case(email)).expect("a person")
}

#[test]
fn who_leaves_is_signed_out_by_the_run_that_says_so_and_does_not_get_in_again() {
    let stage = signing_in(json!({}));
    let (leaver, stayer) = (person(&stage, 0), person(&stage, 1));
    let (left, stays) = (member(sign_in(&stage, &leaver)), member(sign_in(&stage, &stayer)));
    terminate(&stage, &leaver);
    assert_eq!(*stage.world.signed_in.borrow(), [stays].into());
    assert_eq!(refusal(sign_in(&stage, &leaver)), Refusal::Left);
    assert!(!stage.world.signed_in.borrow().contains(&left));
}

#[test]
fn who_leaves_is_signed_out_whenever_the_object_crashes() {
    for crash in 0..60 {
        let stage = signing_in(json!({}));
        let leaver = person(&stage, 0);
        member(sign_in(&stage, &leaver));
        stage.personio().terminate(somebody(&stage, &leaver).id).expect("a person");
        stage.start();
        let mut moments = 0;
        let mut has_crashed = false;
        while stage.latest().ended_at.is_none() {
            stage.ring_or_wake(|_| {
                moments += 1;
                if moments - 1 == crash { Then::Crash } else { Then::GoOn }
            });
            has_crashed |= moments > crash;
        }
        stage.pass(TimeDelta::hours(2));
        assert!(stage.world.signed_in.borrow().is_empty(), "after a crash at moment {crash}");
        if !has_crashed {
            return;
        }
    }
}

#[test]
fn what_a_forged_token_says_is_not_believed() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    for (forgery, why) in [
        (Forgery::WrongNonce, Refusal::WrongNonce),
        (Forgery::NoNonce, Refusal::WrongNonce),
        (Forgery::AlgNone, Refusal::AlgorithmNotAllowed),
        (Forgery::HmacWithPublicKey, Refusal::AlgorithmNotAllowed),
        (Forgery::WrongIssuer, Refusal::WrongIssuer),
        (Forgery::OtherTenant, Refusal::UnknownKey),
        (Forgery::WrongAudience, Refusal::WrongAudience),
        (Forgery::TwoAudiencesWithoutAzp, Refusal::WrongAudience),
        (Forgery::WrongAzp, Refusal::WrongAudience),
        (Forgery::Expired, Refusal::WrongTime),
        (Forgery::FromTheFuture, Refusal::WrongTime),
        (Forgery::NoSubject, Refusal::NoSubject),
        (Forgery::EmptySubject, Refusal::NoSubject),
        (Forgery::NoExpiry, Refusal::WrongTime),
        (Forgery::UnknownKey, Refusal::UnknownKey),
        (Forgery::SignatureCut, Refusal::WrongSignature),
        (Forgery::PayloadChanged, Refusal::WrongSignature),
    ] {
        identity(&stage).forge(Some(Forging { forgery, times: Some(1) }));
        assert_eq!(refusal(sign_in(&stage, &first)), why, "{forgery:?}");
        // The same within a minute is recorded once.
        let is_it = |deed: &Deed| {
            (&deed.actor, deed.act, deed.detail)
                == (&Actor::Stranger, Act::SignedIn, Some(Detail::Refusal(why)))
        };
        assert!(trail(&stage).iter().any(|entry| is_it(&entry.deed)), "{why:?}");
    }
    for forgery in [Forgery::SkewedBy30Seconds, Forgery::KidMissing] {
        identity(&stage).forge(Some(Forging { forgery, times: Some(1) }));
        member(sign_in(&stage, &first));
    }
}

#[test]
fn a_token_may_be_signed_in_four_ways_and_by_a_key_that_has_just_come() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    for algorithm in [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA] {
        identity(&stage).sign_with(Tenant::Acme, algorithm);
        stage.pass(TimeDelta::minutes(1));
        member(sign_in(&stage, &first));
        identity(&stage).rotate_keys(Tenant::Acme);
        stage.pass(TimeDelta::minutes(1));
        member(sign_in(&stage, &first));
    }
}

#[test]
fn whoever_comes_back_to_what_they_have_not_begun_is_not_in() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let (location, arrival) = began(&stage, json!("sign_in"));
    let back = returned(&stage.world.providers.identity.authorize(&location, &first).unwrap());
    let with = |name: &str, value: Value| {
        let mut changed = back.clone();
        changed[name] = value;
        changed
    };
    let (_, another) = began(&stage, json!("sign_in"));
    for (arrival, returned, why) in [
        ("", back.clone(), Refusal::Interrupted),
        ("AAAA", back.clone(), Refusal::Interrupted),
        (another.as_str(), back.clone(), Refusal::Interrupted),
        (arrival.as_str(), with("state", json!("another")), Refusal::Interrupted),
        (arrival.as_str(), with("state", Value::Null), Refusal::Interrupted),
        (arrival.as_str(), with("code", Value::Null), Refusal::Interrupted),
        (arrival.as_str(), with("error", json!("access_denied")), Refusal::Denied),
        (arrival.as_str(), with("error", json!("invalid_scope")), Refusal::Misconfigured),
        (arrival.as_str(), with("iss", json!("https://evil.example")), Refusal::WrongIssuer),
    ] {
        assert_eq!(refusal(finish(&stage, arrival, returned.clone())), why, "{returned}");
    }
    member(finish(&stage, &arrival, back.clone()));
    // A code works once, and what was begun has its time.
    assert_eq!(refusal(finish(&stage, &arrival, back)), Refusal::Misconfigured);
    let (location, arrival) = began(&stage, json!("sign_in"));
    let back = returned(&stage.world.providers.identity.authorize(&location, &first).unwrap());
    stage.pass(TimeDelta::minutes(15));
    assert_eq!(refusal(finish(&stage, &arrival, back)), Refusal::Interrupted);
}

#[test]
fn an_address_that_nobody_vouches_for_finds_nobody_unless_an_owner_has_said_whose_its_domain_is() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    for (told, why) in [
        (Told::Unverified, Refusal::AddressNotVerified),
        (Told::WithoutAWord, Refusal::AddressNotVerified),
        (Told::Nothing, Refusal::NoAddress),
    ] {
        identity(&stage).tell_address(Tenant::Acme, &first, told).unwrap();
        assert_eq!(refusal(sign_in(&stage, &first)), why, "{told:?}");
    }
    let (_, domain) = first.split_once('@').unwrap();
    let stage = signing_in(json!({ "domains": domain }));
    identity(&stage).tell_address(Tenant::Acme, &first, Told::WithoutAWord).unwrap();
    member(sign_in(&stage, &first));
    identity(&stage).tell_address(Tenant::Acme, &person(&stage, 1), Told::Unverified).unwrap();
    assert_eq!(refusal(sign_in(&stage, &person(&stage, 1))), Refusal::AddressNotVerified);
}

#[test]
fn nobody_becomes_somebody_else_by_being_given_their_address() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    member(sign_in(&stage, &first));
    // The account is removed, and a new one gets the address: who it is then is for somebody to say.
    let account = identity(&stage).account(Tenant::Acme, &first).unwrap();
    identity(&stage).remove_account(Tenant::Acme, &first).unwrap();
    let another = simulators::identity::Account { sub: "another".to_owned(), ..account };
    identity(&stage).add_account(Tenant::Acme, another).unwrap();
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::TakenByAnother);
}

#[test]
fn who_attaches_the_account_that_they_have_come_by_stays_the_person_they_are() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let member = member(sign_in(&stage, &first));
    assert!(matches!(come(&stage, json!({ "attach": { "member": member } }), &first), Arrived::Attached));
    terminate(&stage, &first);
    assert!(stage.world.signed_in.borrow().is_empty());
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::Left);
}

#[test]
fn a_session_that_begins_while_the_run_signs_somebody_out_ends_too() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let Arrived::In { member, .. } = come(&stage, json!("sign_in"), &first) else { panic!("not in") };
    terminate(&stage, &first);
    // Only now is the Worker done with what the object has let in, and says so.
    stage.world.signed_in.borrow_mut().insert(member.clone());
    let signed_in = json!({
        "id": "r1", "at": stage.now(), "names": [],
        "deed": { "actor": format!("member/{member}"), "act": "signed_in" },
    });
    stage.ask(json!({ "command": "record", "report": signed_in.to_string() })).expect::<Value>();
    assert!(stage.world.signed_in.borrow().is_empty());
}

#[test]
fn who_comes_by_another_identity_provider_from_now_on_stays_the_member_they_were() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let before = member(sign_in(&stage, &first));
    // The other tenant has an account with the address of the second of those at work.
    let second = person(&stage, 1);
    let of_second = member(sign_in(&stage, &second));
    let issuer = stage.world.providers.identity.issuer(Tenant::Other);
    enter(&stage, json!({ "issuer": issuer }));
    come(&stage, json!({ "trial": { "member": "ada" } }), &second);
    // What was begun before goes to nobody else's token endpoint.
    let (location, arrival) = began(&stage, json!("sign_in"));
    stage.say("activate_sign_in").expect::<SignInView>();
    let back = returned(&stage.world.providers.identity.authorize(&location, &first).unwrap());
    assert_eq!(refusal(finish(&stage, &arrival, back)), Refusal::Interrupted);
    assert_eq!(member(sign_in(&stage, &second)), of_second);
    assert_ne!(of_second, before);
}

#[test]
fn nobody_fills_the_trail_with_what_they_have_not_begun() {
    let stage = signing_in(json!({}));
    let before = trail(&stage).len();
    for _ in 0..5 {
        refusal(finish(&stage, "AAAA", json!({ "code": "x", "state": "y" })));
    }
    assert_eq!(trail(&stage).len(), before);
    // Nor with the same again and again.
    let (_, arrival) = began(&stage, json!("sign_in"));
    for _ in 0..5 {
        refusal(finish(&stage, &arrival, json!({ "code": "x", "state": "y" })));
    }
    assert_eq!(trail(&stage).len(), before + 1);
}

#[test]
fn who_is_signed_out_at_the_identity_provider_is_signed_out_here() {
    let stage = signing_in(json!({}));
    let (first, second) = (person(&stage, 0), person(&stage, 1));
    let (one, other) = (member(sign_in(&stage, &first)), member(sign_in(&stage, &second)));
    let token = |email: &str, forgery| {
        let signed_out = SignedOut { email: email.to_owned(), client: Grant::Confidential, forgery };
        identity(&stage).logout_token(Tenant::Acme, &signed_out).unwrap()
    };
    let told =
        |token: &str| stage.ask(json!({ "command": "sign_out", "token": token, "request_id": "r1" })).code();
    for forgery in [LogoutForgery::WithNonce, LogoutForgery::WithoutEvents, LogoutForgery::WrongAudience] {
        assert_eq!(told(&token(&first, Some(forgery))), "malformed_body", "{forgery:?}");
    }
    assert_eq!(told("a.b.c"), "malformed_body");
    assert_eq!(stage.world.signed_in.borrow().len(), 2);
    assert_eq!(told(&token(&first, None)), "");
    assert_eq!(*stage.world.signed_in.borrow(), [other].into());
    let last = &trail(&stage)[0].deed;
    assert_eq!((last.act, &last.subject), (Act::SignedOutElsewhere, &Some(Subject::Member(one))));
    member(sign_in(&stage, &first));
}

#[test]
fn links_are_left_to_owners_once_an_owner_has_tried_to_do_without() {
    let takes = |stage: &Stage, role: Role, has_signed_in: bool| {
        let asked = json!({ "command": "takes_link", "role": role, "has_signed_in": has_signed_in });
        stage.ask(asked).expect::<bool>()
    };
    let stage = signing_in(json!({}));
    assert!(takes(&stage, Role::Member, true));
    enter(&stage, json!({ "links": "owners" }));
    assert!(takes(&stage, Role::Member, true), "not before it was tried and put to use");
    let stage = signing_in(json!({ "links": "owners" }));
    assert!(!takes(&stage, Role::Admin, true) && !takes(&stage, Role::Member, false));
    assert!(takes(&stage, Role::Owner, true));
    stage.say("turn_sign_in_off").expect::<SignInView>();
    assert!(takes(&stage, Role::Member, true));
}

#[test]
fn of_who_is_erased_no_identity_is_left() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    member(sign_in(&stage, &first));
    terminate(&stage, &first);
    stage.pass(TimeDelta::days(400));
    assert!(stage.world.database.dump().iter().all(|row| !row.starts_with("identities: ")));
}

#[test]
fn an_invited_member_attaches_their_account_and_gets_in_by_it_until_they_are_removed() {
    let stage = signing_in(json!({ "admission": "invited" }));
    let first = person(&stage, 0);
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted);
    let attach = |member: &str| come(&stage, json!({ "attach": { "member": member } }), &first);
    assert!(matches!(attach("m1"), Arrived::Attached));
    assert_eq!(member(sign_in(&stage, &first)), "m1");
    assert_eq!(refusal(attach("m2")), Refusal::TakenByAnother);
    let removed = json!({
        "id": "r1", "at": stage.now(), "names": [],
        "deed": { "actor": "member/ada", "act": "member_removed", "subject": "member/m1" },
    });
    stage.ask(json!({ "command": "record", "report": removed.to_string() })).expect::<Value>();
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted);
}

#[test]
fn a_claim_gives_roles_at_each_sign_in() {
    let stage = signing_in(json!({ "role_claim": "groups", "admins": "rollcall-admins" }));
    let first = person(&stage, 0);
    let role = |arrived: Arrived| match arrived {
        Arrived::In { role, .. } => role,
        _ => panic!("not in"),
    };
    assert_eq!(role(sign_in(&stage, &first)), Some(Role::Member));
    identity(&stage).add_to_group(Tenant::Acme, &first, "rollcall-admins").unwrap();
    assert_eq!(role(sign_in(&stage, &first)), Some(Role::Admin));
}

#[test]
fn nothing_is_put_to_use_that_whoever_asks_has_not_tried() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    assert!(matches!(begin(&stage, json!("sign_in")), Begun::Refused(Refusal::NotSetUp)));
    enter(&stage, json!({}));
    assert_eq!(stage.say("activate_sign_in").code(), "no_draft");
    // Somebody else has tried it.
    let first = person(&stage, 0);
    come(&stage, json!({ "trial": { "member": "bob" } }), &first);
    assert_eq!(stage.say("activate_sign_in").code(), "no_draft");
    // It was tried, and its token does not hold.
    identity(&stage).forge(Some(Forging { forgery: Forgery::WrongNonce, times: Some(1) }));
    come(&stage, json!({ "trial": { "member": "ada" } }), &first);
    let view: SignInView = stage.say("sign_in_settings").expect();
    let trial = view.draft.unwrap().trial.unwrap();
    assert_eq!((trial.refusal, trial.told), (Some(Refusal::WrongNonce), None));
    assert_eq!(stage.say("activate_sign_in").code(), "no_draft");
    // It was tried by somebody who would not get in: that is theirs to judge.
    let view: SignInView = {
        identity(&stage).tell_address(Tenant::Acme, &first, Told::Unverified).unwrap();
        come(&stage, json!({ "trial": { "member": "ada" } }), &first);
        stage.say("sign_in_settings").expect()
    };
    let trial = view.draft.unwrap().trial.unwrap();
    assert_eq!(trial.refusal, Some(Refusal::AddressNotVerified));
    assert_eq!(trial.told.unwrap().address_verified, Some(false));
    assert!(matches!(begin(&stage, json!("sign_in")), Begun::Refused(Refusal::NotSetUp)));
    stage.say("activate_sign_in").expect::<SignInView>();
    assert!(matches!(begin(&stage, json!("sign_in")), Begun::To { .. }));
    stage.say("turn_sign_in_off").expect::<SignInView>();
    assert!(matches!(begin(&stage, json!("sign_in")), Begun::Refused(Refusal::NotSetUp)));
}

#[test]
fn what_is_entered_is_looked_at_before_it_is_kept() {
    let stage = Stage::of(5);
    let refused = |changes: Value| {
        let answer = stage.ask(json!({ "command": "save_sign_in", "form": form(&stage, changes) }));
        answer.code()
    };
    assert_eq!(refused(json!({ "issuer": "" })), "field_blank");
    assert_eq!(refused(json!({ "issuer": "http://127.0.0.1:1/acme" })), "provider_unintelligible");
    let issuer = stage.world.providers.identity.issuer(Tenant::Acme);
    assert_eq!(refused(json!({ "issuer": format!("{issuer}/x") })), "provider_unintelligible");
    identity(&stage).name_issuer(Tenant::Acme, Some("https://evil.example".to_owned()));
    assert_eq!(refused(json!({})), "provider_unintelligible");
    identity(&stage).name_issuer(Tenant::Acme, None);
    stage.answer_instead("/acme/jwks", 503);
    assert_eq!(refused(json!({})), "provider_unavailable");
}

#[test]
fn the_clients_secret_is_sealed_shown_to_nobody_kept_for_the_same_client_and_sealed_anew() {
    let stage = signing_in(json!({}));
    let secret = stage.world.providers.identity.client(Grant::Confidential).secret.clone().unwrap();
    assert!(stage.world.database.dump().iter().all(|row| !row.contains(&secret)));
    let view: Value = stage.say("sign_in_settings").expect();
    assert!(!view.to_string().contains(&secret));
    // Entered again without it: the client is the same, so is its secret.
    let view = enter(&stage, json!({ "client_secret": "", "domains": "example.com" }));
    assert!(view.draft.unwrap().has_secret);
    let view = enter(&stage, json!({ "client_secret": "", "client_id": "another" }));
    assert!(!view.draft.unwrap().has_secret);
    stage.change_sealing_keys(&[2, 1]);
    assert!(stage.say("reseal").expect::<Resealed>().anew > 0);
    stage.change_sealing_keys(&[2]);
    member(sign_in(&stage, &person(&stage, 0)));
}

#[test]
fn a_public_client_signs_in_without_a_secret() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    let public = stage.world.providers.identity.client(Grant::Public).id.clone();
    enter(&stage, json!({ "client_id": public, "client_secret": "" }));
    come(&stage, json!({ "trial": { "member": "ada" } }), &person(&stage, 0));
    stage.say("activate_sign_in").expect::<SignInView>();
    member(sign_in(&stage, &person(&stage, 0)));
}

#[test]
fn who_is_known_to_another_service_under_another_id_stays_who_they_are() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let before = member(sign_in(&stage, &first));
    let credential = stage.credential(HrSystem::BambooHr);
    stage.test(HrSystem::BambooHr, credential, &crate::stage::EVERYTHING).expect::<Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "bamboohr" })).expect::<Value>();
    let run = stage.settle();
    assert!(run.id > RunId(0));
    stage.approve(&run);
    assert_eq!(*stage.world.signed_in.borrow(), [before.clone()].into());
    assert_eq!(member(sign_in(&stage, &first)), before);
}

#[test]
fn what_is_recorded_of_signing_in_has_nobodys_address() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    member(sign_in(&stage, &first));
    identity(&stage).tell_address(Tenant::Acme, &person(&stage, 1), Told::Unverified).unwrap();
    refusal(sign_in(&stage, &person(&stage, 1)));
    let lines: AuditLinesView = stage.say("audit_lines").expect();
    let all = lines.lines.join("\n");
    assert!(!all.contains('@'), "{all}");
    let acts: Vec<_> = trail(&stage).iter().rev().map(|entry| entry.deed.act).collect();
    for act in [Act::SignInEntered, Act::SignInTried, Act::SignInActivated, Act::SignedIn] {
        assert!(acts.contains(&act), "{act:?}");
    }
    assert!(stage.log().iter().all(|(_, _, fields)| !fields.to_string().contains('@')));
}
