//! Accounts that an admin approves: what the approval named, and nothing else.

use std::sync::Arc;

use domain::service::HrSystem;
use serde_json::{Value, json};
use simulators::{
    company::{Change, Person, Status},
    faults::{Effect, Fault},
    ispring::{AccountStatus, RoleKind},
};

use crate::{
    provisioning::{accounts, with_accounts, with_learning},
    stage::{Stage, Then},
    taking_over::hire,
};

/// Approves the accounts that wait, without letting the run begin.
pub(crate) fn approve(stage: &Stage) -> u64 {
    let waiting = stage.invitations();
    let form = json!({ "plan": waiting.plan });
    stage.ask(json!({ "command": "approve_invitations", "form": form })).expect::<Value>();
    waiting.invited + waiting.adopted
}

#[test]
fn an_approval_holds_only_for_what_it_named() {
    type Turn = fn(&Stage);
    let changes: [(&str, Turn); 4] = [
        ("the text", |stage| _ = stage.save(json!({ "invitation": "Something else" }))),
        ("no text", |stage| _ = stage.save(json!({ "invitation": "" }))),
        ("the role", |stage| {
            let role = stage.ispring().add_role("Newcomers", RoleKind::Learner);
            stage.save(json!({ "default_role": role }));
        }),
        ("the department", |stage| {
            let department = stage.ispring().department_id("Extern").expect("a department");
            stage.connect_learning_in(Some(&department));
        }),
    ];
    for (name, change) in changes {
        let stage = with_learning(30);
        stage.sync();
        let before = accounts(&stage);
        let approved = approve(&stage);
        change(&stage);
        let run = stage.settle();
        assert_eq!((run.accounts.waiting, run.accounts.done()), (approved, approved), "{name}: {run:?}");
        assert_eq!(accounts(&stage), before, "{name}");
        let run = stage.approve_invitations();
        assert_eq!(run.accounts.created + run.accounts.adopted, approved, "{name}: {run:?}");
    }
}

#[test]
fn whose_address_was_shared_waits_like_anybody_new_once_it_is_theirs_alone() {
    let stage = with_accounts(30);
    hire(&stage, "Ada", "Ahorn", "ahorn@nordlicht.example");
    let bea = hire(&stage, "Bea", "Birke", "ahorn@nordlicht.example");
    let run = stage.sync();
    assert_eq!((run.accounts.created, run.accounts.refused), (0, 2), "{run:?}");
    stage.save(json!({ "guard_people": "0" }));
    let change = Change { email: Some("birke@nordlicht.example".to_owned()), ..Change::default() };
    stage.bamboohr().change(bea, change).expect("a change");
    let run = stage.sync();
    assert_eq!((run.accounts.created, run.accounts.waiting), (0, 2), "nobody has seen them: {run:?}");
    assert_eq!(stage.approve_invitations().accounts.created, 2);
}

#[test]
fn who_has_another_address_or_account_than_was_approved_waits_and_the_others_do_not() {
    let stage = with_learning(30);
    stage.sync();
    stage.ispring().fault(Fault::on("/users", Effect::HangUp));
    let approved = approve(&stage);
    assert!(stage.settle().accounts.failure.is_some(), "the platform was down");
    stage.ispring().clear_faults();
    let newcomers = |person: &&Arc<Person>| {
        let has_account = stage.ispring().account(&person.email).is_some();
        person.status == Status::Active && !person.email.is_empty() && !has_account
    };
    let people = stage.bamboohr().people();
    let person = people.iter().find(newcomers).expect("somebody new");
    let change = Change { email: Some("other@nordlicht.example".to_owned()), ..Change::default() };
    stage.bamboohr().change(person.id, change).expect("a change");
    let run = stage.sync();
    assert_eq!((run.accounts.waiting, run.accounts.done()), (1, approved), "{run:?}");
    assert!(stage.ispring().account("other@nordlicht.example").is_none());
}

#[test]
fn whenever_the_text_is_changed_nobody_is_mailed_what_was_not_approved() {
    let mut moment = 0;
    loop {
        let stage = with_learning(60);
        stage.sync();
        approve(&stage);
        let mut waits = 0;
        let mut is_changed = false;
        while stage.ring(|_| {
            if waits == moment {
                stage.save(json!({ "invitation": "Something else" }));
                is_changed = true;
            }
            waits += 1;
            Then::GoOn
        }) {}
        let mails = stage.ispring().mails();
        assert!(mails.iter().all(|mail| mail.message.starts_with("Welcome")), "at {moment}: {mails:?}");
        if !is_changed {
            break;
        }
        moment += 1;
    }
    assert!(moment > 8, "{moment}");
}

#[test]
fn an_approval_from_before_it_named_anything_waits_again() {
    let stage = with_learning(30);
    stage.sync();
    let approved = approve(&stage);
    let sql =
        "UPDATE accounts SET body = '{\"state\":{\"kind\":\"approved\",\"found\":null},\"known\":null}'";
    stage.world.database.execute(sql, vec![]).expect("rows");
    let run = stage.settle();
    assert_eq!((run.accounts.waiting, run.accounts.done()), (approved, approved), "{run:?}");
    assert!(stage.ispring().mails().is_empty());
}

#[test]
fn more_deactivated_accounts_than_the_limits_allow_are_not_activated_unseen() {
    for (people, limit, waits) in [(6, "5", true), (5, "5", false)] {
        let stage = Stage::of(60);
        // Of these nothing is known by which an account is found, for now.
        let nameless: Vec<_> = stage
            .bamboohr()
            .people()
            .into_iter()
            .filter(|person| person.status == Status::Active)
            .filter(|person| stage.ispring().account(&person.email).is_some())
            .take(people)
            .collect();
        assert_eq!(nameless.len(), people);
        for person in &nameless {
            let change = Change { email: Some(String::new()), ..Change::default() };
            stage.bamboohr().change(person.id, change).expect("a person");
            stage.ispring().deactivate(&person.email).expect("an account");
        }
        stage.connect(HrSystem::BambooHr);
        stage.connect_learning();
        stage.save(json!({ "guard_people": limit, "guard_percent": "100" }));
        stage.sync();
        stage.approve_invitations();

        for person in &nameless {
            let change = Change { email: Some(person.email.clone()), ..Change::default() };
            stage.bamboohr().change(person.id, change).expect("a person");
        }
        let run = stage.sync();
        let expected = if waits { (people as u64, 0) } else { (0, people as u64) };
        assert_eq!((run.accounts.waiting, run.accounts.activated), expected, "{people}: {run:?}");
        // Taking an account over is one thing, and activating it another.
        assert_eq!(run.accounts.total, people as u64 + run.accounts.activated);
        let active = nameless.iter().filter(|person| {
            stage.ispring().account(&person.email).is_some_and(|one| one.status == AccountStatus::Active)
        });
        assert_eq!(active.count(), if waits { 0 } else { people }, "{people} people");
        if waits {
            assert_eq!(stage.approve_invitations().accounts.activated, people as u64);
        }
    }
}
