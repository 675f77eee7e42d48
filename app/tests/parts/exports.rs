//! The export to `BambooHR`, in a browser.

use std::collections::BTreeSet;

use app::{
    i18n::{AdminTexts, Language},
    pages::sync::exports::{
        again::TryAgain, page::Found, section::ExportsCard, table::ExportsTable,
        waiting::WaitingExportsReview,
    },
    runs::{panel::RunPanel, side_facts::SideFacts},
};
use chrono::NaiveDate;
use domain::{
    api::{
        exports::{ExportCounts, ExportState, ExportView, ExportsView, WaitingExportsView},
        runs::RunView,
    },
    export::{
        entry::{ExportFault, Stage as ExportStage},
        tally::ExportTally,
    },
    provider::{ProviderFailure, Right},
    sync::run::{Phase, Trouble},
};
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, drawn, focused};

const FAULTS: [ExportFault; 8] = [
    ExportFault::NoEmail,
    ExportFault::NoEmployee,
    ExportFault::AmbiguousEmployee,
    ExportFault::EmployeeGone,
    ExportFault::RecordRefused,
    ExportFault::FileRefused,
    ExportFault::CertificateGone,
    ExportFault::CertificateTooLarge,
];

fn exports() -> ExportsView {
    serde_json::from_str(include_str!("../data/exports.json")).unwrap()
}

#[wasm_bindgen_test]
async fn each_completion_says_where_its_export_is_why_it_stopped_and_what_to_do() {
    let stage = Stage::of(|| view! { <Router><ExportsTable exports=exports().exports/></Router> });
    drawn().await;
    let grace = stage.text("[data-export='9']");
    for said in ["<b>Grace</b> Hopper", "Fire safety", "20 Nov 2026", "Stopped", "5 MB", "then try again"] {
        assert!(grace.contains(said), "{said}: {grace}");
    }
    assert_eq!(stage.attribute("[data-export='9'] th a", "href").as_deref(), Some("/people/1/learning"),);
    assert_eq!(stage.attribute("[data-export='9'] th a", "rel"), None, "in this bundle of the app");
    let erased = stage.text("[data-export='5']");
    assert!(erased.contains("Erased person") && erased.contains("Not issued yet"), "{erased}");
    assert_eq!(stage.count("[data-export='5'] th a"), 0);
    assert!(stage.text("[data-export='3']").contains("Changed in BambooHR"));
}

#[wasm_bindgen_test]
async fn every_fault_is_told_with_what_to_do() {
    let stage = Stage::of(|| {
        let first = exports().exports.remove(0);
        let exports = (1..).zip(FAULTS).map(move |(number, fault)| ExportView {
            number,
            fault: Some(fault),
            ..first.clone()
        });
        view! { <Router><ExportsTable exports=exports.collect()/></Router> }
    });
    drawn().await;
    for (number, fault) in (1..).zip(FAULTS) {
        let said = AdminTexts::of(Language::English).exports.fault.of(fault);
        let row = stage.text(&format!("[data-export='{number}'] td:last-child"));
        assert!(row.contains(&said.what) && row.contains(&said.next), "{row}");
    }
}

#[wasm_bindgen_test]
fn faults_and_stages_have_words_of_their_own_in_every_language() {
    for language in Language::ALL {
        let words = &AdminTexts::of(language).exports;
        let faults: BTreeSet<_> = FAULTS.into_iter().map(|fault| words.fault.of(fault).what).collect();
        assert_eq!(faults.len(), FAULTS.len(), "{language:?}");
        assert!(FAULTS.into_iter().all(|fault| !words.fault.of(fault).next.is_empty()), "{language:?}");
        let stages: BTreeSet<_> = ExportStage::ALL.into_iter().map(|stage| words.stage.of(stage)).collect();
        assert_eq!(stages.len(), ExportStage::ALL.len(), "{language:?}");
    }
}

#[wasm_bindgen_test]
async fn trying_again_is_offered_only_where_something_has_failed_and_is_exported() {
    let (view, pressed) = (RwSignal::new(None::<ExportsView>), RwSignal::new(0));
    let stage = Stage::of(move || {
        let on_press = Callback::new(move |()| pressed.update(|n| *n += 1));
        view! { <TryAgain view pending=false on_press/> }
    });
    let with = |state, failed| {
        let counts = ExportCounts { failed, ..ExportCounts::default() };
        Some(ExportsView { state, counts, ..exports() })
    };
    drawn().await;
    for (shown, offered) in [
        (None, 0),
        (with(ExportState::On, 0), 0),
        (with(ExportState::On, 2), 1),
        (with(ExportState::Forbidden, 2), 0),
        (with(ExportState::On, 1), 1),
    ] {
        view.set(shown);
        drawn().await;
        assert_eq!(stage.count("#export-again"), offered);
    }
    assert!(stage.text("#exports-failed").contains("1 completion could not be written"));
    stage.click("#export-again").await;
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn the_card_says_what_stands_in_the_way_and_counts_each_stage() {
    let stage = |state| {
        let view = ExportsView { state, ..exports() };
        Stage::of(move || view! { <Router><ExportsCard view/></Router> })
    };
    let on = stage(ExportState::On);
    drawn().await;
    assert_eq!((on.count("#export-state"), on.text("#exports-done").as_str()), (0, "1,240"));
    assert_eq!(on.attribute("#exports-failed", "data-count").as_deref(), Some("1"));
    assert_eq!(on.count("a[href=\"/sync/exports\"]"), 1);
    let forbidden = stage(ExportState::Forbidden);
    let no_bamboohr = stage(ExportState::NoBambooHr);
    let no_learning = stage(ExportState::NoLearning);
    drawn().await;
    assert!(forbidden.text("#export-state").contains("Allow export of assignments"));
    assert_eq!(
        no_bamboohr.attribute("#export-state a", "href").as_deref(),
        Some("/services/bamboohr/setup/prepare")
    );
    assert!(no_learning.text("#export-state").contains("iSpring Learn is not connected"));
}

#[wasm_bindgen_test]
async fn an_empty_list_says_whether_there_is_nothing_at_all() {
    for (filtered, said) in [(false, "Nobody has completed"), (true, "in this state")] {
        let stage = Stage::of(move || view! { <Router><Found exports=Vec::new() filtered/></Router> });
        drawn().await;
        assert!(stage.text("p").contains(said));
    }
}

#[wasm_bindgen_test]
async fn a_run_that_exports_counts_completions_and_blames_nobody_it_does_not_know() {
    let run: RunView = serde_json::from_str(include_str!("../data/run.json")).unwrap();
    let exports = ExportTally { total: 8, done: 3, records: 2, ..ExportTally::default() };
    let run = RwSignal::new(RunView { phase: Phase::Exporting, exports, ..run });
    let stage = Stage::of(move || {
        view! { <Router><RunPanel run=run.into() lost=false/> <SideFacts run=run.into()/></Router> }
    });
    drawn().await;
    assert!(stage.text("#run").contains("3 of 8 completions"), "{}", stage.text("#run"));
    run.update(|run| {
        let failure = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        run.trouble = Some(Trouble { failure, attempts: 1, since: run.started_at, again_at: run.started_at });
    });
    drawn().await;
    assert!(!stage.text("#run-trouble").contains("Personio"), "{}", stage.text("#run-trouble"));
    run.update(|run| {
        run.phase = Phase::Done;
        run.trouble = None;
        run.exports.failed = 1;
        run.exports.failure = Some(ProviderFailure::NoRight { right: Right::Files });
    });
    drawn().await;
    let said = stage.text("#run-exports");
    assert!(said.contains("Training records written2") && said.contains("may not put files"), "{said}");
    assert_eq!(stage.attribute("#run-exports a", "href").as_deref(), Some("/sync/exports?stage=failed"));
}

fn waiting() -> WaitingExportsView {
    serde_json::from_str(include_str!("../data/waiting_exports.json")).unwrap()
}

fn review(asking: RwSignal<bool>, approved: RwSignal<Vec<Option<NaiveDate>>>) -> Stage {
    Stage::of(move || {
        view! {
            <Router>
                <WaitingExportsReview
                    list=Signal::stored(waiting())
                    asking
                    loading=false
                    approving=false
                    on_more=Callback::new(|()| ())
                    on_approve=Callback::new(move |since| approved.update(|all| all.push(since)))
                />
            </Router>
        }
    })
}

#[wasm_bindgen_test]
async fn completions_that_wait_are_listed_and_approved_from_a_day_on_after_asking() {
    let (asking, approved) = (RwSignal::new(false), RwSignal::new(vec![]));
    let stage = review(asking, approved);
    drawn().await;
    let rows = stage.text("#waiting-exports");
    for said in ["<b>Grace</b> Hopper", "Fire safety", "20 Nov 2026", "First aid"] {
        assert!(rows.contains(said), "{said}: {rows}");
    }
    assert_eq!(stage.attribute("#waiting-completions", "data-count").as_deref(), Some("153"));
    assert_eq!(stage.attribute("#waiting-people", "data-count").as_deref(), Some("61"));
    assert_eq!(stage.count("label[for='exports-since']"), 1);
    stage.click("#approve-exports").await;
    drawn().await;
    assert_eq!(stage.text("dialog[open] h2"), "Write 153 completions to BambooHR?");
    let question = stage.text("dialog[open]");
    assert!(question.contains("153 completions are written"), "{question}");
    assert_eq!(approved.get_untracked(), [], "not before it was asked");
    stage.click("dialog[open] .dialog-actions button:last-child").await;
    assert_eq!(approved.get_untracked(), [None]);

    asking.set(false);
    approved.set(vec![]);
    stage.type_into("#exports-since", "2026-06-01").await;
    stage.click("#approve-exports").await;
    assert_eq!(stage.text("dialog[open] h2"), "Write completions from 1 Jun 2026 on?");
    stage.click("dialog[open] .dialog-actions button:last-child").await;
    assert_eq!(approved.get_untracked(), [NaiveDate::from_ymd_opt(2026, 6, 1)]);
}

/// A field in which half a day is typed: the browser can't make anything of it, so its value is blank.
fn half_typed(field: &HtmlInputElement, is_half: bool) {
    let validity = Object::new();
    Reflect::set(&validity, &"badInput".into(), &is_half.into()).unwrap();
    let property = Object::new();
    Reflect::set(&property, &"value".into(), &validity).unwrap();
    Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
    Object::define_property(field, &"validity".into(), &property);
}

#[wasm_bindgen_test]
async fn half_a_day_is_no_answer_and_is_never_taken_for_none() {
    let (asking, approved) = (RwSignal::new(false), RwSignal::new(vec![]));
    let stage = review(asking, approved);
    drawn().await;
    let field = stage.find::<HtmlInputElement>("#exports-since");
    half_typed(&field, true);
    stage.click("#approve-exports").await;
    assert!(!asking.get_untracked(), "everything would be written");
    assert_eq!(stage.text("#exports-since-error").trim(), "Enter a day, or leave it blank.");
    assert_eq!((focused().id().as_str(), field.value().as_str()), ("exports-since", ""));
    half_typed(&field, false);
    stage.click("#approve-exports").await;
    assert!(asking.get_untracked());
    assert_eq!(stage.text("#exports-since-error"), "");
}
