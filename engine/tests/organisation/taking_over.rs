//! Accounts that were somebody else's: who gets them, and what of them counts.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::api::learning::Gets;
use serde_json::json;
use simulators::{
    company::{Change, Person, Status},
    ispring::{AccountStatus, Completion},
};

use crate::{provisioning::with_accounts, stage::Stage};

/// Somebody at work, by their number at the company.
pub(crate) fn somebody(stage: &Stage) -> Arc<Person> {
    let people = stage.bamboohr().people();
    let is_at_work = |person: &&Arc<Person>| person.status == Status::Active && !person.email.is_empty();
    people.iter().find(is_at_work).map(Arc::clone).expect("somebody at work")
}

/// Hires somebody of this name, with this address.
pub(crate) fn hire(stage: &Stage, first_name: &str, last_name: &str, email: &str) -> u64 {
    let id = stage.bamboohr().hire(1)[0];
    let change = Change {
        first_name: Some(first_name.to_owned()),
        last_name: Some(last_name.to_owned()),
        email: Some(email.to_owned()),
        status: Some(Status::Active),
        ..Change::default()
    };
    stage.bamboohr().change(id, change).expect("a change");
    id
}

/// What waits for an admin: who, and what they get.
fn waiting(stage: &Stage) -> Vec<(String, Gets)> {
    stage.invitations().people.into_iter().map(|person| (person.name, person.gets)).collect()
}

#[test]
fn the_account_of_somebody_else_who_left_is_asked_for_with_both_names() {
    for (days, is_erased) in [(1, false), (40, true)] {
        let stage = with_accounts(30);
        let kim = somebody(&stage);
        stage.bamboohr().terminate(kim.id).expect("somebody");
        stage.sync();
        stage.pass(TimeDelta::days(days));
        hire(&stage, "Lou", "Lind", &kim.email);
        let before = stage.ispring().account(&kim.email);
        let run = stage.sync();
        assert_eq!((run.accounts.waiting, run.accounts.adopted), (1, 0), "within all limits: {run:?}");
        let name = format!("{} {}", kim.first_name, kim.last_name);
        let former = (!is_erased).then_some(name);
        assert_eq!(waiting(&stage), [("Lou Lind".to_owned(), Gets::Takeover { former })]);
        assert_eq!(stage.invitations().takeovers, 1);
        assert_eq!(stage.ispring().account(&kim.email), before);

        let run = stage.approve_invitations();
        assert_eq!(
            (run.accounts.adopted, run.accounts.activated, run.accounts.waiting),
            (1, 1, 0),
            "{run:?}"
        );
        assert_eq!((run.accounts.updated, run.accounts.total), (1, 3), "it had the other one's name");
        let account = stage.ispring().account(&kim.email).expect("an account");
        assert_eq!((account.first_name.as_str(), account.last_name.as_str()), ("Lou", "Lind"));
        assert_eq!(account.status, AccountStatus::Active);
        assert_eq!(stage.sync().accounts.total, 0, "whoever left does not take it away again");
    }
}

#[test]
fn who_comes_back_under_another_id_with_name_and_address_has_the_old_account() {
    let stage = with_accounts(30);
    let kim = somebody(&stage);
    stage.bamboohr().terminate(kim.id).expect("somebody");
    stage.sync();
    hire(&stage, &kim.first_name, &kim.last_name, &kim.email);
    let run = stage.sync();
    assert_eq!((run.accounts.adopted, run.accounts.activated, run.accounts.waiting), (1, 1, 0), "{run:?}");
    assert_eq!(stage.sync().accounts.total, 0);
}

#[test]
fn who_leaves_and_comes_back_under_another_id_between_two_syncs_can_use_the_account() {
    let stage = with_accounts(30);
    let kim = somebody(&stage);
    stage.bamboohr().terminate(kim.id).expect("somebody");
    hire(&stage, &kim.first_name, &kim.last_name, &kim.email);
    let run = stage.sync();
    assert_eq!((run.accounts.adopted, run.accounts.waiting), (1, 0), "{run:?}");
    let account = stage.ispring().account(&kim.email).expect("an account");
    assert_eq!(account.status, AccountStatus::Active);
    assert_eq!(stage.sync().accounts.total, 0);
}

#[test]
fn what_a_predecessor_completed_is_never_written_to_whoever_has_the_address_now() {
    for days in [1, 40] {
        let stage = with_accounts(30);
        let kim = somebody(&stage);
        let course = stage.ispring().courses()[0].title.clone();
        let others = stage.ispring().courses()[1].title.clone();
        let complete = |course: &str| {
            stage.ispring().complete(&kim.email, course, Completion::default()).expect("an account");
        };
        complete(&course);
        stage.bamboohr().terminate(kim.id).expect("somebody");
        stage.sync();
        stage.pass(TimeDelta::days(days));
        let lou = hire(&stage, "Lou", "Lind", &kim.email);
        stage.sync();
        stage.approve_invitations();
        stage.save(json!({ "export": "allowed" }));
        stage.pass(TimeDelta::hours(1));
        complete(&others);
        let run = stage.sync();
        assert_eq!(run.exports.failure, None, "{run:?}");
        stage.approve_exports(None);
        let records = || -> Vec<_> {
            let all = stage.bamboohr().training_records();
            all.into_iter().filter(|record| record.person == lou).collect()
        };
        assert_eq!(records().len(), 1, "what was completed since: {:?}", records());
        let told = run.exports.predecessors;
        assert!(told > 0 && run.exports.unreadable == 0, "{run:?}");
        let run = stage.sync();
        assert_eq!((run.exports.predecessors, records().len()), (0, 1), "told once: {run:?}");
    }
}
