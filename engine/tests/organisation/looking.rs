//! What the pages are told: in parts that hold everything once, with the names of today, and never another
//! organisation's.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    api::{
        contact::ContactView,
        exports::ExportsView,
        learning::InvitationsView,
        runs::{CHANGES_PAGE, ChangeKind, ChangeView, ChangesView, Outcome, RUNS_PAGE, RunView, RunsView},
        sync::{NEXT_RUNS, SyncView},
    },
    export::entry::Stage as ExportStage,
    provider::ProviderFailure,
    service::HrSystem,
    settings::Teams,
    sync::{
        guard::Hold,
        run::{DropReason, Phase, RunId},
    },
};
use engine::reply::Reply;
use serde_json::{Value, json};
use simulators::{
    company::{Change, Status},
    faults::{Effect, Fault},
};

use crate::{
    exporting::exporting,
    stage::{Stage, Then},
};

fn runs(stage: &Stage, before: Option<RunId>, outcome: Option<Outcome>) -> RunsView {
    stage.ask(json!({ "command": "runs", "before": before, "outcome": outcome })).expect()
}

/// All runs that have come to `outcome`, part by part.
fn history(stage: &Stage, outcome: Option<Outcome>) -> Vec<RunView> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let RunsView { runs, next } = runs(stage, before, outcome);
        assert!(next.is_none() || runs.len() == RUNS_PAGE, "a part with more after it is full");
        assert!(next.is_none() || next == runs.last().map(|run| run.id));
        all.extend(runs);
        match next {
            Some(next) => before = Some(next),
            None => return all,
        }
    }
}

/// An organisation with a run of every outcome.
fn with_every_outcome() -> Stage {
    let stage = Stage::of(12);
    // Done.
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["12:00"], "zone": "UTC" }));
    // Failed.
    let redirected = Effect::Status { code: 302, retry_after: None, body: None };
    stage.personio().fault(Fault::on("/v1/company/employees?", redirected));
    stage.sync();
    // Given up.
    stage.personio().clear_faults();
    stage.personio().fault(Fault::on("/v1/company/employees?", Effect::HangUp));
    stage.sync();
    stage.personio().clear_faults();
    // Dropped.
    let run = stage.start();
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    // Missed: nobody came at noon, for two days.
    stage.world.wait_until(stage.now() + TimeDelta::days(2));
    stage.wake();
    stage.settle();
    // Under way.
    stage.start();
    stage
}

#[test]
fn the_history_holds_every_run_once_the_latest_first_and_each_under_what_it_came_to() {
    let stage = with_every_outcome();
    let all = history(&stage, None);
    let ids: Vec<u32> = all.iter().map(|run| run.id.0).collect();
    assert!(ids.is_sorted_by(|a, b| *a == *b + 1) && ids.last() == Some(&1), "{ids:?}");
    assert!(all.iter().all(|run| run.started_at <= stage.now()));

    let mut found = BTreeSet::new();
    for outcome in Outcome::ALL {
        let some = history(&stage, Some(outcome));
        for run in &some {
            assert_eq!(Outcome::of(&run.phase), outcome);
            assert!(found.insert(run.id.0), "run {} is under two outcomes", run.id.0);
            let one: RunView = stage.ask(json!({ "command": "run", "run": run.id })).expect();
            assert_eq!(one, *run);
        }
        assert_eq!(some.is_empty(), outcome == Outcome::Waiting, "{outcome:?}");
    }
    assert_eq!(found, ids.iter().copied().collect());
    let failed = history(&stage, Some(Outcome::Failed));
    assert!(
        matches!(failed[0].phase, Phase::GaveUp { .. }) && matches!(failed[1].phase, Phase::Failed { .. })
    );
    assert_eq!(stage.ask(json!({ "command": "run", "run": 1000 })).code(), "not_found");
}

#[test]
fn a_run_that_waits_is_found_as_such_until_somebody_answers() {
    let stage = Stage::of(12);
    stage.connect(HrSystem::Personio);
    stage.personio().hire(10);
    let run = stage.sync();
    assert_eq!(history(&stage, Some(Outcome::Waiting)), vec![run.clone()]);
    assert_eq!(history(&stage, Some(Outcome::Running)), vec![]);
    stage.approve(&run);
    assert_eq!(history(&stage, Some(Outcome::Waiting)), vec![]);
}

/// The phase after `phase`: each is named once, and one that is not does not compile.
fn after(phase: &Phase) -> Option<Phase> {
    let plan = || serde_json::from_value(json!("00ff")).expect("a hash");
    Some(match phase {
        Phase::Reading => Phase::Planning,
        Phase::Planning => Phase::Waiting { plan: plan(), hold: Hold::FirstSync },
        Phase::Waiting { .. } => Phase::Applying { plan: plan() },
        Phase::Applying { .. } => Phase::Provisioning,
        Phase::Provisioning => Phase::Exporting,
        Phase::Exporting => Phase::Done,
        Phase::Done => Phase::Failed { failure: ProviderFailure::WrongCredential },
        Phase::Failed { failure } => Phase::GaveUp { failure: failure.clone() },
        Phase::GaveUp { .. } => Phase::Faulted { doing: "counting".to_owned() },
        Phase::Faulted { .. } => Phase::Missed,
        Phase::Missed => Phase::Dropped { reason: DropReason::Declined },
        Phase::Dropped { .. } => return None,
    })
}

#[test]
fn the_table_says_of_a_run_in_any_phase_what_the_domain_says() {
    let stage = Stage::of(3);
    stage.connect(HrSystem::Personio);
    let mut next = Some(Phase::Reading);
    while let Some(phase) = next {
        let body = json!({ "phase": phase }).to_string();
        let sql = "INSERT OR REPLACE INTO runs (id, body) VALUES (1000, ?) RETURNING outcome";
        let said = stage.world.database.execute(sql, vec![body.into()]).expect("a row").rows;
        let expected = Outcome::of(&phase).as_str();
        assert_eq!(said, [[engine::platform::Value::from(expected)]], "{phase:?}");
        next = after(&phase);
    }
}

#[test]
fn runs_of_before_that_was_written_beside_them_are_under_what_they_came_to() {
    let waiting = Stage::of(12);
    waiting.connect(HrSystem::Personio);
    waiting.personio().hire(10);
    waiting.sync();
    for stage in [with_every_outcome(), waiting] {
        let found = || Outcome::ALL.map(|outcome| history(&stage, Some(outcome)));
        let before = found();
        stage.sleep_since(7, &[]);
        assert_eq!(found(), before);
    }
}

#[test]
fn a_long_history_comes_in_parts_under_whatever_filter() {
    let stage = Stage::of(3);
    stage.connect(HrSystem::Personio);
    for number in 0..RUNS_PAGE * 2 + 9 {
        let run = stage.start();
        if number % 2 == 0 {
            stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
        } else {
            stage.settle();
        }
    }
    let count = |outcome| history(&stage, outcome).len();
    let (dropped, done) = (count(Some(Outcome::Dropped)), count(Some(Outcome::Done)));
    assert_eq!((count(None), dropped, done), (RUNS_PAGE * 2 + 10, RUNS_PAGE + 5, RUNS_PAGE + 5));
    assert_eq!(runs(&stage, Some(RunId(1)), None), RunsView { runs: vec![], next: None });

    // What is new meanwhile moves nobody into or out of the next part.
    let first = runs(&stage, None, None);
    stage.sync();
    let second = runs(&stage, first.next, None);
    assert_eq!(second.runs.first().map(|run| run.id.0 + 1), first.next.map(|id| id.0));
}

fn part(stage: &Stage, run: RunId, part: usize) -> ChangesView {
    stage.ask(json!({ "command": "run_changes", "run": run, "from": part })).expect()
}

/// Everything that `run` has changed, part by part.
fn changes(stage: &Stage, run: RunId) -> Vec<ChangeView> {
    let (mut all, mut from) = (Vec::new(), 0);
    loop {
        let view = part(stage, run, from);
        assert!(view.changes.len() <= CHANGES_PAGE);
        all.extend(view.changes);
        match view.next {
            Some(next) => from = next,
            None => return all,
        }
    }
}

#[test]
fn the_first_sync_of_many_tells_each_of_them_once_in_parts_whenever_it_is_killed() {
    let mut killed = Vec::new();
    for moment in [None, Some(0)] {
        let stage = Stage::of(1200);
        stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["position"]).expect::<Value>();
        stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
        let run = stage.settle();
        let form = json!({ "plan": stage.plan(&run).hash });
        stage.ask(json!({ "command": "approve_plan", "run": run.id, "form": form })).expect::<RunView>();
        for alarm in 0.. {
            if stage.latest().ended_at.is_some() {
                break;
            }
            if moment == Some(alarm) {
                stage.crash();
                killed.push(alarm);
            }
            stage.ring_or_wake(|_| Then::GoOn);
        }
        let directory = stage.directory();
        let told = changes(&stage, run.id);
        assert!(part(&stage, run.id, 0).next.is_some(), "there are several parts");
        assert!(told.iter().all(|change| change.kind == ChangeKind::Joins));
        let names: BTreeSet<_> = told.iter().map(|change| (change.id.clone(), change.name.clone())).collect();
        let expected: BTreeSet<_> = (0..directory.ids.len())
            .map(|at| {
                let name = format!("{} {}", directory.first_names[at], directory.last_names[at]);
                (directory.ids[at].clone(), name.trim().to_owned())
            })
            .collect();
        assert_eq!((told.len(), names), (directory.ids.len(), expected), "killed at {moment:?}");
    }
    assert_eq!(killed, [0], "the first thousand is written as it is approved");
}

#[test]
fn what_a_run_did_to_each_is_told_with_the_names_of_today() {
    let stage = Stage::of(40);
    stage.connect(HrSystem::Personio);
    let employed: Vec<u64> = stage
        .personio()
        .people()
        .iter()
        .filter(|person| person.status == Status::Active)
        .map(|person| person.id)
        .collect();
    let [changed, leaver] = [employed[0], employed[1]];
    let change = |change| stage.personio().change(changed, change).expect("a person");
    change(Change { position: Some("Keeper of keys".into()), ..Change::default() });
    stage.personio().terminate(leaver).expect("a person");
    let joined = stage.personio().hire(1)[0];
    let run = stage.sync();
    let told = changes(&stage, run.id);
    let of = |id: u64| told.iter().find(|change| change.id.as_str() == id.to_string()).expect("told").clone();
    assert_eq!(told.len(), 3);
    assert_eq!(of(joined).kind, ChangeKind::Joins);
    assert!(matches!(of(changed).kind, ChangeKind::Updates { .. }), "{:?}", of(changed).kind);
    assert!(matches!(of(leaver).kind, ChangeKind::Leaves { .. }), "{:?}", of(leaver).kind);
    assert!(told.iter().all(|change| !change.name.is_empty()));

    // Somebody marries; what was told of them is told of who they are now.
    change(Change { last_name: Some("Zuckermann-Ibsen".into()), ..Change::default() });
    stage.sync();
    let named = |id: u64| {
        let told = changes(&stage, run.id).into_iter();
        told.filter(|change| change.id.as_str() == id.to_string()).map(|change| change.name).next()
    };
    assert!(named(changed).is_some_and(|name| name.ends_with("Zuckermann-Ibsen")), "{:?}", named(changed));

    // Erased, the leaver has no name any more: neither here nor anywhere. After 30 days what was changed is forgotten.
    stage.pass(TimeDelta::days(29));
    assert!(named(leaver).is_some_and(|name| !name.is_empty()));
    stage.pass(TimeDelta::days(2));
    stage.sync();
    stage.wake();
    assert_eq!(named(leaver).unwrap_or_default(), "");
    assert_eq!(part(&stage, run.id, 0), ChangesView { changes: vec![], next: None });
    assert_eq!(stage.ask(json!({ "command": "run_changes", "run": 1000, "from": 0 })).code(), "not_found");
    assert_eq!(part(&stage, run.id, usize::MAX), ChangesView { changes: vec![], next: None });
}

#[test]
fn those_who_wait_for_their_account_come_in_parts_each_once_and_approval_names_all() {
    let stage = Stage::of(350);
    stage.ispring().clear_accounts();
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    stage.sync();
    let page = |from: usize| -> InvitationsView {
        stage.ask(json!({ "command": "invitations", "from": from })).expect()
    };
    let first = page(0);
    let (mut ids, mut from) = (Vec::new(), Some(0));
    while let Some(next) = from {
        let view = page(next);
        assert_eq!((&view.plan, view.invited, view.adopted), (&first.plan, first.invited, first.adopted));
        assert!(view.next.is_none() || view.people.len() == 100);
        ids.extend(view.people.into_iter().map(|person| person.id));
        from = view.next;
    }
    assert!(ids.len() > 200, "{}", ids.len());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert_eq!(first.invited + first.adopted, ids.len() as u64);
    assert!(page(usize::MAX).people.is_empty() && page(usize::MAX).next.is_none());
    let run = stage.approve_invitations();
    assert_eq!(run.accounts.created, ids.len() as u64);
    let left = page(0);
    assert_eq!((left.plan, left.people.len(), left.next), (None, 0, None));
}

#[test]
fn exports_come_in_parts_the_latest_first_and_are_found_by_where_they_are() {
    let stage = exporting(20);
    stage.complete(&stage.learners(), "Ladders", 16);
    stage.sync();
    stage.settle();
    let page = |of: Option<ExportStage>, before: Option<u64>| -> ExportsView {
        stage.ask(json!({ "command": "exports", "stage": of, "before": before })).expect()
    };
    let numbers = |of: Option<ExportStage>| {
        let (mut numbers, mut before) = (Vec::new(), None);
        loop {
            let view = page(of, before);
            assert!(view.exports.iter().all(|export| of.is_none_or(|stage| export.stage == stage)));
            assert!(view.exports.iter().all(|export| !export.name.is_empty()));
            assert!(view.next.is_none() || view.exports.len() == 100);
            numbers.extend(view.exports.iter().map(|export| export.number));
            match view.next {
                Some(next) => before = Some(next),
                None => return numbers,
            }
        }
    };
    let all = numbers(None);
    let counts = page(None, None).counts;
    let counted = [
        (ExportStage::Waiting, counts.waiting),
        (ExportStage::Pending, counts.pending),
        (ExportStage::Done, counts.done),
        (ExportStage::Failed, counts.failed),
        (ExportStage::Altered, counts.altered),
        (ExportStage::LeftOut, counts.left_out),
    ];
    assert!(all.len() > 200 && all.is_sorted_by(|a, b| a > b), "{}", all.len());
    assert_eq!(counted.iter().map(|(_, count)| count).sum::<u64>(), all.len() as u64);
    for (of, count) in counted {
        assert_eq!(numbers(Some(of)).len() as u64, count, "{of:?}");
    }
    assert_eq!(page(None, Some(0)).exports, vec![]);
    assert_eq!(page(None, Some(u64::MAX)).exports.len(), 100);
}

fn next(stage: &Stage) -> Vec<String> {
    let view: SyncView = stage.say("sync").expect();
    view.next.iter().map(|next| next.at.format("%a %H:%M").to_string()).collect()
}

#[test]
fn the_next_runs_are_those_that_then_start() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    assert_eq!(next(&stage), [""; 0], "nothing comes by itself");
    // 08:00 in Berlin's winter is 07:00.
    stage.save(json!({ "automatic": "on", "times": ["08:00", "17:30"], "zone": "Europe/Berlin" }));
    assert_eq!(next(&stage), ["Mon 16:30", "Tue 07:00", "Tue 16:30", "Wed 07:00", "Wed 16:30"]);

    for _ in 0..NEXT_RUNS {
        let view: SyncView = stage.say("sync").expect();
        let (at, newest) = (view.next[0].at, stage.latest().id);
        stage.pass(at - stage.now() - TimeDelta::seconds(1));
        assert_eq!(stage.latest().id, newest, "not before");
        stage.pass(TimeDelta::minutes(5));
        let run = stage.latest();
        assert_eq!((run.id.0, run.phase), (newest.0 + 1, Phase::Done));
        assert!(run.started_at >= at, "{} {at}", run.started_at);
        assert_ne!(next(&stage)[0], at.format("%a %H:%M").to_string(), "it does not come again");
    }

    stage.save(json!({ "automatic": "off" }));
    assert_eq!(next(&stage), [""; 0]);
    let newest = stage.latest().id;
    stage.pass(TimeDelta::days(2));
    assert_eq!(stage.latest().id, newest);
}

fn directory(stage: &Stage, known: Option<&str>) -> Reply {
    stage.ask(json!({ "command": "directory", "known": known })).0
}

fn tag(stage: &Stage) -> String {
    directory(stage, None).tag.expect("a tag")
}

#[test]
fn whoever_has_the_directory_is_told_so_until_it_changes() {
    let stage = Stage::of(30);
    let empty = tag(&stage);
    stage.connect(HrSystem::Personio);
    let full = tag(&stage);
    assert_ne!(empty, full);
    for known in [full.clone(), full.trim_start_matches("W/").to_owned(), format!("\"other\", {full}")] {
        let Reply { status, tag, body, .. } = directory(&stage, Some(&known));
        assert_eq!((status, tag.as_ref(), body), (304, Some(&full), None), "{known}");
    }
    for known in ["", "*", "W/\"\"", &empty, "\"other\""] {
        assert_eq!(directory(&stage, Some(known)).status, 200, "{known:?}");
    }

    // A crash and a sync without changes change nothing.
    stage.crash();
    stage.sync();
    assert_eq!(directory(&stage, Some(&full)).status, 304);

    // Somebody's gender is not shown to anybody, and a position is.
    let person =
        stage.personio().people().iter().find(|one| one.status == Status::Active).expect("a person").id;
    let change = Change { position: Some("Keeper of keys".into()), ..Change::default() };
    stage.personio().change(person, change).expect("a person");
    stage.sync();
    let reply = directory(&stage, Some(&full));
    assert_eq!(reply.status, 200);
    assert!(reply.body.is_some_and(|body| body.contains("Keeper of keys")));
}

#[test]
fn a_device_keeps_the_directory_for_as_long_as_an_admin_says() {
    let stage = Stage::of(5);
    stage.connect(HrSystem::Personio);
    for (days, told) in [(None, Some(7)), (Some("1"), Some(1)), (Some("0"), None)] {
        if let Some(days) = days {
            stage.save(json!({ "offline_days": days }));
        }
        let sent = directory(&stage, None);
        let known = directory(&stage, sent.tag.as_deref());
        assert_eq!((sent.offline_days, known.status, known.offline_days), (told, 304, told), "{days:?}");
    }
}

/// What is done, and how.
type Case<'a> = (&'a str, &'a dyn Fn(&Stage));

#[test]
fn whatever_changes_the_directory_nobody_is_answered_what_it_was_before() {
    let withdraw = |stage: &Stage| {
        let form = json!({ "attribute": "position" });
        stage
            .ask(json!({ "command": "withdraw_attribute", "service": "personio", "form": form }))
            .expect::<Value>();
    };
    let disconnect = |stage: &Stage, people| {
        let form = json!({ "people": people });
        stage.ask(json!({ "command": "disconnect", "service": "personio", "form": form })).expect::<Value>();
    };
    let person = |stage: &Stage| {
        stage.personio().people().iter().find(|one| one.status == Status::Active).expect("a person").id
    };
    let changes: [Case<'_>; 8] = [
        ("withdrawing", &withdraw),
        ("withdrawing while a run reads", &|stage: &Stage| {
            stage.start();
            stage.ring(|moment| {
                if moment == 0 {
                    withdraw(stage);
                }
                Then::GoOn
            });
            stage.settle();
        }),
        ("releasing less", &|stage: &Stage| {
            let credential = stage.credential(HrSystem::Personio);
            stage.connect_with(HrSystem::Personio, credential, &["team"]);
        }),
        ("disconnecting and erasing", &|stage: &Stage| disconnect(stage, "erase")),
        ("another source", &|stage: &Stage| {
            let credential = stage.credential(HrSystem::BambooHr);
            stage.test(HrSystem::BambooHr, credential, &["team"]).expect::<Value>();
            stage
                .ask(json!({ "command": "activate_draft", "service": "bamboohr", "form": {} }))
                .expect::<Value>();
            stage.ask(json!({ "command": "make_source", "service": "bamboohr" })).expect::<Value>();
            let waiting = stage.settle();
            stage.approve(&waiting);
        }),
        ("joining", &|stage: &Stage| {
            stage.personio().hire(1);
            stage.sync();
        }),
        ("a change", &|stage: &Stage| {
            let change = Change { position: Some("Keeper of keys".into()), ..Change::default() };
            stage.personio().change(person(stage), change).expect("a person");
            stage.sync();
        }),
        ("leaving", &|stage: &Stage| {
            stage.personio().terminate(person(stage)).expect("somebody");
            stage.sync();
        }),
    ];
    for (what, change) in changes {
        let stage = Stage::of(30);
        stage.connect(HrSystem::Personio);
        let before = directory(&stage, None);
        change(&stage);
        let after = directory(&stage, before.tag.as_deref());
        assert_eq!(after.status, 200, "{what}");
        assert_ne!(after.body, before.body, "{what}");
        // An object that remembers nothing says the same.
        stage.crash();
        assert_eq!(directory(&stage, None), after, "{what}");
    }
}

#[test]
fn no_organisation_is_told_that_it_has_what_is_another_one_s() {
    let (ours, theirs) = (Stage::with_seed(30, 1), Stage::with_seed(30, 2));
    for stage in [&ours, &theirs] {
        stage.connect(HrSystem::Personio);
    }
    // Both have come as far, so the revisions are the same.
    assert_eq!(ours.directory().revision, theirs.directory().revision);
    let (our_tag, their_tag) = (tag(&ours), tag(&theirs));
    assert_ne!(our_tag, their_tag);
    let reply = directory(&theirs, Some(&our_tag));
    assert_eq!((reply.status, reply.tag), (200, Some(their_tag.clone())));
    assert_eq!(directory(&ours, Some(&format!("{their_tag}, {our_tag}"))).status, 304);
    assert_ne!(directory(&ours, None).body, directory(&theirs, None).body);
}

#[test]
fn after_erasing_nobody_has_the_directory_already() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::Personio);
    let (before, revision) = (tag(&stage), stage.directory().revision);
    stage.say("erase").expect::<Value>();
    assert_eq!(directory(&stage, Some(&before)).status, 200);
    assert_eq!(stage.directory().ids.len(), 0);
    stage.connect(HrSystem::Personio);
    assert_eq!(stage.directory().revision, revision, "it has come as far as then");
    let reply = directory(&stage, Some(&before));
    assert_eq!(reply.status, 200, "and yet it is another one");
    assert_ne!(reply.tag, Some(before));
}

#[test]
fn a_chat_in_teams_is_offered_to_members_once_an_admin_says_so() {
    let stage = Stage::of(5);
    let teams = || stage.ask(json!({ "command": "contact", "by": "member" })).expect::<ContactView>().teams;
    assert_eq!(teams(), Teams::NotOffered);
    stage.save(json!({ "teams": "offered" }));
    assert_eq!(teams(), Teams::Offered);
}
