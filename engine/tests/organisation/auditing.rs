//! The audit trail: who did what, once each, signed, and verified by whoever has it.

use chrono::TimeDelta;
use domain::{
    api::{
        audit::{AuditLinesView, AuditView, CheckpointView, TrailView},
        error::ErrorCode,
        runs::Outcome,
    },
    audit::{
        Act, Actor, Broken, Chain, Detail, Entry, Subject,
        export::{FirstLine, LastLine, Verification},
    },
    service::HrSystem,
    sync::run::{Phase, RunId},
    text::Text,
};
use serde_json::{Value, json};

use crate::stage::{EVERYTHING, Stage, Then};

/// All entries, the first one first, page by page.
fn trail(stage: &Stage) -> Vec<Entry> {
    asked(stage, &json!({}))
}

fn asked(stage: &Stage, filters: &Value) -> Vec<Entry> {
    let (mut entries, mut before) = (Vec::new(), None);
    loop {
        let mut command = json!({ "command": "audit", "before": before });
        command.as_object_mut().expect("an object").extend(filters.as_object().expect("filters").clone());
        let page: AuditView = stage.ask(command).expect();
        let read = |line: &String| serde_json::from_str::<Entry>(line).expect("an entry");
        entries.extend(page.lines.iter().map(read));
        before = page.next;
        if before.is_none() {
            entries.reverse();
            return entries;
        }
    }
}

fn acts(entries: &[Entry]) -> Vec<Act> {
    entries.iter().map(|entry| entry.deed.act).collect()
}

fn view(stage: &Stage) -> TrailView {
    stage.say("audit_trail").expect()
}

/// Verifies the whole trail as the page does: all its lines, as they were written.
fn verified(stage: &Stage, kept: Option<&str>) -> Result<Chain, Broken> {
    let TrailView { trail, after, signed, checkpoint, .. } = view(stage);
    let mut verification =
        Verification::new(&FirstLine { trail, after, signed }, &LastLine { checkpoint }, kept)?;
    loop {
        let command = json!({ "command": "audit_lines", "after": verification.length() });
        let page: AuditLinesView = stage.ask(command).expect();
        if page.lines.is_empty() {
            return verification.end();
        }
        for line in &page.lines {
            verification = verification.line(line)?;
        }
    }
}

fn of_run(id: RunId, entry: &Entry) -> bool {
    entry.deed.subject == Some(Subject::Run(id))
}

#[test]
fn whatever_an_admin_does_is_recorded_once_with_who_and_to_what() {
    let stage = Stage::of(20);
    let ran = stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on" }));
    let withdrawal = json!({
        "command": "withdraw_attribute", "service": "personio", "form": { "attribute": "team" },
    });
    stage.ask(withdrawal).expect::<Value>();
    let entries = trail(&stage);
    assert_eq!(
        acts(&entries),
        [
            Act::CredentialTested,
            Act::FirstSyncPreviewed,
            Act::RunStarted,
            Act::PlanApproved,
            Act::RunEnded,
            Act::SettingsSaved,
            Act::AttributeWithdrawn,
        ]
    );
    let ada = Actor::Member("ada".to_owned());
    for entry in &entries {
        let by = if entry.deed.act == Act::RunEnded { &Actor::Rollcall } else { &ada };
        assert_eq!(&entry.deed.actor, by, "{entry:?}");
    }
    let personio = Some(Subject::Service(HrSystem::Personio.into()));
    let subjects: Vec<_> = entries.iter().map(|entry| entry.deed.subject.clone()).collect();
    let of_run = Some(Subject::Run(ran.id));
    assert_eq!(
        subjects,
        [personio.clone(), personio.clone(), of_run.clone(), of_run.clone(), of_run, None, personio]
    );
    assert_eq!(entries[4].deed.detail, Some(Detail::Outcome(Outcome::Done)));
    let named: AuditView = stage.ask(json!({ "command": "audit" })).expect();
    assert_eq!(named.names.get("ada").map(Text::as_str), Some("Ada"));
    assert_eq!(verified(&stage, None).map(|end| end.length), Ok(7));
}

#[test]
fn the_schedule_is_named_where_it_is_the_schedule() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["09:00"] }));
    let before = trail(&stage).len();
    stage.pass(TimeDelta::days(1));
    let entries = trail(&stage);
    let by: Vec<_> =
        entries[before..].iter().map(|entry| (entry.deed.actor.clone(), entry.deed.act)).collect();
    assert_eq!(by[..2], [(Actor::Schedule, Act::RunStarted), (Actor::Rollcall, Act::RunEnded)]);
}

#[test]
fn entries_are_found_by_whatever_they_say() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    let noon = stage.now();
    stage.pass(TimeDelta::hours(1));
    let second = stage.sync();
    let all = trail(&stage);
    let since = noon + TimeDelta::minutes(30);
    for (filters, holds) in [
        (
            json!({ "act": "run_ended" }),
            &(|e: &Entry| e.deed.act == Act::RunEnded) as &dyn Fn(&Entry) -> bool,
        ),
        (json!({ "actor": "member/ada" }), &|e| matches!(e.deed.actor, Actor::Member(_))),
        (json!({ "actor": "rollcall" }), &|e| e.deed.actor == Actor::Rollcall),
        (json!({ "subject": format!("run/{}", second.id.0) }), &|e| of_run(second.id, e)),
        (json!({ "subject": "service/personio" }), &|e| matches!(e.deed.subject, Some(Subject::Service(_)))),
        (json!({ "since": since.timestamp_millis() }), &|e| e.at >= since),
        (json!({ "until": since.timestamp_millis() }), &|e| e.at < since),
        (json!({ "act": "run_ended", "since": since.timestamp_millis() }), &|e| {
            e.at >= since && e.deed.act == Act::RunEnded
        }),
    ] {
        let expected: Vec<_> = all.iter().filter(|entry| holds(entry)).cloned().collect();
        assert!(!expected.is_empty() && expected.len() < all.len(), "{filters} tells nothing apart");
        assert_eq!(asked(&stage, &filters), expected, "{filters}");
    }
    assert_eq!(asked(&stage, &json!({ "actor": "nobody" })), []);
}

#[test]
fn a_long_trail_comes_in_pages_and_verifies_whole() {
    let stage = Stage::of(5);
    stage.connect(HrSystem::Personio);
    for _ in 0..120 {
        stage.ask(json!({ "command": "discard_draft", "service": "personio" })).expect::<()>();
    }
    let entries = trail(&stage);
    let numbers: Vec<_> = entries.iter().map(|entry| entry.sequence).collect();
    assert_eq!(numbers, (1..=entries.len() as u64).collect::<Vec<_>>());
    assert!(entries.len() > 120);
    assert_eq!(verified(&stage, None).map(|end| end.length), Ok(entries.len() as u64));
}

#[test]
fn what_is_refused_is_recorded_once_a_minute_and_a_form_with_a_mistake_is_not() {
    let stage = Stage::of(20);
    let refuse = || assert_eq!(stage.say("start_run").code(), "not_connected");
    for _ in 0..50 {
        refuse();
    }
    let refusals = |stage: &Stage| {
        let entries = trail(stage);
        entries
            .iter()
            .map(|entry| (entry.deed.act, entry.deed.refused.map(ErrorCode::as_str)))
            .collect::<Vec<_>>()
    };
    let refused = (Act::SyncAsked, Some("not_connected"));
    assert_eq!(refusals(&stage), [refused]);
    stage.world.wait_until(stage.now() + TimeDelta::seconds(61));
    refuse();
    assert_eq!(refusals(&stage), [refused; 2]);
    let blank = json!({ "client_id": "", "client_secret": "" });
    assert_eq!(stage.test(HrSystem::Personio, blank, &EVERYTHING).code(), "field_blank");
    assert_eq!(refusals(&stage), [refused; 2]);
    let wrong = json!({ "client_id": "papi-x", "client_secret": "papi-y" });
    assert_eq!(stage.test(HrSystem::Personio, wrong, &EVERYTHING).code(), "provider_wrong_credential");
    assert_eq!(refusals(&stage)[2..], [(Act::CredentialTested, Some("provider_wrong_credential"))]);
}

/// Whatever statement fails: something is done and in the trail, or neither.
#[test]
fn nothing_is_done_without_being_recorded_nor_recorded_without_being_done() {
    let waiting = || {
        let stage = Stage::of(20);
        stage.connect(HrSystem::Personio);
        stage.save(json!({ "guard_people": "0" }));
        stage.personio().hire(3);
        stage.sync();
        assert!(stage.is_waiting());
        stage
    };
    let mut failures = 0;
    for statements in 0.. {
        let stage = waiting();
        let (run, before) = (stage.latest(), trail(&stage).len());
        let form = json!({ "plan": stage.plan(&run).hash });
        stage.world.database.fail_after(statements);
        stage.ask(json!({ "command": "approve_plan", "run": run.id, "form": form }));
        let has_failed = !stage.world.database.fail_no_more();
        let is_approved = stage.latest().phase != run.phase;
        let recorded = acts(&trail(&stage)[before..]);
        assert_eq!(recorded.contains(&Act::PlanApproved), is_approved, "after {statements} statements");
        if !has_failed {
            break;
        }
        failures += 1;
    }
    assert!(failures > 10, "{failures}");
}

#[test]
fn killed_at_whatever_moment_a_run_has_one_beginning_and_one_end() {
    for moment in 0..40 {
        let stage = Stage::of(20);
        stage.connect(HrSystem::Personio);
        stage.personio().hire(1);
        let begun = stage.start();
        stage.ring(|waited| if waited == moment { Then::Crash } else { Then::GoOn });
        let ended = stage.settle();
        assert_eq!(ended.phase, Phase::Done);
        let of_run: Vec<_> = trail(&stage).into_iter().filter(|e| of_run(begun.id, e)).collect();
        assert_eq!(acts(&of_run), [Act::RunStarted, Act::RunEnded], "killed at {moment}");
        assert!(verified(&stage, None).is_ok(), "killed at {moment}");
    }
}

#[test]
fn a_run_that_ends_by_a_fault_of_ours_is_in_the_trail_and_signed() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.start();
    stage.change_sealing_key(2);
    let ended = stage.settle();
    assert!(matches!(ended.phase, Phase::Faulted { .. }), "{ended:?}");
    let last = trail(&stage).pop().expect("an entry");
    assert_eq!((last.deed.act, last.deed.detail), (Act::RunEnded, Some(Detail::Outcome(Outcome::Failed))));
    stage.change_sealing_key(1);
    stage.pass(TimeDelta::hours(2));
    assert!(verified(&stage, None).is_ok());
}

fn published(stage: &Stage) -> CheckpointView {
    stage.say("checkpoint").expect()
}

#[test]
fn a_checkpoint_is_made_when_a_run_has_ended_and_an_hour_after_anything_else() {
    let stage = Stage::of(20);
    assert_eq!(stage.say("checkpoint").code(), "not_found", "there is nothing to sign");
    stage.connect(HrSystem::Personio);
    let first = published(&stage);
    let of_first = first.checkpoint.clone();
    assert_eq!(verified(&stage, Some(&of_first)).map(|end| end.length), Ok(5));
    stage.save(json!({ "automatic": "on" }));
    assert_eq!(published(&stage), first, "not yet");
    stage.pass_until_signed();
    let second = published(&stage);
    assert_ne!(second, first);
    // It is of the same history.
    assert!(verified(&stage, Some(&second.checkpoint)).is_ok() && verified(&stage, Some(&of_first)).is_ok());
    stage.pass(TimeDelta::hours(3));
    assert_eq!(published(&stage), second, "nothing was done since");
    assert!(second.checkpoint.starts_with("rollcall.audit/acme\n6\n"), "{second:?}");
}

#[test]
fn a_trail_that_was_tampered_with_in_storage_does_not_verify() {
    for (sql, broken) in [
        (
            "UPDATE audit SET line = replace(line, 'ada', 'eve') WHERE sequence = 3",
            &(|broken| broken == Broken::Altered(4)) as &dyn Fn(Broken) -> bool,
        ),
        ("DELETE FROM audit WHERE sequence = 3", &|broken| {
            broken == Broken::OutOfPlace { expected: 3, found: 4 }
        }),
        // Whoever has the database can't sign what they make of its end.
        ("DELETE FROM audit WHERE sequence > 4", &|broken| broken == Broken::CutOff { ends: 4, signed: 5 }),
        ("UPDATE audit SET line = replace(line, 'rollcall', 'operator') WHERE sequence = 5", &|broken| {
            broken == Broken::NotAsSigned(5)
        }),
    ] {
        let stage = Stage::of(20);
        stage.connect(HrSystem::Personio);
        let kept = published(&stage).checkpoint;
        assert!(verified(&stage, Some(&kept)).is_ok());
        stage.world.database.execute(sql, Vec::new()).expect("a statement");
        assert!(verified(&stage, Some(&kept)).is_err_and(broken), "{sql}");
    }
}

#[test]
fn what_somebody_has_made_of_the_trail_is_not_signed_and_does_not_verify_whatever_comes_after() {
    for sql in [
        "DELETE FROM audit WHERE sequence > 4",
        "UPDATE audit SET line = replace(line, 'rollcall', 'operator') WHERE sequence = 5",
        "UPDATE audit SET line = replace(line, 'Z\",', 'Z at noon\",') WHERE sequence = 5",
    ] {
        let stage = Stage::of(20);
        stage.connect(HrSystem::Personio);
        let before = published(&stage);
        stage.world.database.execute(sql, Vec::new()).expect("a statement");
        stage.save(json!({ "automatic": "on", "times": ["09:00"] }));
        stage.sync();
        stage.pass(TimeDelta::days(1));
        assert_eq!(published(&stage), before, "{sql}");
        assert!(verified(&stage, None).is_err(), "{sql}");
        // Nor is it signed for who takes it along.
        assert_eq!(view(&stage).checkpoint, before.checkpoint, "{sql}");
        assert!(
            stage.log().iter().any(|(_, message, _)| message == "the audit trail is not signed"),
            "{sql}"
        );
        // Everything else goes on.
        assert!(
            stage.runs().len() > 2 && stage.world.due.get().is_some_and(|due| due > stage.now()),
            "{sql}"
        );
    }
}

#[test]
fn what_is_older_than_it_is_kept_is_cut_off_at_a_checkpoint_and_the_rest_verifies() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "trail_years": "1", "automatic": "on", "times": ["09:00"] }));
    let kept = published(&stage).checkpoint;
    let until = stage.now();
    stage.pass(TimeDelta::days(365));
    assert_eq!(view(&stage).cut, 0, "not before its time");
    stage.pass(TimeDelta::days(3));
    let cut = view(&stage);
    assert!(cut.cut > 0 && cut.after.is_some());
    let entries = trail(&stage);
    assert_eq!(entries[0].sequence, cut.cut + 1);
    assert!(entries[0].at >= until, "{:?}", entries[0]);
    assert!(acts(&entries).contains(&Act::TrailCut));
    assert!(verified(&stage, None).is_ok());
    // A checkpoint of what is not there any more can't be compared; one of the cut itself can.
    assert!(verified(&stage, Some(&kept)).is_err() || kept == cut.after.clone().unwrap());
    assert!(verified(&stage, cut.after.as_deref()).is_ok());
    // Whatever is left is still bound to it.
    let sql = "UPDATE audit SET line = replace(line, 'rollcall', 'operator') WHERE sequence = (SELECT min(sequence) FROM audit)";
    stage.world.database.execute(sql, Vec::new()).expect("a statement");
    stage
        .world
        .database
        .execute("DELETE FROM audit WHERE sequence = (SELECT min(sequence) FROM audit)", Vec::new())
        .expect("a statement");
    assert!(verified(&stage, None).is_err());
}

#[test]
fn a_trail_of_which_everything_is_cut_off_goes_on_where_it_ended() {
    let stage = Stage::of(5);
    stage.save(json!({ "trail_years": "1" }));
    stage.pass_until_signed();
    let before = trail(&stage).len() as u64;
    stage.pass(TimeDelta::days(400));
    let entries = trail(&stage);
    assert_eq!((view(&stage).cut, entries[0].sequence), (before, before + 1));
    assert_eq!(acts(&entries), [Act::TrailCut]);
    assert!(verified(&stage, None).is_ok());
    assert!(stage.world.due.get().is_none_or(|due| due > stage.now()), "it is not woken for nothing");
}

#[test]
fn what_is_not_there_is_not_named() {
    let stage = Stage::of(5);
    for run in [7, 8, 9] {
        let command = json!({ "command": "drop_run", "run": run });
        assert_eq!(stage.ask(command).code(), "not_found");
    }
    let entries = trail(&stage);
    assert_eq!((acts(&entries), &entries[0].deed.subject), (vec![Act::RunDropped], &None));
}

#[test]
fn without_its_sealing_key_nothing_is_signed_and_everything_else_goes_on() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    let before = published(&stage);
    stage.save(json!({ "automatic": "on", "times": ["09:00"] }));
    stage.change_sealing_key(2);
    stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &EVERYTHING).expect::<Value>();
    let settings = json!({ "retention_days": "9" });
    stage.save(settings);
    stage.pass(TimeDelta::hours(3));
    assert_eq!(published(&stage), before);
    assert!(
        stage.world.due.get().is_some_and(|due| due > stage.now()),
        "the schedule goes on, and no faster"
    );
    assert!(stage.log().iter().any(|(_, message, _)| message == "the audit trail is not signed"));
    stage.change_sealing_keys(&[2, 1]);
    stage.ask(json!({ "command": "reseal" })).expect::<Value>();
    stage.save(json!({ "retention_days": "8" }));
    stage.pass_until_signed();
    assert_ne!(published(&stage), before);
    stage.change_sealing_key(2);
    assert!(verified(&stage, Some(&before.checkpoint)).is_ok(), "it is the key of before");
}

fn report(stage: &Stage, id: &str) -> Value {
    let deed = json!({ "actor": "member/eve", "act": "signed_in" });
    let names = json!([{ "id": "eve", "name": "Eve" }]);
    let report = json!({ "id": id, "at": stage.now(), "deed": deed, "names": names });
    json!({ "command": "record", "report": report.to_string() })
}

#[test]
fn what_was_done_outside_is_recorded_once_however_often_it_is_told() {
    let stage = Stage::of(5);
    for id in ["one", "two", "one"] {
        stage.ask(report(&stage, id)).expect::<()>();
    }
    assert_eq!(acts(&trail(&stage)), [Act::SignedIn; 2]);
    let named: AuditView = stage.ask(json!({ "command": "audit" })).expect();
    assert_eq!(named.names.get("eve").map(Text::as_str), Some("Eve"));
    assert!(stage.world.due.get().is_some(), "it is to be signed");
}

#[test]
fn what_is_told_of_an_organisation_that_is_gone_makes_no_tables() {
    let stage = Stage::of(5);
    stage.ask(report(&stage, "one")).expect::<()>();
    stage.say("erase").expect::<Value>();
    stage.world.is_erased.set(true);
    stage.ask(report(&stage, "two"));
    assert_eq!(stage.world.database.dump(), [""; 0]);
}

#[test]
fn the_trail_says_nothing_of_people() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    stage.sync();
    let lines = stage.world.database.rows("audit").join("\n").to_lowercase();
    assert!(lines.contains("run_ended"));
    for person in stage.personio().people() {
        let values = [&person.first_name, &person.last_name, &person.email, &person.position];
        // A name of three letters is in many a word.
        for value in values.into_iter().filter(|value| value.len() > 4) {
            assert!(!lines.contains(&value.to_lowercase()), "{value}");
        }
    }
}
