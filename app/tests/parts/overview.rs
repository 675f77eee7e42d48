//! The overview of the syncs in a browser: how they stand, the offer to sync every day, and the history.

use app::pages::sync::{
    frame::{SyncFrame, SyncTab, SyncTabs},
    history::{chart::HistoryChart, table::HistoryTable},
    offer::{DailyCard, daily},
    state::{Last, StateLine},
};
use chrono::TimeDelta;
use domain::{
    api::{
        runs::RunView,
        sync::{NextRun, SyncView},
    },
    schedule::Automatic,
    settings::SettingsForm,
    sync::{
        plan::Counts,
        run::{Phase, RunId, Trigger},
    },
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stage::{Stage, drawn},
    sync::{at, form, view_of},
};

#[wasm_bindgen_test]
async fn the_pages_lead_to_each_other_and_the_open_one_is_marked() {
    let pages = [SyncTab::Overview, SyncTab::Schedule, SyncTab::Learning, SyncTab::Messages];
    for (place, tab) in (1..).zip(pages) {
        let stage = Stage::of(move || view! { <Router><SyncTabs tab/></Router> });
        drawn().await;
        let marked = stage.attributes("nav a", "aria-current");
        assert_eq!(
            stage.attributes("nav a", "href"),
            ["/sync", "/sync/schedule", "/sync/learning", "/sync/messages"]
        );
        assert_eq!(marked, ["page"], "{tab:?}");
        assert_eq!(
            stage.attribute(&format!("nav a:nth-child({place})"), "aria-current").as_deref(),
            Some("page")
        );
    }
}

#[wasm_bindgen_test]
async fn what_can_be_done_is_there_as_soon_as_it_can_be() {
    let can = RwSignal::new(false);
    let stage = Stage::of(move || {
        let button = move || can.get().then(|| view! { <button id="act">"Sync"</button> });
        view! { <Router><SyncFrame tab=SyncTab::Overview action=button>"…"</SyncFrame></Router> }
    });
    drawn().await;
    assert!(!stage.has("#act"));
    can.set(true);
    drawn().await;
    assert!(stage.has(".page-header #act"));
}

#[wasm_bindgen_test]
async fn the_offer_turns_syncs_on_at_six_or_at_the_times_that_are_set_and_is_gone_then() {
    let accepted = RwSignal::new(Vec::new());
    for (times, said) in [
        (vec![], "389 people are here. Sync every day at 06:00?"),
        (vec!["07:00", "12:00"], "at 07:00, 12:00?"),
    ] {
        let before = SettingsForm {
            times: times.iter().map(|time| (*time).to_owned()).collect(),
            guard_people: "3".to_owned(),
            ..form()
        };
        let settings = daily(&view_of(&before)).unwrap();
        let stage = Stage::of(move || {
            let on_accept = Callback::new(move |form| accepted.update(|all| all.push(form)));
            view! { <Router><DailyCard people=389 settings pending=false on_accept/></Router> }
        });
        drawn().await;
        assert!(stage.text("#daily-question").contains(said), "{}", stage.text("#daily-question"));
        assert!(stage.text("#daily-offer").contains("Europe/Berlin"), "on whose clocks");
        assert_eq!(stage.attribute("#daily-offer a", "href").as_deref(), Some("/sync/schedule"));
        stage.click("#accept-daily").await;
        let times = if times.is_empty() { vec!["06:00"] } else { times };
        let wanted = SettingsForm {
            automatic: Automatic::On,
            times: times.into_iter().map(str::to_owned).collect(),
            ..before
        };
        assert_eq!(accepted.get_untracked().last(), Some(&wanted));
        assert_eq!(daily(&view_of(&wanted)), None, "nothing is left to offer");
    }
}

#[wasm_bindgen_test]
async fn the_state_is_told_in_a_line_with_figures() {
    let on = SettingsForm { automatic: Automatic::On, times: vec!["06:00".to_owned()], ..form() };
    let next = NextRun { slot: "2026-11-24T06:00".parse().unwrap(), at: at("2026-11-24T05:00:00Z") };
    let counts = Counts { joins: 3, updates: 1, leaves: 1, ..Counts::default() };
    let last = Last { people: Some(391), at: Some(at("2026-11-23T08:56:00Z")), counts: Some(counts) };
    let view = RwSignal::new(Some(SyncView { next: vec![next], ..view_of(&on) }));
    let last = RwSignal::new(last);
    let now = RwSignal::new(at("2026-11-23T09:00:00Z"));
    let stage = Stage::of(move || view! { <StateLine view=view.into() last=last.into() now=now.into()/> });
    drawn().await;
    let said =
        "391 people · last sync 4 minutes ago: +3 ~1 −1New: 3, Changed: 1, Gone: 1 · next tomorrow at 06:00";
    assert_eq!(stage.text("#sync-state"), said);
    assert_eq!(stage.attribute("#last-changes", "aria-hidden").as_deref(), Some("true"), "said in words");
    assert_eq!(stage.attribute("#last-sync", "datetime").as_deref(), Some("2026-11-23T08:56:00Z"));
    assert!(stage.attribute("#last-sync", "title").unwrap().contains("23 Nov 2026"));
    now.set(at("2026-11-24T00:30:00Z"));
    drawn().await;
    assert_eq!(stage.text("#next-sync"), "next today at 06:00");
    assert_eq!(stage.text("#last-sync"), "last sync 15 hours ago");
    last.update(|last| last.counts = Some(Counts { unchanged: 391, ..Counts::default() }));
    view.update(|view| view.as_mut().unwrap().next.clear());
    drawn().await;
    assert!(stage.text("#sync-state").ends_with(": nothing changed · none planned"));
    view.set(Some(view_of(&form())));
    last.set(Last::default());
    drawn().await;
    assert_eq!(stage.text("#sync-state"), "no sync yet · automatic synchronisation is off");
}

fn run(id: u32, phase: Phase, started: &str, present: Option<u64>) -> RunView {
    let run: RunView = serde_json::from_str(include_str!("../data/run.json")).unwrap();
    let started_at = at(started);
    let slot = "2026-11-23T06:00".parse().unwrap();
    let trigger = if phase == Phase::Missed { Trigger::Schedule { slot } } else { Trigger::Manual };
    let ended_at = Some(started_at + TimeDelta::seconds(75));
    RunView { id: RunId(id), phase, started_at, ended_at, present, trigger, ..run }
}

fn runs() -> Vec<RunView> {
    vec![
        run(3, Phase::Done, "2026-11-24T06:00:00Z", Some(1_204)),
        run(2, Phase::Missed, "2026-11-23T06:00:00Z", None),
        run(1, Phase::Done, "2026-11-22T06:00:00Z", Some(1_200)),
    ]
}

#[wasm_bindgen_test]
async fn the_chart_has_a_text_alternative_and_the_same_numbers_in_a_table() {
    let shown = RwSignal::new(runs());
    let stage = Stage::of(move || view! { <HistoryChart runs=shown/> });
    drawn().await;
    assert!(!stage.has("#history-chart"), "of three runs it says nothing");
    shown.update(|runs| {
        runs.insert(0, run(5, Phase::Done, "2026-11-24T06:00:00Z", Some(1_204)));
        runs.insert(0, run(4, Phase::Done, "2026-11-24T06:00:00Z", Some(1_204)));
    });
    drawn().await;
    assert_eq!(stage.count("#history-chart [role=img] svg[aria-hidden=true]"), 3);
    let label = stage.attribute("#history-chart [role=img]", "aria-label").unwrap();
    for said in [
        "4 finished syncs",
        "1,200 at first",
        "1,204 at the end",
        "1 min 15 s",
        "1 sync failed or was missed",
    ] {
        assert!(label.contains(said), "{said}: {label}");
    }
    assert_eq!(stage.attribute(".chart-missing", "d").as_deref(), Some("M500 0V100"));
    assert!(stage.text(".chart-key").contains("Dashed"), "not by colour alone");
    assert_eq!(stage.count("#history-chart tbody tr"), 5);
    assert!(stage.text("#history-chart tbody tr:nth-child(4)").contains("Missed"));
}

#[wasm_bindgen_test]
async fn each_run_has_a_row_with_what_started_it_and_what_became_of_it() {
    let now = Signal::stored(at("2026-11-24T09:10:00Z"));
    let stage = Stage::of(move || view! { <Router><HistoryTable runs=runs() now/></Router> });
    drawn().await;
    assert_eq!(stage.texts("time"), ["3 hours ago", "yesterday", "2 days ago"]);
    assert_eq!(
        stage.attribute("[data-run-id='3'] time", "datetime").as_deref(),
        Some("2026-11-24T06:00:00Z")
    );
    assert!(stage.attribute("[data-run-id='3'] time", "title").unwrap().contains("24 Nov 2026"));
    assert!(stage.has("[data-run-id='2'] .badge .icon"), "not by colour alone");
    assert_eq!(stage.count(".history-row"), 3);
    assert_eq!(stage.attribute("[data-run-id='2']", "data-outcome").as_deref(), Some("missed"));
    assert!(stage.text("[data-run-id='2']").contains("06:00"), "the slot's own time");
    let done = stage.text("[data-run-id='3']");
    assert!(done.contains("1 min 15 s") && done.contains("New: 118") && done.contains("2 notes"), "{done}");
    assert_eq!(stage.attribute("[data-run-id='3'] a", "href").as_deref(), Some("/sync/runs/3"));
}
