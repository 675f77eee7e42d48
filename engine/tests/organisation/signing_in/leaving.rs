//! Who leaves is out, and stays out.

use engine::command::WayOut;

use super::*;

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
fn of_who_is_erased_no_identity_is_left() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    member(sign_in(&stage, &first));
    terminate(&stage, &first);
    stage.pass(TimeDelta::days(400));
    assert!(stage.world.database.dump().iter().all(|row| !row.starts_with("identities: ")));
}

#[test]
fn who_signs_out_is_led_to_where_they_sign_out_at_the_identity_provider_too() {
    let stage = signing_in(json!({}));
    let out = || stage.ask(json!({ "command": "way_out", "origin": ORIGIN })).expect::<WayOut>();
    let WayOut::To(location) = out() else { panic!("no way out") };
    let client = &stage.world.providers.identity.client(Grant::Confidential).id;
    let issuer = stage.world.providers.identity.issuer(Tenant::Acme);
    let (address, query) = location.split_once('?').expect("a query");
    assert_eq!(address, format!("{issuer}/end-session"));
    let back = "https%3A%2F%2Frollcall.test%2Fsign-in";
    assert_eq!(query, format!("client_id={client}&post_logout_redirect_uri={back}"));
    let _: SignInView = stage.say("turn_sign_in_off").expect();
    assert!(matches!(out(), WayOut::Refused(Refusal::NotSetUp)));
}
