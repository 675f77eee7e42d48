//! Plans that wait for somebody: what is approved is what was shown, once, and nobody answering is a no.

use chrono::TimeDelta;
use domain::{
    api::{runs::RunView, services::ConnectionView},
    service::HrSystem,
    sync::{
        guard::{Arrivals, Hold, Losses, TooMany},
        run::{DropReason, Phase},
    },
};
use serde_json::{Value, json};
use simulators::company::{Change, Status};

use crate::stage::{Answer, Stage, Then};

/// An organisation of whose every change somebody is asked.
fn asking() -> Stage {
    // Two pages, so that a read waits more than once.
    let stage = Stage::of(120);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "guard_people": "0" }));
    stage
}

/// The same, with a plan that waits: two who come, one who leaves.
fn waiting() -> (Stage, RunView) {
    let stage = asking();
    stage.personio().hire(2);
    stage.personio().terminate(leaver(&stage)).expect("a person");
    let run = stage.sync();
    assert!(matches!(run.phase, Phase::Waiting { .. }), "{run:?}");
    (stage, run)
}

/// Somebody who works there.
fn leaver(stage: &Stage) -> u64 {
    stage.personio().people().iter().find(|person| person.status == Status::Active).expect("somebody").id
}

fn try_to_approve(stage: &Stage, run: &RunView, hash: &Value) -> Answer {
    stage.ask(json!({ "command": "approve_plan", "run": run.id, "form": { "plan": hash } }))
}

fn hash(stage: &Stage, run: &RunView) -> Value {
    json!(stage.plan(run).hash)
}

/// Everybody who is or was in the directory, as stored.
fn people(stage: &Stage) -> Vec<String> {
    stage.world.database.rows("people")
}

#[test]
fn a_plan_is_approved_once() {
    let (stage, run) = waiting();
    let shown = stage.plan(&run);
    let before = stage.directory().ids.len();
    let hash = json!(shown.hash);
    let approved: RunView = try_to_approve(&stage, &run, &hash).expect();
    assert_eq!((&approved.phase, approved.applied), (&Phase::Done, 3), "so few are written at once");
    // Pressed twice, or by two admins.
    let dump = stage.stored();
    assert_eq!(try_to_approve(&stage, &run, &hash).code(), "run_not_waiting");
    assert_eq!(stage.stored(), dump);
    let done = stage.settle();
    assert_eq!((done.phase, done.applied, done.counts), (Phase::Done, 3, Some(shown.counts)));
    assert_eq!(stage.directory().ids.len(), before + 1);
    assert_eq!(try_to_approve(&stage, &run, &hash).code(), "run_not_waiting");
}

#[test]
fn another_hash_is_refused_and_changes_nothing() {
    let (stage, run) = waiting();
    let right = hash(&stage, &run);
    let text = right.as_str().expect("a text").to_owned();
    let other = |place: usize| {
        let mut digits: Vec<char> = text.chars().collect();
        digits[place] = if digits[place] == '0' { '1' } else { '0' };
        json!(digits.into_iter().collect::<String>())
    };
    let dump = stage.stored();
    for place in [0, text.len() / 2, text.len() - 1] {
        assert_eq!(try_to_approve(&stage, &run, &other(place)).code(), "plan_changed");
        assert_eq!(stage.stored(), dump, "place {place}");
    }
    assert_eq!(stage.latest(), run);
    try_to_approve(&stage, &run, &right).expect::<RunView>();
}

#[test]
fn the_same_plan_has_the_same_hash_and_another_one_another() {
    let (stage, first) = waiting();
    let shown = hash(&stage, &first);
    stage.crash();
    assert_eq!(hash(&stage, &first), shown, "it is made again from what was read");
    let declined: RunView = stage.ask(json!({ "command": "drop_run", "run": first.id })).expect();
    assert_eq!(declined.phase, Phase::Dropped { reason: DropReason::Declined });

    let second = stage.sync();
    assert_eq!((hash(&stage, &second), second.counts), (shown.clone(), first.counts));
    stage.ask(json!({ "command": "drop_run", "run": second.id })).expect::<RunView>();

    // The company has moved on: who approves what was shown then is told so.
    let person = leaver(&stage);
    for change in [
        Change { position: Some("Weaver".to_owned()), ..Change::default() },
        Change { position: Some("Dyer".to_owned()), ..Change::default() },
        Change { status: Some(Status::Inactive), ..Change::default() },
    ] {
        stage.personio().change(person, change.clone()).expect("a person");
        let run = stage.sync();
        assert_ne!(hash(&stage, &run), shown, "{change:?}");
        assert_eq!(try_to_approve(&stage, &run, &shown).code(), "plan_changed", "{change:?}");
        assert_eq!(try_to_approve(&stage, &second, &shown).code(), "run_not_waiting", "{change:?}");
        stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    }
}

#[test]
fn what_moves_at_the_provider_after_it_was_read_is_not_in_what_was_approved() {
    let (stage, run) = waiting();
    let counts = stage.plan(&run).counts;
    stage.personio().hire(3);
    let done = stage.approve(&run);
    assert_eq!((done.phase, done.applied), (Phase::Done, counts.changed()), "as it was shown");
    let next = stage.sync();
    assert_eq!(next.counts.map(|counts| counts.joins), Some(3), "the others wait again");
    assert!(matches!(next.phase, Phase::Waiting { .. }));
}

#[test]
fn a_declined_plan_leaves_nothing_of_what_was_read_and_waits_again() {
    let (stage, run) = waiting();
    let before = people(&stage);
    assert!(!stage.world.database.rows("staged").is_empty());
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    assert_eq!((people(&stage), stage.world.database.rows("staged")), (before, vec![]));
    for (command, code) in [("plan", "run_not_waiting"), ("drop_run", "run_not_waiting")] {
        assert_eq!(stage.ask(json!({ "command": command, "run": run.id, "from": 0 })).code(), code);
        assert_eq!(stage.ask(json!({ "command": command, "run": 99, "from": 0 })).code(), "not_found");
    }
    assert!(matches!(stage.sync().phase, Phase::Waiting { .. }));
}

#[test]
fn a_plan_that_nobody_answers_in_a_day_is_dropped_with_what_was_read_for_it() {
    for is_first in [true, false] {
        let (stage, run) = if is_first {
            let stage = Stage::of(20);
            let credential = stage.credential(HrSystem::Personio);
            stage.test(HrSystem::Personio, credential, &["position"]).expect::<Value>();
            stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
            let run = stage.settle();
            (stage, run)
        } else {
            waiting()
        };
        let hash = hash(&stage, &run);
        let (before, read_at) = (people(&stage), run.read_at.expect("read"));
        stage.pass(read_at + TimeDelta::hours(24) - stage.now() - TimeDelta::seconds(1));
        assert_eq!(stage.latest(), run, "it waits all the time");
        assert!(!stage.world.database.rows("staged").is_empty());

        stage.pass(TimeDelta::seconds(2));
        let dropped = stage.latest();
        assert_eq!(dropped.phase, Phase::Dropped { reason: DropReason::Unanswered });
        assert_eq!((people(&stage), stage.world.database.rows("staged")), (before, vec![]));
        assert_eq!(try_to_approve(&stage, &run, &hash).code(), "run_not_waiting");
        assert_eq!(stage.world.rings_at(), None, "nothing goes on");
        if is_first {
            // The access data stay tested: the preview can be made again.
            stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
        } else {
            stage.start();
        }
        assert!(matches!(stage.settle().phase, Phase::Waiting { .. }));
    }
}

/// How many people are allowed to come or go, of about fifty.
fn limited(people: u32) -> Stage {
    let stage = Stage::of(60);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "guard_people": people.to_string(), "guard_percent": "100" }));
    stage
}

/// Has `count` people who work there leave.
fn terminate(stage: &Stage, count: usize) {
    let people = stage.personio().people();
    for person in people.iter().filter(|person| person.status == Status::Active).take(count) {
        stage.personio().terminate(person.id).expect("a person");
    }
}

#[test]
fn what_came_and_went_in_a_day_unasked_counts_together() {
    // Hours between two syncs, how many change by each, and which of them waits.
    for (hours, changes, waits) in [
        (1, &[5][..], None),
        (1, &[6], Some(0)),
        (1, &[2, 2, 1], None),
        (1, &[2, 2, 2], Some(2)),
        (1, &[5, 0, 0, 1], Some(3)),
        (7, &[2, 2, 1, 1], Some(3)),
        // The first is forgotten by then.
        (9, &[2, 2, 1, 2], None),
        (25, &[5, 5, 5], None),
    ] {
        for is_leaving in [true, false] {
            let stage = limited(5);
            let mut waited = None;
            for (place, count) in changes.iter().copied().enumerate() {
                if is_leaving {
                    terminate(&stage, count);
                } else {
                    stage.personio().hire(count);
                }
                let run = stage.sync();
                if let Phase::Waiting { hold, .. } = &run.phase {
                    let now = u64::try_from(count).expect("a number");
                    let before = u64::try_from(changes[..place].iter().sum::<usize>()).expect("a number");
                    match hold {
                        Hold::Losses(Losses { leaves, left_before, blanked, .. }) if is_leaving => {
                            assert_eq!((*leaves, *left_before, blanked.len()), (now, before, 0));
                        }
                        Hold::Arrivals(Arrivals { joins, losses: None, .. }) if !is_leaving => {
                            assert_eq!(*joins, Some(TooMany { people: now, before }));
                        }
                        other => panic!("{other:?}"),
                    }
                    waited = Some(place);
                    break;
                }
                assert_eq!(run.phase, Phase::Done);
                stage.pass(TimeDelta::hours(hours));
            }
            assert_eq!(waited, waits, "{changes:?} every {hours} hours, leaving: {is_leaving}");
        }
    }
}

#[test]
fn what_somebody_approved_does_not_count_again() {
    let stage = limited(5);
    terminate(&stage, 10);
    let run = stage.sync();
    assert!(matches!(run.phase, Phase::Waiting { .. }));
    assert_eq!(stage.approve(&run).phase, Phase::Done);
    terminate(&stage, 5);
    assert_eq!(stage.sync().phase, Phase::Done, "five are allowed, as if nobody had gone");
    terminate(&stage, 1);
    let run = stage.sync();
    assert!(matches!(run.phase, Phase::Waiting { .. }), "and these five count");

    // Declining makes nobody forget: it waits until the day is over.
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    assert!(matches!(stage.sync().phase, Phase::Waiting { .. }));
    stage.ask(json!({ "command": "drop_run", "run": stage.latest().id })).expect::<RunView>();
    stage.pass(TimeDelta::hours(24));
    assert_eq!(stage.sync().phase, Phase::Done);
}

#[test]
fn new_limits_hold_for_the_next_plan() {
    let (stage, run) = waiting();
    stage.save(json!({ "guard_people": "1000", "guard_percent": "100" }));
    assert_eq!(stage.settle(), run, "what waits goes on to wait");
    assert_eq!(stage.start().id, run.id, "and is joined");
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    assert_eq!(stage.sync().phase, Phase::Done);
}

#[test]
fn killed_at_whatever_moment_what_was_approved_is_applied_whole() {
    let expected = {
        let (stage, run) = waiting();
        assert_eq!(stage.approve(&run).phase, Phase::Done);
        stage.directory().ids
    };
    for statements in 0.. {
        let (stage, run) = waiting();
        let before = people(&stage);
        let right = hash(&stage, &run);
        stage.world.database.fail_after(statements);
        let answer = try_to_approve(&stage, &run, &right);
        let is_hit = !stage.world.database.fail_no_more();
        stage.crash();
        let waits = matches!(stage.latest().phase, Phase::Waiting { .. });
        assert_eq!(answer.code(), if waits { "internal" } else { "" }, "an error says that nothing was done");
        // Either it is approved and applied, or it waits as before.
        if waits {
            assert!(is_hit);
            assert_eq!(people(&stage), before, "statement {statements}");
            try_to_approve(&stage, &run, &right).expect::<RunView>();
        }
        let done = stage.settle();
        assert_eq!((done.phase, done.applied), (Phase::Done, 3), "statement {statements}");
        assert_eq!(stage.directory().ids, expected, "statement {statements}");
        if !is_hit {
            assert!(statements > 3, "{statements} statements");
            break;
        }
    }
}

#[test]
fn a_change_of_source_comes_with_its_first_changes_or_not_at_all() {
    let beside = |stage: &Stage| {
        let (personio, bamboohr) = (HrSystem::Personio, HrSystem::BambooHr);
        stage.connect(personio);
        stage.test(bamboohr, stage.credential(bamboohr), &["work_email", "team"]).expect::<Value>();
        stage
            .ask(json!({ "command": "activate_draft", "service": bamboohr, "form": {} }))
            .expect::<ConnectionView>();
        stage.ask(json!({ "command": "make_source", "service": bamboohr })).expect::<RunView>();
        stage.settle()
    };
    // Approved, and dropped by another admin a moment later.
    let ends: [fn(&Stage, &RunView); 2] = [
        |stage, run| drop(stage.ask(json!({ "command": "drop_run", "run": run.id }))),
        |stage, _| {
            let form = json!({ "attribute": "team" });
            stage
                .ask(json!({ "command": "withdraw_attribute", "service": "bamboohr", "form": form }))
                .expect::<Value>();
        },
    ];
    for end in ends {
        let stage = Stage::of(30);
        let run = beside(&stage);
        let right = hash(&stage, &run);
        try_to_approve(&stage, &run, &right).expect::<RunView>();
        end(&stage, &run);
        let read_from = |system: &str| people(&stage).iter().filter(|one| one.contains(system)).count();
        assert_eq!(stage.latest().service, HrSystem::BambooHr);
        assert!(read_from("\"bamboohr\"") > 0, "nobody is left to come unseen");
        let later = stage.sync();
        assert_eq!((later.phase, later.counts.map(|counts| counts.moves)), (Phase::Done, Some(0)));
    }
    // Approved, and the storage fails.
    for statements in 0.. {
        let stage = Stage::of(30);
        let run = beside(&stage);
        let (right, before) = (hash(&stage, &run), people(&stage));
        stage.world.database.fail_after(statements);
        try_to_approve(&stage, &run, &right);
        if !stage.world.database.fail_no_more() {
            break;
        }
        stage.crash();
        if people(&stage) == before {
            stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
            let later = stage.sync();
            assert_eq!((later.phase, later.service), (Phase::Done, HrSystem::Personio), "{statements}");
            assert_eq!(people(&stage), before);
        }
    }
}

/// Declines a plan, and does `command`, with that plan's hash, at the `moment`th wait of the run after it. The phase it
/// came at, its answer, and the run.
fn during_a_run(stage: &Stage, moment: u64, command: &str) -> Option<(Phase, Answer, RunView)> {
    let shown = {
        let run = stage.sync();
        let shown = hash(stage, &run);
        stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
        shown
    };
    let run = stage.start();
    let (mut waits, mut told) = (0, None);
    for _ in 0..50 {
        let now = stage.latest();
        if now.ended_at.is_some() || matches!(now.phase, Phase::Waiting { .. }) {
            break;
        }
        stage.ring_or_wake(|_| {
            if waits == moment {
                let phase = stage.latest().phase;
                let form = json!({ "plan": shown });
                let answer = stage.ask(json!({ "command": command, "run": run.id, "form": form }));
                told = Some((phase, answer));
            }
            waits += 1;
            Then::GoOn
        });
    }
    told.map(|(phase, answer)| (phase, answer, stage.latest()))
}

#[test]
fn approved_at_whatever_moment_before_it_waits_a_plan_waits_all_the_same() {
    for moment in 0.. {
        let stage = asking();
        stage.personio().hire(2);
        let before = people(&stage);
        let Some((phase, answer, run)) = during_a_run(&stage, moment, "approve_plan") else {
            assert!(moment > 1, "{moment}");
            break;
        };
        assert_eq!(answer.code(), "run_not_waiting", "moment {moment}, {phase:?}");
        assert!(matches!(run.phase, Phase::Waiting { .. }), "moment {moment}: {run:?}");
        assert_eq!(people(&stage), before, "moment {moment}");
    }
}

#[test]
fn declined_at_whatever_moment_a_run_ends_and_changes_nothing_more() {
    for moment in 0.. {
        let stage = asking();
        stage.personio().hire(2);
        let before = people(&stage);
        let Some((phase, answer, run)) = during_a_run(&stage, moment, "drop_run") else {
            assert!(moment > 1, "{moment}");
            break;
        };
        assert_eq!(answer.code(), "", "moment {moment}, {phase:?}");
        assert_eq!(run.phase, Phase::Dropped { reason: DropReason::Declined }, "moment {moment}");
        assert_eq!(
            (people(&stage), stage.world.database.rows("staged")),
            (before, vec![]),
            "moment {moment}"
        );
        assert_eq!(stage.world.rings_at(), None, "moment {moment}");
        stage.take_asked();
        stage.pass(TimeDelta::hours(1));
        assert_eq!(stage.take_asked(), [""; 0], "moment {moment}");
        // The next one goes on as if there had been none.
        assert!(matches!(stage.sync().phase, Phase::Waiting { .. }), "moment {moment}");
    }
}

#[test]
fn declined_while_accounts_are_opened_the_directory_stays_and_the_rest_is_done_by_the_next() {
    let mut dropped = 0;
    for moment in 0.. {
        let stage = Stage::with_accounts_for_newcomers();
        stage.bamboohr().hire(2);
        let run = stage.start();
        let (mut waits, mut is_declined) = (0, false);
        while stage.latest().ended_at.is_none() {
            stage.ring_or_wake(|_| {
                if stage.latest().phase == Phase::Provisioning {
                    if waits == moment {
                        stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
                        is_declined = true;
                    }
                    waits += 1;
                }
                Then::GoOn
            });
        }
        if !is_declined {
            break;
        }
        dropped += 1;
        let ended = stage.latest();
        assert_eq!(ended.phase, Phase::Dropped { reason: DropReason::Declined }, "moment {moment}");
        assert_eq!(ended.present, u64::try_from(stage.directory().ids.len()).ok(), "moment {moment}");
        assert_eq!(stage.sync().phase, Phase::Done);
        let mails = stage.ispring().mails();
        let mut different: Vec<_> = mails.iter().map(|mail| &mail.to).collect();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), mails.len(), "nobody is invited twice, moment {moment}");
    }
    assert!(dropped > 1, "{dropped}");
}

#[test]
fn a_plan_can_be_approved_though_somebody_in_it_is_erased_while_it_waits() {
    let stage = asking();
    stage.save(json!({ "retention_days": "1" }));
    let person = leaver(&stage);
    stage.personio().terminate(person).expect("a person");
    let left = stage.sync();
    stage.approve(&left);
    stage.pass(TimeDelta::hours(20));
    let back = Change { status: Some(Status::Active), ..Change::default() };
    stage.personio().change(person, back).expect("a person");
    let run = stage.sync();
    assert_eq!(run.counts.map(|counts| counts.returns), Some(1), "{run:?}");
    // Their retention time is over before anybody answers: they are somebody new then.
    stage.pass(TimeDelta::hours(5));
    let waiting = stage.latest();
    assert_eq!((waiting.id, waiting.counts.map(|counts| counts.joins)), (run.id, Some(1)), "{waiting:?}");
    assert_eq!(stage.approve(&waiting).phase, Phase::Done);
}
