//! What things cost: bounded, however large the company and however long its history.

use std::cell::Cell;

use chrono::TimeDelta;
use domain::{
    api::runs::{PLAN_PAGE, PlanView, RunView},
    service::HrSystem,
    sync::run::Phase,
};
use serde_json::json;
use simulators::faults::{Effect, Fault};

use crate::{
    exporting::exporting,
    stage::{EVERYTHING, Stage, Then},
};

#[test]
fn a_wake_with_nothing_due_looks_at_nobody() {
    for people in [20, 300] {
        let stage = exporting(people);
        stage.complete(&stage.learners(), "Ladders", 1);
        stage.sync();
        stage.world.database.take_executed();
        stage.world.database.take_scanned();
        stage.wake();
        let (executed, scanned) = (stage.world.database.take_executed(), stage.world.database.take_scanned());
        assert!(executed.len() < 27, "{people} people: {executed:#?}");
        assert!(scanned < 20, "{people} people: {scanned} rows scanned");
    }
}

#[test]
fn a_sync_writes_the_same_rows_however_many_alarms_it_takes() {
    let rows = |takes: i64| {
        let stage = Stage::of(1200);
        stage.connect(HrSystem::Personio);
        stage.settle();
        stage.world.takes.set(TimeDelta::milliseconds(takes));
        let run = stage.sync();
        assert_eq!((run.phase, run.applied), (Phase::Done, 0));
        run.rows_written
    };
    // A slice takes as long as an alarm lasts; all of them fit into one.
    assert_eq!(rows(600), rows(5));
}

#[test]
fn a_run_tells_how_often_it_has_asked() {
    for source in HrSystem::ALL {
        let stage = Stage::of(300);
        stage.connect(source);
        stage.connect_learning();
        stage.take_asked();
        let run = stage.sync();
        let asked = stage.take_asked();
        assert_eq!(run.upstream_requests, asked.len() as u64, "{source:?}: {asked:#?}");
    }
}

#[test]
fn an_unchanged_sync_writes_twenty_rows_at_most_and_nobody_once_more() {
    for people in [20, 1000, 5000] {
        let stage = Stage::of(people);
        stage.connect(HrSystem::Personio);
        stage.start();
        let mut longest = 0;
        while stage.latest().ended_at.is_none() {
            stage.ring(|_| Then::GoOn);
            let rows = stage.world.database.rows("staged");
            longest = longest.max(rows.iter().map(String::len).sum::<usize>());
        }
        let run = stage.latest();
        assert_eq!((run.phase, run.applied), (Phase::Done, 0));
        assert!(run.rows_written <= 20, "{people} people: {} rows", run.rows_written);
        assert!(longest / people < 40, "{people} people: {longest} bytes staged");
    }
}

#[test]
fn whoever_pages_through_a_plan_has_it_made_once() {
    let stage = Stage::of(1000);
    stage
        .test(HrSystem::Personio, stage.credential(HrSystem::Personio), &EVERYTHING)
        .expect::<serde_json::Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
    let run = stage.settle();
    // How often it was made from what was read while somebody paged through it.
    let paged = || {
        stage.world.database.take_executed();
        let (mut from, mut pages, mut changes) = (Some(0), 0, 0);
        while let Some(next) = from {
            let command = json!({ "command": "plan", "run": run.id, "from": next });
            let view: PlanView = stage.ask(command).expect();
            (from, pages, changes) = (view.next, pages + 1, changes + view.changes.len());
        }
        assert!(changes >= 900 && pages >= changes / PLAN_PAGE, "{changes} changes on {pages} pages");
        let executed = stage.world.database.take_executed();
        executed.iter().filter(|sql| sql.contains("DISTINCT slice FROM staged")).count()
    };
    assert_eq!(paged(), 0, "it is still there from when it was made");
    stage.crash();
    assert_eq!((paged(), paged()), (1, 0));
    // It is the one that is applied.
    stage.world.database.take_executed();
    assert_eq!(stage.approve(&run).phase, Phase::Done);
    let executed = stage.world.database.take_executed();
    assert!(!executed.iter().any(|sql| sql.contains("DISTINCT slice FROM staged")), "made once more");
}

#[test]
fn what_is_told_of_the_learning_platform_is_counted_where_it_is() {
    let stage = exporting(60);
    stage.world.database.take_executed();
    let view = stage.learning();
    let accounts = view.learning().unwrap().accounts;
    assert!(accounts.created > 40, "{accounts:?}");
    let executed = stage.world.database.take_executed();
    let looks_at_each = |sql: &String| sql.contains("body FROM people") || sql.contains("body FROM accounts");
    assert!(!executed.iter().any(looks_at_each), "{executed:#?}");
}

#[test]
fn files_that_are_refused_to_all_are_not_gone_through_without_a_wait() {
    for people in [40, 160] {
        let stage = exporting(people);
        stage.complete(&stage.learners(), "Ladders", 1);
        let refused = Effect::Status { code: 403, retry_after: None, body: None };
        stage.bamboohr().fault(Fault::on("/files/view", refused));
        // The records are written, and the files left over.
        stage.sync();
        stage.say("export_again").expect::<RunView>();
        let (run, most) = to_the_end(&stage);
        assert_eq!((run.phase, run.exports.files), (Phase::Done, 0));
        assert!(most < 60, "{people} people: {most} statements without a wait");
    }
}

/// Lets the run come to its end: the run, and the most statements that were executed without a wait.
fn to_the_end(stage: &Stage) -> (RunView, usize) {
    let most = Cell::new(0);
    let count = || most.set(most.get().max(stage.world.database.take_executed().len()));
    for _ in 0..1000 {
        if stage.latest().ended_at.is_some() {
            break;
        }
        stage.world.database.take_executed();
        stage.ring(|_| {
            count();
            Then::GoOn
        });
        count();
    }
    (stage.latest(), most.get())
}

#[test]
fn however_many_files_are_left_over_one_alarm_goes_through_some_of_them() {
    let stage = exporting(40);
    stage.complete(&stage.learners(), "Ladders", 1);
    let refused = Effect::Status { code: 403, retry_after: None, body: None };
    stage.bamboohr().fault(Fault::on("/files/view", refused));
    stage.sync();
    // Thousands more that are like those.
    for sql in [
        "WITH RECURSIVE copies(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM copies WHERE value < 250)
         INSERT INTO exports (service, id, reference, stage, certificate, body)
         SELECT service, id, reference || '-' || value, stage, certificate, body
         FROM exports, copies WHERE stage = 'pending'",
        "UPDATE facts SET value = '1000000' WHERE name = 'exports_granted'",
    ] {
        stage.world.database.execute(sql, Vec::new()).expect("a statement");
    }
    stage.say("export_again").expect::<RunView>();
    let (run, most) = to_the_end(&stage);
    assert_eq!((run.phase, run.exports.files), (Phase::Done, 0));
    assert!(most < 60, "{most} statements without a wait");
}
