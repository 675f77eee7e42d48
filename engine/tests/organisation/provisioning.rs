//! Accounts at iSpring Learn: who gets one, what the platform is told, what waits for an admin.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::{
    api::runs::RunView, provisioning::account::ARRIVES_WITHIN, service::HrSystem, sync::run::Phase,
};
use engine::platform::Method;
use serde_json::{Value, json};
use simulators::{
    company::{Change, Status},
    faults::{Effect, Fault},
    ispring::{Account, AccountStatus},
};
use url::Url;

use crate::{
    approving_accounts::approve,
    platform::Fate,
    stage::{Stage, Then},
    taking_over::{hire, somebody},
};

/// What accounts are made from.
const RELEASED: [&str; 3] = ["work_email", "position", "department"];

/// An organisation that reads `BambooHR`, of which nobody has an account yet.
pub(crate) fn with_learning(people: usize) -> Stage {
    let stage = Stage::of(people);
    let service = HrSystem::BambooHr;
    stage.connect_with(service, stage.credential(service), &RELEASED);
    stage.connect_learning();
    stage.save(
        json!({ "invitation": "Welcome {first_name}", "guard_people": "1000", "guard_percent": "100" }),
    );
    stage
}

/// The same, once everybody has one.
pub(crate) fn with_accounts(people: usize) -> Stage {
    let stage = with_learning(people);
    stage.sync();
    let run = stage.approve_invitations();
    assert_eq!((&run.phase, &run.accounts.failure), (&Phase::Done, &None), "{run:?}");
    stage
}

/// Everybody in the directory by address, in small letters.
pub(crate) fn employed(stage: &Stage) -> BTreeSet<String> {
    let people = stage.bamboohr().people();
    let present = people.iter().filter(|person| person.status != Status::Inactive);
    present.map(|person| person.email.to_lowercase()).filter(|email| !email.is_empty()).collect()
}

/// Those of them who have no account.
pub(crate) fn without_account(stage: &Stage) -> BTreeSet<String> {
    let accounts = accounts(stage);
    employed(stage).into_iter().filter(|email| !accounts.contains_key(email)).collect()
}

/// All accounts by address, in small letters.
pub(crate) fn accounts(stage: &Stage) -> BTreeMap<String, Account> {
    stage.ispring().accounts().into_iter().map(|account| (account.email.to_lowercase(), account)).collect()
}

#[test]
fn the_first_accounts_wait_for_an_admin_and_then_everybody_has_one_and_one_mail() {
    let stage = with_learning(60);
    let before = accounts(&stage);
    let run = stage.sync();
    let employed = employed(&stage);
    assert_eq!(run.accounts.waiting, employed.len() as u64);
    assert_eq!(accounts(&stage), before, "nothing is opened before somebody has seen it");

    let run = stage.approve_invitations();
    let there = employed.iter().filter(|email| before.contains_key(*email)).count();
    assert!(there > 5, "the company has accounts already");
    assert_eq!(run.accounts.adopted, there as u64);
    assert_eq!(run.accounts.created, (employed.len() - there) as u64);
    let after = accounts(&stage);
    assert!(employed.iter().all(|email| after.contains_key(email)));
    assert!(
        before.iter().all(|(email, account)| after[email] == *account),
        "who had one is left as they are"
    );
    let mailed: BTreeSet<_> = stage.ispring().mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!(
        (mailed.len(), stage.ispring().mails().len()),
        (employed.len() - there, employed.len() - there)
    );
    for person in stage.bamboohr().people().iter().filter(|person| mailed.contains(&person.email)) {
        let account = &after[&person.email.to_lowercase()];
        assert_eq!(account.position, person.position);
        assert_eq!(account.department, person.department.as_ref().map_or("Nordlicht", |unit| &unit.name));
    }
    assert_eq!(stage.sync().accounts.total, 0, "and that is all there is to do");
}

#[test]
fn killed_at_whatever_moment_everybody_has_one_account_and_one_mail() {
    let mut moment = 0;
    loop {
        let stage = with_learning(14);
        stage.sync();
        let (before, employed) = (accounts(&stage), employed(&stage));
        let form = json!({ "plan": stage.invitations().plan });
        stage.ask(json!({ "command": "approve_invitations", "form": form })).expect::<Value>();
        let (mut passed, mut is_killed) = (0, false);
        while stage.latest().ended_at.is_none() {
            stage.ring_or_wake(|_| {
                let now = !is_killed && passed == moment;
                passed += 1;
                is_killed |= now;
                if now { Then::Crash } else { Then::GoOn }
            });
        }
        // What a lost answer left open is found by the next one at the latest.
        stage.sync();
        let after = stage.ispring().accounts();
        let addresses: BTreeSet<_> = after.iter().map(|account| account.email.to_lowercase()).collect();
        assert_eq!(addresses.len(), after.len(), "two accounts of one address, killed at {moment}");
        assert!(employed.is_subset(&addresses), "killed at {moment}");
        let mut mailed: Vec<_> = stage.ispring().mails().into_iter().map(|mail| mail.to).collect();
        mailed.sort();
        let mut new: Vec<_> =
            addresses.iter().filter(|email| !before.contains_key(*email)).cloned().collect();
        new.sort();
        let in_small_letters: Vec<_> = mailed.iter().map(|email| email.to_lowercase()).collect();
        assert_eq!(in_small_letters, new, "killed at {moment}");
        if !is_killed {
            break;
        }
        moment += 1;
    }
    assert!(moment > 4, "{moment} moments");
}

#[test]
fn whoever_leaves_loses_the_account_and_whoever_returns_gets_it_back() {
    let stage = with_accounts(30);
    let mails = stage.ispring().mails().len();
    let people = stage.bamboohr().people();
    let person = people.iter().find(|person| person.status == Status::Active && !person.email.is_empty());
    let (id, email) = person.map(|person| (person.id, person.email.clone())).expect("somebody at work");
    let account = || stage.ispring().account(&email).expect("an account").status;
    let change = |status| Change { status: Some(status), ..Change::default() };
    for (status, expected, deactivated, activated) in
        [(Status::Inactive, AccountStatus::Inactive, 1, 0), (Status::Active, AccountStatus::Active, 0, 1)]
    {
        stage.bamboohr().change(id, change(status)).expect("a change");
        let run = stage.sync();
        assert_eq!((run.accounts.deactivated, run.accounts.activated), (deactivated, activated), "{run:?}");
        assert_eq!(account(), expected);
    }
    assert_eq!(stage.ispring().mails().len(), mails, "nobody is invited twice");
}

#[test]
fn an_account_is_turned_as_it_should_be_though_the_answer_to_the_last_request_was_lost() {
    for (before, meanwhile, path, expected) in [
        (Status::Inactive, Status::Active, "deactivate", AccountStatus::Active),
        (Status::Active, Status::Inactive, "activate", AccountStatus::Inactive),
    ] {
        let stage = with_accounts(30);
        let kim = somebody(&stage);
        let change = |status| {
            let change = Change { status: Some(status), ..Change::default() };
            stage.bamboohr().change(kim.id, change).expect("a change");
        };
        change(meanwhile);
        stage.sync();
        change(before);
        stage.world.fated.borrow_mut().push((Method::Post, path, Fate::AnswerLost));
        let run = stage.start();
        while !stage.world.fated.borrow().is_empty() {
            assert!(stage.ring(|_| Then::GoOn), "nobody asked");
        }
        // Somebody has had enough of waiting for it, and in the end everything is as it was.
        stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
        change(meanwhile);
        stage.sync();
        let account = stage.ispring().account(&kim.email).expect("an account");
        assert_eq!(account.status, expected, "{path}");
        assert_eq!(stage.sync().accounts.total, 0);
    }
}

#[test]
fn whose_account_could_not_be_deactivated_in_time_loses_it_though_they_are_erased() {
    let stage = with_accounts(30);
    stage.save(json!({ "retention_days": "1" }));
    let kim = somebody(&stage);
    stage.bamboohr().terminate(kim.id).expect("somebody");
    let refused = Effect::Status { code: 403, retry_after: None, body: None };
    stage.ispring().fault(Fault::on("deactivate", refused));
    stage.sync();
    stage.pass(TimeDelta::days(2));
    stage.wake();
    let status = || stage.ispring().account(&kim.email).expect("an account").status;
    assert_eq!(status(), AccountStatus::Active, "it could not be deactivated");
    assert!(stage.world.database.rows("people").iter().all(|row| !row.contains(&kim.email)), "erased");

    stage.ispring().clear_faults();
    assert_eq!(stage.sync().accounts.deactivated, 1);
    assert_eq!(status(), AccountStatus::Inactive);
    assert_eq!(stage.sync().accounts.total, 0, "once");
}

/// Somebody is hired, and the request that opens their account takes effect ten minutes after it was sent. The run that
/// has just sent it is stopped. Their number at the company is beside it.
fn with_an_account_that_comes_late() -> (Stage, u64) {
    let stage = with_accounts(30);
    let kim = hire(&stage, "Kim", "Kind", "kim@nordlicht.example");
    let late = Fate::Late(TimeDelta::minutes(10));
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", late));
    let run = stage.start();
    while !stage.world.fated.borrow().is_empty() {
        assert!(stage.ring(|_| Then::GoOn), "nobody asked");
    }
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    (stage, kim)
}

#[test]
fn a_request_that_comes_late_opens_no_second_account_whatever_has_changed_meanwhile() {
    for is_gone in [false, true] {
        let (stage, kim) = with_an_account_that_comes_late();
        let email = Some("other@nordlicht.example".to_owned());
        let status = is_gone.then_some(Status::Inactive);
        stage.bamboohr().change(kim, Change { email, status, ..Change::default() }).expect("a change");
        stage.save(json!({ "invitation": "Something else", "guard_people": "0", "guard_percent": "0" }));
        let sync = || {
            let run = stage.sync();
            let run = if matches!(run.phase, Phase::Waiting { .. }) { stage.approve(&run) } else { run };
            if run.accounts.waiting > 0 {
                stage.approve_invitations();
            }
        };
        sync();
        let theirs = || {
            let all = accounts(&stage);
            let of = |email: &str| all.get(email).map(|account| account.status);
            (of("kim@nordlicht.example"), of("other@nordlicht.example"))
        };
        assert_eq!(theirs(), (None, None), "it is not there yet");
        stage.pass(TimeDelta::minutes(20));
        sync();
        let expected = if is_gone { AccountStatus::Inactive } else { AccountStatus::Active };
        assert_eq!(theirs(), (Some(expected), None));
    }
}

#[test]
fn a_refusal_says_nothing_of_a_request_from_before_that_may_still_open_an_account() {
    let (stage, kim) = with_an_account_that_comes_late();
    let refused = Effect::Status { code: 400, retry_after: None, body: None };
    stage.ispring().fault(Fault::on("/user", refused).by("POST"));
    stage.sync();
    stage.ispring().clear_faults();
    let email = Some("other@nordlicht.example".to_owned());
    stage.bamboohr().change(kim, Change { email, ..Change::default() }).expect("a change");
    stage.pass(TimeDelta::minutes(20));
    stage.sync();
    let status = |email: &str| accounts(&stage).get(email).map(|account| account.status);
    let theirs = || (status("kim@nordlicht.example"), status("other@nordlicht.example"));
    assert_eq!(theirs(), (Some(AccountStatus::Active), None));
    stage.bamboohr().terminate(kim).expect("somebody");
    stage.sync();
    assert_eq!(theirs(), (Some(AccountStatus::Inactive), None));
}

#[test]
fn whom_the_platform_does_not_accept_is_told_as_refused() {
    let stage = with_accounts(30);
    hire(&stage, "Kim", "Kind", "kim@nordlicht.example");
    let refused = Effect::Status { code: 400, retry_after: None, body: None };
    stage.ispring().fault(Fault::on("/user", refused).by("POST"));
    let run = stage.sync();
    assert_eq!((run.accounts.created, run.accounts.refused), (0, 1), "{:?}", run.accounts);
}

#[test]
fn what_a_lost_request_opened_for_somebody_who_left_is_found_and_closed() {
    let stage = with_accounts(30);
    let kim = hire(&stage, "Kim", "Kind", "kim@nordlicht.example");
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", Fate::AnswerLost));
    let run = stage.start();
    while !stage.world.fated.borrow().is_empty() {
        assert!(stage.ring(|_| Then::GoOn), "nobody asked");
    }
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    stage.bamboohr().terminate(kim).expect("somebody");
    let run = stage.sync();
    // Finding out what became of the request is one thing, and closing the account another.
    assert_eq!((run.accounts.total, run.accounts.deactivated), (2, 1), "{:?}", run.accounts);
    let account = stage.ispring().account("kim@nordlicht.example").expect("an account");
    assert_eq!(account.status, AccountStatus::Inactive);
}

#[test]
fn what_arrives_after_it_was_looked_for_opens_no_second_account() {
    let (stage, kim) = with_an_account_that_comes_late();
    let sent_at = stage.now();
    let email = Some("other@nordlicht.example".to_owned());
    stage.bamboohr().change(kim, Change { email, ..Change::default() }).expect("a change");
    stage.start();
    stage.take_asked();
    // It arrives, and its time is over, while the roles are asked for: the addresses were looked up before.
    let mut is_late = false;
    while stage.latest().ended_at.is_none() {
        stage.ring_or_wake(|_| {
            if !is_late && stage.world.asked.borrow().last().is_some_and(|path| path.ends_with("/role")) {
                is_late = true;
                stage.world.wait_until(sent_at + ARRIVES_WITHIN);
            }
            Then::GoOn
        });
    }
    assert!(is_late);
    let mine = |all: &BTreeMap<String, Account>| {
        all.keys()
            .filter(|email| ["kim@nordlicht.example", "other@nordlicht.example"].contains(&email.as_str()))
            .count()
    };
    assert_eq!(mine(&accounts(&stage)), 1);
    stage.sync();
    assert_eq!(mine(&accounts(&stage)), 1);
}

/// What iSpring says of everybody's title and department.
fn told(stage: &Stage) -> BTreeMap<String, (String, String)> {
    let told = |(email, account): (String, Account)| (email, (account.position, account.department));
    accounts(stage).into_iter().map(told).collect()
}

/// Takes the attribute back from `BambooHR`.
fn withdraw(stage: &Stage, attribute: &str) {
    let form = json!({ "attribute": attribute });
    let service = HrSystem::BambooHr;
    stage.ask(json!({ "command": "withdraw_attribute", "service": service, "form": form })).expect::<Value>();
}

#[test]
fn what_is_withdrawn_stays_at_the_platform_as_it_is() {
    for attribute in ["department", "position"] {
        let stage = with_accounts(60);
        let before = told(&stage);
        withdraw(&stage, attribute);
        let run = stage.sync();
        assert_eq!((run.accounts.total, run.accounts.updated), (0, 0), "{attribute}");
        assert_eq!(told(&stage), before, "{attribute}");

        // Who is told something else is not told of it either.
        let people = stage.bamboohr().people();
        let person = people.iter().find(|person| person.status == Status::Active && !person.email.is_empty());
        let person = person.expect("somebody at work");
        let change = Change { last_name: Some("Renamed".to_owned()), ..Change::default() };
        stage.bamboohr().change(person.id, change).expect("a change");
        assert_eq!(stage.sync().accounts.updated, 1, "{attribute}");
        assert_eq!(stage.ispring().account(&person.email).expect("an account").last_name, "Renamed");
        assert_eq!(told(&stage), before, "{attribute}");

        // Once it is released again, what is the same as before is not told again.
        stage.connect_with(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &RELEASED);
        let run = stage.sync();
        assert_eq!((run.accounts.total, told(&stage)), (0, before), "{attribute}");
    }
}

#[test]
fn a_source_that_does_not_release_it_changes_nothing_at_the_platform() {
    let stage = with_accounts(60);
    let before = told(&stage);
    let service = HrSystem::Personio;
    stage.test(service, stage.credential(service), &["work_email"]).expect::<Value>();
    stage.ask(json!({ "command": "activate_draft", "service": service, "form": {} })).expect::<Value>();
    stage.ask(json!({ "command": "make_source", "service": service })).expect::<Value>();
    let waiting = stage.settle();
    let run = stage.approve(&waiting);
    assert_eq!((run.service, &run.phase), (service, &Phase::Done));
    assert!(run.counts.is_some_and(|counts| counts.moves + counts.updates > 40), "{run:?}");
    assert_eq!((run.accounts.updated, told(&stage)), (0, before));
}

#[test]
fn what_one_person_has_no_more_is_taken_away() {
    let stage = with_accounts(60);
    let people = stage.bamboohr().people();
    let person = people.iter().find(|person| person.department.is_some() && !person.email.is_empty());
    let person = person.expect("somebody in a department");
    let nothing = || Some(String::new());
    let change = Change { position: nothing(), department: nothing(), ..Change::default() };
    stage.bamboohr().change(person.id, change).expect("a change");
    assert_eq!(stage.sync().accounts.updated, 1);
    assert_eq!(told(&stage)[&person.email.to_lowercase()], (String::new(), "Nordlicht".to_owned()));
}

/// Requests to iSpring that were sent since this was asked last.
fn take_asked(stage: &Stage) -> Vec<String> {
    let url = Url::parse(stage.world.providers.ispring.url()).expect("an address");
    let host = url.host_str().expect("a host").to_owned();
    stage.take_asked().into_iter().filter(|asked| asked.contains(&host)).collect()
}

#[test]
fn no_alarm_asks_for_much_or_lasts_long_however_large_the_company_and_slow_the_platform() {
    for (people, slowness) in [(2500, 0), (1000, 3000)] {
        let stage = Stage::of(people);
        let service = HrSystem::BambooHr;
        stage.connect_with(service, stage.credential(service), &RELEASED);
        stage.connect_learning();
        let delay = Effect::Delay { milliseconds: slowness };
        stage.ispring().fault(Fault::on("/users", delay.clone()));
        stage.ispring().fault(Fault::on("/user", delay));
        stage.start();
        let mut is_approved = false;
        loop {
            take_asked(&stage);
            let begun = stage.now().max(stage.world.rings_at().unwrap_or_default());
            if !stage.ring(|_| Then::GoOn) {
                if std::mem::replace(&mut is_approved, true) {
                    break;
                }
                approve(&stage);
                continue;
            }
            let (asked, took) = (take_asked(&stage).len(), stage.now() - begun);
            assert!(asked <= 200, "{asked} requests in one alarm");
            assert!(took <= TimeDelta::seconds(30), "{took} for {asked} requests");
        }
        let run = stage.latest();
        assert_eq!((&run.phase, &run.accounts.failure), (&Phase::Done, &None), "{run:?}");
        assert_eq!(without_account(&stage), BTreeSet::new());
    }
}

#[test]
fn after_a_disconnect_nothing_more_is_asked_of_the_platform() {
    // Everything there is to do: accounts to open, to change, to deactivate.
    let busy = || {
        let stage = with_accounts(40);
        stage.bamboohr().terminate(somebody(&stage).id).expect("somebody");
        let person = somebody(&stage);
        let change = Change { department: Some("Looms".to_owned()), ..Change::default() };
        stage.bamboohr().change(person.id, change).expect("a change");
        for number in 0..7 {
            hire(&stage, "Lou", "Lind", &format!("lou{number}@nordlicht.example"));
        }
        stage
    };
    let mut moment = 0;
    loop {
        let stage = busy();
        stage.start();
        let mut waits = 0;
        let mut is_disconnected = false;
        while stage.ring(|_| {
            if waits == moment {
                stage.disconnect_learning();
                take_asked(&stage);
                is_disconnected = true;
            }
            waits += 1;
            Then::GoOn
        }) {}
        let run = stage.latest();
        assert_eq!(run.phase, Phase::Done, "at {moment}: {run:?}");
        if !is_disconnected {
            break;
        }
        assert_eq!(take_asked(&stage), Vec::<String>::new(), "at {moment}");

        // What was under way is known: nobody is invited twice.
        stage.connect_learning();
        stage.sync();
        let mails: Vec<_> = stage.ispring().mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(mails.iter().collect::<BTreeSet<_>>().len(), mails.len(), "at {moment}");
        assert_eq!(without_account(&stage), BTreeSet::new(), "at {moment}");
        moment += 1;
    }
    assert!(moment > 8, "{moment}");
}
