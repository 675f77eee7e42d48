//! Discovery and keys.

use serde_json::json;

use super::*;
use crate::faults::{Effect, Fault};
use crate::identity::Algorithm;

fn configuration(simulator: &Simulator, tenant: Tenant) -> Value {
    let url = format!("{}/.well-known/openid-configuration", simulator.issuer(tenant));
    serde_json::from_str(&get(simulator, &url).2).unwrap()
}

#[test]
fn discovery_names_the_issuer_it_is_found_below_and_everything_else_below_it() {
    let simulator = simulator();
    for tenant in Tenant::ALL {
        let issuer = simulator.issuer(tenant);
        let found = configuration(&simulator, tenant);
        assert_eq!(found["issuer"], issuer);
        for (name, path) in [
            ("authorization_endpoint", "authorize"),
            ("token_endpoint", "token"),
            ("jwks_uri", "jwks"),
            ("end_session_endpoint", "end-session"),
        ] {
            assert_eq!(found[name], format!("{issuer}/{path}"));
        }
        assert_eq!(found["response_types_supported"], json!(["code"]));
        assert_eq!(found["code_challenge_methods_supported"], json!(["S256"]));
        assert_eq!(found["authorization_response_iss_parameter_supported"], true);
        let algorithms = found["id_token_signing_alg_values_supported"].as_array().unwrap();
        assert!(algorithms.contains(&json!("RS256")) && !algorithms.contains(&json!("none")));
    }
}

#[test]
fn discovery_names_another_issuer_on_order() {
    let simulator = simulator();
    simulator.control().name_issuer(Tenant::Acme, Some("https://issuer.example".to_owned()));
    assert_eq!(configuration(&simulator, Tenant::Acme)["issuer"], "https://issuer.example");
    assert_eq!(configuration(&simulator, Tenant::Other)["issuer"], simulator.issuer(Tenant::Other));
    simulator.control().name_issuer(Tenant::Acme, None);
    assert_eq!(configuration(&simulator, Tenant::Acme)["issuer"], simulator.issuer(Tenant::Acme));
}

#[test]
fn there_is_no_third_tenant() {
    let simulator = simulator();
    for path in [
        "/third/jwks",
        "/third/.well-known/openid-configuration",
        "/jwks",
        "/acme",
        "/acme/userinfo",
        "/third/authorize",
    ] {
        let (status, ..) = get(&simulator, &format!("{}{path}", simulator.url()));
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn each_algorithm_signs_with_the_one_key_of_the_jwks_which_tells_nothing_private() {
    let simulator = simulator();
    let email = somebody(&simulator);
    for algorithm in Algorithm::ALL {
        simulator.control().sign_with(Tenant::Acme, algorithm);
        let jwks = jwks(&simulator, Tenant::Acme);
        let [jwk] = jwks["keys"].as_array().unwrap().as_slice() else { panic!("{jwks}") };
        assert_eq!((&jwk["alg"], &jwk["use"]), (&json!(algorithm), &json!("sig")));
        assert!(["d", "p", "q", "dp", "dq", "qi"].iter().all(|name| jwk.get(name).is_none()), "{jwk}");
        let token = id_token(&simulator, &email, &[]);
        assert!(verifier::verify(&jwks, &token).is_ok(), "{algorithm:?}");
    }
}

#[test]
fn an_rsa_key_has_2048_bits_and_is_the_same_in_every_simulator() {
    let (first, second) = (jwks(&simulator(), Tenant::Acme), jwks(&simulator(), Tenant::Acme));
    assert_eq!(first, second);
    assert_eq!(verifier::bytes(first["keys"][0]["n"].as_str().unwrap()).len(), 256);
    assert_ne!(first["keys"][0]["n"], jwks(&simulator(), Tenant::Other)["keys"][0]["n"]);
}

#[test]
fn a_rotated_key_has_another_kid_and_the_old_one_is_gone() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let (before, other) = (jwks(&simulator, Tenant::Acme), jwks(&simulator, Tenant::Other));
    let old = id_token(&simulator, &email, &[]);
    simulator.control().rotate_keys(Tenant::Acme);
    let after = jwks(&simulator, Tenant::Acme);
    assert_ne!(before["keys"][0]["kid"], after["keys"][0]["kid"]);
    assert_ne!(before["keys"][0]["n"], after["keys"][0]["n"]);
    assert_eq!(after["keys"].as_array().unwrap().len(), 1);
    assert_eq!(verifier::verify(&after, &old), Err("no such key"));
    assert!(verifier::verify(&after, &id_token(&simulator, &email, &[])).is_ok());
    assert_eq!(jwks(&simulator, Tenant::Other), other);
}

#[test]
fn the_jwks_can_be_down_while_all_else_is_up() {
    let simulator = simulator();
    let down = Effect::Status { code: 503, retry_after: None, body: None };
    simulator.control().fault(Fault::on("/acme/jwks", down));
    assert_eq!(get(&simulator, &format!("{}/jwks", simulator.issuer(Tenant::Acme))).0, 503);
    jwks(&simulator, Tenant::Other);
    id_token(&simulator, &somebody(&simulator), &[]);
}
