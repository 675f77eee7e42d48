//! What one person learns, in a browser.

use std::collections::BTreeSet;

use app::{
    i18n::{AdminTexts, Language},
    pages::people::learning::LearningResults,
};
use domain::{
    access::Role,
    api::{exports::ExportsView, learning::PersonLearningView},
    learning::{Assignment, Progress},
    service::HrSystem,
    text::Text,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlProgressElement;

use crate::stage::{Stage, drawn};

fn assignment(title: &str, due: Option<&str>, progress: Progress, percent: u8) -> Assignment {
    Assignment {
        enrollment: "e-1".to_owned().try_into().unwrap(),
        course: "c-1".to_owned().try_into().unwrap(),
        title: Text::new(title).unwrap(),
        accessible_from: "2026-01-01T00:00:00Z".parse().unwrap(),
        due: due.map(|at| at.parse().unwrap()),
        progress,
        percent,
    }
}

fn nothing() -> PersonLearningView {
    PersonLearningView {
        service: HrSystem::Personio,
        member: None,
        read_at: None,
        assignments: Vec::new(),
        completions: Vec::new(),
    }
}

fn results(results: PersonLearningView) -> Stage {
    results_for(Role::Admin, results)
}

fn results_for(reader: Role, results: PersonLearningView) -> Stage {
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    Stage::of(move || view! { <Router><LearningResults results now reader/></Router> })
}

#[wasm_bindgen_test]
async fn what_is_overdue_is_said_in_words_and_progress_has_a_text() {
    let exports: ExportsView = serde_json::from_str(include_str!("../data/exports.json")).unwrap();
    let stage = results(PersonLearningView {
        read_at: Some("2026-11-24T06:00:00Z".parse().unwrap()),
        assignments: vec![
            assignment("<b>Fire</b>", Some("2026-11-20T12:00:00Z"), Progress::InProgress, 40),
            assignment("Data", Some("2026-12-20T12:00:00Z"), Progress::NotStarted, 0),
            assignment("Welcome", None, Progress::Failed, 100),
        ],
        completions: exports.exports,
        ..nothing()
    });
    drawn().await;
    let course = |n: u32| stage.text(&format!(".courses:first-of-type li:nth-child({n})"));
    assert!(course(1).contains("<b>Fire</b>") && course(1).contains("Overdue since 20 Nov 2026"));
    assert!(course(1).contains("In progress") && course(1).contains("40 %"), "{}", course(1));
    let bar: HtmlProgressElement = stage.find("progress");
    assert_eq!((bar.value().to_string(), bar.max().to_string()), ("40".to_owned(), "100".to_owned()));
    assert_eq!(stage.attribute("progress", "aria-valuetext").as_deref(), Some("40 %"));
    assert!(course(2).contains("Due 20 Dec 2026") && !course(2).contains("Overdue"));
    assert!(course(3).contains("No due date") && course(3).contains("Not passed"));
    let done = stage.text(".courses:nth-of-type(2) li");
    assert!(done.contains("Fire safety") && done.contains("20 Nov 2026"), "{done}");
    assert!(done.contains("Training recordIn BambooHR") && done.contains("CertificateNot in BambooHR yet"));
    assert_eq!(
        stage.attribute(".courses:nth-of-type(2) li a", "href").as_deref(),
        Some("/sync/exports?stage=failed")
    );
    assert_eq!(stage.count(".courses:nth-of-type(2) li a"), 1, "only what has stopped leads there");
}

#[wasm_bindgen_test]
async fn nothing_assigned_and_nothing_read_are_told_apart() {
    let never = results(nothing());
    let none = results(PersonLearningView { read_at: "2026-11-24T06:00:00Z".parse().ok(), ..nothing() });
    drawn().await;
    assert!(never.text(".empty").contains("Nothing read yet"));
    assert_eq!(none.count(".empty"), 0);
    assert!(none.text(".courses").contains("Nothing is open"));
    assert!(none.text(".courses:nth-of-type(2)").contains("Nothing is completed yet"));
}

#[wasm_bindgen_test]
async fn an_admin_is_led_to_what_the_trail_has_of_who_is_a_member() {
    let somebody = || PersonLearningView { member: Some("kT0s".to_owned()), ..nothing() };
    let read = || PersonLearningView { read_at: "2026-11-24T06:00:00Z".parse().ok(), ..somebody() };
    let never = results(somebody());
    let admin = results(read());
    let themselves = results_for(Role::Member, read());
    let no_member = results(PersonLearningView { member: None, ..read() });
    drawn().await;
    for led in [never, admin] {
        assert_eq!(led.attribute("a", "href").as_deref(), Some("/audit?actor=member/kT0s"));
    }
    assert_eq!((themselves.count("a"), no_member.count("a")), (0, 0));
}

#[wasm_bindgen_test]
fn progress_has_words_of_its_own_in_every_language() {
    let all = [Progress::NotStarted, Progress::InProgress, Progress::Pending, Progress::Failed];
    for language in Language::ALL {
        let words = &AdminTexts::of(language).person_learning.progress;
        let said: BTreeSet<_> = all.into_iter().map(|progress| words.of(progress)).collect();
        assert_eq!(said.len(), all.len(), "{language:?}");
    }
}
