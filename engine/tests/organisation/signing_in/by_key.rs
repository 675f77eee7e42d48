//! A client that proves by a key of ours who it is.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use engine::platform::Signer as _;
use futures_util::FutureExt as _;
use simulation::platform::Native;

use super::*;

/// What is typed for the client that has a key.
fn by_key(stage: &Stage, changes: Value) -> Value {
    let client = &stage.world.providers.identity.client(Grant::Key).id;
    let mut typed = json!({ "client_id": client, "client_secret": "", "proof": "key" });
    typed.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    typed
}

/// What is at the address that the identity provider is told.
fn published(stage: &Stage) -> ClientKeysView {
    stage.say("client_keys").expect()
}

/// The identity provider reads that address.
fn read_keys(stage: &Stage) {
    let keys = serde_json::to_value(published(stage)).unwrap();
    identity(stage).register_client_keys(ClientKeys::Jwks(keys));
}

/// Ada tries what was entered; why it did not hold.
fn try_it(stage: &Stage) -> Option<Refusal> {
    come(stage, json!({ "trial": { "member": "ada" } }), &person(stage, 0));
    let view: SignInView = stage.say("sign_in_settings").expect();
    view.draft.unwrap().trial.unwrap().refusal
}

/// An organisation of twenty whose client has a key.
fn signing_in_by_key() -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    let view = enter(&stage, by_key(&stage, json!({})));
    assert_eq!(view.draft.unwrap().proof, Proof::Key);
    read_keys(&stage);
    assert_eq!(try_it(&stage), None);
    let view: SignInView = stage.say("activate_sign_in").expect();
    assert_eq!(view.active.unwrap().proof, Proof::Key);
    stage
}

#[test]
fn whoever_comes_is_let_in_by_an_assertion_of_its_own() {
    let stage = signing_in_by_key();
    // The simulator takes none twice.
    for number in [0, 1, 0] {
        member(sign_in(&stage, &person(&stage, number)));
    }
    assert_eq!(identity(&stage).wrong_assertion(), None);
}

#[test]
fn an_assertion_that_is_over_was_taken_or_is_by_another_key_lets_nobody_in_and_they_are_told() {
    let stage = signing_in_by_key();
    let first = person(&stage, 0);
    let refused = |wrong: &str| {
        assert_eq!(identity(&stage).wrong_assertion(), Some(wrong));
    };
    // It comes a minute late.
    let (location, arrival) = began(&stage, json!("sign_in"));
    let back = stage.world.providers.identity.authorize(&location, &first).unwrap();
    let takes = stage.world.takes.replace(TimeDelta::seconds(60));
    assert_eq!(refusal(finish(&stage, &arrival, returned(&back))), Refusal::Misconfigured);
    refused("The assertion is over.");
    stage.world.takes.set(takes);
    // The same id comes again, by a generator of random numbers that has been there before.
    let (location, arrival) = began(&stage, json!("sign_in"));
    let back = stage.world.providers.identity.authorize(&location, &first).unwrap();
    let entropy = stage.world.entropy.borrow().clone();
    member(finish(&stage, &arrival, returned(&back)));
    let (location, arrival) = began(&stage, json!("sign_in"));
    let back = stage.world.providers.identity.authorize(&location, &first).unwrap();
    stage.world.entropy.replace(entropy);
    assert_eq!(refusal(finish(&stage, &arrival, returned(&back))), Refusal::Misconfigured);
    refused("The assertion was taken already.");
    // The provider has another organisation's key under the id of ours.
    let mut keys = serde_json::to_value(published(&stage)).unwrap();
    let other = serde_json::to_value(published(&signing_in_by_key())).unwrap();
    for name in ["x", "y"] {
        keys["keys"][0][name] = other["keys"][0][name].clone();
    }
    identity(&stage).register_client_keys(ClientKeys::Jwks(keys));
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::Misconfigured);
    refused("The assertion is signed by another key.");
    let entry = trail(&stage).remove(0);
    assert_eq!(entry.deed.detail, Some(Detail::Refusal(Refusal::Misconfigured)));
}

#[test]
fn a_new_key_is_published_beside_the_old_one_until_it_was_tried_and_put_to_use() {
    let stage = signing_in_by_key();
    let first = person(&stage, 0);
    let old = published(&stage);
    // Entered anew: the key stays.
    enter(&stage, by_key(&stage, json!({ "domains": "example.com" })));
    assert_eq!(published(&stage), old);
    enter(&stage, by_key(&stage, json!({ "new_key": true })));
    let both = published(&stage);
    assert_eq!((both.keys.len(), both.keys.contains(&old.keys[0])), (2, true));
    // And again: the new one stays, for the provider may have read it.
    enter(&stage, by_key(&stage, json!({})));
    assert_eq!(published(&stage), both);
    // The provider has not read it yet. Who comes is let in as before.
    assert_eq!(try_it(&stage), Some(Refusal::Misconfigured));
    assert_eq!(identity(&stage).wrong_assertion(), Some("The client has no such key."));
    assert_eq!(stage.say("activate_sign_in").code(), "no_draft");
    member(sign_in(&stage, &first));
    read_keys(&stage);
    member(sign_in(&stage, &first));
    assert_eq!(try_it(&stage), None);
    stage.say("activate_sign_in").expect::<SignInView>();
    let new = published(&stage);
    assert_eq!((new.keys.len(), new.keys.contains(&old.keys[0])), (1, false));
    member(sign_in(&stage, &first));
    // Another client has another key.
    enter(&stage, by_key(&stage, json!({ "client_id": "another" })));
    assert_eq!(published(&stage).keys.len(), 2);
}

#[test]
fn a_key_is_kept_only_where_the_provider_says_that_it_takes_one_of_its_kind() {
    let stage = Stage::of(5);
    let issuer = stage.world.providers.identity.issuer(Tenant::Acme);
    let says = |methods: Value, algorithms: Value| {
        let says = json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
            "token_endpoint_auth_methods_supported": methods,
            "token_endpoint_auth_signing_alg_values_supported": algorithms,
        });
        stage.world.instead.borrow_mut().clear();
        stage.answer_with("/acme/.well-known/openid-configuration", says.to_string());
        stage.ask(json!({ "command": "save_sign_in", "form": form(&stage, by_key(&stage, json!({}))) }))
    };
    for (methods, algorithms) in [
        (Value::Null, Value::Null),
        (json!(["client_secret_basic"]), json!(["ES256"])),
        (json!(["private_key_jwt"]), Value::Null),
        (json!(["private_key_jwt"]), json!(["RS256"])),
    ] {
        let refused = says(methods, algorithms);
        assert_eq!([refused.code(), refused.field()], ["key_not_taken", "proof"]);
    }
    assert_eq!(stage.say("client_keys").code(), "not_found");
    let view: SignInView = says(json!(["private_key_jwt"]), json!(["RS256", "ES256"])).expect();
    assert_eq!(view.draft.unwrap().proof, Proof::Key);
}

#[test]
fn the_private_half_of_a_key_is_sealed_told_to_nobody_and_sealed_anew() {
    let stage = signing_in_by_key();
    // What each private key begins with, as PKCS #8, as it is written before it is sealed, and as bytes.
    let any = Native(stage.world.clone()).new_key_pair().now_or_never().expect("at once").expect("a key");
    let begins = &any.private.expose()[..30];
    let private = [STANDARD.encode(begins), serde_json::to_string(begins).unwrap().replace(['[', ']'], "")];
    let is_told = |text: &str| private.iter().any(|private| text.contains(private));
    assert!(is_told(&STANDARD.encode(any.private.expose())));
    let dump = stage.world.database.dump();
    assert!(dump.iter().any(|row| row.contains("private")) && !dump.iter().any(|row| is_told(row)));
    let settings: Value = stage.say("sign_in_settings").expect();
    let keys: Value = stage.say("client_keys").expect();
    let lines: AuditLinesView = stage.say("audit_lines").expect();
    let log = format!("{:?}", stage.log());
    for told in [settings.to_string(), keys.to_string(), lines.lines.join(""), log] {
        assert!(!is_told(&told) && !told.contains("private"), "{told}");
    }
    let names: Vec<_> = keys["keys"][0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    stage.change_sealing_keys(&[2, 1]);
    assert!(stage.say("reseal").expect::<Resealed>().anew > 0);
    stage.change_sealing_keys(&[2]);
    member(sign_in(&stage, &person(&stage, 0)));
    assert_eq!(stage.say("client_keys").expect::<Value>(), keys);
}

#[test]
fn a_key_goes_with_what_it_was_for_and_with_the_organisation() {
    let gone = |stage: &Stage| {
        assert_eq!(stage.say("client_keys").code(), "not_found");
        assert!(stage.world.database.dump().iter().all(|row| !row.contains("private")));
    };
    let stage = signing_in_by_key();
    stage.say("turn_sign_in_off").expect::<SignInView>();
    gone(&stage);
    let stage = signing_in_by_key();
    stage.say("erase").expect::<Value>();
    gone(&stage);
    // Whoever asks for keys where nothing is makes nothing.
    assert_eq!(stage.world.database.dump(), [""; 0]);
}
