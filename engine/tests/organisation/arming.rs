//! Alarms and faults of ours: a run never stops silently, and never goes on for ever.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{runs::RunView, sync::SyncView},
    service::HrSystem,
    settings::SettingsForm,
    sync::run::{DropReason, Phase},
};
use serde_json::{Value, json};

use crate::stage::{Stage, Then};

/// An organisation of ten whose run waits for Personio, which is down, and until when.
pub(crate) fn waiting_for_personio() -> (Stage, DateTime<Utc>) {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.answer_instead("employees", 503);
    stage.start();
    stage.ring(|_| Then::GoOn);
    let again_at = stage.latest().trouble.expect("it waits for Personio").again_at;
    stage.take_asked();
    (stage, again_at)
}

#[test]
fn a_whole_run_is_carried_out_natively() {
    let stage = Stage::of(30);
    let run = stage.connect(HrSystem::Personio);
    assert_eq!(run.phase, Phase::Done);
    assert_eq!(stage.directory().ids.len(), usize::try_from(run.present.unwrap()).unwrap());
}

#[test]
fn every_alarm_that_is_set_rings() {
    let stage = Stage::of(30);
    for system in [HrSystem::Personio, HrSystem::BambooHr] {
        stage.test(system, stage.credential(system), &["position"]).expect::<Value>();
    }
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
    let started = stage.now();
    while !matches!(stage.latest().phase, Phase::Waiting { .. }) {
        assert!(stage.ring(|_| Then::GoOn), "the alarm was set to a time that it will not ring at");
    }
    assert!(stage.now() - started < TimeDelta::seconds(10), "nobody had to look after it");
    assert!(stage.world.rings_at().is_some(), "a plan that waits is dropped one day");
}

#[test]
fn a_lost_alarm_is_set_again_by_whatever_is_asked_next() {
    for command in ["start_run", "latest_run", "services", "sync"] {
        let stage = Stage::of(10);
        stage.connect(HrSystem::Personio);
        stage.start();
        stage.world.lose_alarm();
        stage.say(command).expect::<Value>();
        assert!(stage.world.rings_at().is_some(), "{command}");
        assert_eq!(stage.settle().phase, Phase::Done);
    }
}

#[test]
fn a_run_whose_alarm_cannot_be_set_is_looked_after_and_was_started() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    assert_eq!(stage.world.watched.get(), None);
    stage.world.alarms_to_fail.set(2);
    let run: RunView = stage.say("start_run").expect();
    assert_eq!((stage.latest().id, stage.world.rings_at().is_some()), (run.id, true), "looking arms it");
    stage.settle();

    stage.world.alarms_to_fail.set(5);
    stage.say("start_run").expect::<RunView>();
    let message = json!({ "command": "wake", "now": stage.now() });
    assert_eq!(stage.ask(message).code(), "internal", "it comes again");
    assert_eq!(stage.world.rings_at(), None);
    assert!(stage.world.watched.get().is_some(), "somebody comes back");
    stage.wake();
    assert_eq!(stage.settle().phase, Phase::Done);
}

#[test]
fn what_is_due_is_told_once_the_storage_works_again() {
    for statements in 0.. {
        let stage = Stage::of(10);
        stage.connect(HrSystem::Personio);
        let before = stage.world.due.get();
        let view: SyncView = stage.say("sync").expect();
        let mut form = json!(SettingsForm::from(&view.settings));
        (form["automatic"], form["times"], form["zone"]) = (json!("on"), json!(["09:00"]), json!("UTC"));
        stage.world.database.fail_after(statements);
        let command = json!({
            "command": "save_settings", "form": { "version": view.version, "settings": form },
        });
        let answer = stage.ask(command);
        let is_hit = !stage.world.database.fail_no_more();
        let saved: SyncView = stage.say("sync").expect();
        let is_saved = saved.version != view.version;
        assert_eq!(answer.code(), if is_saved { "" } else { "internal" }, "statement {statements}");
        assert_eq!(stage.world.due.get() != before, is_saved, "statement {statements}");
        if !is_hit {
            break;
        }
    }
}

#[test]
fn an_alarm_that_is_overdue_by_a_minute_is_taken_for_lost() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.start();
    stage.world.kill_alarm();
    stage.world.wait_until(stage.now() + TimeDelta::seconds(60));
    stage.wake();
    assert_eq!(stage.world.rings_at(), None, "it may still come");
    stage.world.wait_until(stage.now() + TimeDelta::seconds(2));
    stage.wake();
    assert!(stage.world.rings_at().is_some());
    assert_eq!(stage.settle().phase, Phase::Done);
}

#[test]
fn an_alarm_that_rings_too_early_asks_nobody() {
    let (stage, again_at) = waiting_for_personio();
    stage.world.set_alarm_to(stage.now());
    stage.ring(|_| Then::GoOn);
    assert_eq!(stage.take_asked(), Vec::<String>::new());
    assert_eq!(stage.world.rings_at(), Some(again_at));
}

#[test]
fn killed_at_whatever_moment_a_sync_comes_to_its_end_with_everybody_once() {
    let expected = {
        let stage = Stage::of(700);
        stage.connect(HrSystem::Personio);
        stage.directory().ids
    };
    let mut moment = 0;
    loop {
        let stage = Stage::of(700);
        stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["position"]).expect::<Value>();
        stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
        let mut passed = 0;
        let mut is_killed = false;
        for _ in 0..100 {
            if matches!(stage.latest().phase, Phase::Waiting { .. }) {
                break;
            }
            stage.ring_or_wake(|_| {
                passed += 1;
                let now = !is_killed && passed > moment;
                is_killed |= now;
                if now { Then::Crash } else { Then::GoOn }
            });
        }
        let run = stage.latest();
        let done = stage.approve(&run);
        assert_eq!(
            (done.phase, stage.directory().ids),
            (Phase::Done, expected.clone()),
            "killed at {moment}"
        );
        if !is_killed {
            break;
        }
        moment += 1;
    }
    assert!(moment > 1, "it was killed at {moment} moments only");
}

#[test]
fn an_error_in_the_middle_of_a_step_leaves_nothing_of_it_behind() {
    let mut statements = 0;
    loop {
        let stage = Stage::of(40);
        stage.connect(HrSystem::Personio);
        stage.personio().hire(1);
        stage.personio().terminate(10_002).unwrap();
        stage.start();
        // An alarm does one step then.
        stage.world.takes.set(TimeDelta::milliseconds(600));
        while !matches!(stage.latest().phase, Phase::Planning) {
            assert!(stage.ring(|_| Then::GoOn), "the read ends");
        }
        let people = || stage.world.database.rows("people");
        let changes = || stage.world.database.rows("changes");
        let before = (people(), changes());
        stage.world.database.fail_after(statements);
        stage.ring(|_| Then::GoOn);
        let is_hit = !stage.world.database.fail_no_more();
        if !is_hit {
            break;
        }
        let after = (people(), changes());
        assert!(
            after == before || stage.latest().ended_at.is_some(),
            "a part of it was written before the error in statement {statements}"
        );
        assert_eq!(stage.settle().phase, Phase::Done, "it is done again");
        statements += 1;
    }
    assert!(statements > 8, "{statements} statements");
}

#[test]
fn a_fault_of_ours_ends_the_run_after_an_hour_and_says_why() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.start();
    stage.change_sealing_key(2);
    let started = stage.now();
    let run = stage.settle();
    assert_eq!(run.phase, Phase::Faulted { doing: "opening a credential".to_owned() });
    let took = stage.now() - started;
    assert!(took > TimeDelta::minutes(20) && took < TimeDelta::hours(1), "{took}");
    let told: SyncView = stage.say("sync").expect();
    let failure = told.last_failure.expect("it is told on the Sync page");
    assert_eq!((failure.run, failure.failure), (run.id, None));
    let faults = stage.log().iter().filter(|(_, message, _)| message == "a step of a sync failed").count();
    assert_eq!(faults, 6);
}

#[test]
fn a_step_that_takes_everything_along_each_time_ends_the_run() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.start();
    for _ in 0..20 {
        if stage.latest().ended_at.is_some() {
            break;
        }
        stage.ring_or_wake(|_| Then::Crash);
    }
    assert!(matches!(stage.latest().phase, Phase::Faulted { .. }), "{:?}", stage.latest().phase);
}

#[test]
fn a_run_can_be_dropped_in_every_phase() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    let run = stage.start();
    stage.change_sealing_key(2);
    stage.ring(|_| Then::GoOn);
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    let dropped = stage.latest();
    assert_eq!(dropped.phase, Phase::Dropped { reason: DropReason::Declined });
    assert_eq!(dropped.present, None, "it says nothing of how many there are");
    stage.change_sealing_key(1);
    assert_eq!(stage.sync().phase, Phase::Done);
}

#[test]
fn of_a_run_that_was_begun_just_now_nobody_says_that_it_has_lost_its_alarm() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    for _ in 0..2 {
        stage.crash();
        stage.start();
        stage.settle();
    }
    assert!(stage.log().iter().all(|(_, line, _)| line != "a run had lost its alarm"));
}
