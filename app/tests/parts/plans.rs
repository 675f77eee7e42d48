//! A plan that waits for a decision, in a browser.

use app::{
    api::CallError,
    i18n::{AdminTexts, Language, provide_texts},
    runs::{
        decision::Decision,
        plan_review::{Boundary, PlanReview},
    },
};
use domain::{
    api::runs::{PlanView, RunView},
    attribute::BirthdayDetail,
    service::HrSystem,
    sync::{guard::Hold, run::Phase},
    text::Text,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::{
    runs::run,
    stage::{Stage, drawn},
};

fn plan() -> PlanView {
    serde_json::from_str(include_str!("../data/plan.json")).unwrap()
}

fn moved() -> PlanView {
    serde_json::from_str(include_str!("../data/plan-moves.json")).unwrap()
}

/// `plan` of `run`, to be decided on.
fn decision(plan: PlanView, run: RwSignal<RunView>, boundary: Boundary, approved: RwSignal<u32>) -> Stage {
    Stage::of(move || {
        view! {
            <Decision
                plan=Signal::stored(plan)
                run=run.into()
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
    })
}

#[wasm_bindgen_test]
async fn a_plan_shows_its_counts_and_can_be_approved_only_while_it_waits() {
    let (waiting, approved) = (RwSignal::new(run()), RwSignal::new(0));
    let boundary =
        Boundary { over_granted: vec![Text::new("Gehalt").unwrap()], birthday: BirthdayDetail::DayAndMonth };
    let stage = decision(plan(), waiting, boundary, approved);
    drawn().await;
    assert_eq!(stage.text("#plan-joins"), "118");
    assert!(stage.text("#plan-stored").contains("Birthday without the year"));
    assert!(stage.text("#plan-left-out").contains("Gender"));
    assert!(stage.text("#plan-over-granted").contains("Gehalt"));
    assert!(stage.text("#run-warnings").contains("2 people have neither first nor last name"));
    assert!(stage.text("#plan-people").contains("<b>Grace</b> Hopper"), "names are text, never HTML");
    assert!(stage.text("#plan-people").contains("No name"));

    stage.click("#approve").await;
    assert_eq!(approved.get_untracked(), 1);
    let hash = plan().hash;
    waiting.update(|run| run.phase = Phase::Applying { plan: hash });
    drawn().await;
    assert_eq!(stage.attribute("#approve", "aria-disabled").as_deref(), Some("true"));
    stage.click("#approve").await;
    assert_eq!(approved.get_untracked(), 1);
    let other = serde_json::from_str(r#""11ee""#).unwrap();
    waiting.update(|run| run.phase = Phase::Waiting { plan: other, hold: Hold::FirstSync });
    drawn().await;
    stage.click("#approve").await;
    assert_eq!(approved.get_untracked(), 1, "another plan than the one shown");
}

#[wasm_bindgen_test]
async fn a_plan_says_of_how_many_newcomers_nobody_knows_whether_they_left() {
    for (without_status, words) in [(0, None), (1, Some("of 1 person")), (30, Some("Former employees"))] {
        let mut shown = plan();
        shown.counts.without_status = without_status;
        let stage = decision(shown, RwSignal::new(run()), Boundary::default(), RwSignal::new(0));
        drawn().await;
        match words {
            Some(words) => assert!(stage.text("#without-status").contains(words)),
            None => assert_eq!(stage.count("#without-status"), 0),
        }
    }
}

#[wasm_bindgen_test]
async fn people_who_move_say_how_they_were_matched_and_names_are_called_out() {
    let hold = Hold::SourceChange { emptied: vec![] };
    let waiting =
        RunView { service: HrSystem::BambooHr, phase: Phase::Waiting { plan: moved().hash, hold }, ..run() };
    let stage = decision(moved(), RwSignal::new(waiting), Boundary::default(), RwSignal::new(0));
    drawn().await;
    assert_eq!(stage.text("#plan-moves"), "97");
    assert!(stage.text("#hold-sentence").contains("from BambooHR"));
    assert!(stage.text("#matched-by-name").contains("2 people are matched by name only"));
    let people = stage.text("#plan-people");
    assert!(people.contains("matched by work e-mail") && people.contains("matched by name, please check"));
    assert!(people.contains("not in the new source"));
    assert!(people.contains("Changes: Position. Loses: Skills (matched by name, please check)"));
}

/// The table of what happens to values in `plan`, row by row, in `language`.
async fn shown_values(language: Language, plan: PlanView) -> Vec<Vec<String>> {
    let stage = Stage::of(move || {
        provide_texts(language);
        view! {
            <PlanReview
                plan=Signal::stored(plan)
                run=Signal::stored(run())
                boundary=Signal::stored(Boundary::default())
                on_more=Callback::new(|_| ())
            />
        }
    });
    drawn().await;
    let all = |inside: &Element, selector: &str| {
        let found = inside.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|n| found.item(n))
            .map(JsCast::unchecked_into)
            .collect::<Vec<Element>>()
    };
    let cells = |row: Element| all(&row, "th, td").iter().filter_map(|cell| cell.text_content()).collect();
    all(&stage.find(".plan"), "#plan-values tr").into_iter().map(cells).collect()
}

#[wasm_bindgen_test]
async fn a_plan_says_of_each_attribute_how_many_values_stay_change_are_lost_and_are_new() {
    assert_eq!(
        shown_values(Language::English, moved()).await,
        [
            ["Attribute", "Stays as it is", "Changes", "Is lost", "Is new"],
            ["Last name", "95", "2", "0", "0"],
            ["Position", "0", "0", "0", "90"],
            ["Skills", "0", "0", "1,234", "0"],
        ]
    );
    for language in Language::ALL {
        let words = &AdminTexts::of(language).services.plan.values;
        let head = [words.attribute, words.kept, words.changed, words.lost, words.added];
        let shown = shown_values(language, moved()).await;
        assert_eq!(shown.first().unwrap(), &head, "{language:?}");
        assert_eq!(shown.len(), 4, "{language:?}");
    }
    let first: [Vec<String>; 0] = [];
    assert_eq!(shown_values(Language::English, plan()).await, first, "nobody is known yet");
}
