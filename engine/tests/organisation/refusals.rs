//! A credential that is refused: for a moment, or for good.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        runs::RunView,
        services::{ConnectionState, ConnectionView},
        sync::SyncView,
    },
    provider::ProviderFailure,
    service::HrSystem,
    sync::run::Phase,
};
use serde_json::{Value, json};
use simulators::{ispring, personio};

use crate::{
    exporting::exporting,
    stage::{Stage, morning},
};

fn state(stage: &Stage) -> ConnectionState {
    stage.ask(json!({ "command": "connection", "service": "personio" })).expect::<ConnectionView>().state
}

/// Syncs at 08:00, 12:00 and 16:00.
fn scheduled() -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["08:00", "12:00", "16:00"], "zone": "UTC" }));
    stage
}

#[test]
fn the_first_refusal_is_told_at_once_and_the_schedule_goes_on() {
    let stage = scheduled();
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(5));
    assert!(matches!(stage.latest().phase, Phase::Failed { .. }), "{:?}", stage.latest().phase);
    assert!(
        matches!(state(&stage), ConnectionState::Refused { failure: ProviderFailure::WrongCredential, .. }),
        "{:?}",
        state(&stage)
    );
    assert!(!stage.say("sync").expect::<SyncView>().next.is_empty(), "the schedule goes on");

    stage.personio().restore(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(4));
    assert_eq!(
        stage.latest().phase,
        Phase::Done,
        "a service that was out of its mind for an hour stops nothing"
    );
    assert_eq!(state(&stage), ConnectionState::Connected);
}

#[test]
fn the_refusal_of_a_draft_says_nothing_of_the_connection_in_use() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    let another = stage.personio_credential(personio::Grant::Full);
    stage.test(HrSystem::Personio, another, &["work_email"]).expect::<Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
    stage.personio().revoke(personio::Grant::Full);
    let run = stage.settle();
    assert!(matches!(run.phase, Phase::Failed { .. }), "{:?}", run.phase);
    assert_eq!(state(&stage), ConnectionState::Connected);
}

#[test]
fn refusals_over_hours_stop_the_schedule_and_one_try_a_day_finds_out_that_somebody_has_helped() {
    let stage = scheduled();
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(10));
    assert!(matches!(state(&stage), ConnectionState::Revoked { .. }), "{:?}", state(&stage));
    let revoked_at = stage.latest().id;

    stage.pass(TimeDelta::days(3));
    let tries = stage.latest().id.0 - revoked_at.0;
    assert!((2..=4).contains(&tries), "{tries} tries in three days");

    stage.personio().restore(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(49));
    assert_eq!(state(&stage), ConnectionState::Connected);
}

#[test]
fn pressing_sync_again_and_again_revokes_nothing() {
    let stage = scheduled();
    stage.personio().revoke(personio::Grant::Directory);
    for _ in 0..5 {
        stage.sync();
        stage.pass(TimeDelta::minutes(10));
    }
    assert!(matches!(state(&stage), ConnectionState::Refused { .. }), "{:?}", state(&stage));
}

#[test]
fn a_learning_platform_that_refuses_for_hours_is_tried_once_a_day_and_the_directory_goes_on() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::BambooHr);
    stage.connect_learning();
    stage.sync();
    let learning = || stage.learning().state;
    stage.ispring().revoke(ispring::Grant::Full);
    let mut tried = Vec::new();
    for hours in [0, 1, 4, 5, 12, 30] {
        stage.pass(stage_time(hours) - stage.now());
        let run = stage.sync();
        assert_eq!(run.phase, Phase::Done, "the directory is in step");
        tried.push((hours, run.accounts.failure.is_some()));
    }
    assert_eq!(tried, [(0, true), (1, true), (4, true), (5, false), (12, false), (30, true)]);
    assert!(matches!(learning(), ConnectionState::Revoked { .. }), "{:?}", learning());

    stage.ispring().restore(ispring::Grant::Full);
    stage.pass(TimeDelta::hours(25));
    stage.sync();
    assert_eq!(learning(), ConnectionState::Connected);
}

/// So many hours after noon of the first day.
fn stage_time(hours: i64) -> DateTime<Utc> {
    morning() + TimeDelta::hours(4 + hours)
}

#[test]
fn who_may_not_write_records_reads_people_all_the_same() {
    let stage = exporting(12);
    stage.complete(&stage.learners(), "Ladders", 1);
    stage.answer_instead("/training/record", 401);
    let run = stage.sync();
    assert_eq!((run.phase, run.exports.failure), (Phase::Done, Some(ProviderFailure::WrongCredential)));
    let command = json!({ "command": "connection", "service": "bamboohr" });
    assert_eq!(stage.ask(command).expect::<ConnectionView>().state, ConnectionState::Connected);
}
