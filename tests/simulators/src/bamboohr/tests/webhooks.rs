//! Webhooks: what is kept and what is refused.

use super::*;

fn good() -> Value {
    json!({
        "name": "Rollcall", "url": "https://example.com/hook", "format": "json",
        "events": ["employee.updated", "employee.deleted"], "monitorFields": ["firstName", "4047.4"],
    })
}

async fn send(
    simulator: &Simulator,
    grant: Grant,
    method: Method,
    path: &str,
    body: &Value,
) -> (StatusCode, Value) {
    ask(request(simulator, grant, method, &format!("/v1/webhooks{path}")).json(body)).await
}

#[tokio::test]
async fn the_private_key_is_told_once() {
    let simulator = start(1);
    simulator.control().clock().stop();
    let (status, created) = send(&simulator, Grant::Full, Method::POST, "", &good()).await;
    assert_eq!(status, 201);
    let key = created["privateKey"].as_str().unwrap();
    assert!(key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let (status, one) = send(&simulator, Grant::Full, Method::GET, "/1", &Value::Null).await;
    let at = super::super::dates::spaced(simulator.control().clock().date_time());
    let expected = json!({
        "id": "1", "name": "Rollcall", "created": at, "lastSent": null, "url": "https://example.com/hook",
        "monitorFields": ["firstName", "4047.4"], "postFields": {}, "format": "json",
        "includeCompanyDomain": false, "events": ["employee.updated", "employee.deleted"],
    });
    assert_eq!((status.as_u16(), one), (200, expected));
    let (_, list) = send(&simulator, Grant::Full, Method::GET, "", &Value::Null).await;
    assert_eq!(keys(&list["webhooks"][0]), ["created", "id", "lastSent", "name", "url"].into());
}

#[tokio::test]
async fn a_webhook_is_its_makers_alone() {
    let simulator = start(1);
    send(&simulator, Grant::Full, Method::POST, "", &good()).await;
    for (grant, method, path, expected) in [
        (Grant::Directory, Method::GET, "/1", 403),
        (Grant::Directory, Method::PUT, "/1", 403),
        (Grant::Directory, Method::DELETE, "/1", 403),
        (Grant::Full, Method::GET, "/2", 404),
        (Grant::Full, Method::GET, "/x", 404),
        (Grant::Full, Method::PUT, "/1", 200),
    ] {
        assert_eq!(send(&simulator, grant, method, path, &good()).await.0, expected, "{grant:?} {path}");
    }
    let (_, refused) = send(&simulator, Grant::Directory, Method::GET, "/1", &Value::Null).await;
    assert_eq!(refused, json!({ "errors": { "error": "You do not have access to webhook ID: 1" } }));
    let (_, missing) = send(&simulator, Grant::Full, Method::GET, "/7", &Value::Null).await;
    assert_eq!(missing, json!({ "errors": [{ "error": "No webhook was found with ID: 7." }] }));
    let (_, own) = send(&simulator, Grant::Directory, Method::GET, "", &Value::Null).await;
    assert_eq!(own, json!({ "webhooks": [] }));
    let deleted = request(&simulator, Grant::Full, Method::DELETE, "/v1/webhooks/1").send().await.unwrap();
    assert_eq!(deleted.text().await.unwrap(), "Web hook has been deleted.");
    assert_eq!(send(&simulator, Grant::Full, Method::DELETE, "/1", &Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_webhook_is_checked() {
    let simulator = start(1);
    let with = |name: &str, value: Value| {
        let mut body = good();
        body[name] = value;
        body
    };
    for (body, status) in [
        (with("name", json!("")), 400),
        (with("url", json!("http://example.com")), 400),
        (with("format", json!("xml")), 400),
        (with("events", json!(["employee.moved"])), 400),
        (with("events", json!(["employee.updated", "employee_with_fields.updated"])), 400),
        (with("monitorFields", json!([])), 400),
        (json!([]), 400),
        (with("monitorFields", json!(["ssn"])), 403),
        (with("postFields", json!({ "homeEmail": "mail" })), 403),
        (with("monitorFields", json!(["shoeSize"])), 403),
        (with("events", json!(["employee.deleted"])), 201),
        (with("events", json!([])), 201),
    ] {
        let (answered, body_of_answer) = send(&simulator, Grant::Directory, Method::POST, "", &body).await;
        assert_eq!(answered, status, "{body}");
        match status {
            400 => assert!(body_of_answer["errors"][0]["issues"].is_array(), "{body}"),
            403 => assert!(body_of_answer["errors"][0]["unknownFields"].is_array(), "{body}"),
            _ => assert_eq!(body_of_answer["name"], "Rollcall"),
        }
    }
    let (_, second) = send(&simulator, Grant::Directory, Method::GET, "/2", &Value::Null).await;
    assert_eq!(second["events"].as_array().unwrap().len(), 3, "the older events are the default");
}
