//! Companies, keys, the lock, the rate limit, faults.

use std::time::Duration;

use super::*;
use crate::bamboohr::{RetryAfter, Signal, Throttle};
use crate::faults::{Effect, Fault};

const PROBE: &str = "/v1/employees/0?fields=id";

#[tokio::test]
async fn both_forms_of_the_address_answer_for_this_company_and_404_for_others() {
    let simulator = start(1);
    for (path, host, header, expected) in [
        ("/api/v1/employees/0?fields=id", None, None, 200),
        ("/api/v1/employees/0?fields=id", Some("nordlicht.localhost"), None, 200),
        ("/api/v1/employees/0?fields=id", Some("other.localhost"), None, 404),
        ("/api/v1/employees/0?fields=id", None, Some("Nordlicht"), 200),
        ("/api/v1/employees/0?fields=id", None, Some("other"), 404),
        ("/api/gateway.php/NORDLICHT/v1/employees/0?fields=id", None, None, 200),
        ("/api/gateway.php/other/v1/employees/0?fields=id", None, None, 404),
        ("/api/gateway.php/nordlicht/v1_2/datasets/employee/fields", None, None, 200),
        ("/v1/employees/0", None, None, 404),
    ] {
        let mut request = Client::new().get(format!("{}{path}", simulator.url()));
        request = request.basic_auth(simulator.key(Grant::Full), Some("anything"));
        if let Some(host) = host {
            request = request.header("host", host);
        }
        if let Some(header) = header {
            request = request.header("x-simulated-company", header);
        }
        assert_eq!(request.send().await.unwrap().status(), expected, "{path} {host:?} {header:?}");
    }
    assert_eq!(simulator.company(), "nordlicht");
}

#[tokio::test]
async fn without_a_known_key_401_with_a_message_in_a_header_and_no_body() {
    let simulator = start(1);
    assert!(simulator.key(Grant::Full).len() == 40);
    simulator.control().revoke(Grant::Names);
    let url = format!("{}/api{PROBE}", simulator.url());
    let requests = [
        Client::new().get(&url),
        Client::new().get(&url).bearer_auth(simulator.key(Grant::Full)),
        Client::new().get(&url).basic_auth("0".repeat(40), Some("x")),
        request(&simulator, Grant::Names, Method::GET, PROBE),
    ];
    for request in requests {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 401);
        assert!(response.headers().contains_key("x-bamboohr-error-message"));
        assert!(response.headers().contains_key("x-request-id"));
        assert_eq!(response.text().await.unwrap(), "");
    }
    simulator.control().restore(Grant::Names);
    assert_eq!(get(&simulator, Grant::Names, PROBE).await.0, 200);
}

#[tokio::test]
async fn ten_unknown_keys_in_a_row_lock_everybody_out_for_a_while() {
    let simulator = start(1);
    simulator.control().clock().stop();
    let unknown =
        || ask(Client::new().get(format!("{}/api{PROBE}", simulator.url())).basic_auth("no", Some("x")));
    for _ in 0..9 {
        assert_eq!(unknown().await.0, 401);
    }
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 200, "a known key starts the count again");
    for _ in 0..10 {
        assert_eq!(unknown().await.0, 401);
    }
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 403);
    simulator.control().clock().advance(Duration::from_mins(5));
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 200);
    simulator.control().lock_api(60);
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 403);
    simulator.control().lock_api(0);
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 200);
}

#[tokio::test]
async fn the_request_after_the_twentieth_in_a_second_is_refused_in_the_form_that_was_set() {
    let simulator = start(1);
    let control = simulator.control();
    control.clock().stop();
    control.rate_limits(true);
    for _ in 0..20 {
        assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 200);
    }
    for (signal, retry_after, status, expected) in [
        (Signal::TooManyRequests, RetryAfter::Seconds, 429, Some(1)),
        (Signal::TooManyRequests, RetryAfter::Date, 429, Some(29)),
        (Signal::Unavailable, RetryAfter::Seconds, 503, Some(1)),
        (Signal::Unavailable, RetryAfter::Date, 503, Some(29)),
        (Signal::Unavailable, RetryAfter::Nothing, 503, None),
    ] {
        control.throttle(Throttle { signal, retry_after });
        let response = request(&simulator, Grant::Full, Method::GET, PROBE).send().await.unwrap();
        assert_eq!(response.status(), status);
        let header = response.headers().get("retry-after").map(|value| value.to_str().unwrap().len());
        assert_eq!(header, expected, "the length: one digit, or a date");
    }
    control.clock().advance(Duration::from_secs(1));
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 200);
}

#[tokio::test]
async fn faults_hit_employees_and_datasets() {
    let simulator = start(30);
    let control = simulator.control();
    let status = Effect::Status { code: 503, retry_after: Some("7".into()), body: None };
    control.fault(Fault::on("employees/0", status).times(1));
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 503);
    control.fault(Fault::on("employees/0", Effect::HangUp).times(1));
    assert!(request(&simulator, Grant::Full, Method::GET, PROBE).send().await.is_err());
    control.fault(Fault::on("employees/0", Effect::Cut { bytes: 3 }).times(1));
    let response = request(&simulator, Grant::Full, Method::GET, PROBE).send().await.unwrap();
    assert!(response.bytes().await.is_err());
    control.fault(Fault::on("datasets/employee/data", Effect::RepeatPage));
    control.fault(Fault::on("datasets/employee/data", Effect::LieTotal { by: -5 }));
    let body = json!({ "fields": ["eeid"], "page": 2, "pageSize": 10 });
    let (_, page) = data(&simulator, Grant::Full, body).await;
    assert_eq!(eeids(&page), (1..=10).collect::<Vec<_>>());
    assert_eq!(page["meta"], json!({ "page": 2, "pageSize": 10, "totalPages": 3, "totalItems": 25 }));
    assert_eq!(control.requests().total, 4);
}

#[tokio::test]
async fn the_controls_work_over_http_and_a_reset_takes_everything_back() {
    let simulator = start(20);
    let control = async |method, path, body| ask_control(&simulator, method, path, body).await;
    let (post, put) = (Method::POST, Method::PUT);
    assert_eq!(control(post.clone(), "/people", json!({ "count": 1 })).await.1, json!({ "ids": [10_021] }));
    for (method, path, body, expected) in [
        (&post, "/people/10001/hide", json!({}), 204),
        (&post, "/people/99999/hide", json!({}), 404),
        (&post, "/credentials/full/restrict", json!({ "fields": ["gender"] }), 204),
        (&post, "/credentials/full/restrict", json!({ "fields": ["sex"] }), 422),
        (&post, "/credentials/no-datasets/revoke", json!({}), 204),
        (&post, "/credentials/root/revoke", json!({}), 400),
        (&put, "/sharing", json!({ "directory": "org-chart" }), 204),
        (&put, "/throttle", json!({ "signal": "unavailable", "retry_after": "date" }), 204),
        (&post, "/lock", json!({ "seconds": 60 }), 204),
    ] {
        assert_eq!(control(method.clone(), path, body).await.0, expected, "{path}");
    }
    assert_eq!(get(&simulator, Grant::Full, PROBE).await.0, 403);
    control(post.clone(), "/lock", json!({ "seconds": 0 })).await;
    assert_eq!(everybody(&simulator, Grant::Full).await, (2..=21).collect::<Vec<_>>());
    assert_eq!(get(&simulator, Grant::NoDatasets, PROBE).await.0, 401);
    control(post, "/reset", json!({})).await;
    assert_eq!(everybody(&simulator, Grant::Full).await, (1..=20).collect::<Vec<_>>());
    let (_, one) = get(&simulator, Grant::Full, "/v1/employees/1?fields=gender").await;
    assert!(one.get("gender").is_some());
}
