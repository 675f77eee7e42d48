//! What was written to `BambooHR` is looked at again: what somebody has changed or deleted is told, and theirs.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    api::runs::RunView,
    export::entry::{FileView, Part},
    sync::run::Phase,
};
use simulators::faults::{Effect, Fault};

use crate::{exporting::exporting, stage::Stage};

/// The record and the file of each completion, by its number.
fn written(stage: &Stage) -> Vec<(u64, u64)> {
    let mut exports = stage.exports().exports;
    exports.reverse();
    let ids = exports.iter().map(|export| match (export.record, export.certificate) {
        (Part::Written { id: record }, FileView::Issued { file: Part::Written { id: file } }) => {
            (record.0, file.0)
        }
        other => panic!("{other:?}"),
    });
    ids.collect()
}

/// As many syncs as it takes to look at everything that one of these stages has written, twice.
fn sync_on(stage: &Stage) -> Vec<RunView> {
    (0..6).map(|_| stage.sync()).collect()
}

fn altered(runs: &[RunView]) -> u64 {
    runs.iter().map(|run| run.exports.altered).sum()
}

#[test]
fn what_somebody_has_changed_or_deleted_is_told_once_and_left_alone() {
    let stage = exporting(8);
    stage.complete(&stage.learners()[..1], "Ladders", 4);
    stage.sync();
    let written = written(&stage);
    stage.bamboohr().note_in_training_record(written[1].0, "mine");
    stage.bamboohr().delete_training_record(written[2].0);
    stage.bamboohr().delete_file(written[3].1);

    let runs = sync_on(&stage);
    assert_eq!(altered(&runs), 3);
    let counts = stage.exports().counts;
    assert_eq!((counts.altered, counts.done), (3, 2));
    assert!(runs.iter().all(|run| (run.exports.records, run.exports.files) == (0, 0)), "{runs:?}");
    assert_eq!(stage.bamboohr().training_records().len(), written.len() - 1);
    assert_eq!(stage.bamboohr().files().len(), written.len() - 1);
}

#[test]
fn twenty_are_looked_at_in_a_run_and_everything_in_turn() {
    let stage = exporting(8);
    stage.complete(&stage.learners()[..1], "Ladders", 30);
    stage.sync();
    let written = written(&stage);
    for (record, _) in [written[30], written[0]] {
        stage.bamboohr().delete_training_record(record);
        assert_eq!(altered(&sync_on(&stage)), 1, "record {record} of {written:?}");
    }
    for (record, _) in &written[1..30] {
        stage.bamboohr().delete_training_record(*record);
    }
    assert!(sync_on(&stage).iter().all(|run| run.exports.altered <= 20));
    assert_eq!(stage.exports().counts.altered, 31);
}

/// An organisation two of whose people have each a record that somebody has deleted, and a `BambooHR` that answers the
/// next look at somebody's records with `status`.
fn refusing_one(status: u16) -> (Stage, RunView) {
    let stage = exporting(8);
    stage.complete(&stage.learners()[..2], "Ladders", 1);
    stage.sync();
    // Behind the last one it begins again.
    stage.sync();
    for (record, _) in written(&stage) {
        stage.bamboohr().delete_training_record(record);
    }
    let answer = Effect::Status { code: status, retry_after: None, body: None };
    stage.bamboohr().fault(Fault::on("/training/record/employee/", answer).by("GET").times(1));
    let run = stage.sync();
    (stage, run)
}

#[test]
fn whose_records_the_key_may_not_see_keeps_nobody_elses_from_being_looked_at() {
    let (stage, run) = refusing_one(403);
    assert!(run.exports.altered > 0 && run.exports.altered < 3, "{run:?}");
    assert!(run.phase == Phase::Done && run.exports.failure.is_some(), "{run:?}");
    assert_eq!(run.exports.altered + altered(&sync_on(&stage)), 3);
}

#[test]
fn a_failure_that_concerns_everybody_is_waited_out_and_all_are_looked_at() {
    let (_, run) = refusing_one(503);
    assert_eq!((run.phase, run.exports.altered, run.exports.failure), (Phase::Done, 3, None));
}

#[test]
fn a_look_that_takes_too_long_is_gone_on_with_by_the_next_run_where_it_ended() {
    const PEOPLE: usize = 12;
    let stage = exporting(20);
    stage.complete(&stage.learners()[..PEOPLE], "Ladders", 1);
    stage.sync();
    stage.sync();
    // An alarm looks at some of them.
    stage.world.takes.set(TimeDelta::seconds(4));
    let mut looked_at = Vec::new();
    for _ in 0..6 {
        stage.take_asked();
        stage.sync();
        let is_look = |request: &String| request.contains("/training/record/employee/");
        let looks: BTreeSet<_> = stage.take_asked().into_iter().filter(is_look).collect();
        assert!(looks.len() < PEOPLE, "{looks:?}");
        looked_at.extend(looks);
    }
    let each: BTreeSet<_> = looked_at.iter().collect();
    assert_eq!(each.len(), PEOPLE, "{looked_at:#?}");
}
