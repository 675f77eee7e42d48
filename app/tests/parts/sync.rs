//! The Sync page in a browser.

use app::{
    pages::sync::{
        history::{chart::HistoryChart, table::HistoryTable},
        settings::{
            conflict::Conflict, draft::Draft, entry::SettingsEntry, leave::LeaveGuard, next_runs::NextRuns,
        },
    },
    traversal::provide_traversal,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        learning::LearningDraftView,
        runs::RunView,
        sync::{NextRun, Saved, SyncView},
    },
    schedule::{Automatic, ZoneName},
    settings::{Certificates, Export, Settings, SettingsError, SettingsFault, SettingsField, SettingsForm},
    sync::run::{Phase, RunId, Trigger},
    text::Text,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::stage::{Stage, drawn, focused};

fn settings() -> Settings {
    Settings::untouched(ZoneName::try_from("Europe/Berlin".to_owned()).unwrap())
}

fn form() -> SettingsForm {
    SettingsForm::from(&settings())
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// What was handed over to be saved, and what the API refuses of it.
#[derive(Clone, Copy, Default)]
struct Desk {
    sent: RwSignal<Vec<SettingsForm>>,
    refused: RwSignal<Option<(SettingsForm, SettingsError)>>,
}

fn entry(desk: Desk) -> Stage {
    Stage::of(move || {
        view! {
            <SettingsEntry
                draft=Draft::new(&form())
                base=Signal::stored(form())
                suggested=false
                saved=Signal::stored(None::<Saved>)
                next=Signal::stored(Vec::<NextRun>::new())
                refused=desk.refused
                pending=false
                on_save=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
            />
        }
    })
}

fn value(stage: &Stage, selector: &str) -> String {
    stage.find::<HtmlInputElement>(selector).value()
}

#[wasm_bindgen_test]
async fn a_duplicate_is_not_saved_says_so_at_its_field_and_nothing_typed_is_lost() {
    let desk = Desk::default();
    let stage = entry(desk);
    drawn().await;
    stage.click("#sync-automatic").await;
    for (index, time) in ["06:30", "12:00", "06:30"].into_iter().enumerate() {
        stage.click("#add-time").await;
        assert_eq!(focused().id(), format!("sync-time-{index}"), "a new time can be typed at once");
        stage.type_into(&format!("#sync-time-{index}"), time).await;
    }
    stage.type_into("#sync-role", "0f8fad5b-d9cb-469f-a165-70867728950e").await;
    stage.click("#save-settings").await;
    drawn().await;
    assert!(desk.sent.get_untracked().is_empty());
    assert!(stage.text("#sync-time-2-error").contains("All times must differ"));
    assert_eq!(stage.attribute("#sync-time-2", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(focused().id(), "sync-time-2");
    assert!(stage.text(".sync-save").contains("1 field"));
    assert_eq!([0, 1, 2].map(|n| value(&stage, &format!("#sync-time-{n}"))), ["06:30", "12:00", "06:30"]);
    assert_eq!(value(&stage, "#sync-role"), "0f8fad5b-d9cb-469f-a165-70867728950e");

    stage.type_into("#sync-time-2", "18:00").await;
    assert_eq!(stage.text("#sync-time-2-error"), "", "the reason goes as soon as it is none any more");
    stage.click("#save-settings").await;
    let sent = desk.sent.get_untracked();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].times.join(" "), sent[0].automatic), ("06:30 12:00 18:00".to_owned(), Automatic::On));
}

#[wasm_bindgen_test]
async fn there_are_three_times_at_most_and_the_reason_is_said() {
    let stage = entry(Desk::default());
    drawn().await;
    for _ in 0..4 {
        stage.click("#add-time").await;
    }
    assert_eq!(stage.count("[type=time]"), 3);
    assert_eq!(stage.attribute("#add-time", "aria-disabled").as_deref(), Some("true"));
    assert!(stage.text("#times-hint").contains("at most three"));
    for (n, time) in ["06:00", "07:00", "08:00"].into_iter().enumerate() {
        stage.type_into(&format!("#sync-time-{n}"), time).await;
    }
    assert_eq!(stage.attribute("#remove-time-1", "aria-label").as_deref(), Some("Remove time 2"));
    stage.click("#remove-time-1").await;
    assert_eq!([0, 1].map(|n| value(&stage, &format!("#sync-time-{n}"))), ["06:00", "08:00"]);
    assert_eq!(focused().id(), "remove-time-1");
    stage.click("#remove-time-1").await;
    stage.click("#remove-time-0").await;
    drawn().await;
    assert_eq!(focused().id(), "add-time", "the focus is never lost");
}

#[wasm_bindgen_test]
async fn a_fourth_time_that_gets_there_anyway_is_refused() {
    let desk = Desk::default();
    let times = ["06:00", "07:00", "08:00", "09:00"].map(str::to_owned).to_vec();
    let stage = Stage::of(move || {
        let four = SettingsForm { times, ..form() };
        view! {
            <SettingsEntry
                draft=Draft::new(&four)
                base=Signal::stored(form())
                suggested=false
                saved=Signal::stored(None::<Saved>)
                next=Signal::stored(Vec::<NextRun>::new())
                refused=desk.refused
                pending=false
                on_save=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
            />
        }
    });
    drawn().await;
    stage.click("#save-settings").await;
    assert!(stage.text("#sync-time-3-error").contains("at most three"));
    assert!(desk.sent.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn save_is_there_once_something_has_changed() {
    let desk = Desk::default();
    let stage = entry(desk);
    drawn().await;
    assert_eq!(stage.attribute("#save-settings", "aria-disabled").as_deref(), Some("true"));
    stage.click("#save-settings").await;
    assert!(desk.sent.get_untracked().is_empty());
    stage.type_into("#guard-people", "5").await;
    assert_eq!(stage.attribute("#save-settings", "aria-disabled"), None);
    stage.type_into("#guard-people", "20").await;
    assert_eq!(stage.attribute("#save-settings", "aria-disabled").as_deref(), Some("true"), "as it was");
    stage.click("#sync-export").await;
    stage.click("#save-settings").await;
    assert_eq!(desk.sent.get_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn certificates_can_be_shared_once_the_export_is_allowed() {
    let desk = Desk::default();
    let stage = entry(desk);
    drawn().await;
    assert!(stage.find::<HtmlInputElement>("#sync-certificates").disabled());
    assert!(stage.text("#sync-certificates-hint").contains("export to be allowed"), "it says why");
    stage.click("#sync-export").await;
    stage.click("#sync-certificates").await;
    stage.click("#save-settings").await;
    let sent = desk.sent.get_untracked();
    assert_eq!((sent[0].export, sent[0].certificates), (Export::Allowed, Certificates::Shared));
}

#[wasm_bindgen_test]
async fn the_default_role_is_chosen_by_name_where_the_platform_is_connected() {
    let desk = Desk::default();
    let stage = Stage::of(move || {
        let draft: LearningDraftView =
            serde_json::from_str(include_str!("../data/learning-draft.json")).unwrap();
        view! {
            <SettingsEntry
                draft=Draft::new(&form())
                base=Signal::stored(form())
                suggested=false
                saved=Signal::stored(None::<Saved>)
                next=Signal::stored(Vec::<NextRun>::new())
                roles=Signal::stored(Some(draft.roles))
                refused=desk.refused
                pending=false
                on_save=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
            />
        }
    });
    drawn().await;
    assert_eq!(stage.chosen("#sync-role-name"), "");
    stage.choose("#sync-role-name", "7c9e6679-7425-40de-944b-e07fc1f90ae7").await;
    stage.click("#save-settings").await;
    let sent = desk.sent.get_untracked().remove(0);
    assert_eq!(sent.default_role, "7c9e6679-7425-40de-944b-e07fc1f90ae7");
    let error = SettingsError { field: SettingsField::DefaultRole, fault: SettingsFault::UnknownRole };
    desk.refused.set(Some((sent, error)));
    drawn().await;
    drawn().await;
    assert!(stage.text("#sync-role-error").contains("no such role"));
    assert_eq!(focused().id(), "sync-role");
}

#[wasm_bindgen_test]
async fn what_the_api_refuses_stands_at_its_field_until_it_is_changed() {
    let desk = Desk::default();
    let stage = entry(desk);
    drawn().await;
    stage.type_into("#sync-zone", "Asia/Tokyo").await;
    stage.click("#save-settings").await;
    let sent = desk.sent.get_untracked().remove(0);
    let error = SettingsError { field: SettingsField::Zone, fault: SettingsFault::UnknownZone };
    desk.refused.set(Some((sent, error)));
    drawn().await;
    drawn().await;
    assert!(stage.text("#sync-zone-error").contains("no such time zone"));
    assert_eq!((focused().id().as_str(), value(&stage, "#sync-zone").as_str()), ("sync-zone", "Asia/Tokyo"));
    stage.type_into("#sync-zone", "Europe/Vienna").await;
    assert_eq!(stage.text("#sync-zone-error"), "");
}

#[wasm_bindgen_test]
async fn the_next_runs_follow_the_clocks_and_what_is_typed() {
    let typed = RwSignal::new(SettingsForm {
        automatic: Automatic::On,
        times: vec!["02:30".to_owned(), "09:00".to_owned()],
        ..form()
    });
    let stage = Stage::of(
        move || view! { <NextRuns form=typed.into() announced=Signal::stored(None::<Vec<NextRun>>) after=at("2026-03-28T12:00:00Z")/> },
    );
    drawn().await;
    let next = |stage: &Stage| -> Vec<String> {
        (1..=stage.count("#next-runs li[data-utc]"))
            .map(|n| stage.attribute(&format!("#next-runs li:nth-child({n})"), "data-utc").unwrap())
            .collect()
    };
    assert_eq!(
        next(&stage),
        [
            "2026-03-29T01:00:00Z",
            "2026-03-29T07:00:00Z",
            "2026-03-30T00:30:00Z",
            "2026-03-30T07:00:00Z",
            "2026-03-31T00:30:00Z",
        ]
    );
    let first = stage.text("#next-runs li");
    assert!(first.contains("29 Mar") && first.contains("03:00") && first.contains("01:00 UTC"), "{first}");
    assert!(first.contains("skip 02:30"), "{first}");
    typed.update(|form| "Asia/Tokyo".clone_into(&mut form.zone));
    drawn().await;
    assert_eq!(next(&stage)[0], "2026-03-28T17:30:00Z");
    assert!(stage.text("#next-runs li").contains("28 Mar"), "another day in UTC is named");
    typed.update(|form| form.automatic = Automatic::Off);
    drawn().await;
    assert!(next(&stage).is_empty() && stage.text("#next-runs").contains("off"));
}

#[wasm_bindgen_test]
async fn a_conflict_shows_both_versions_where_they_differ() {
    let (taken, kept) = (RwSignal::new(0), RwSignal::new(0));
    let mine = RwSignal::new(SettingsForm { times: vec!["06:00".to_owned()], ..form() });
    let stage = Stage::of(move || {
        let saved = Saved { by: Text::new("<b>Marta</b>").unwrap(), at: at("2026-11-24T09:00:00Z") };
        let theirs = SyncView {
            source: None,
            settings: SettingsForm {
                times: vec!["07:00".to_owned()],
                retention_days: "7".to_owned(),
                ..form()
            }
            .parse(|_| true)
            .unwrap(),
            version: 4,
            saved: Some(saved),
            next: Vec::new(),
            last_success: None,
            last_failure: None,
        };
        view! {
            <Conflict
                mine=mine.into()
                theirs
                on_take=Callback::new(move |()| taken.update(|n| *n += 1))
                on_keep=Callback::new(move |()| kept.update(|n| *n += 1))
            />
        }
    });
    drawn().await;
    assert!(stage.text("#settings-conflict").contains("<b>Marta</b> saved other settings"));
    assert_eq!(stage.count("tbody tr"), 2);
    assert_eq!(stage.text("tbody tr:nth-child(1)"), "Times06:0007:00");
    assert_eq!(stage.text("tbody tr:nth-child(2)"), "Keep people who left, in days307");
    stage.click("#take-theirs").await;
    stage.click("#keep-mine").await;
    assert_eq!((taken.get_untracked(), kept.get_untracked()), (1, 1));
    mine.update(|form| "7".clone_into(&mut form.retention_days));
    drawn().await;
    assert_eq!(stage.count("tbody tr"), 1, "what is typed meanwhile counts");
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
    let stage = Stage::of(|| view! { <HistoryChart runs=Signal::stored(runs())/> });
    drawn().await;
    assert_eq!(stage.count("#history-chart [role=img] svg[aria-hidden=true]"), 3);
    let label = stage.attribute("#history-chart [role=img]", "aria-label").unwrap();
    for said in [
        "2 finished syncs",
        "1,200 at first",
        "1,204 at the end",
        "1 min 15 s",
        "1 sync failed or was missed",
    ] {
        assert!(label.contains(said), "{said}: {label}");
    }
    assert_eq!(stage.attribute(".chart-missing", "d").as_deref(), Some("M500 0V100"));
    assert!(stage.text(".chart-key").contains("Dashed"), "not by colour alone");
    assert_eq!(stage.count("#history-chart tbody tr"), 3);
    assert!(stage.text("#history-chart tbody tr:nth-child(2)").contains("Missed"));
}

#[wasm_bindgen_test]
async fn each_run_has_a_row_with_what_started_it_and_what_became_of_it() {
    let stage = Stage::of(|| view! { <Router><HistoryTable runs=runs()/></Router> });
    drawn().await;
    assert_eq!(stage.count(".history-row"), 3);
    assert_eq!(stage.attribute("[data-run-id='2']", "data-outcome").as_deref(), Some("missed"));
    assert!(stage.text("[data-run-id='2']").contains("06:00"), "the slot's own time");
    let done = stage.text("[data-run-id='3']");
    assert!(done.contains("1 min 15 s") && done.contains("New: 118") && done.contains("2 notes"), "{done}");
    assert_eq!(stage.attribute("[data-run-id='3'] a", "href").as_deref(), Some("/sync/runs/3"));
}

#[wasm_bindgen_test]
async fn leaving_with_unsaved_changes_asks_by_link_and_by_the_back_button() {
    let unsaved = RwSignal::new(true);
    let history = window().history().unwrap();
    let path = || window().location().pathname().unwrap();
    let before = path();
    history.push_state_with_url(&JsValue::NULL, "", Some("/sync")).unwrap();
    let stage = Stage::of(move || {
        provide_traversal();
        view! {
            <Router>
                <a id="away" href="/people">"People"</a>
                <LeaveGuard unsaved/>
            </Router>
        }
    });
    drawn().await;
    let asks = |stage: &Stage| stage.find::<HtmlDialogElement>("#leave-dialog dialog").open();
    stage.click("#away").await;
    assert!(asks(&stage) && path() == "/sync");
    stage.click("#stay").await;
    assert!(!asks(&stage));

    history.back().unwrap();
    settled().await;
    assert_eq!((asks(&stage), path().as_str()), (true, "/sync"), "the address is put back");
    stage.click("#leave-anyway").await;
    settled().await;
    assert_eq!(path(), before);
}

/// Going back takes its time.
async fn settled() {
    for _ in 0..10 {
        drawn().await;
    }
}
