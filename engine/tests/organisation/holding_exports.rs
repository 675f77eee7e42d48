//! Exports that an admin sees before anything of them is written.

use chrono::TimeDelta;
use domain::{service::HrSystem, sync::run::Phase};
use serde_json::json;
use simulators::ispring::Completion;

use crate::{
    exporting::{allow, exporting},
    stage::Stage,
};

/// An organisation of `BambooHR` whose people have learned for long, and whose exports were just allowed.
fn with_history() -> Stage {
    let stage = Stage::of(30);
    stage.connect(HrSystem::BambooHr);
    allow(&stage);
    stage
}

#[test]
fn the_first_export_writes_nothing_that_nobody_has_seen() {
    let stage = with_history();
    let types = stage.bamboohr().training_types();
    let run = stage.sync();
    assert_eq!((run.phase, run.exports.records, run.exports.failure), (Phase::Done, 0, None));
    assert!(stage.bamboohr().training_records().is_empty() && stage.bamboohr().files().is_empty());
    assert_eq!(stage.bamboohr().training_types(), types, "no type either");
    let waiting = stage.waiting_exports(0);
    assert!(waiting.first && waiting.completions > 0 && waiting.people > 1, "{waiting:?}");
    assert_eq!(waiting.exports.len() as u64, waiting.completions);
    assert_eq!(
        (run.exports.waiting, stage.exports().counts.waiting),
        (waiting.completions, waiting.completions)
    );
    // Nobody is asked twice, and nothing goes ahead by itself.
    stage.sync();
    assert_eq!(stage.waiting_exports(0), waiting);

    let form = json!({ "plan": "00ff", "since": null });
    let refused = stage.ask(json!({ "command": "approve_exports", "form": form }));
    assert_eq!(refused.code(), "plan_changed");
    let run = stage.approve_exports(None);
    assert_eq!((run.phase, run.exports.records, run.exports.waiting), (Phase::Done, waiting.completions, 0));
    assert!(stage.bamboohr().training_types().len() > types.len());
    assert_eq!(stage.waiting_exports(0).plan, None);

    // What comes then does not wait.
    stage.complete(&stage.employed_learners()[..1], "Ladders", 1);
    assert_eq!(stage.sync().exports.records, 1);
}

#[test]
fn what_was_completed_before_the_chosen_day_is_never_written() {
    let stage = with_history();
    stage.sync();
    let waiting = stage.waiting_exports(0);
    let mut days: Vec<_> = waiting.exports.iter().map(|one| one.completed_at.date_naive()).collect();
    days.sort_unstable();
    let since = days[days.len() / 2];
    let before = days.iter().filter(|day| **day < since).count() as u64;
    assert!(before > 0);
    let run = stage.approve_exports(Some(since));
    assert_eq!((run.exports.records, run.exports.waiting), (waiting.completions - before, 0));
    let counts = stage.exports().counts;
    assert_eq!((counts.left_out, counts.waiting), (before, 0));
    assert!(stage.bamboohr().training_records().iter().all(|record| record.completed >= since));

    // Nor is what is found later from then.
    let learner = stage.employed_learners()[0].clone();
    stage.ispring().add_course("Long ago");
    let at = (since - TimeDelta::days(1)).and_hms_opt(12, 0, 0).expect("a time").and_utc();
    let completion = Completion { completed_at: Some(at), ..Completion::default() };
    stage.ispring().complete(&learner, "Long ago", completion).expect("a completion");
    // Everything is read again once the platform is another one and back: here, by an account's own history.
    stage
        .world
        .database
        .execute(
            "UPDATE connections SET body = json_set(body, '$.own.read_until', NULL) WHERE service = 'ispring'",
            Vec::new(),
        )
        .expect("a statement");
    assert_eq!(stage.sync().exports.records, 0);
    assert_eq!(stage.exports().counts.left_out, before + 1);
}

#[test]
fn completions_of_more_people_than_the_limits_allow_wait() {
    let stage = exporting(40);
    let learners = stage.learners();
    stage.save(json!({ "guard_people": "5", "guard_percent": "10" }));
    stage.complete(&learners[..6], "Fire", 1);
    let run = stage.sync();
    assert_eq!((run.exports.records, run.exports.waiting), (0, 6));
    assert!(!stage.waiting_exports(0).first);
    // They are judged anew by each run.
    stage.save(json!({ "guard_people": "6", "guard_percent": "20" }));
    let run = stage.sync();
    assert_eq!((run.exports.records, run.exports.waiting), (6, 0));
    stage.expect_once(6, "after all");
}

#[test]
fn completions_that_wait_are_shown_a_hundred_on_a_page() {
    let stage = exporting(40);
    stage.save(json!({ "guard_people": "5", "guard_percent": "10" }));
    let learners = stage.learners();
    stage.complete(&learners[..10], "Fire", 10);
    stage.sync();
    let page = |from| {
        let view = stage.waiting_exports(from);
        (view.completions, view.exports.len(), view.next)
    };
    assert_eq!(page(0), (100, 100, None));
    stage.complete(&learners[..1], "Knots", 1);
    stage.sync();
    assert_eq!((page(0), page(100)), ((101, 100, Some(100)), (101, 1, None)));
}

#[test]
fn a_company_of_its_own_has_a_first_export_of_its_own() {
    let stage = with_history();
    stage.sync();
    stage.approve_exports(None);
    let written = stage.bamboohr().training_records().len();
    // The ledger is about another company.
    stage
        .world
        .database
        .execute("UPDATE facts SET value = '\"elsewhere\"' WHERE name = 'exported_to'", Vec::new())
        .expect("a statement");
    let run = stage.sync();
    assert_eq!((run.exports.records, stage.bamboohr().training_records().len()), (0, written));
    assert!(run.exports.waiting > 0 && stage.waiting_exports(0).first);
}

#[test]
fn what_was_approved_says_nothing_of_what_comes_after_an_erasure() {
    let stage = exporting(40);
    stage.save(json!({ "guard_people": "5", "guard_percent": "10", "retention_days": "1" }));
    let learners = stage.employed_learners();
    // The latest completions are those of somebody who leaves, and is erased with them.
    let leaver = learners.last().expect("a learner");
    stage.complete(std::slice::from_ref(leaver), "Knots", 10);
    assert_eq!(stage.sync().exports.waiting, 0);
    let people = stage.bamboohr().people();
    let gone = people.iter().find(|person| person.email.eq_ignore_ascii_case(leaver)).expect("a person");
    stage.bamboohr().terminate(gone.id).expect("a person");
    stage.sync();
    stage.pass(TimeDelta::days(2));
    let written = stage.bamboohr().training_records().len();
    stage.complete(&learners[..8], "Fire", 1);
    let run = stage.sync();
    assert_eq!((run.exports.records, run.exports.waiting), (0, 8));
    assert_eq!(stage.bamboohr().training_records().len(), written);
}

#[test]
fn what_waited_before_one_number_said_so_still_waits_and_what_was_granted_still_goes() {
    let stage = exporting(40);
    stage.save(json!({ "guard_people": "5", "guard_percent": "10" }));
    stage.complete(&stage.learners()[..6], "Fire", 1);
    assert_eq!(stage.sync().exports.waiting, 6);
    let before = stage.waiting_exports(0);
    // As the tables were then: each that waits says so itself, and no fact says it of all.
    let waiting = "UPDATE exports SET stage = 'waiting' WHERE json_extract(body, '$.permission') = 'waiting'
                   AND stage = 'pending'";
    stage.sleep_since(3, &[waiting, "DELETE FROM facts WHERE name = 'exports_granted'"]);
    assert_eq!(stage.waiting_exports(0), before);
    let counts = stage.exports().counts;
    assert_eq!((counts.waiting, counts.done), (6, 1));
    assert_eq!(stage.approve_exports(None).exports.records, 6);
}

#[test]
fn what_is_completed_after_the_first_approval_goes_ahead_also_if_nothing_was_written_by_it() {
    let stage = Stage::of(20);
    stage.ispring().clear_accounts();
    stage.connect(HrSystem::BambooHr);
    allow(&stage);
    stage.complete(&stage.learners()[..1], "Old", 1);
    stage.sync();
    let tomorrow = (stage.now() + TimeDelta::days(1)).date_naive();
    assert_eq!(stage.approve_exports(Some(tomorrow)).exports.records, 0);
    stage.pass(TimeDelta::days(2));
    stage.complete(&stage.learners()[..1], "New", 1);
    let tally = stage.sync().exports;
    assert_eq!((tally.waiting, tally.records), (0, 1), "{tally:?}");
}
