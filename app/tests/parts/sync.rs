//! The settings of the syncs in a browser.

use app::{
    pages::sync::settings::{
        conflict::Conflict,
        draft::Draft,
        entry::SettingsEntry,
        leave::LeaveGuard,
        next_runs::NextRuns,
        pages::{LearningHalf, NeedsLearning, ScheduleHalf},
    },
    traversal::provide_traversal,
};
use chrono::{DateTime, Utc};
use domain::{
    api::{
        learning::LearningDraftView,
        sync::{NextRun, Saved, SyncView},
    },
    schedule::{Automatic, ZoneName},
    settings::{
        Certificates, Export, Half, Settings, SettingsError, SettingsFault, SettingsField, SettingsForm,
    },
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

pub(crate) fn form() -> SettingsForm {
    SettingsForm::from(&settings())
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn view_of(settings: &SettingsForm) -> SyncView {
    SyncView {
        source: None,
        settings: settings.parse(|_| true).unwrap(),
        version: 4,
        saved: None,
        next: Vec::new(),
        last_success: None,
        last_failure: None,
    }
}

/// What was handed over to be saved, and what the API refuses of it.
#[derive(Clone, Copy, Default)]
struct Desk {
    sent: RwSignal<Vec<SettingsForm>>,
    refused: RwSignal<Option<(SettingsForm, SettingsError)>>,
}

fn entry(desk: Desk) -> Stage {
    entry_of(desk, form())
}

/// The half of the schedule, with `typed` in it.
fn entry_of(desk: Desk, typed: SettingsForm) -> Stage {
    Stage::of(move || {
        let base = Signal::stored(form());
        view! {
            <SettingsEntry
                half=Half::Schedule
                draft=Draft::new(&typed)
                base
                saved=Signal::stored(None::<Saved>)
                refused=desk.refused
                pending=false
                on_save=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
                fields=move |typed| view! {
                    <ScheduleHalf typed base suggested=Signal::stored(false) next=Signal::stored(Vec::new())/>
                }.into_any()
            />
        }
    })
}

/// The half of the learning platform, with `typed` in it; `exports` says whether `BambooHR` is connected.
fn learning_entry(desk: Desk, typed: SettingsForm, exports: bool) -> Stage {
    Stage::of(move || {
        let platform: LearningDraftView =
            serde_json::from_str(include_str!("../data/learning-draft.json")).unwrap();
        view! {
            <Router>
                <SettingsEntry
                    half=Half::Learning
                    draft=Draft::new(&typed)
                    base=Signal::stored(form())
                    saved=Signal::stored(None::<Saved>)
                    refused=desk.refused
                    pending=false
                    on_save=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
                    fields=move |typed| view! { <LearningHalf typed roles=platform.roles exports/> }.into_any()
                />
            </Router>
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
    stage.type_into("#sync-retention", "45").await;
    stage.click("#save-settings").await;
    drawn().await;
    assert!(desk.sent.get_untracked().is_empty());
    assert!(stage.text("#sync-time-2-error").contains("All times must differ"));
    assert_eq!(stage.attribute("#sync-time-2", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(focused().id(), "sync-time-2");
    assert!(stage.text(".sync-save").contains("1 field"));
    assert_eq!([0, 1, 2].map(|n| value(&stage, &format!("#sync-time-{n}"))), ["06:30", "12:00", "06:30"]);
    assert_eq!(value(&stage, "#sync-retention"), "45");

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
    let stage = entry_of(desk, SettingsForm { times, ..form() });
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
    stage.click("#sync-taking-along").await;
    stage.click("#save-settings").await;
    assert_eq!(desk.sent.get_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn certificates_can_be_shared_once_the_export_is_allowed() {
    let desk = Desk::default();
    let stage = learning_entry(desk, form(), true);
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
async fn the_default_role_is_chosen_by_name() {
    let desk = Desk::default();
    let stage = learning_entry(desk, form(), true);
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
async fn each_page_has_its_half_of_the_settings_and_saves_the_other_as_it_is() {
    const SCHEDULE: &str = "#sync-automatic, #sync-zone, #sync-before-first-day, #sync-taking-along, \
        #sync-retention, #sync-trail, #sync-offline, #guard-people, #guard-percent";
    const LEARNING: &str = "#sync-invitation, #sync-learning-name, #sync-role-name, #sync-account-lead, \
        #sync-export, #sync-certificates";
    let desk = Desk::default();
    // What nobody could save here, as this browser knows no such zone: the other page would have to tell.
    let kept =
        SettingsForm { zone: "Mars/Olympus".to_owned(), invitation: "Hello {nobody}".to_owned(), ..form() };
    let (schedule, learning) = (entry_of(desk, kept.clone()), learning_entry(desk, kept.clone(), true));
    drawn().await;
    assert_eq!((schedule.count(SCHEDULE), schedule.count(LEARNING)), (9, 0));
    assert_eq!((learning.count(SCHEDULE), learning.count(LEARNING)), (0, 6));
    learning.type_into("#sync-account-lead", "7").await;
    learning.type_into("#sync-invitation", "Hello").await;
    learning.click("#save-settings").await;
    let wanted =
        SettingsForm { account_lead_days: "7".to_owned(), invitation: "Hello".to_owned(), ..kept.clone() };
    assert_eq!(desk.sent.get_untracked(), [wanted]);
    schedule.type_into("#sync-zone", "Europe/Vienna").await;
    schedule.click("#save-settings").await;
    let wanted = SettingsForm { zone: "Europe/Vienna".to_owned(), ..kept };
    assert_eq!(desk.sent.get_untracked().last(), Some(&wanted));
}

#[wasm_bindgen_test]
async fn what_is_not_connected_is_asked_nothing_of_and_leads_to_the_services() {
    let stage = learning_entry(Desk::default(), form(), false);
    let without = Stage::of(|| view! { <Router><NeedsLearning/></Router> });
    drawn().await;
    assert!(stage.has("#sync-invitation"), "iSpring Learn is connected");
    assert!(!stage.has("#sync-export, #sync-certificates"));
    assert!(stage.text("#needs-bamboohr").contains("The export needs BambooHR"));
    assert_eq!(stage.attribute("#needs-bamboohr a", "href").as_deref(), Some("/services"));
    assert!(without.text("#needs-learning").contains("need iSpring Learn"));
    assert_eq!(without.attribute("#needs-learning a", "href").as_deref(), Some("/services"));
    assert!(!without.has("form, input, select, textarea"));
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
        let theirs =
            SettingsForm { times: vec!["07:00".to_owned()], retention_days: "7".to_owned(), ..form() };
        let theirs = SyncView { saved: Some(saved), ..view_of(&theirs) };
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
