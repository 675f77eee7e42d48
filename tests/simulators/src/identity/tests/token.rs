//! The token endpoint, and what an ID token says.

use std::time::Duration;

use serde_json::json;

use super::*;

fn acme_code(simulator: &Simulator, grant: Grant) -> String {
    code(simulator, Tenant::Acme, grant, &somebody(simulator), &[])
}

#[test]
fn a_code_gives_tokens_that_nobody_may_keep() {
    let simulator = simulator();
    let code = acme_code(&simulator, Grant::Confidential);
    let (status, headers, body) = exchange(&simulator, Tenant::Acme, &code, &[]);
    assert_eq!((status.as_u16(), &headers["cache-control"]), (200, &"no-store".parse().unwrap()));
    assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(3_600)));
    assert_eq!(body["scope"], "openid profile email");
    assert!(body["access_token"].as_str().is_some_and(|token| token.len() == 43));
    assert!(verifier::verify(&jwks(&simulator, Tenant::Acme), body["id_token"].as_str().unwrap()).is_ok());
}

#[test]
fn a_code_is_good_once_and_for_a_minute() {
    let simulator = simulator();
    let used = acme_code(&simulator, Grant::Confidential);
    let (old, in_time) =
        (acme_code(&simulator, Grant::Confidential), acme_code(&simulator, Grant::Confidential));
    let answer = |code: &str| {
        let (status, _, body) = exchange(&simulator, Tenant::Acme, code, &[]);
        (status.as_u16(), body["error"].as_str().map(str::to_owned))
    };
    let refused = (400, Some("invalid_grant".to_owned()));
    assert_eq!(answer(&used), (200, None));
    assert_eq!(answer(&used), refused);
    simulator.control().clock().advance(Duration::from_secs(59));
    assert_eq!(answer(&in_time), (200, None));
    simulator.control().clock().advance(Duration::from_secs(1));
    assert_eq!(answer(&old), refused);
}

#[test]
fn a_code_is_worth_nothing_with_another_verifier_address_client_or_tenant_and_is_spent_by_the_try() {
    let simulator = simulator();
    let other_verifier = "x".repeat(43);
    for wrong in [
        ("code_verifier", other_verifier.as_str()),
        ("code_verifier", ""),
        ("code_verifier", &VERIFIER[1..]),
        ("redirect_uri", "http://127.0.0.1:8788/api/sign-in/callback"),
        ("redirect_uri", ""),
    ] {
        let code = acme_code(&simulator, Grant::Confidential);
        for others in [&[wrong][..], &[]] {
            let (status, _, body) = exchange(&simulator, Tenant::Acme, &code, others);
            assert_eq!((status.as_u16(), &body["error"]), (400, &json!("invalid_grant")), "{wrong:?}");
        }
    }
    let public = acme_code(&simulator, Grant::Public);
    assert_eq!(exchange(&simulator, Tenant::Acme, &public, &[]).2["error"], "invalid_grant");
    let acme = acme_code(&simulator, Grant::Confidential);
    assert_eq!(exchange(&simulator, Tenant::Other, &acme, &[]).2["error"], "invalid_grant");
}

#[test]
fn a_challenge_is_not_its_own_verifier() {
    let simulator = simulator();
    let code = acme_code(&simulator, Grant::Confidential);
    let (.., body) = exchange(&simulator, Tenant::Acme, &code, &[("code_verifier", &challenge())]);
    assert_eq!(body["error"], "invalid_grant");
}

#[test]
fn a_client_with_a_secret_shows_it_by_header_or_by_form_and_not_by_both() {
    let simulator = simulator();
    let client = simulator.client(Grant::Confidential).clone();
    let secret = client.secret.as_deref().unwrap();
    let by_form = [("client_id", client.id.as_str()), ("client_secret", secret)];
    let encoded = basic(&simulator);
    let careless = format!("Basic {}", STANDARD.encode(format!("{}:{secret}", client.id)));
    for (fields, header, expected) in [
        (&[][..], Some(&*encoded), (200, None)),
        (&by_form[..], None, (200, None)),
        (&by_form, Some(&encoded), (400, Some("invalid_request"))),
        (&by_form[..1], None, (401, Some("invalid_client"))),
        (&[], None, (401, Some("invalid_client"))),
        (&[by_form[0], ("client_secret", "guessed")], None, (401, Some("invalid_client"))),
        (&[], Some("Bearer x"), (401, Some("invalid_client"))),
        // In the secret is a plus sign: unencoded it is a blank.
        (&[], Some(&careless), (401, Some("invalid_client"))),
    ] {
        let code = acme_code(&simulator, Grant::Confidential);
        let header = header.map(|value| ("authorization", value));
        let (status, headers, body) = exchange_by(&simulator, Tenant::Acme, &code, fields, header.as_slice());
        assert_eq!((status.as_u16(), body["error"].as_str()), expected, "{fields:?} {header:?}");
        assert_eq!(headers.contains_key("www-authenticate"), expected.0 == 401 && header.is_some());
    }
}

#[test]
fn a_public_client_has_its_code_and_its_verifier_alone() {
    let simulator = simulator();
    let id = simulator.client(Grant::Public).id.clone();
    let ask = |others: Fields<'_>| {
        let code = acme_code(&simulator, Grant::Public);
        let fields = instead(&[("client_id", &*id)], others);
        let (status, _, body) = exchange_by(&simulator, Tenant::Acme, &code, &fields, &[]);
        (status.as_u16(), body)
    };
    let (status, body) = ask(&[]);
    assert_eq!((status, &body["error"]), (200, &Value::Null));
    assert_eq!(verifier::parts(body["id_token"].as_str().unwrap()).claims["aud"], id);
    assert_eq!(ask(&[("client_secret", "anything")]).1["error"], "invalid_client");
    assert_eq!(ask(&[("code_verifier", &"x".repeat(43))]).1["error"], "invalid_grant");
}

#[test]
fn a_request_is_a_form_for_a_code_by_a_client_that_is_not_revoked() {
    let simulator = simulator();
    let code = acme_code(&simulator, Grant::Confidential);
    let error = |others: Fields<'_>| exchange(&simulator, Tenant::Acme, &code, others).2["error"].clone();
    assert_eq!(error(&[("grant_type", "client_credentials")]), "unsupported_grant_type");
    assert_eq!(error(&[("grant_type", "")]), "invalid_request");
    assert_eq!(error(&[("code", "")]), "invalid_request");
    assert_eq!(error(&[("x", "1"), ("x", "2")]), "invalid_request");
    let url = format!("{}/token", simulator.issuer(Tenant::Acme));
    let (status, _, body) = ask(&simulator, Request::post(url), b"{}".to_vec());
    assert_eq!((status.as_u16(), body.contains("invalid_request")), (400, true));
    simulator.control().revoke(Grant::Confidential);
    assert_eq!(error(&[]), "invalid_client");
    simulator.control().restore(Grant::Confidential);
    assert_eq!(error(&[]), Value::Null);
}

#[test]
fn an_id_token_says_who_signed_in_for_whom_and_when() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let account = simulator.control().account(Tenant::Acme, &email).unwrap();
    let expected = json!({
        "iss": simulator.issuer(Tenant::Acme), "sub": account.sub, "aud": simulator.client(Grant::Confidential).id,
        "iat": MORNING, "exp": MORNING + 600, "nonce": NONCE, "email": email, "email_verified": true,
        "name": format!("{} {}", account.given_name, account.family_name), "given_name": account.given_name,
        "family_name": account.family_name, "preferred_username": email, "groups": account.groups,
    });
    assert_eq!(claims(&simulator, &email, &[]), expected);
    let token = id_token(&simulator, &email, &[]);
    let kid = jwks(&simulator, Tenant::Acme)["keys"][0]["kid"].clone();
    assert_eq!(verifier::parts(&token).header, json!({ "alg": "RS256", "kid": kid, "typ": "JWT" }));
}

#[test]
fn a_token_says_when_somebody_signed_in_if_it_was_asked() {
    let simulator = simulator();
    let email = somebody(&simulator);
    for (asked, expected) in [
        (("max_age", "0"), json!(MORNING)),
        (("prompt", "login"), json!(MORNING)),
        (("prompt", "select_account"), Value::Null),
    ] {
        let code = code(&simulator, Tenant::Acme, Grant::Confidential, &email, &[asked]);
        let (.., body) = exchange(&simulator, Tenant::Acme, &code, &[]);
        let parts = verifier::parts(body["id_token"].as_str().unwrap());
        assert_eq!(parts.claims["auth_time"], expected, "{asked:?}");
    }
}

#[test]
fn a_scope_or_a_nonce_that_was_not_asked_for_is_not_told() {
    let simulator = simulator();
    let told = claims(&simulator, &somebody(&simulator), &[("scope", "openid"), ("nonce", "")]);
    let names: Vec<_> = told.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["aud", "exp", "groups", "iat", "iss", "sub"]);
}
