//! Which completion is which: dates that are recalculated, courses that are taken again, results that say too little.

use chrono::{NaiveDate, TimeDelta};
use domain::export::entry::Stage as ExportStage;
use serde_json::json;
use simulators::{
    bamboohr::TrainingRecord,
    faults::{Effect, Fault},
    ispring::Completion,
};

use crate::{
    exporting::exporting,
    stage::{Stage, Then},
};

const COURSE: &str = "Ladders";

/// A company of which somebody has completed a course, with a test, a month ago, and it was written.
fn exported() -> (Stage, String) {
    let stage = exporting(20);
    let kim = stage.learners()[1].clone();
    stage.ispring().add_course(COURSE);
    complete(&stage, &kim, 30, 80.0);
    stage.sync();
    stage.expect_once(1, "at first");
    (stage, kim)
}

/// Somebody has completed the course so many `days` ago.
fn complete(stage: &Stage, who: &str, days: i64, score: f64) {
    let at = Some(stage.now() - TimeDelta::days(days));
    let completion = Completion { completed_at: at, score: Some(score), ..Completion::default() };
    stage.ispring().complete(who, COURSE, completion).expect("a completion");
}

fn day(stage: &Stage, days: i64) -> NaiveDate {
    (stage.now() - TimeDelta::days(days)).date_naive()
}

/// The records of the course, in the order in which they were written.
fn records(stage: &Stage) -> Vec<TrainingRecord> {
    let kind = stage.bamboohr().training_types().into_iter().find(|kind| kind.name == COURSE);
    let kind = kind.expect("a type").id;
    stage.bamboohr().training_records().into_iter().filter(|record| record.training_type == kind).collect()
}

#[test]
fn a_date_that_is_recalculated_corrects_the_record_that_was_written() {
    let (stage, kim) = exported();
    let before = records(&stage);
    complete(&stage, &kim, 3, 80.0);
    let run = stage.sync();
    assert_eq!((run.exports.records, run.exports.files), (0, 0), "{run:?}");
    let after = records(&stage);
    assert_eq!(after, [TrainingRecord { completed: day(&stage, 3), ..before[0].clone() }]);
    stage.expect_once(1, "corrected");

    // It is the same from now on.
    stage.take_asked();
    stage.sync();
    assert!(!stage.take_asked().iter().any(|asked| asked.starts_with("Put")), "nothing is written again");
}

#[test]
fn a_date_that_is_recalculated_back_is_corrected_back() {
    let (stage, kim) = exported();
    let before = records(&stage);
    let at = stage.now();
    complete(&stage, &kim, 3, 80.0);
    stage.sync();
    // The very instant of before.
    let completed_at = Some(at - TimeDelta::days(30));
    let completion = Completion { completed_at, score: Some(80.0), ..Completion::default() };
    stage.ispring().complete(&kim, COURSE, completion).expect("a completion");
    stage.sync();
    assert_eq!(records(&stage), before);
    stage.expect_once(1, "corrected back");
}

#[test]
fn a_date_that_is_recalculated_corrects_a_record_once_whatever_happens() {
    let about_to_correct = || {
        let (stage, kim) = exported();
        complete(&stage, &kim, 3, 80.0);
        stage.start();
        stage
    };
    let (_, moments) = about_to_correct().settle_with(|_| Then::GoOn);
    for moment in 0..moments {
        let stage = about_to_correct();
        stage.settle_with(|now| if now == moment { Then::Crash } else { Then::GoOn });
        stage.sync();
        let completed: Vec<_> = records(&stage).iter().map(|record| record.completed).collect();
        assert_eq!(completed, [day(&stage, 3)], "a crash at {moment}");
        stage.expect_once(1, &format!("a crash at {moment}"));
    }
}

#[test]
fn a_record_that_somebody_has_changed_is_not_corrected() {
    let (stage, kim) = exported();
    let before = records(&stage)[0].clone();
    stage.bamboohr().note_in_training_record(before.id, "with distinction");
    complete(&stage, &kim, 3, 80.0);
    stage.sync();
    let after = records(&stage);
    let theirs = Some("with distinction".to_owned());
    assert_eq!(after, [TrainingRecord { notes: theirs, ..before }]);
    assert_eq!(stage.exports().counts.altered, 1);
}

#[test]
fn a_course_that_is_taken_again_is_another_completion() {
    let (stage, kim) = exported();
    complete(&stage, &kim, 3, 95.0);
    stage.sync();
    let completed = || records(&stage).iter().map(|record| record.completed).collect::<Vec<_>>();
    assert_eq!(completed(), [day(&stage, 30), day(&stage, 3)]);
    // Of the two the last one was recalculated.
    complete(&stage, &kim, 1, 95.0);
    stage.sync();
    assert_eq!(completed(), [day(&stage, 30), day(&stage, 1)]);
}

#[test]
fn what_waits_for_an_admin_waits_with_the_date_of_now() {
    let stage = exporting(20);
    stage.save(json!({ "guard_people": "0", "guard_percent": "0" }));
    let kim = stage.learners()[1].clone();
    stage.ispring().add_course(COURSE);
    complete(&stage, &kim, 30, 80.0);
    assert_eq!(stage.sync().exports.waiting, 1);
    complete(&stage, &kim, 3, 80.0);
    assert_eq!(stage.sync().exports.waiting, 1);
    let waiting = stage.exports().exports.into_iter().filter(|one| one.stage == ExportStage::Waiting);
    let days: Vec<_> = waiting.map(|one| one.completed_at.date_naive()).collect();
    assert_eq!(days, [day(&stage, 3)]);
}

#[test]
fn results_that_say_too_little_are_told_once_and_hold_nothing_up() {
    let stage = exporting(20);
    let kim = stage.learners()[1].clone();
    let id = stage.ispring().account(&kim).expect("an account").id;
    let result = |course: &str, enrollment: Option<&str>, date: Option<&str>| {
        let mut result = json!({ "userId": id, "courseId": course, "courseTitle": "Brandschutz",
            "accessDate": "2026-05-01T08:00:00+00:00", "completionStatus": "passed" });
        if let Some(enrollment) = enrollment {
            result["enrollmentId"] = json!(enrollment);
        }
        if let Some(date) = date {
            result["completionDate"] = json!(date);
        }
        result
    };
    let (date, enrollment) =
        (Some("2026-05-03T10:00:00+00:00"), Some("7c9e6679-7425-40de-944b-e07fc1f90ae9"));
    let results = [result("c1", None, date), result("c2", enrollment, None), result("c3", enrollment, date)];
    let body = Some(json!({ "results": results }));
    let answer = Effect::Status { code: 200, retry_after: None, body };
    stage.ispring().fault(Fault::on("/learners/results", answer));
    let run = stage.sync();
    assert_eq!((run.exports.unreadable, run.exports.records), (2, 1), "{run:?}");

    stage.pass(TimeDelta::days(40));
    stage.take_asked();
    assert_eq!(stage.sync().exports.unreadable, 0, "they were told of");
    stage.take_asked();
    stage.sync();
    let since = day(&stage, 30).to_string();
    let asked = stage.take_asked();
    let from = |asked: &&String| asked.contains("completionDate%5BstartDate%5D=") && asked.contains(&since);
    assert!(asked.iter().any(|asked| from(&asked)), "it is read from where the last run was: {asked:?}");
}
