//! How long an alarm goes on, who looks after a run meanwhile, and what the log says of it.

use chrono::{DurationRound, TimeDelta};
use domain::{
    api::runs::RunView,
    service::HrSystem,
    sync::run::{DropReason, Phase},
};
use engine::WATCHED_AFTER;
use serde_json::{Value, json};

use crate::{
    arming::waiting_for_personio,
    stage::{Stage, Then},
};

/// An organisation of ten with a run that is due now.
fn due() -> Stage {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    // In the middle of a minute.
    let minute = stage.now().duration_trunc(TimeDelta::minutes(1)).expect("a minute");
    stage.world.wait_until(minute + TimeDelta::seconds(90));
    stage.start();
    stage
}

/// What the log says of lost alarms and of syncs that have ended.
fn lines(stage: &Stage, message: &str) -> Vec<Value> {
    let log = stage.log();
    log.iter().filter(|(_, line, _)| line == message).map(|(_, _, fields)| fields.clone()).collect()
}

const LOST: &str = "a run had lost its alarm";

#[test]
fn should_a_step_never_end_the_alarm_rings_again_five_seconds_after_it_began() {
    let stage = due();
    let begun = stage.world.rings_at().expect("an alarm");
    let mut armed = None;
    stage.ring(|_| {
        armed = armed.or(stage.world.rings_at());
        Then::GoOn
    });
    assert_eq!(armed, Some(begun + TimeDelta::seconds(5)));
    assert_eq!(stage.world.rings_at(), None, "it has come to its end");
}

#[test]
fn what_is_done_soon_is_done_by_one_alarm_and_what_takes_its_time_by_several() {
    for (takes, is_done) in [(40, true), (600, false)] {
        let stage = due();
        stage.world.takes.set(TimeDelta::milliseconds(takes));
        stage.ring(|_| Then::GoOn);
        assert_eq!(stage.latest().phase == Phase::Done, is_done, "{takes} ms");
    }
}

#[test]
fn an_alarm_that_rings_at_its_time_does_the_step_at_once() {
    let (stage, again_at) = waiting_for_personio();
    stage.ring(|_| Then::GoOn);
    assert!(!stage.take_asked().is_empty(), "nobody was asked at {again_at}");
}

#[test]
fn an_alarm_that_would_ring_too_late_is_set_again() {
    let stage = due();
    let due = stage.world.rings_at();
    stage.world.set_alarm_to(stage.now() + TimeDelta::hours(1));
    stage.say("latest_run").expect::<Value>();
    assert_eq!(stage.world.rings_at(), due);
}

#[test]
fn a_run_is_looked_after_from_two_minutes_after_its_next_step_on_until_it_ends() {
    let stage = due();
    let rings_at = stage.world.rings_at().expect("an alarm");
    assert_eq!(stage.world.watched.get(), Some(rings_at + WATCHED_AFTER));
    stage.settle();
    assert_eq!(stage.world.watched.get(), None);
}

#[test]
fn what_the_register_was_told_is_told_again_only_in_another_minute() {
    let stage = due();
    stage.world.watched.set(None);
    stage.world.wait_until(stage.now() + TimeDelta::seconds(5));
    stage.say("latest_run").expect::<Value>();
    assert_eq!(stage.world.watched.get(), None, "it was told a moment ago");
    stage.world.wait_until(stage.now() + TimeDelta::seconds(55));
    stage.say("latest_run").expect::<Value>();
    assert!(stage.world.watched.get().is_some());
}

#[test]
fn who_only_looks_does_not_tell_the_register_what_it_may_know() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.crash();
    let watched = Some(stage.now() + TimeDelta::minutes(2));
    stage.world.watched.set(watched);
    stage.say("latest_run").expect::<Value>();
    assert_eq!(stage.world.watched.get(), watched);
    stage.wake();
    assert_eq!(stage.world.watched.get(), None, "whoever is woken says that there is nothing to look after");
}

#[test]
fn a_run_that_nobody_has_gone_on_with_for_a_minute_is_told_in_the_log() {
    let stage = due();
    let started = stage.now();
    for (seconds, told) in [(0, 0), (60, 0), (61, 1)] {
        stage.world.wait_until(started + TimeDelta::seconds(seconds));
        stage.world.lose_alarm();
        stage.say("latest_run").expect::<Value>();
        assert!(stage.world.rings_at().is_some(), "{seconds} s");
        assert_eq!(lines(&stage, LOST).len(), told, "{seconds} s");
    }
}

#[test]
fn the_log_tells_what_a_sync_came_to_and_nothing_of_one_that_was_dropped() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    let before = lines(&stage, "a sync has ended").len();
    stage.personio().hire(1);
    let run = stage.sync();
    let told = lines(&stage, "a sync has ended").split_off(before);
    let [told] = &told[..] else { panic!("{told:?}") };
    assert_eq!((&told["run.id"], &told["run.changes"]), (&json!(run.id), &json!(1)));

    let run = stage.start();
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    assert_eq!(stage.latest().phase, Phase::Dropped { reason: DropReason::Declined });
    assert_eq!(lines(&stage, "a sync has ended").len(), before + 1);
}
