//! Signing out: by the browser, and by a token behind its back.

use serde_json::json;

use super::*;
use crate::identity::{LogoutForgery, SignedOut};

const SIGN_IN: &str = "http://127.0.0.1:8787/sign-in";

fn end(simulator: &Simulator, fields: Fields<'_>) -> (u16, Option<String>) {
    let query = Serializer::new(String::new()).extend_pairs(fields).finish();
    let url = format!("{}/end-session", simulator.issuer(Tenant::Acme));
    let (status, headers, _) = get(simulator, &format!("{url}?{query}"));
    let location = headers.get("location").map(|value| value.to_str().unwrap().to_owned());
    let by_form = post(simulator, &url, fields, &[]);
    assert_eq!((by_form.0, by_form.1.get("location")), (status, headers.get("location")));
    (status.as_u16(), location)
}

#[test]
fn a_browser_is_sent_to_a_registered_address_of_a_known_client() {
    let simulator = simulator();
    let id = simulator.client(Grant::Confidential).id.clone();
    let hint = id_token(&simulator, &somebody(&simulator), &[]);
    let public = simulator.client(Grant::Public).id.clone();
    let forged = format!("{hint}x");
    let back = (303, Some(SIGN_IN.to_owned()));
    for (fields, expected) in [
        (&[][..], (200, None)),
        (&[("client_id", &*id)], (200, None)),
        (&[("client_id", &id), ("post_logout_redirect_uri", SIGN_IN)], back.clone()),
        (&[("id_token_hint", &hint), ("post_logout_redirect_uri", SIGN_IN)], back.clone()),
        (&[("id_token_hint", &hint), ("client_id", &id), ("post_logout_redirect_uri", SIGN_IN)], back),
        (
            &[("client_id", &id), ("post_logout_redirect_uri", SIGN_IN), ("state", "a b")],
            (303, Some(format!("{SIGN_IN}?state=a+b"))),
        ),
        (&[("post_logout_redirect_uri", SIGN_IN)], (400, None)),
        (&[("client_id", &id), ("post_logout_redirect_uri", "https://evil.example/sign-in")], (400, None)),
        (&[("client_id", &id), ("post_logout_redirect_uri", "https://rollcall.test/")], (400, None)),
        (&[("client_id", "nobody"), ("post_logout_redirect_uri", SIGN_IN)], (400, None)),
        (&[("id_token_hint", &forged), ("post_logout_redirect_uri", SIGN_IN)], (400, None)),
        (
            &[("id_token_hint", &hint), ("client_id", &public), ("post_logout_redirect_uri", SIGN_IN)],
            (400, None),
        ),
    ] {
        assert_eq!(end(&simulator, fields), expected, "{fields:?}");
    }
}

#[test]
fn a_hint_is_good_after_its_time_and_after_its_key() {
    let simulator = simulator();
    let hint = id_token(&simulator, &somebody(&simulator), &[]);
    simulator.control().rotate_keys(Tenant::Acme);
    simulator.control().clock().advance(std::time::Duration::from_hours(24));
    assert_eq!(end(&simulator, &[("id_token_hint", &hint), ("post_logout_redirect_uri", SIGN_IN)]).0, 303);
}

fn logout_token(simulator: &Simulator, forgery: Option<LogoutForgery>) -> verifier::Parts {
    let signed_out = SignedOut { email: somebody(simulator), client: Grant::Confidential, forgery };
    let token = simulator.control().logout_token(Tenant::Acme, &signed_out).unwrap();
    verifier::verify(&jwks(simulator, Tenant::Acme), &token).unwrap()
}

#[test]
fn a_logout_token_says_who_signed_out_and_is_no_id_token() {
    let simulator = simulator();
    let account = simulator.control().account(Tenant::Acme, &somebody(&simulator)).unwrap();
    let mut token = logout_token(&simulator, None);
    assert_eq!(token.header["typ"], "logout+jwt");
    let jti = token.claims["jti"].take();
    assert_ne!(jti, logout_token(&simulator, None).claims["jti"]);
    let expected = json!({
        "iss": simulator.issuer(Tenant::Acme), "sub": account.sub, "aud": simulator.client(Grant::Confidential).id,
        "iat": MORNING, "exp": MORNING + 120, "jti": null,
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    assert_eq!(token.claims, expected);
}

#[test]
fn a_forged_logout_token_is_wrong_in_what_it_says() {
    let simulator = simulator();
    for (forgery, name, expected) in [
        (LogoutForgery::WithNonce, "nonce", json!("a-nonce")),
        (LogoutForgery::WithoutEvents, "events", Value::Null),
        (LogoutForgery::WrongAudience, "aud", json!("somebody-else")),
    ] {
        let (mut honest, mut forged) =
            (logout_token(&simulator, None).claims, logout_token(&simulator, Some(forgery)).claims);
        assert_eq!(forged[name], expected, "{forgery:?}");
        for claims in [&mut honest, &mut forged] {
            claims.as_object_mut().unwrap().retain(|key, _| key != name && key != "jti");
        }
        assert_eq!(forged, honest, "{forgery:?}");
    }
}
