//! What is forged, replayed or made up lets nobody in, and leaves nothing behind.

use super::*;

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
