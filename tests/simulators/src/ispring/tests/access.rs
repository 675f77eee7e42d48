//! Tokens, addresses, the rate limit, faults.

use std::time::Duration;

use super::*;
use crate::faults::{Effect, Fault};

#[tokio::test]
async fn a_token_lasts_half_an_hour_and_an_older_one_is_not_ended_by_a_newer_one() {
    let simulator = start(5);
    let clock = simulator.control().clock();
    clock.stop();
    let credentials = simulator.credentials(Grant::Full).clone();
    let (_, answer) = token_for(&simulator, &credentials.client_id, &credentials.client_secret).await;
    let first = answer["access_token"].as_str().unwrap().to_owned();
    let rest = json!({ "access_token": first, "expires_in": 1800, "token_type": "bearer" });
    assert_eq!(answer, rest, "and no refresh token");
    clock.advance(Duration::from_secs(1_799));
    let second = token(&simulator, Grant::Full).await;
    assert_ne!(first, second);
    let probe = |token: &str| {
        let request = Client::new().get(format!("{}/role", simulator.url())).bearer_auth(token);
        ask(request.header("accept", "application/json"))
    };
    assert_eq!((probe(&first).await.0, probe(&second).await.0), (StatusCode::OK, StatusCode::OK));
    clock.advance(Duration::from_secs(1));
    assert_eq!(
        probe(&first).await,
        (StatusCode::UNAUTHORIZED, json!({ "code": 401, "message": "Unauthorized" }))
    );
    assert_eq!(probe(&second).await.0, 200);
    simulator.control().revoke(Grant::Full);
    assert_eq!(probe(&second).await.0, 401);
    assert_eq!(token_for(&simulator, &credentials.client_id, &credentials.client_secret).await.0, 401);
    simulator.control().restore(Grant::Full);
    assert_eq!(probe(&token(&simulator, Grant::Full).await).await.0, 200);
    simulator.control().reset();
    assert_eq!(probe(&second).await.0, 401, "a reset ends tokens");
    assert_ne!(token(&simulator, Grant::Full).await, first, "and gives none again");
}

#[tokio::test]
async fn a_token_wants_a_whole_form_and_right_access_data() {
    let simulator = start(1);
    let full = simulator.credentials(Grant::Full).clone();
    let other = simulator.credentials(Grant::NoUsers).clone();
    assert!(!format!("{full:?}").contains(&full.client_secret));
    let refused = token_for(&simulator, &full.client_id, &other.client_secret).await;
    assert_eq!(refused, (StatusCode::UNAUTHORIZED, json!({ "code": 401, "message": "Unauthorized" })));
    assert_eq!(token_for(&simulator, "", "").await.0, 401);
    let url = format!("{}/api/v3/token", simulator.url());
    let whole = json!({
        "client_id": full.client_id, "client_secret": full.client_secret, "grant_type": "client_credentials",
    });
    assert_eq!(ask(Client::new().post(&url).json(&whole)).await.0, 400, "JSON is no form");
    for (without, grant_type) in [("client_id", "client_credentials"), ("", "password"), ("grant_type", "")] {
        let form = [
            ("client_id", full.client_id.as_str()),
            ("client_secret", full.client_secret.as_str()),
            ("grant_type", grant_type),
        ];
        let form: Vec<_> = form.into_iter().filter(|(name, _)| *name != without).collect();
        assert_eq!(ask(Client::new().post(&url).form(&form)).await.0, 400, "{without} {grant_type}");
    }
}

#[tokio::test]
async fn both_hosts_answer_and_a_token_counts_with_and_without_the_word_before_it() {
    let simulator = start(1);
    let token = token(&simulator, Grant::Full).await;
    for (path, header, expected) in [
        ("/role", Some(format!("Bearer {token}")), 200),
        ("/api/v2/role", Some(format!("bearer {token}")), 200),
        ("/index.php/api/v2/role", Some(token.clone()), 200),
        ("/role", Some(format!("Basic {token}")), 401),
        ("/role", Some("Bearer no".to_owned()), 401),
        ("/role", None, 401),
        ("/api/v2/role", None, 401),
        ("/nothing", Some(token.clone()), 404),
        ("/api/v1/role", Some(token), 404),
    ] {
        let mut request = Client::new().get(format!("{}{path}", simulator.url()));
        if let Some(header) = &header {
            request = request.header("authorization", header);
        }
        let (status, answer) = ask(request.header("accept", "application/json")).await;
        assert_eq!(status, expected, "{path} {header:?}");
        assert_eq!(answer["code"].is_number(), expected != 200, "{path} {header:?}");
    }
}

#[tokio::test]
async fn whoever_is_too_fast_is_told_how_long_to_wait() {
    let simulator = start(1);
    let control = simulator.control();
    control.clock().stop();
    let token = token(&simulator, Grant::Full).await;
    control.rate_limits(true);
    let probe = || Client::new().get(format!("{}/role", simulator.url())).bearer_auth(&token);
    for _ in 0..50 {
        assert_eq!(probe().send().await.unwrap().status(), 200);
    }
    let refused = probe().send().await.unwrap();
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"1".parse().unwrap()));
    control.clock().advance(Duration::from_secs(1));
    assert_eq!(probe().send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn faults_come_before_during_and_after() {
    let simulator = start(30);
    let control = simulator.control();
    let status = Effect::Status { code: 503, retry_after: Some("7".into()), body: None };
    control.fault(Fault::on("/users/v2", status).times(1));
    assert_eq!(get(&simulator, Grant::Full, "/users/v2").await.0, 503);
    control.fault(Fault::on("/role", Effect::HangUp).times(1));
    assert!(request(&simulator, Grant::Full, Method::GET, "/role").await.send().await.is_err());
    control.fault(Fault::on("/role", Effect::Cut { bytes: 3 }).times(1));
    let cut = request(&simulator, Grant::Full, Method::GET, "/role").await.send().await.unwrap();
    assert!(cut.bytes().await.is_err());
    let (_, first) = get(&simulator, Grant::Full, "/users/v2?pageSize=2").await;
    control.fault(Fault::on("pageToken", Effect::RepeatPage).times(1));
    let path = format!("/users/v2?pageSize=2&pageToken={}", first["nextPageToken"].as_str().unwrap());
    assert_eq!(get(&simulator, Grant::Full, &path).await.1, first);
    assert_ne!(get(&simulator, Grant::Full, &path).await.1, first);
}

#[tokio::test]
async fn a_lost_answer_is_one_to_a_request_that_was_carried_out() {
    let simulator = start(5);
    let control = simulator.control();
    control.fault(Fault { method: "POST".into(), ..Fault::on("/user", Effect::LoseAnswer).times(1) });
    let body = new_user(&simulator, "lost@nordlicht.example.com");
    let lost = request(&simulator, Grant::Full, Method::POST, "/user").await.json(&body).send().await;
    assert!(lost.is_err());
    assert_eq!(control.account("lost@nordlicht.example.com").unwrap().origin, Origin::Requested);
    assert_eq!(post(&simulator, Grant::Full, "/user", body).await.0, 400, "it is there already");

    control.fault(Fault { method: "POST".into(), ..Fault::on("/user", Effect::HangUp).times(1) });
    let body = new_user(&simulator, "never@nordlicht.example.com");
    let refused = request(&simulator, Grant::Full, Method::POST, "/user").await.json(&body).send().await;
    assert!(refused.is_err() && control.account("never@nordlicht.example.com").is_none());

    control.fault(Fault { method: "POST".into(), ..Fault::on("/user", Effect::Cut { bytes: 0 }).times(1) });
    let body = new_user(&simulator, "cut@nordlicht.example.com");
    let cut = request(&simulator, Grant::Full, Method::POST, "/user").await.json(&body).send().await.unwrap();
    assert_eq!(cut.status(), 201, "a cut lets the status through");
    assert!(cut.bytes().await.is_err() && control.account("cut@nordlicht.example.com").is_some());
}
