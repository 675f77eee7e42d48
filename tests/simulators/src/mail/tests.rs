//! The mail service, asked in process.

use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use super::{Options, Simulator};
use crate::clock::Clock;
use crate::outcome::Answer;

fn simulator() -> Simulator {
    Simulator::in_process(Options::default(), Clock::at("2026-11-30T08:00:00Z".parse().unwrap()))
}

async fn asked(simulator: &Simulator, method: Method, path: &str, body: &Value) -> (StatusCode, String) {
    let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
    let outcome = simulator.answer(request.body(body.to_string().into_bytes()).unwrap()).await;
    match outcome.answer {
        Answer::Response { status, body, .. } => (status, String::from_utf8(body).unwrap()),
        other => panic!("no answer: {other:?}"),
    }
}

fn mail(subject: &str, text: &str) -> Value {
    json!({
        "from": { "name": "Rollcall", "email": "rollcall@example.com" },
        "to": "ada@example.com",
        "subject": subject,
        "text": text,
    })
}

#[tokio::test]
async fn a_mail_is_taken_and_shown_as_text_with_its_link() {
    let simulator = simulator();
    let text = "Hello <b>Ada</b>,\n\nhttp://localhost:8787/sign-in#a.b\n";
    assert_eq!(asked(&simulator, Method::POST, "/send", &mail("A & B", text)).await.0, StatusCode::OK);
    let taken = simulator.control().outbox();
    assert_eq!((taken.len(), taken[0].to.as_str(), taken[0].text.as_str()), (1, "ada@example.com", text));
    let (status, page) = asked(&simulator, Method::GET, "/", &Value::Null).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("<h2>A &amp; B</h2>") && page.contains("Hello &lt;b&gt;Ada&lt;/b&gt;"), "{page}");
    assert!(page.contains("<a href=\"http://localhost:8787/sign-in#a.b\">"), "{page}");
    simulator.control().empty_outbox();
    assert!(asked(&simulator, Method::GET, "/", &Value::Null).await.1.contains("No mail was sent yet"));
}

#[tokio::test]
async fn what_is_no_mail_is_refused_by_its_word() {
    let simulator = simulator();
    let mut without_host = mail("Hello", "text");
    without_host["to"] = json!("ada@");
    for wrong in
        [mail("Hello\r\nBcc: all@example.com", "text"), mail("", "text"), mail("Hello", ""), without_host]
    {
        let (status, why) = asked(&simulator, Method::POST, "/send", &wrong).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong}");
        assert!(why.contains("E_VALIDATION_ERROR"));
    }
    assert_eq!(simulator.control().outbox(), []);
}

async fn posted(simulator: &Simulator, name: &str, body: &Value, is_signed: bool) -> StatusCode {
    let mut request = Request::builder().method(Method::POST).uri(format!("/hooks/{name}"));
    for header in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        if is_signed {
            request = request.header(header, "1");
        }
    }
    let outcome = simulator.answer(request.body(body.to_string().into_bytes()).unwrap()).await;
    match outcome.answer {
        Answer::Response { status, .. } => status,
        other => panic!("no answer: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_posted_is_taken_in_the_form_of_each_receiver() {
    let simulator = simulator();
    let card = json!({ "type": "message", "attachments": [{
        "contentType": "application/vnd.microsoft.card.adaptive",
        "content": { "type": "AdaptiveCard", "body": [{ "type": "TextBlock", "text": "a" }] },
    }] });
    let text = json!({ "text": "<b>" });
    for (name, body, is_signed, status) in [
        ("slack", &text, false, StatusCode::OK),
        ("slack", &card, false, StatusCode::BAD_REQUEST),
        ("teams", &card, false, StatusCode::ACCEPTED),
        ("teams", &text, false, StatusCode::BAD_REQUEST),
        ("ours", &text, true, StatusCode::NO_CONTENT),
        ("ours", &text, false, StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(posted(&simulator, name, body, is_signed).await, status, "{name} {body}");
    }
    let names: Vec<_> = simulator.control().hooks().into_iter().map(|hook| hook.name).collect();
    assert_eq!(names, ["slack", "teams", "ours"]);
    let (_, page) = asked(&simulator, Method::GET, "/", &Value::Null).await;
    assert!(page.contains("Posted to teams") && page.contains("&lt;b&gt;"), "{page}");
}
