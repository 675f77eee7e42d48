//! Runs, plans and connections in a browser: rendered with data of our own, without a network.

#![cfg(target_arch = "wasm32")]

use app::{
    api::CallError,
    i18n::{Language, provide_texts},
    pages::services::{
        decision::Decision, disconnect::DisconnectForm, plan_review::Boundary, run_panel::RunPanel,
    },
};
use domain::{
    api::{
        runs::{PlanView, RunView},
        services::PeopleAfter,
    },
    attribute::BirthdayDetail,
    provider::ProviderFailure,
    sync::run::{Phase, Trouble},
    text::Text,
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

fn run() -> RunView {
    serde_json::from_str(include_str!("data/run.json")).unwrap()
}

fn plan() -> PlanView {
    serde_json::from_str(include_str!("data/plan.json")).unwrap()
}

/// A place in the page for one test.
fn place() -> HtmlElement {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    root
}

fn find(root: &HtmlElement, selector: &str) -> HtmlElement {
    let found = root.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("no {selector} in {}", root.inner_html())).unchecked_into()
}

fn text(root: &HtmlElement, selector: &str) -> String {
    find(root, selector).text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_plan_shows_its_counts_and_can_be_approved_only_while_it_waits() {
    let (root, waiting, approved) = (place(), RwSignal::new(run()), RwSignal::new(0));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        let boundary = Boundary {
            over_granted: vec![Text::new("Gehalt").unwrap()],
            birthday: BirthdayDetail::DayAndMonth,
        };
        view! {
            <Decision
                plan=Signal::stored(plan())
                run=waiting.into()
                boundary=Signal::stored(boundary)
                approve="Connect"
                cancel="Cancel"
                deciding=false
                changed=false
                problem=Signal::stored(None::<CallError>)
                on_more=Callback::new(|_| ())
                on_approve=Callback::new(move |()| approved.update(|n| *n += 1))
                on_cancel=Callback::new(|()| ())
            />
        }
    });
    tick().await;
    assert_eq!(text(&root, "#plan-joins"), "118");
    assert!(text(&root, "#plan-stored").contains("Birthday without the year"));
    assert!(text(&root, "#plan-left-out").contains("Gender"));
    assert!(text(&root, "#plan-over-granted").contains("Gehalt"));
    assert!(text(&root, "#run-warnings").contains("2 people have neither first nor last name"));
    assert!(text(&root, "#plan-people").contains("<b>Grace</b> Hopper"), "names are text, never HTML");
    assert!(text(&root, "#plan-people").contains("No name"));

    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1);
    let hash = plan().hash;
    waiting.update(|run| run.phase = Phase::Applying { plan: hash });
    tick().await;
    assert_eq!(find(&root, "#approve").get_attribute("aria-disabled").as_deref(), Some("true"));
    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1);
    let other = serde_json::from_str(r#""11ee""#).unwrap();
    waiting
        .update(|run| run.phase = Phase::Waiting { plan: other, hold: domain::sync::guard::Hold::FirstSync });
    tick().await;
    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1, "another plan than the one shown");
    root.remove();
}

#[wasm_bindgen_test]
async fn a_run_says_how_far_it_is_what_troubles_it_and_why_it_ended() {
    let (root, shown) = (place(), RwSignal::new(RunView { phase: Phase::Reading, read: 30, ..run() }));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        view! { <RunPanel run=shown.into() lost=false/> }
    });
    tick().await;
    assert_eq!(find(&root, "#run").get_attribute("data-phase").as_deref(), Some("reading"));
    assert_eq!(find(&root, "progress").get_attribute("value").as_deref(), Some("30"));
    assert!(text(&root, "#run").contains("30 of 120 people read"));

    shown.update(|run| {
        let failure = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        let at = run.started_at;
        run.trouble = Some(Trouble { failure, attempts: 1, since: at, again_at: at });
    });
    tick().await;
    assert!(text(&root, "#run-trouble").contains("asks for a pause"));

    shown.update(|run| {
        run.trouble = None;
        run.phase = Phase::Failed { failure: ProviderFailure::WrongCredential };
    });
    tick().await;
    assert_eq!(find(&root, "#run").get_attribute("data-phase").as_deref(), Some("failed"));
    assert!(text(&root, "#run-failure").contains("does not recognise"));
    assert!(root.query_selector("#run-trouble").unwrap().is_none());
    root.remove();
}

#[wasm_bindgen_test]
async fn disconnecting_asks_what_becomes_of_the_people() {
    let (root, chosen) = (place(), RwSignal::new(Vec::<PeopleAfter>::new()));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        view! {
            <DisconnectForm
                open=RwSignal::new(true)
                pending=false
                error=Signal::stored(None::<String>)
                on_disconnect=Callback::new(move |people| chosen.update(|all| all.push(people)))
            />
        }
    });
    tick().await;
    find(&root, "#confirm-disconnect").click();
    tick().await;
    assert!(chosen.get_untracked().is_empty() && text(&root, ".field-error").contains("choose"));
    find(&root, "#people-erase").click();
    find(&root, "#confirm-disconnect").click();
    assert_eq!(chosen.get_untracked(), [PeopleAfter::Erase]);
    root.remove();
}
