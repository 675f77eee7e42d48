//! What comes by itself: slots of the schedule, each once, and erasing who left and what was changed long ago.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{runs::ChangesView, runs::RunView, sync::SyncView},
    service::HrSystem,
    sync::run::{DropReason, Phase, RunId, Trigger},
};
use engine::platform::Level;
use serde_json::json;

use crate::{
    exporting::exporting,
    stage::{Stage, Then, morning},
};

/// A sync at each of `times`, on the clocks of UTC.
fn scheduled(times: &[&str]) -> Stage {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    schedule(&stage, times, "UTC");
    stage
}

fn schedule(stage: &Stage, times: &[&str], zone: &str) {
    stage.save(json!({ "automatic": "on", "times": times, "zone": zone }));
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

/// The queue's message of a tick at `at`, whenever it comes.
fn message(stage: &Stage, at: DateTime<Utc>) {
    stage.ask(json!({ "command": "wake", "now": at })).expect::<()>();
}

fn slot_of(run: &RunView) -> Option<String> {
    match run.trigger {
        Trigger::Schedule { slot } => Some(slot.to_string()),
        _ => None,
    }
}

/// The slots that started a run.
fn started(stage: &Stage) -> Vec<String> {
    stage.runs().iter().filter(|run| run.phase != Phase::Missed).filter_map(slot_of).collect()
}

/// The slots that are recorded as missed.
fn missed(stage: &Stage) -> Vec<String> {
    stage.runs().iter().filter(|run| run.phase == Phase::Missed).filter_map(slot_of).collect()
}

/// Lets a run come to its end, calling `between` at each of its moments.
fn run_out(stage: &Stage, mut between: impl FnMut(u64) -> Then) {
    let mut moments = 0;
    for _ in 0..100 {
        if stage.latest().ended_at.is_some() {
            return;
        }
        stage.ring_or_wake(|_| {
            moments += 1;
            between(moments - 1)
        });
    }
    panic!("the run does not end: {:?}", stage.latest());
}

#[test]
fn a_slot_starts_one_run_however_often_and_in_whatever_order_its_messages_come() {
    let slot = morning() + TimeDelta::hours(1);
    for (messages, runs) in [
        (&[-60][..], 0),
        (&[0], 1),
        (&[0, 0, 0], 1),
        (&[60, 0], 1),
        (&[-60, 0, -60, 0], 1),
        (&[180, 60, -60, 0, 120], 1),
    ] {
        for is_settled_between in [false, true] {
            let stage = scheduled(&["09:00"]);
            for seconds in messages {
                let at = slot + TimeDelta::seconds(*seconds);
                stage.world.wait_until(at);
                message(&stage, at);
                if is_settled_between {
                    stage.settle();
                }
            }
            assert_eq!(stage.settle().phase, Phase::Done);
            assert_eq!(started(&stage).len(), runs, "{messages:?}, settled between: {is_settled_between}");
            assert_eq!(missed(&stage), [""; 0]);
        }
    }
}

#[test]
fn a_message_that_comes_again_at_whatever_moment_of_its_run_starts_nothing() {
    let slot = morning() + TimeDelta::hours(1);
    for moment in 0.. {
        let stage = scheduled(&["09:00"]);
        stage.world.wait_until(slot);
        message(&stage, slot);
        let mut is_repeated = false;
        run_out(&stage, |passed| {
            if passed == moment {
                is_repeated = true;
                message(&stage, slot);
            }
            Then::GoOn
        });
        message(&stage, slot);
        assert_eq!(
            (started(&stage), stage.latest().phase),
            (vec!["2026-11-02T09:00".to_owned()], Phase::Done)
        );
        if !is_repeated {
            assert!(moment > 1, "{moment}");
            break;
        }
    }
}

#[test]
fn a_slot_is_made_up_for_within_two_hours_and_recorded_as_missed_from_then_on() {
    let slot = morning() + TimeDelta::hours(1);
    // How late, what starts, what is missed first, and how many are.
    for (late, starts, first, many) in [
        (TimeDelta::zero(), Some("2026-11-02T09:00"), None, 0),
        (TimeDelta::minutes(1), Some("2026-11-02T09:00"), None, 0),
        (TimeDelta::seconds(7199), Some("2026-11-02T09:00"), None, 0),
        (TimeDelta::seconds(7200), None, Some("2026-11-02T09:00"), 1),
        (TimeDelta::hours(23), None, Some("2026-11-02T09:00"), 1),
        (TimeDelta::hours(24), Some("2026-11-03T09:00"), Some("2026-11-02T09:00"), 1),
        (TimeDelta::days(3) + TimeDelta::hours(5), None, Some("2026-11-02T09:00"), 4),
        // Nobody reads a list of months.
        (TimeDelta::days(40), Some("2026-12-12T09:00"), Some("2026-11-12T09:00"), 30),
    ] {
        let stage = scheduled(&["09:00"]);
        stage.world.wait_until(slot + late);
        stage.wake();
        stage.settle();
        assert_eq!(started(&stage), starts.into_iter().collect::<Vec<_>>(), "{late} late");
        let missed = missed(&stage);
        assert_eq!((missed.first().map(String::as_str), missed.len()), (first, many), "{late} late");
        let warned = stage.log().iter().filter(|(_, text, _)| text == "a sync was missed").count();
        assert_eq!(warned, many, "each is in the log");
        // A missed one is none that somebody looks at, or that is waited for.
        assert_eq!(stage.latest().phase, Phase::Done);
        let next = stage.world.due.get().expect("the next slot");
        assert!(next > stage.now() && next - stage.now() <= TimeDelta::days(1), "{late} late: {next}");
    }
}

#[test]
fn of_several_slots_in_one_outage_one_run_is_made() {
    for (woken, starts, misses) in [
        ("10:30", &["09:00"][..], &[][..]),
        ("11:30", &["10:00"], &["09:00"]),
        ("12:45", &["12:30"], &["09:00", "10:00"]),
        ("20:00", &[], &["09:00", "10:00", "12:30"]),
    ] {
        let stage = scheduled(&["09:00", "10:00", "12:30"]);
        stage.world.wait_until(time(&format!("2026-11-02T{woken}:00Z")));
        for _ in 0..2 {
            stage.wake();
            stage.settle();
        }
        let of_the_day = |times: &[&str]| -> Vec<String> {
            times.iter().map(|time| format!("2026-11-02T{time}")).collect()
        };
        assert_eq!((started(&stage), missed(&stage)), (of_the_day(starts), of_the_day(misses)), "{woken}");
    }
}

#[test]
fn an_error_in_the_middle_of_a_wake_starts_and_records_nothing_by_halves() {
    let mut statements = 0;
    loop {
        let stage = scheduled(&["09:00", "12:00"]);
        stage.world.wait_until(time("2026-11-02T12:00:00Z"));
        let before = stage.world.database.dump();
        stage.world.database.fail_after(statements);
        let code = stage.ask(json!({ "command": "wake", "now": stage.now() })).code();
        let is_hit = !stage.world.database.fail_no_more();
        let after = stage.world.database.dump();
        let handled = |dump: &[String]| {
            dump.iter().filter(|row| row.contains("handled_until")).cloned().collect::<Vec<_>>()
        };
        let runs = |dump: &[String]| dump.iter().filter(|row| row.starts_with("runs: ")).count();
        let (is_handled, added) = (handled(&before) != handled(&after), runs(&after) - runs(&before));
        assert_eq!(added, if is_handled { 2 } else { 0 }, "statement {statements}");
        if code.is_empty() {
            // Should only looking after the run have failed, the alarm finds out.
            assert!(is_handled && stage.world.rings_at().is_some(), "statement {statements}");
        } else {
            assert_eq!((code.as_str(), is_hit), ("internal", true), "statement {statements}");
        }
        // The message comes again.
        stage.wake();
        stage.settle();
        assert_eq!(
            (started(&stage), missed(&stage)),
            (vec!["2026-11-02T12:00".to_owned()], vec!["2026-11-02T09:00".to_owned()]),
            "statement {statements}"
        );
        if !is_hit {
            break;
        }
        statements += 1;
    }
    assert!(statements > 8, "{statements} statements");
}

#[test]
fn while_the_clocks_change_each_time_comes_once_on_each_local_day() {
    for (from, days, times, expected) in [
        (
            "2026-03-27T12:00:00Z",
            3,
            &["01:30", "02:30", "03:30"][..],
            &[
                ("2026-03-28T01:30", "2026-03-28T00:30"),
                ("2026-03-28T02:30", "2026-03-28T01:30"),
                ("2026-03-28T03:30", "2026-03-28T02:30"),
                // 02:00 to 03:00 is left out.
                ("2026-03-29T01:30", "2026-03-29T00:30"),
                ("2026-03-29T02:30", "2026-03-29T01:00"),
                ("2026-03-29T03:30", "2026-03-29T01:30"),
                ("2026-03-30T01:30", "2026-03-29T23:30"),
                ("2026-03-30T02:30", "2026-03-30T00:30"),
                ("2026-03-30T03:30", "2026-03-30T01:30"),
            ][..],
        ),
        (
            // Two that are left out both come at once: the second joins the first.
            "2026-03-28T12:00:00Z",
            2,
            &["02:15", "02:45"],
            &[
                ("2026-03-29T02:15", "2026-03-29T01:00"),
                ("2026-03-30T02:15", "2026-03-30T00:15"),
                ("2026-03-30T02:45", "2026-03-30T00:45"),
            ],
        ),
        (
            "2026-10-23T12:00:00Z",
            3,
            &["01:30", "02:30", "03:30"],
            &[
                ("2026-10-24T01:30", "2026-10-23T23:30"),
                ("2026-10-24T02:30", "2026-10-24T00:30"),
                ("2026-10-24T03:30", "2026-10-24T01:30"),
                // 02:00 to 03:00 is shown twice.
                ("2026-10-25T01:30", "2026-10-24T23:30"),
                ("2026-10-25T02:30", "2026-10-25T00:30"),
                ("2026-10-25T03:30", "2026-10-25T02:30"),
                ("2026-10-26T01:30", "2026-10-26T00:30"),
                ("2026-10-26T02:30", "2026-10-26T01:30"),
                ("2026-10-26T03:30", "2026-10-26T02:30"),
            ],
        ),
    ] {
        let stage = Stage::at(time(from), 10);
        stage.connect(HrSystem::Personio);
        schedule(&stage, times, "Europe/Berlin");
        let foretold: SyncView = stage.say("sync").expect();
        stage.pass(TimeDelta::days(days));
        let scheduled = stage.runs().into_iter().filter_map(|run| {
            assert_eq!(run.phase, Phase::Done);
            Some((slot_of(&run)?, run.started_at.format("%Y-%m-%dT%H:%M").to_string()))
        });
        let scheduled: Vec<_> = scheduled.collect();
        let expected: Vec<_> =
            expected.iter().map(|(slot, at)| ((*slot).to_owned(), (*at).to_owned())).collect();
        assert_eq!(scheduled, expected, "from {from}");
        // What was foretold is what came, but for who joined.
        let mut foretold = foretold.next.iter();
        for (slot, at) in scheduled.iter().take(3) {
            let found = foretold.find(|next| next.slot.to_string() == *slot);
            let found = found.unwrap_or_else(|| panic!("{slot} was not foretold"));
            assert_eq!(found.at.format("%Y-%m-%dT%H:%M").to_string(), *at);
        }
    }
}

#[test]
fn a_saved_schedule_takes_effect_for_the_next_minute_and_makes_up_for_nothing_before() {
    // When it is saved, which time is added, and whether it starts something today.
    for (saved, added, starts) in [
        ("08:10:00", "08:11", true),
        ("08:10:59", "08:11", true),
        ("08:11:00", "08:11", false),
        ("08:11:30", "08:11", false),
        ("09:30:00", "08:11", false),
        ("09:30:00", "00:00", false),
    ] {
        for was_woken in [false, true] {
            let stage = scheduled(&["23:00"]);
            stage.world.wait_until(time(&format!("2026-11-02T{saved}Z")));
            if was_woken {
                stage.wake();
            }
            schedule(&stage, &[added, "23:00"], "UTC");
            stage.pass(TimeDelta::hours(12));
            let slot = format!("2026-11-02T{added}");
            let expected: Vec<_> = starts.then_some(slot).into_iter().collect();
            assert_eq!((started(&stage), missed(&stage)), (expected, vec![]), "{added} saved at {saved}");
            stage.pass(TimeDelta::days(1));
            assert!(started(&stage).contains(&format!("2026-11-03T{added}")), "{added} saved at {saved}");
        }
    }
}

#[test]
fn only_another_schedule_leaves_behind_what_has_not_been_looked_at_yet() {
    for (saved, is_made_up_for) in [
        (json!({ "retention_days": "12" }), true),
        (json!({ "guard_people": "12" }), true),
        (json!({ "times": ["09:00", "23:00"] }), false),
        (json!({ "zone": "Europe/Berlin" }), false),
        (json!({ "automatic": "off" }), false),
    ] {
        let stage = scheduled(&["09:00"]);
        // The message of 09:00 is late, and somebody saves before it comes.
        stage.world.wait_until(time("2026-11-02T09:10:00Z"));
        stage.save(saved.clone());
        if is_made_up_for {
            assert_eq!(stage.world.due.get(), Some(time("2026-11-02T09:00:00Z")), "still due: {saved}");
        }
        message(&stage, stage.now());
        stage.settle();
        assert_eq!(
            (started(&stage).len(), missed(&stage).len()),
            (usize::from(is_made_up_for), 0),
            "{saved}"
        );
    }
}

#[test]
fn nothing_is_due_while_nothing_would_start() {
    let stage = Stage::of(10);
    schedule(&stage, &["09:00"], "UTC");
    let next = |stage: &Stage| stage.say("sync").expect::<SyncView>().next;
    stage.pass_until_signed();
    assert_eq!((stage.world.due.get(), next(&stage)), (None, vec![]), "no service is connected");

    stage.pass(TimeDelta::days(2) - TimeDelta::minutes(61));
    let run = stage.connect(HrSystem::Personio);
    assert_eq!((missed(&stage), started(&stage)), (vec![], vec![]), "nothing is made up for");
    let expected = time("2026-11-04T09:00:00Z");
    assert_eq!(stage.world.due.get(), Some(expected), "it is announced once the first sync is done");
    assert_eq!(next(&stage).first().map(|next| next.at), Some(expected));
    let changes_until = run.ended_at.expect("an end") + TimeDelta::days(30);

    stage.save(json!({ "automatic": "off" }));
    stage.pass_until_signed();
    assert!(stage.world.due.get().is_some_and(|due| due <= changes_until && due > expected));
    assert_eq!(next(&stage), vec![]);
    stage.save(json!({ "automatic": "on" }));
    stage.pass_until_signed();
    let expected = time("2026-11-05T09:00:00Z");
    assert_eq!(stage.world.due.get(), Some(expected), "what came while it was off is not made up for");

    stage
        .ask(json!({ "command": "disconnect", "service": "personio", "form": { "people": "erase" } }))
        .expect::<serde_json::Value>();
    stage.pass_until_signed();
    assert!(stage.world.due.get().is_none_or(|due| due > expected));
    stage.pass(TimeDelta::days(3));
    assert_eq!((missed(&stage), started(&stage)), (vec![], vec![]));
}

#[test]
fn a_slot_takes_the_place_of_a_plan_that_waits() {
    let stage = scheduled(&["09:00"]);
    stage.save(json!({ "guard_people": "0" }));
    stage.personio().hire(1);
    let waiting = stage.sync();
    assert!(matches!(waiting.phase, Phase::Waiting { .. }), "{waiting:?}");
    let old = stage.plan(&waiting).hash;
    let before = stage.directory().ids;

    stage.personio().hire(1);
    stage.pass(TimeDelta::minutes(61));
    let runs = stage.runs();
    let (dropped, new) = (&runs[runs.len() - 2], &runs[runs.len() - 1]);
    assert_eq!((dropped.id, &dropped.phase), (waiting.id, &Phase::Dropped { reason: DropReason::Overtaken }));
    assert_eq!(slot_of(new).as_deref(), Some("2026-11-02T09:00"));
    assert!(matches!(new.phase, Phase::Waiting { .. }), "it waits, too");
    assert_eq!(new.counts.map(|counts| counts.joins), Some(2), "it has read anew");
    assert_eq!(stage.directory().ids, before);

    // What was shown before can't be approved any more, by neither name.
    for (run, hash, code) in [
        (waiting.id, &old, "run_not_waiting"),
        (new.id, &old, "plan_changed"),
        (RunId(99), &old, "not_found"),
    ] {
        let command = json!({ "command": "approve_plan", "run": run, "form": { "plan": hash } });
        assert_eq!(stage.ask(command).code(), code);
    }
    assert_eq!(stage.approve(new).phase, Phase::Done);
    assert_eq!(stage.directory().ids.len(), before.len() + 2);
}

#[test]
fn a_slot_joins_the_run_that_reads_and_follows_the_one_that_opens_accounts() {
    let mut joined = 0;
    let mut followed = 0;
    for moment in 0.. {
        let stage = Stage::with_accounts_for_newcomers();
        schedule(&stage, &["09:00"], "UTC");
        stage.bamboohr().hire(2);
        let until = time("2026-11-02T09:00:01Z");
        stage.world.wait_until(until);
        let manual = stage.start();
        let mut phase = None;
        run_out(&stage, |passed| {
            if passed == moment {
                phase = Some(stage.latest().phase);
                stage.wake();
            }
            Then::GoOn
        });
        let Some(phase) = phase else { break };
        let expected = match phase {
            Phase::Reading | Phase::Planning | Phase::Applying { .. } => {
                joined += 1;
                vec![]
            }
            Phase::Provisioning | Phase::Exporting => {
                followed += 1;
                vec!["2026-11-02T09:00".to_owned()]
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(started(&stage), expected, "moment {moment}, {phase:?}");
        let run = stage.ask(json!({ "command": "run", "run": manual.id })).expect::<RunView>();
        assert_eq!(run.phase, Phase::Done, "moment {moment}");
        assert_eq!(stage.latest().phase, Phase::Done);
        // Either way the slot is dealt with, and whoever was hired has one account.
        stage.wake();
        assert_eq!((started(&stage), missed(&stage)), (expected, vec![]));
        let mut mails: Vec<_> = stage.ispring().mails().into_iter().map(|mail| mail.to).collect();
        let all = mails.len();
        mails.sort_unstable();
        mails.dedup();
        assert_eq!(mails.len(), all, "moment {moment}");
    }
    assert!(joined > 0 && followed > 1, "{joined} joined, {followed} followed");
}

#[test]
fn killed_at_whatever_moment_a_run_still_stands_for_its_slot() {
    let slot = morning() + TimeDelta::hours(1);
    for moment in 0.. {
        let stage = scheduled(&["09:00"]);
        stage.personio().hire(1);
        let before = stage.directory().ids.len();
        stage.world.wait_until(slot);
        message(&stage, slot);
        let mut is_killed = false;
        run_out(&stage, |passed| {
            let now = !is_killed && passed == moment;
            is_killed |= now;
            if now { Then::Crash } else { Then::GoOn }
        });
        message(&stage, stage.now());
        let run = stage.latest();
        assert_eq!(
            (slot_of(&run).as_deref(), &run.phase, stage.directory().ids.len()),
            (Some("2026-11-02T09:00"), &Phase::Done, before + 1),
            "killed at {moment}"
        );
        assert_eq!(started(&stage).len(), 1, "killed at {moment}");
        if !is_killed {
            assert!(moment > 1, "{moment}");
            break;
        }
    }
}

/// The rows of everybody with `id`, in all tables that hold something of people: facts are numbers and settings.
fn rows_of(stage: &Stage, id: &str) -> Vec<String> {
    let ours = format!("Text(\"{id}\")");
    let dump = stage.world.database.dump();
    let is_of_people = |row: &String| !row.starts_with("changes: ") && !row.starts_with("facts: ");
    dump.into_iter().filter(|row| row.contains(&ours) && is_of_people(row)).collect()
}

#[test]
fn who_left_is_erased_when_the_retention_time_is_over_with_what_they_completed() {
    for days in [1, 3, 29] {
        let stage = exporting(8);
        stage.save(json!({ "retention_days": days.to_string() }));
        let address = &stage.learners()[0];
        stage.ispring().add_course("Knots");
        stage.ispring().enrol(address, "Knots", None).expect("an enrolment");
        stage.sync();
        let people = stage.bamboohr().people();
        let leaver =
            people.iter().find(|person| person.email.eq_ignore_ascii_case(address)).expect("a learner");
        let id = stage.bamboohr().employee_id(leaver.id);
        let tables = |rows: &[String]| -> Vec<String> {
            let mut tables: Vec<_> =
                rows.iter().filter_map(|row| row.split(':').next()).map(str::to_owned).collect();
            tables.dedup();
            tables
        };
        assert_eq!(tables(&rows_of(&stage, &id)), ["accounts", "assignments", "exports", "people"]);

        stage.bamboohr().terminate(leaver.id).expect("a person");
        let run = stage.sync();
        assert_eq!(run.counts.map(|counts| counts.leaves), Some(1));
        let due = stage.world.due.get().expect("an erasure");
        let expected = run.ended_at.expect("an end") + TimeDelta::days(days);
        assert!((expected - due).abs() < TimeDelta::minutes(1), "{due} is named, {expected} expected");

        stage.pass(due - stage.now() - TimeDelta::seconds(1));
        // Who is woken too early erases nobody.
        stage.wake();
        assert!(tables(&rows_of(&stage, &id)).contains(&"people".to_owned()), "{days} days");
        stage.pass(TimeDelta::seconds(1));
        // Of an account that may still be there two ids and a fingerprint stay.
        let left = rows_of(&stage, &id);
        assert_eq!(tables(&left), ["accounts"], "{days} days");
        let dump = stage.world.database.dump().join("\n").to_lowercase();
        assert!(!dump.contains(&address.to_lowercase()), "{days} days: the address is left");
        let next = stage.world.due.get().expect("changes are forgotten one day");
        assert!(next > stage.now(), "what is done is not due again");
    }
}

#[test]
fn another_retention_time_holds_for_who_has_left_already() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    let leaver = stage.personio().people()[2].id;
    stage.personio().terminate(leaver).expect("a person");
    let left = stage.sync().ended_at.expect("an end");
    stage.pass(TimeDelta::days(2));
    assert!(!rows_of(&stage, &leaver.to_string()).is_empty());
    for (days, is_kept) in [(5, true), (3, true), (1, false)] {
        stage.save(json!({ "retention_days": days.to_string() }));
        if is_kept {
            stage.pass_until_signed();
        }
        let due = stage.world.due.get().expect("an erasure");
        assert!((left + TimeDelta::days(days) - due).abs() < TimeDelta::minutes(1), "{days} days: {due}");
        stage.pass(TimeDelta::minutes(6));
        assert_eq!(!rows_of(&stage, &leaver.to_string()).is_empty(), is_kept, "{days} days");
    }
}

#[test]
fn what_a_run_changed_is_forgotten_after_thirty_days_and_the_run_is_not() {
    let stage = Stage::of(10);
    let first = stage.connect(HrSystem::Personio);
    stage.pass(TimeDelta::days(10));
    stage.personio().hire(1);
    let second = stage.sync();
    let changes = |run: &RunView| {
        let command = json!({ "command": "run_changes", "run": run.id, "from": 0 });
        stage.ask(command).expect::<ChangesView>().changes.len()
    };
    let kept = [changes(&first), changes(&second)];
    assert!(kept[0] > 5 && kept[1] == 1, "{kept:?}");
    for (run, left) in [(&first, [0, 1]), (&second, [0, 0])] {
        let before = [changes(&first), changes(&second)];
        let due = stage.world.due.get().expect("a forgetting");
        let expected = run.ended_at.expect("an end") + TimeDelta::days(30);
        assert!((expected - due).abs() < TimeDelta::seconds(5), "{due} is named, {expected} expected");
        stage.pass(due - stage.now() - TimeDelta::seconds(1));
        assert_eq!([changes(&first), changes(&second)], before);
        stage.pass(TimeDelta::seconds(1));
        assert_eq!([changes(&first), changes(&second)], left);
    }
    assert_eq!(stage.world.due.get(), None, "nothing is due any more");
    assert_eq!(stage.runs().len(), 2);
    assert!(stage.log().iter().all(|(level, ..)| *level != Level::Error));
}
