//! A run that runs or is over, in a browser.

use app::{
    api::provide_api,
    connections::state::refusal,
    pages::services::{connection::ShownConnection, source_section::SourceSection},
    runs::{panel::RunPanel, summary::RunNotes, watch::RunWatch},
    session::{SessionState, SignOutReason, provide_session},
};
use domain::{
    api::{runs::RunView, services::ConnectionState},
    attribute::Attribute,
    provider::{ProviderFailure, Warning},
    service::HrSystem,
    sync::{
        run::{Phase, Trigger, Trouble},
        tally::Counted,
    },
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, drawn};

/// A run whose plan waits.
pub(crate) fn run() -> RunView {
    serde_json::from_str(include_str!("../data/run.json")).unwrap()
}

#[wasm_bindgen_test]
async fn a_run_says_how_far_it_is_what_troubles_it_and_why_it_ended() {
    let shown = RwSignal::new(RunView { phase: Phase::Reading, read: 30, ..run() });
    let stage = Stage::of(move || view! { <RunPanel run=shown.into() lost=false/> });
    drawn().await;
    assert_eq!(stage.attribute("#run", "data-phase").as_deref(), Some("reading"));
    assert_eq!(stage.attribute("progress", "value").as_deref(), Some("30"));
    assert!(stage.text("#run").contains("30 of 120 people read"));

    shown.update(|run| {
        let failure = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        let at = run.started_at;
        run.trouble = Some(Trouble { failure, attempts: 1, since: at, again_at: at });
    });
    drawn().await;
    assert!(stage.text("#run-trouble").contains("asks for a pause"));

    shown.update(|run| {
        run.trouble = None;
        run.phase = Phase::Failed { failure: ProviderFailure::WrongCredential };
    });
    drawn().await;
    assert_eq!(stage.attribute("#run", "data-phase").as_deref(), Some("failed"));
    assert!(stage.text("#run-failure").contains("does not recognise"));
    assert_eq!(stage.count("#run-trouble"), 0);
}

#[wasm_bindgen_test]
async fn a_failure_that_the_page_tells_already_is_not_told_twice() {
    let failed = |failure| RunView { phase: Phase::Failed { failure }, ..run() };
    let shown = RwSignal::new(failed(ProviderFailure::WrongCredential));
    let told = RwSignal::new(None);
    let stage = Stage::of(move || view! { <RunPanel run=shown.into() lost=false told/> });
    drawn().await;
    assert_eq!(stage.count("#run-failure"), 1);
    let connection = ConnectionState::Revoked { failure: ProviderFailure::WrongCredential, tried_at: None };
    told.set(refusal(&connection));
    drawn().await;
    assert_eq!(stage.count("#run-failure"), 0);
    assert!(stage.text(".badge").contains("Stopped"), "how it ended is still said");
    shown.set(failed(ProviderFailure::NoEmployeeRights));
    drawn().await;
    assert!(stage.text("#run-failure").contains("read employees"), "another one");
}

#[wasm_bindgen_test]
async fn a_value_that_stops_arriving_names_the_right_that_is_missing() {
    let stage = Stage::of(move || {
        let warning = |warning| Counted { warning, people: 97 };
        let warnings =
            vec![warning(Warning::ValuesLost { attribute: Attribute::Phone }), warning(Warning::NotVisible)];
        let run = RunView { service: HrSystem::BambooHr, warnings, ..run() };
        view! { <RunNotes run=Signal::stored(run)/> }
    });
    drawn().await;
    let warnings = stage.text("#run-warnings");
    assert!(warnings.contains("“Work phone” arrives empty for 97 people"), "{warnings}");
    assert!(warnings.contains("does not see 97 people any more"), "{warnings}");
    assert_eq!(stage.text("#run-warnings .menu-name[lang=en]"), "Settings › Access Levels");
    assert!(warnings.contains("Work Phone"), "{warnings}");
}

#[wasm_bindgen_test]
async fn a_run_that_starts_later_is_shown_where_it_was_started() {
    let run_watch = RwSignal::new(None::<RunWatch>);
    let stage = Stage::of(move || {
        provide_api(provide_session(SessionState::SignedOut(SignOutReason::Never)));
        let watch = RunWatch::start();
        run_watch.set(Some(watch));
        view! { <Router><SourceSection shown=ShownConnection::of(HrSystem::BambooHr) watch/></Router> }
    });
    drawn().await;
    assert_eq!(stage.count("#run"), 0);
    let watch = run_watch.get_untracked().unwrap();
    watch.follow(RunView { trigger: Trigger::SourceChange, ..run() });
    drawn().await;
    assert_eq!(stage.count("#run"), 0, "a run of another service");
    watch.follow(RunView { service: HrSystem::BambooHr, trigger: Trigger::SourceChange, ..run() });
    drawn().await;
    assert_eq!(stage.attribute("#run", "data-phase").as_deref(), Some("waiting"));
    assert_eq!(stage.attribute("#make-source", "aria-disabled").as_deref(), Some("true"));
}
