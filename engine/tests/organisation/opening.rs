//! Accounts being opened: with what, in which department, and what an odd answer of the platform does to whom.

use chrono::TimeDelta;
use domain::api::services::ConnectionView;
use engine::platform::Method;
use serde_json::json;
use simulators::{
    company::Change,
    faults::{Effect, Fault},
    ispring::{AccountStatus, RoleKind},
};

use crate::{
    platform::Fate,
    provisioning::{accounts, with_accounts},
    stage::{Stage, Then},
    taking_over::{hire, somebody},
};

/// An address of a company whose newcomers get an account at once, and somebody who has come with it.
fn newcomer(stage: &Stage, number: usize) -> String {
    let email = format!("lou{number}@nordlicht.example");
    hire(stage, "Lou", &format!("Lind{number}"), &email);
    email
}

#[test]
fn an_account_has_the_role_that_was_chosen_or_the_one_for_learners() {
    let stage = with_accounts(10);
    let learner = stage.ispring().role_id(RoleKind::Learner);
    let chosen = stage.ispring().add_role("Trainer", RoleKind::Learner);
    for (number, (role, expected)) in [("", &learner), (&*chosen, &chosen)].into_iter().enumerate() {
        stage.connect_learning();
        stage.save(json!({ "default_role": role }));
        let email = newcomer(&stage, number);
        stage.sync();
        if stage.invitations().people.len() == 1 {
            stage.approve_invitations();
        }
        let account = stage.ispring().account(&email).expect("an account");
        assert_eq!(account.role_id, *expected);
    }
}

#[test]
fn a_department_that_may_not_be_created_is_counted_once_and_people_go_where_all_go() {
    let stage = with_accounts(30);
    for (number, department) in ["Looms", "Looms", "Sails"].into_iter().enumerate() {
        let email = newcomer(&stage, number);
        let people = stage.bamboohr().people();
        let person = people.iter().find(|person| person.email == email).expect("the newcomer");
        let change = Change { department: Some(department.to_owned()), ..Change::default() };
        stage.bamboohr().change(person.id, change).expect("a change");
    }
    let refused = Effect::Status { code: 403, retry_after: None, body: None };
    stage.ispring().fault(Fault::on("/department", refused).by("POST"));
    stage.take_asked();
    let tally = stage.sync().accounts;
    assert_eq!((tally.created, tally.departments_missing), (3, 2), "{tally:?}");
    let is_creation = |request: &&String| request.starts_with("Post") && request.ends_with("/department");
    assert_eq!(stage.take_asked().iter().filter(is_creation).count(), 2, "each is tried once");
}

#[test]
fn an_account_that_is_there_all_of_a_sudden_is_theirs_whose_address_it_has() {
    for moment in 0.. {
        let stage = Stage::with_accounts_for_newcomers();
        let email = newcomer(&stage, 0);
        stage.start();
        let mut passed = 0;
        while stage.latest().ended_at.is_none() {
            stage.ring(|_| {
                if passed == moment && stage.ispring().account(&email).is_none() {
                    stage.ispring().open_accounts([email.clone()]);
                }
                passed += 1;
                Then::GoOn
            });
        }
        let tally = stage.latest().accounts;
        assert_eq!((tally.created + tally.adopted, tally.refused), (1, 0), "at moment {moment}: {tally:?}");
        assert_eq!(accounts(&stage).values().filter(|account| account.email == email).count(), 1);
        if passed <= moment {
            break;
        }
    }
}

#[test]
fn an_account_whose_owner_is_there_goes_to_nobody_else() {
    let stage = with_accounts(20);
    let kim = somebody(&stage);
    let moved = Change { email: Some("kim.new@nordlicht.example".to_owned()), ..Change::default() };
    stage.bamboohr().change(kim.id, moved).expect("a change");
    stage.sync();
    let before = stage.ispring().account(&kim.email).expect("their account");
    hire(&stage, "Lou", "Lind", &kim.email);
    let run = stage.sync();
    assert_eq!((run.accounts.refused, run.accounts.adopted, run.accounts.waiting), (1, 0, 0), "{run:?}");
    assert_eq!(stage.ispring().account(&kim.email), Some(before));
}

#[test]
fn a_request_that_fails_for_some_keeps_nobody_else_waiting() {
    // Whoever has an account already, in the first five or behind them.
    for known in 0..9 {
        let stage = Stage::with_accounts_for_newcomers();
        let newcomers: Vec<_> = (0..9).map(|number| newcomer(&stage, number)).collect();
        stage.ispring().open_accounts([newcomers[known].clone()]);
        let down = Effect::Status { code: 503, retry_after: None, body: None };
        stage.ispring().fault(Fault::on("/user", down).by("POST").times(4));
        stage.start();
        while stage.latest().trouble.is_none() {
            assert!(stage.ring(|_| Then::GoOn), "it goes on: {:?}", stage.latest());
        }
        let tally = stage.latest().accounts;
        assert_eq!((tally.adopted, tally.created), (1, 4), "{known}: {tally:?}");
        let tally = stage.settle().accounts;
        assert_eq!((tally.adopted, tally.created), (1, 8), "{known}: {tally:?}");
    }
}

#[test]
fn an_account_whose_answer_was_lost_is_counted_as_opened() {
    let stage = Stage::with_accounts_for_newcomers();
    newcomer(&stage, 0);
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", Fate::AnswerLost));
    let run = stage.sync();
    assert_eq!((run.accounts.created, run.accounts.adopted), (1, 0), "{run:?}");
}

/// A company one of whose newcomers has an account of which nobody knows: the answer was lost, and the run is over.
fn with_an_unknown_account(ends_the_run: impl Fn(&Stage)) -> (Stage, u64, String) {
    let stage = Stage::with_accounts_for_newcomers();
    let email = "lou@nordlicht.example".to_owned();
    let lou = hire(&stage, "Lou", "Lind", &email);
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", Fate::AnswerLost));
    stage.start();
    while stage.latest().trouble.is_none() {
        assert!(stage.ring(|_| Then::GoOn), "it goes on: {:?}", stage.latest());
    }
    ends_the_run(&stage);
    stage.settle();
    let account = stage.ispring().account(&email).expect("an account");
    assert_eq!(account.status, AccountStatus::Active);
    (stage, lou, email)
}

fn withdraw_addresses(stage: &Stage) {
    let form = json!({ "attribute": "work_email" });
    stage
        .ask(json!({ "command": "withdraw_attribute", "service": "bamboohr", "form": form }))
        .expect::<ConnectionView>();
}

#[test]
fn an_account_whose_answer_was_lost_is_closed_for_a_leaver_although_their_address_was_withdrawn() {
    let (stage, lou, email) = with_an_unknown_account(withdraw_addresses);
    stage.sync();
    let stored = stage.world.database.dump();
    assert!(!stored.iter().any(|row| row.contains(&email)), "it is known what became of it");
    assert_eq!(stage.ispring().account(&email).expect("an account").status, AccountStatus::Active);
    stage.bamboohr().terminate(lou).expect("somebody");
    stage.sync();
    assert_eq!(stage.ispring().account(&email).expect("an account").status, AccountStatus::Inactive);
}

#[test]
fn an_account_whose_answer_was_lost_is_closed_for_a_leaver_who_is_erased_meanwhile() {
    let (stage, lou, email) = with_an_unknown_account(|stage| {
        stage.disconnect_learning();
    });
    stage.bamboohr().terminate(lou).expect("somebody");
    stage.sync();
    stage.pass(TimeDelta::days(40));
    stage.sync();
    stage.connect_learning();
    stage.sync();
    assert_eq!(stage.ispring().account(&email).expect("an account").status, AccountStatus::Inactive);
    let stored = stage.world.database.dump();
    assert!(!stored.iter().any(|row| row.contains(&email)), "nothing of them is left but numbers");
}
