//! Setting up the identity provider.

use super::*;

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
    assert_eq!(view.draft.unwrap().proof, Proof::Secret);
    let another = form(&stage, json!({ "client_secret": "", "client_id": "another" }));
    let refused = stage.ask(json!({ "command": "save_sign_in", "form": another }));
    assert_eq!([refused.code(), refused.field()], ["field_blank", "client_secret"]);
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
    let view = enter(&stage, json!({ "client_id": public, "client_secret": "", "proof": "nothing" }));
    assert_eq!(view.draft.unwrap().proof, Proof::Nothing);
    come(&stage, json!({ "trial": { "member": "ada" } }), &person(&stage, 0));
    stage.say("activate_sign_in").expect::<SignInView>();
    member(sign_in(&stage, &person(&stage, 0)));
}
