//! The controls over HTTP.

use reqwest::Method;
use serde_json::json;

use super::*;
use crate::asking::{self, ask_control};
use crate::identity::{Forgery, Told};

#[tokio::test]
async fn accounts_are_seen_added_changed_and_taken_away_over_http() {
    let simulator: Simulator = asking::start(10);
    let control = simulator.control();
    let email = &*somebody(&simulator);
    let ask = async |method, path: &str, body| {
        let (status, answer) =
            ask_control(&simulator, method, &format!("/tenants/acme/accounts{path}"), body).await;
        (status.as_u16(), answer)
    };
    assert_eq!(ask(Method::GET, "", Value::Null).await.1.as_array().unwrap().len(), 10);
    let one = format!("/{email}");
    assert_eq!(ask(Method::GET, &one, Value::Null).await.1["told"], "verified");
    let told = json!({ "told": "without-a-word" });
    assert_eq!(ask(Method::PUT, &format!("{one}/told"), told).await.0, 204);
    assert_eq!(control.account(Tenant::Acme, email).unwrap().told, Told::WithoutAWord);
    let group = format!("{one}/groups/rollcall-admins");
    assert_eq!(ask(Method::PUT, &group, Value::Null).await.0, 204);
    assert!(control.account(Tenant::Acme, email).unwrap().groups.contains("rollcall-admins"));
    assert_eq!(ask(Method::DELETE, &group, Value::Null).await.0, 204);
    assert!(!control.account(Tenant::Acme, email).unwrap().groups.contains("rollcall-admins"));
    let capitals = json!({ "email": email.to_uppercase() });
    assert_eq!(ask(Method::PUT, &format!("{one}/address"), capitals).await.0, 204);
    let (_, account) = ask(Method::GET, &one, Value::Null).await;
    assert_eq!(account["email"], email.to_uppercase());
    assert_eq!(ask(Method::POST, "", account.clone()).await.0, 409);
    assert_eq!(ask(Method::DELETE, &one, Value::Null).await.0, 204);
    assert_eq!(ask(Method::GET, &one, Value::Null).await.0, 404);
    assert_eq!(ask(Method::POST, "", account).await.0, 204);
}

#[tokio::test]
async fn tokens_are_forged_keys_rotated_and_addresses_registered_over_http() {
    let simulator: Simulator = asking::start(10);
    let put = async |path: &str, body| ask_control(&simulator, Method::PUT, path, body).await.0.as_u16();
    assert_eq!(put("/forging", json!({ "forgery": "skewed-by-30-seconds", "times": 2 })).await, 204);
    let forging = simulator.control().world().forging.unwrap();
    assert_eq!((forging.forgery, forging.times), (Forgery::SkewedBy30Seconds, Some(2)));
    assert_eq!(put("/forging", json!({ "forgery": "no-such" })).await, 422);
    assert_eq!(put("/redirect-uris", json!({ "redirect_uris": ["https://a.example/b"] })).await, 204);
    assert!(simulator.control().world().registered.has("https://a.example/b"));
    assert_eq!(put("/tenants/acme/algorithm", json!({ "algorithm": "EdDSA" })).await, 204);
    assert_eq!(jwks(&simulator, Tenant::Acme)["keys"][0]["kty"], "OKP");
    let kid = jwks(&simulator, Tenant::Acme)["keys"][0]["kid"].clone();
    let rotated = ask_control(&simulator, Method::POST, "/tenants/acme/keys/rotate", Value::Null).await;
    assert_eq!(rotated.0, 204);
    assert_ne!(jwks(&simulator, Tenant::Acme)["keys"][0]["kid"], kid);
    assert_eq!(put("/tenants/acme/claims/tid", json!("72f988bf")).await, 204);
    assert_eq!(put("/tenants/acme/named-issuer", json!({ "issuer": "https://a.example" })).await, 204);
    let realm = {
        let world = simulator.control().world();
        let realm = world.realm(Tenant::Acme);
        (realm.claims["tid"].clone(), realm.named_issuer.clone())
    };
    assert_eq!(realm, (json!("72f988bf"), Some("https://a.example".to_owned())));
    for path in ["/forging", "/redirect-uris"] {
        assert_eq!(ask_control(&simulator, Method::DELETE, path, Value::Null).await.0, 204);
    }
    assert!(simulator.control().world().forging.is_none());
    assert!(!simulator.control().world().registered.has("https://a.example/b"));
}

#[tokio::test]
async fn a_logout_token_is_made_over_http() {
    let simulator: Simulator = asking::start(10);
    let path = "/tenants/acme/logout-tokens";
    let body = json!({ "email": somebody(&simulator), "client": "public", "forgery": "with-nonce" });
    let (status, answer) = ask_control(&simulator, Method::POST, path, body).await;
    assert_eq!(status, 200);
    let token = answer["logout_token"].as_str().unwrap();
    let token = verifier::verify(&jwks(&simulator, Tenant::Acme), token).unwrap();
    assert_eq!(token.claims["aud"], simulator.client(Grant::Public).id);
    assert_eq!(token.claims["nonce"], "a-nonce");
    let nobody = json!({ "email": "nobody@example.com" });
    assert_eq!(ask_control(&simulator, Method::POST, path, nobody).await.0, 404);
}
