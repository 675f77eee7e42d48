//! What needs a person in a browser: the line above each page, the list, the number in the navigation.

use app::{
    attention::{Attention, AttentionBanner, AttentionList, AttentionMark, use_attention},
    i18n::{AdminTexts, Language},
    shell::{bare, navigation::Navigation},
};
use domain::{
    api::{attention::AttentionView, error::ApiError},
    provider::ProviderFailure,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, drawn};

const SINCE: &str = "2026-11-30T06:00:00Z";

fn revoked() -> Value {
    let cause =
        json!({ "kind": "revoked", "service": "personio", "failure": { "kind": "wrong_credential" } });
    json!({ "cause": cause, "since": SINCE, "otherwise": { "kind": "directory_stands" } })
}

fn missed() -> Value {
    let cause = json!({ "kind": "run_missed", "run": 7, "slot": "2026-11-30T06:00" });
    json!({ "cause": cause, "since": SINCE, "otherwise": { "kind": "tried_again", "at": "2026-12-01T06:00:00Z" } })
}

fn accounts() -> Value {
    let cause = json!({ "kind": "accounts_wait", "people": 3 });
    json!({ "cause": cause, "since": SINCE, "otherwise": { "kind": "no_accounts" } })
}

fn plan(trigger: &str) -> Value {
    let cause =
        json!({ "kind": "plan_waits", "run": 7, "service": "bamboohr", "trigger": { "kind": trigger } });
    json!({ "cause": cause, "since": SINCE, "otherwise": { "kind": "plan_lapses", "at": "2026-12-01T06:00:00Z" } })
}

fn view(items: &[Value]) -> AttentionView {
    serde_json::from_value(json!({ "items": items, "zone": "Europe/Berlin", "next": [] })).unwrap()
}

/// The address of the page, for as long as this lives.
struct At(String);

impl At {
    fn new(address: &str) -> Self {
        let before = window().location().pathname().unwrap();
        go_to(address);
        Self(before)
    }
}

impl Drop for At {
    fn drop(&mut self) {
        go_to(&self.0);
    }
}

fn go_to(address: &str) {
    window().history().unwrap().push_state_with_url(&JsValue::NULL, "", Some(address)).unwrap();
}

/// What is drawn of it at `address`, and what it is drawn from.
async fn drawn_at(address: &str) -> (At, Stage, Attention) {
    let at = At::new(address);
    let attention = RwSignal::new(None);
    let stage = Stage::of(move || {
        attention.set(Some(use_attention()));
        view! {
            <Router>
                <AttentionBanner/>
                <AttentionList/>
                <p id="mark"><AttentionMark/></p>
            </Router>
        }
    });
    drawn().await;
    (at, stage, attention.get_untracked().unwrap())
}

#[wasm_bindgen_test]
async fn the_line_says_the_most_urgent_and_how_much_more_there_is() {
    let (_at, stage, attention) = drawn_at("/members").await;
    assert!(!stage.has("#attention") && !stage.has("#attention-list") && stage.text("#mark").is_empty());
    attention.learn(view(&[revoked()]));
    drawn().await;
    assert!(stage.text("#attention").contains("Personio does not recognise"), "{}", stage.text("#attention"));
    assert_eq!(stage.attribute("#attention a", "href").as_deref(), Some("/services/personio"));
    assert_eq!((stage.count("#attention a"), stage.count("#attention .icon")), (1, 1));
    attention.learn(view(&[revoked(), missed(), accounts()]));
    drawn().await;
    assert_eq!(stage.text("#attention a:last-child"), "and 2 more");
    assert_eq!(stage.attribute("#attention a:last-child", "href").as_deref(), Some("/sync"));
    assert_eq!(stage.text("#mark"), "3, 3 matters need your attention");
    attention.learn(view(&[]));
    drawn().await;
    assert!(!stage.has("#attention") && !stage.has("#attention-list") && stage.text("#mark").is_empty());
}

#[wasm_bindgen_test]
async fn what_a_page_tells_itself_is_not_told_above_it() {
    for (address, items, told) in [
        ("/services/personio", vec![revoked(), missed()], Some("did not take place")),
        ("/services/personio/setup/prepare", vec![revoked()], None),
        ("/services/bamboohr", vec![revoked()], Some("does not recognise")),
        ("/services/ispring", vec![accounts()], None),
        ("/services/ispring/invitations", vec![accounts()], None),
        ("/sync/runs/7", vec![missed()], None),
        ("/sync/runs/77", vec![missed()], Some("did not take place")),
        ("/services/bamboohr/setup/preview", vec![plan("connect")], None),
        ("/services/bamboohr/setup/preview", vec![plan("manual")], Some("waiting for your decision")),
        ("/sync/exports", vec![plan("manual")], Some("waiting for your decision")),
        ("/sync", vec![revoked(), plan("manual")], None),
        ("/sync/schedule", vec![plan("manual")], Some("waiting for your decision")),
    ] {
        let (_at, stage, attention) = drawn_at(address).await;
        attention.learn(view(&items));
        drawn().await;
        let line = stage.has("#attention").then(|| stage.text("#attention"));
        match told {
            None => assert_eq!(line, None, "{address} {items:?}"),
            Some(words) => assert!(line.unwrap_or_default().contains(words), "{address} {items:?}"),
        }
    }
}

#[wasm_bindgen_test]
async fn the_list_says_of_each_what_since_when_what_happens_otherwise_and_leads_there() {
    let (_at, stage, attention) = drawn_at("/sync").await;
    attention.learn(view(&[revoked(), plan("manual"), plan("connect"), accounts()]));
    drawn().await;
    let entry = |number: u32| format!("#attention-list li:nth-child({number})");
    let words = stage.text(&entry(1));
    for part in ["Personio does not recognise", "the directory stays as it is", "Since 30 Nov 2026"] {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(stage.attribute(&(entry(1) + " a"), "href").as_deref(), Some("/services/personio"));
    assert!(stage.text(&entry(2)).contains("If nobody decides by 1 Dec 2026"));
    assert!(stage.has(&(entry(2) + " button")), "it is decided on below, on the same page");
    assert_eq!(
        stage.attribute(&(entry(3) + " a"), "href").as_deref(),
        Some("/services/bamboohr/setup/preview")
    );
    assert!(stage.text(&entry(4)).contains("3 people wait"));
    assert_eq!(stage.attribute(&(entry(4) + " a"), "href").as_deref(), Some("/services/ispring/invitations"));
    assert_eq!(stage.count("#attention-list li"), 4);
}

#[wasm_bindgen_test]
async fn the_way_to_be_told_of_it_is_below_the_list() {
    let (_at, stage, attention) = drawn_at("/sync").await;
    for items in [vec![], vec![revoked()]] {
        attention.learn(view(&items));
        drawn().await;
        assert_eq!(stage.has("#attention-list #be-told[href='/sync/messages']"), !items.is_empty());
        assert_eq!(stage.has("#be-told"), !items.is_empty());
    }
}

#[wasm_bindgen_test]
async fn where_the_browser_knows_another_time_than_the_worker_it_is_in_the_list() {
    let (_at, stage, attention) = drawn_at("/sync").await;
    let announced = |hour: u32| {
        let next = json!({ "slot": "2026-06-02T09:00", "at": format!("2026-06-02T{hour:02}:00:00Z") });
        let view = json!({ "items": [], "zone": "Europe/Berlin", "next": [next] });
        attention.learn(serde_json::from_value(view).unwrap());
    };
    announced(7);
    drawn().await;
    assert!(!stage.has("#attention-list"), "nine in Berlin is seven");
    announced(8);
    drawn().await;
    let words = stage.text("#attention-list");
    assert!(words.contains("2 Jun, 08:00 UTC") && words.contains("2 Jun, 07:00 UTC"), "{words}");
    assert_eq!(stage.attribute("#attention-list a", "href").as_deref(), Some("/sync/schedule"));
}

#[wasm_bindgen_test]
async fn why_a_sync_failed_is_told_by_the_list_and_not_once_more_below() {
    let (_at, _stage, attention) = drawn_at("/sync").await;
    let refused = ApiError::of_run(Some(ProviderFailure::WrongCredential));
    for (items, is_told) in [(vec![missed()], false), (vec![missed(), revoked()], true)] {
        attention.learn(view(&items));
        assert_eq!(attention.tells(&refused), is_told);
    }
}

#[wasm_bindgen_test]
fn each_language_counts_in_its_way() {
    let count = |language: Language, n| AdminTexts::of(language).attention.count(n);
    assert_eq!(count(Language::English, 1), "1 matter needs your attention");
    assert_eq!(count(Language::German, 2), "2 offene Punkte");
    assert_eq!(count(Language::Russian, 5), "5 вопросов требуют внимания");
}

#[wasm_bindgen_test]
async fn the_number_is_a_part_of_the_name_of_its_link() {
    use app::session::{SessionState, provide_session};
    let stage = Stage::of(|| {
        let admin = json!({ "id": "m-1", "name": "Ana", "role": "admin", "organisation": "Nordlicht" });
        provide_session(SessionState::SignedIn(serde_json::from_value(admin).unwrap()));
        use_attention().learn(view(&[revoked()]));
        view! {
            <Router>
                <Navigation mark=|| view! { <AttentionMark/> }/>
                <div id="bare"><Navigation mark=bare/></div>
            </Router>
        }
    });
    drawn().await;
    assert_eq!(stage.text(".navigation a[href='/sync']"), "Sync1, 1 matter needs your attention");
    assert_eq!(stage.text("#bare .navigation a[href='/sync']"), "Sync", "a bundle without it");
}
