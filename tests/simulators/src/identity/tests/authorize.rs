//! The authorisation endpoint and its page.

use super::*;
use crate::identity::NoRedirect;

fn url(simulator: &Simulator, others: Fields<'_>) -> String {
    authorize_url(simulator, Tenant::Acme, Grant::Confidential, others)
}

fn location(headers: &HeaderMap) -> Option<String> {
    Some(headers.get("location")?.to_str().unwrap().to_owned())
}

#[test]
fn the_page_asks_in_a_labelled_field_says_what_it_is_and_runs_nothing() {
    let simulator = simulator();
    let (status, headers, page) = get(&simulator, &url(&simulator, &[]));
    assert_eq!(status, 200);
    assert_eq!(headers["cache-control"], "no-store");
    for part in [
        "<html lang=\"en\">",
        "<title>Sign in to acme",
        "<h1>Sign in to acme</h1>",
        "simulator",
        "<form method=\"post\">",
        "<label for=\"email\">E-mail address</label>",
        "id=\"email\" name=\"email\" type=\"text\"",
        "autocomplete=\"username\"",
        ">Sign in</button>",
        ">Cancel</button>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("role=\"alert\""));
}

#[test]
fn a_login_hint_fills_the_field_and_is_no_html() {
    let simulator = simulator();
    let (.., page) = get(&simulator, &url(&simulator, &[("login_hint", "\"><b>ada@nordlicht.example.com")]));
    assert!(page.contains("value=\"&quot;&gt;&lt;b&gt;ada@nordlicht.example.com\""), "{page}");
}

#[test]
fn who_signs_in_comes_back_with_a_code_the_state_and_the_issuer() {
    let simulator = simulator();
    let fields = [("email", &*somebody(&simulator)), ("answer", "sign-in")];
    let (status, headers, _) = post(&simulator, &url(&simulator, &[]), &fields, &[]);
    assert_eq!(status, 303);
    let address = location(&headers).unwrap();
    assert!(address.starts_with(&format!("{CALLBACK}?")), "{address}");
    assert!(in_query(&address, "code").is_some_and(|code| code.len() == 43));
    assert_eq!(in_query(&address, "state").as_deref(), Some(STATE));
    assert_eq!(in_query(&address, "iss"), Some(simulator.issuer(Tenant::Acme)));
    let without = simulator.authorize(&url(&simulator, &[("state", "")]), fields[0].1).unwrap();
    assert_eq!(in_query(&without, "state"), None);
}

#[test]
fn an_address_is_the_same_in_capitals() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let told = |with: &str| claims(&simulator, with, &[])["sub"].clone();
    assert_eq!(told(&format!(" {} ", email.to_uppercase())), told(&email));
}

#[test]
fn who_has_no_account_sees_the_page_again_and_what_is_wrong() {
    let simulator = simulator();
    let nobody = simulator.authorize(&url(&simulator, &[]), "<nobody>@example.com");
    let Err(NoRedirect::Page { status, page }) = nobody else { panic!("{nobody:?}") };
    assert_eq!(status, 200);
    assert!(page.contains("role=\"alert\">No account has this address."), "{page}");
    assert!(page.contains("value=\"&lt;nobody&gt;@example.com\" aria-invalid=\"true\""), "{page}");
}

#[test]
fn who_cancels_comes_back_with_access_denied() {
    let simulator = simulator();
    let fields = [("email", "whatever"), ("answer", "cancel")];
    let (status, headers, _) = post(&simulator, &url(&simulator, &[]), &fields, &[]);
    let address = location(&headers).unwrap();
    assert_eq!(status, 303);
    assert_eq!(in_query(&address, "error").as_deref(), Some("access_denied"));
    assert_eq!(in_query(&address, "state").as_deref(), Some(STATE));
    assert_eq!(in_query(&address, "iss"), Some(simulator.issuer(Tenant::Acme)));
    assert_eq!(in_query(&address, "code"), None);
}

#[test]
fn a_wrong_client_or_address_leads_nowhere() {
    let simulator = simulator();
    for wrong in [
        ("client_id", "nobody"),
        ("client_id", ""),
        ("redirect_uri", "https://evil.example/api/sign-in/callback"),
        ("redirect_uri", "http://127.0.0.1:8787/elsewhere"),
        ("redirect_uri", ""),
    ] {
        let url = url(&simulator, &[wrong]);
        let fields = [("email", &*somebody(&simulator)), ("answer", "sign-in")];
        for (status, headers, page) in [get(&simulator, &url), post(&simulator, &url, &fields, &[])] {
            assert_eq!((status.as_u16(), location(&headers)), (400, None), "{wrong:?}");
            assert!(page.contains("Nobody can be signed in"));
        }
    }
    let twice =
        format!("{}&redirect_uri=http%3A%2F%2Flocalhost%2Fapi%2Fsign-in%2Fcallback", url(&simulator, &[]));
    assert_eq!(get(&simulator, &twice).0, 400);
    simulator.control().revoke(Grant::Confidential);
    assert_eq!(get(&simulator, &url(&simulator, &[])).0, 400);
}

#[test]
fn every_other_mistake_is_told_to_the_client() {
    let simulator = simulator();
    let plain = challenge();
    for (wrong, error) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("response_type", ""), "invalid_request"),
        (("response_mode", "fragment"), "invalid_request"),
        (("scope", "profile email"), "invalid_scope"),
        (("scope", "openid2"), "invalid_scope"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge", &plain[1..]), "invalid_request"),
        (("code_challenge_method", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("prompt", "none"), "login_required"),
        (("prompt", "none login"), "invalid_request"),
        (("max_age", "soon"), "invalid_request"),
        (("request", "x.y.z"), "request_not_supported"),
        (("request_uri", "https://example.com"), "request_uri_not_supported"),
    ] {
        let (status, headers, _) = get(&simulator, &url(&simulator, &[wrong]));
        let address = location(&headers).unwrap();
        assert_eq!(status, 303);
        assert!(address.starts_with(CALLBACK));
        assert_eq!(in_query(&address, "error").as_deref(), Some(error), "{wrong:?}");
        assert!(in_query(&address, "error_description").is_some());
        assert_eq!(in_query(&address, "state").as_deref(), Some(STATE));
        assert_eq!(in_query(&address, "iss"), Some(simulator.issuer(Tenant::Acme)));
    }
    let twice = format!("{}&nonce=another", url(&simulator, &[]));
    let (_, headers, _) = get(&simulator, &twice);
    assert_eq!(in_query(&location(&headers).unwrap(), "error").as_deref(), Some("invalid_request"));
}

#[test]
fn a_test_says_where_sign_ins_may_end() {
    let simulator = simulator();
    let elsewhere = "https://rollcall.example/callback";
    simulator.control().register(Some(vec![elsewhere.to_owned()]));
    assert_eq!(get(&simulator, &url(&simulator, &[])).0, 400);
    let sent = simulator.authorize(&url(&simulator, &[("redirect_uri", elsewhere)]), &somebody(&simulator));
    assert!(sent.unwrap().starts_with("https://rollcall.example/callback?code="));
    simulator.control().register(None);
    assert_eq!(get(&simulator, &url(&simulator, &[])).0, 200);
}
