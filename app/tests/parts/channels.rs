//! Where messages go, in a browser: the form of a channel, the list, what a test comes to, and removing one.

use app::{
    api::{CallError, provide_api},
    components::SnackbarRegion,
    pages::sync::channels::{ChannelEntry, ChannelsPage, KeyDialog},
    session::{SessionState, provide_session},
};
use domain::{
    api::error::ErrorCode,
    language::Language,
    messages::channel::{ChannelForm, ChannelKind},
};
use js_sys::eval;
use leptos::prelude::*;
use leptos_router::components::Router;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::stage::{Stage, drawn, focused};

const SLACK: &str = "https://hooks.slack.com/services/T000/B000/abcdefgh";

/// The form, what it sent last, and why that was refused.
struct Entry {
    stage: Stage,
    sent: RwSignal<Option<ChannelForm>>,
    refused: RwSignal<Option<CallError>>,
}

async fn entry(mail: bool) -> Entry {
    let sent = RwSignal::new(None);
    let refused = RwSignal::new(None);
    let stage = Stage::of(move || {
        view! { <ChannelEntry mail on_submit=move |form| sent.set(Some(form)) refused/> }
    });
    drawn().await;
    Entry { stage, sent, refused }
}

impl Entry {
    async fn send(&self, kind: ChannelKind, to: &str) {
        self.stage.click(&format!("#channel-kind-{}", kind.as_str())).await;
        self.stage.type_into("#channel-to", to).await;
        self.stage.click("[type=submit]").await;
    }
}

#[wasm_bindgen_test]
async fn the_address_of_each_kind_is_judged_where_it_is_typed() {
    let long = format!("https://a.example/{}", "x".repeat(1_000));
    for (kind, hint, sound) in [
        (ChannelKind::Mail, "mailing list", "it@nordlicht.example"),
        (ChannelKind::Slack, "Incoming Webhooks", SLACK),
        (ChannelKind::Teams, "when a webhook request is received", "https://a.logic.azure.com:443/x?sig=1"),
        (ChannelKind::Webhook, "Standard Webhooks", "https://a.example/hook"),
    ] {
        let form = entry(true).await;
        for (typed, words) in match kind {
            ChannelKind::Mail => {
                [(" ", "Enter the address"), (SLACK, "one e-mail"), ("a@b.c, d@e.f", "one e-mail")]
            }
            _ => [
                (" ", "Enter the address"),
                ("http://a.example", "begins with https://"),
                (&*long, "too long"),
            ],
        } {
            form.send(kind, typed).await;
            let error = form.stage.text("#channel-to-error");
            assert!(error.contains(words), "{kind:?} {typed}: {error}");
            assert!(form.sent.with_untracked(Option::is_none), "{kind:?} {typed}");
            assert_eq!(focused().id(), "channel-to");
        }
        assert!(form.stage.text("#channel-to-hint").contains(hint), "{kind:?}");
        form.stage.choose("#channel-language", "ru").await;
        form.send(kind, sound).await;
        let expected = ChannelForm { kind, to: sound.to_owned(), language: Language::Russian };
        assert!(form.sent.get_untracked() == Some(expected), "{kind:?}");
        assert!(form.stage.text("#channel-to-error").is_empty());
    }
}

#[wasm_bindgen_test]
async fn mail_is_offered_only_where_the_deployment_sends_any() {
    for (mail, kinds, first) in [(true, 4, "mail"), (false, 3, "slack")] {
        let Entry { stage, .. } = entry(mail).await;
        assert_eq!(stage.count("[name=channel-kind]"), kinds);
        assert_eq!(stage.has("#channel-kind-mail"), mail);
        assert!(stage.find::<HtmlInputElement>(&format!("#channel-kind-{first}")).checked());
    }
}

#[wasm_bindgen_test]
async fn what_is_refused_stands_at_its_field_until_something_else_is_there() {
    let form = entry(true).await;
    let (to, kind) = ("#channel-to-error", ".checkbox-group .field-error");
    for (error, place, words) in [
        (ErrorCode::FieldMalformed.error().at("to"), to, "begins with https://"),
        (ErrorCode::OutOfRange.error().at("kind"), kind, "20 channels at most"),
        (ErrorCode::FieldMalformed.error().at("kind"), kind, "sends no mail here"),
        (ErrorCode::TooManyRequests.error(), ".notice", "Wait a minute"),
    ] {
        form.send(ChannelKind::Slack, SLACK).await;
        form.refused.set(Some(CallError::Api(error.clone())));
        drawn().await;
        assert!(form.stage.text(place).contains(words), "{error:?}: {}", form.stage.text(place));
        let said = form.stage.texts(".field-error, .notice");
        assert_eq!(said.iter().filter(|words| !words.is_empty()).count(), 1, "{error:?}: {said:?}");
        form.stage.type_into("#channel-to", "https://hooks.slack.com/services/other").await;
        assert!(
            !form.stage.has(".notice") && form.stage.text(to).is_empty() && form.stage.text(kind).is_empty()
        );
    }
}

#[wasm_bindgen_test]
async fn a_key_is_shown_once_and_forgotten() {
    let key = RwSignal::new(None);
    let stage = Stage::of(move || view! { <KeyDialog key/> });
    drawn().await;
    assert!(!stage.has("#channel-key"));
    key.set(Some("whsec_abc".to_owned()));
    drawn().await;
    assert_eq!(stage.find::<HtmlInputElement>("#channel-key").value(), "whsec_abc");
    assert!(stage.text("#key-once").contains("only now"));
    assert!(stage.has(".copy button") && stage.has("a[href='https://www.standardwebhooks.com']"));
    stage.click(".dialog-actions button").await;
    assert_eq!(key.get_untracked(), None);
    assert!(!stage.has("#channel-key") && !stage.find::<HtmlDialogElement>("dialog").open());
}

/// In the place of the API, as long as this lives: each call is answered as it was said last, and what is not said is answered
/// by nobody.
struct Answers;

impl Answers {
    fn new() -> Self {
        let stub = "window.real = window.fetch; [window.asked, window.answers] = [[], {}];
            window.fetch = async request => {
                const call = request.method + ' ' + new URL(request.url).pathname;
                window.asked.push(call);
                const [status, body] = window.answers[call];
                return new Response(status === 204 ? null : JSON.stringify(body), { status });
            };";
        eval(stub).unwrap();
        Self
    }

    fn say(call: &str, status: u16, body: &Value) {
        eval(&format!("window.answers['{call}'] = [{status}, {body}];")).unwrap();
    }

    fn refuse(call: &str, code: ErrorCode) {
        Self::say(call, code.status(), &json!({ "error": code.error() }));
    }

    /// The calls so far.
    fn asked() -> String {
        eval("window.asked.join(', ')").unwrap().as_string().unwrap()
    }
}

impl Drop for Answers {
    fn drop(&mut self) {
        eval("window.fetch = window.real;").unwrap();
    }
}

fn channel(id: u32, kind: &str, to: &str, last: &Value) -> Value {
    json!({ "id": id, "kind": kind, "to": to, "language": "de", "by": "Ana", "at": "2026-11-30T06:00:00Z", "last": last })
}

fn last(delivery: &str) -> Value {
    json!({ "at": "2026-12-01T07:00:00Z", "delivery": delivery })
}

fn mail_and_slack() -> Value {
    let refused = last("refused/404");
    let channels = [
        channel(1, "mail", "it@nordlicht.example", &Value::Null),
        channel(2, "slack", "hooks.slack.com…efgh", &refused),
    ];
    json!({ "mail": true, "channels": channels })
}

async fn page() -> Stage {
    let stage = Stage::of(move || {
        let admin = json!({ "id": "m-1", "name": "Ana", "role": "admin", "organisation": "Nordlicht" });
        provide_api(provide_session(SessionState::SignedIn(serde_json::from_value(admin).unwrap())));
        view! { <Router><ChannelsPage/></Router><SnackbarRegion/> }
    });
    answered().await;
    stage
}

/// Waits until what was asked is answered and drawn.
async fn answered() {
    for _ in 0..5 {
        drawn().await;
    }
}

#[wasm_bindgen_test]
async fn each_channel_says_where_it_leads_who_added_it_and_what_became_of_the_last_message() {
    let _answers = Answers::new();
    let mut view = mail_and_slack();
    let more = ["taken", "unreachable", "not_mailed/E_LIMIT", "not_mailed/"];
    let more = (3..).zip(more).map(|(id, delivery)| channel(id, "webhook", "a.example", &last(delivery)));
    view["channels"].as_array_mut().unwrap().extend(more);
    Answers::say("GET /api/channels", 200, &view);
    let stage = page().await;
    for (id, parts) in [
        (1, ["Mail it@nordlicht.example", "Deutsch", "by Ana, 30 Nov 2026", "None yet. Send a test"]),
        (2, ["Slack hooks.slack.com…efgh", "by Ana", "Refused with status 404", "1 Dec 2026"]),
        (3, ["Webhook of your own a.example", "by Ana", "Taken", "1 Dec 2026"]),
        (4, ["a.example", "by Ana", "Nobody answered", "1 Dec 2026"]),
        (5, ["a.example", "by Ana", "The mail service did not take it: E_LIMIT", "1 Dec 2026"]),
        (6, ["a.example", "by Ana", "The mail service did not take it1 Dec 2026", "Remove"]),
    ] {
        let row = stage.text(&format!("[data-channel='{id}']"));
        assert!(parts.iter().all(|part| row.contains(part)), "{row}");
    }
}

#[wasm_bindgen_test]
async fn what_a_test_comes_to_is_told_at_its_channel() {
    let _answers = Answers::new();
    Answers::say("GET /api/channels", 200, &mail_and_slack());
    let stage = page().await;
    let button = "[aria-label='Send a test to it@nordlicht.example']";
    stage.find::<HtmlInputElement>(button).focus().unwrap();
    let tried = channel(1, "mail", "it@nordlicht.example", &last("taken"));
    Answers::say("POST /api/channels/1/trial", 200, &tried);
    stage.click(button).await;
    answered().await;
    let told = |role: &str| stage.text(&format!("[data-channel='1'] [role={role}]"));
    assert!(told("status").contains("Taken"), "{}", told("status"));
    assert!(focused().is_same_node(Some(&stage.find(button))), "the row stays, with its button");
    Answers::refuse("POST /api/channels/1/trial", ErrorCode::TooManyRequests);
    stage.click(button).await;
    answered().await;
    assert!(told("alert").contains("One test a minute goes to a channel."), "{}", told("alert"));
    assert!(told("status").contains("Taken"));
    assert!(stage.text("[data-channel='2'] [role=alert]").is_empty(), "and at no other");
}

#[wasm_bindgen_test]
async fn removing_one_asks_first() {
    let _answers = Answers::new();
    Answers::say("GET /api/channels", 200, &mail_and_slack());
    let stage = page().await;
    for (id, to, answer) in
        [(1, "it@nordlicht.example", None), (2, "hooks.slack.com…efgh", Some(ErrorCode::NotFound))]
    {
        let call = format!("DELETE /api/channels/{id}");
        match answer {
            None => Answers::say(&call, 204, &Value::Null),
            Some(code) => Answers::refuse(&call, code),
        }
        stage.click(&format!("[aria-label='Remove {to}']")).await;
        assert!(!Answers::asked().contains(&call), "not before it is confirmed");
        assert!(stage.texts("dialog[open] h2").contains(&format!("Remove {to}?")));
        stage.click("dialog[open] .button-danger").await;
        answered().await;
        assert!(Answers::asked().contains(&call));
        assert!(!stage.has("dialog[open]") && !stage.has(&format!("[data-channel='{id}']")));
        assert_eq!(focused().id(), "channels-title");
    }
    assert!(stage.has(".empty"));
}

#[wasm_bindgen_test]
async fn the_first_one_is_added_from_where_there_is_none_and_a_webhooks_key_is_told() {
    let _answers = Answers::new();
    Answers::say("GET /api/channels", 200, &json!({ "mail": false, "channels": [] }));
    let stage = page().await;
    assert_eq!((stage.count("#add-channel"), stage.count(".empty button")), (1, 1));
    stage.click("#add-channel").await;
    assert!(!stage.has("#channel-kind-mail"), "no mail is sent here");
    stage.click("#channel-kind-webhook").await;
    stage.type_into("#channel-to", "https://a.example").await;
    let added = channel(1, "webhook", "a.example", &Value::Null);
    Answers::say("POST /api/channels", 200, &json!({ "channel": added, "key": "whsec_abc" }));
    stage.click("#channel-form [type=submit]").await;
    answered().await;
    assert_eq!(stage.find::<HtmlInputElement>("#channel-key").value(), "whsec_abc");
    assert_eq!(stage.count("dialog[open]"), 1);
    stage.click("dialog[open] .dialog-actions button").await;
    assert!(!stage.has("#channel-key") && !stage.has(".empty"));
    assert!(stage.text("[data-channel='1']").contains("Send a test and see whether it arrives."));
    assert_eq!(stage.count("#add-channel"), 1);
}

#[wasm_bindgen_test]
async fn whoever_adds_a_channel_without_a_key_is_told_to_test_it() {
    let _answers = Answers::new();
    Answers::say("GET /api/channels", 200, &mail_and_slack());
    let stage = page().await;
    stage.click("#add-channel").await;
    stage.type_into("#channel-to", "hr@nordlicht.example").await;
    let added = channel(3, "mail", "hr@nordlicht.example", &Value::Null);
    Answers::say("POST /api/channels", 200, &json!({ "channel": added, "key": null }));
    stage.click("#channel-form [type=submit]").await;
    answered().await;
    assert!(stage.text(".snackbar-success").contains("hr@nordlicht.example is added. Send a test"));
    assert!(!stage.has("dialog[open]") && stage.has("[data-channel='3']"));
}

#[wasm_bindgen_test]
async fn what_could_not_be_loaded_is_said_and_can_be_tried_again() {
    let _answers = Answers::new();
    Answers::refuse("GET /api/channels", ErrorCode::Internal);
    let stage = page().await;
    assert_eq!(stage.attribute("#channels-error", "data-code").as_deref(), Some("internal"));
    assert!(!stage.has("table") && !stage.has(".empty"));
    Answers::say("GET /api/channels", 200, &mail_and_slack());
    stage.click("#channels-error button").await;
    answered().await;
    assert!(!stage.has("#channels-error"));
    assert_eq!(stage.count("tbody tr"), 2);
}
