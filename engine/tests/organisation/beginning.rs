//! People whose first day is ahead, and names that people are called by.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::{api::runs::RunView, service::HrSystem};
use engine::platform::Method;
use serde_json::json;
use simulators::{
    company::{Change, Status},
    ispring::AccountStatus,
};

use crate::{
    platform::Fate,
    stage::{EVERYTHING, Stage, Then},
    taking_over::hire,
};

const EMAIL: &str = "lou@nordlicht.example";

/// A company that releases everything, and whose newcomers get an account at once.
fn company() -> Stage {
    let stage = Stage::of(20);
    let attributes: Vec<_> = EVERYTHING.into_iter().chain(["preferred_name", "first_day"]).collect();
    stage.connect_with(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &attributes);
    stage.connect_learning();
    stage.sync();
    stage.approve_invitations();
    stage
}

/// Lou is hired, and begins in so many days.
fn hire_lou(stage: &Stage, days: u64) -> u64 {
    let lou = hire(stage, "Lou", "Lind", EMAIL);
    let hire_date = Some(stage.now().date_naive() + Days::new(days));
    stage.bamboohr().change(lou, Change { hire_date, ..Change::default() }).expect("a change");
    lou
}

fn has_account(stage: &Stage) -> bool {
    stage.ispring().account(EMAIL).is_some()
}

#[test]
fn an_account_is_opened_so_many_days_before_the_first_day_and_not_before() {
    for (lead, waits) in [("0", 42), ("14", 28), ("42", 0)] {
        let stage = company();
        stage.save(json!({ "account_lead_days": lead }));
        hire_lou(&stage, 42);
        let run = stage.sync();
        assert_eq!((run.accounts.later, has_account(&stage)), (u64::from(waits > 0), waits == 0), "{run:?}");
        assert!(!stage.ispring().mails().iter().any(|mail| mail.to == EMAIL && waits > 0));
        if waits > 0 {
            stage.pass(TimeDelta::days(waits - 1));
            stage.sync();
            assert!(!has_account(&stage), "the day before, with {lead} days");
            stage.pass(TimeDelta::days(1));
            let run = stage.sync();
            assert_eq!((run.accounts.later, run.accounts.created), (0, 1), "{run:?}");
        }
        assert!(has_account(&stage));
    }
}

#[test]
fn somebody_in_personios_status_onboarding_waits_for_their_account_without_a_first_day_too() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    stage.sync();
    stage.approve_invitations();
    let lou = stage.personio().hire(1)[0];
    let set = |status| {
        let (email, status) = (Some(EMAIL.to_owned()), Some(status));
        stage.personio().change(lou, Change { email, status, ..Change::default() }).expect("a change");
    };
    set(Status::Onboarding);
    let run = stage.sync();
    assert!(run.accounts.later > 0 && !has_account(&stage), "{run:?}");
    set(Status::Active);
    stage.sync();
    assert!(has_account(&stage));
}

#[test]
fn who_begins_later_is_shown_before_or_from_that_day_on_as_the_admin_chooses() {
    let stage = company();
    hire_lou(&stage, 3);
    stage.sync();
    let tagged = |known: Option<&str>| stage.ask(json!({ "command": "directory", "known": known })).0;
    let is_shown = || stage.directory().first_names.iter().any(|name| name == "Lou");
    assert!(is_shown(), "unless somebody says otherwise");
    stage.save(json!({ "before_first_day": "hidden" }));
    assert!(!is_shown());
    let tag = tagged(None).tag.expect("a tag");
    assert_eq!(tagged(Some(&tag)).status, 304);

    // Their day comes, and nothing else happens: whoever kept the directory gets another one.
    stage.pass(TimeDelta::days(3));
    assert_eq!(tagged(Some(&tag)).status, 200);
    assert!(is_shown());
}

#[test]
fn the_platform_gets_the_full_name_or_the_one_that_colleagues_use() {
    let stage = company();
    let lou = hire_lou(&stage, 0);
    let change = Change { preferred_name: Some("Lulu".to_owned()), ..Change::default() };
    stage.bamboohr().change(lou, change).expect("a change");
    stage.sync();
    let names = || {
        let account = stage.ispring().account(EMAIL).expect("an account");
        (account.first_name, account.last_name)
    };
    let [full, preferred] = ["Lou", "Lulu"].map(|first| (first.to_owned(), "Lind".to_owned()));
    assert_eq!(names(), full);
    let directory = stage.directory();
    let place = directory.last_names.iter().position(|name| name == "Lind").expect("Lou");
    assert_eq!(directory.preferred_name(place), "Lulu");

    stage.save(json!({ "learning_name": "preferred" }));
    assert!(stage.sync().accounts.updated >= 1);
    assert_eq!(names(), preferred);
    stage.save(json!({ "learning_name": "full" }));
    stage.sync();
    assert_eq!(names(), full);
}

#[test]
fn who_is_who_is_judged_by_the_full_name_whatever_name_the_platform_gets() {
    let stage = company();
    stage.save(json!({ "learning_name": "preferred", "guard_people": "20", "guard_percent": "100" }));
    let lou = hire_lou(&stage, 0);
    stage.sync();
    stage.bamboohr().terminate(lou).expect("somebody");
    stage.sync();
    // The same person again, who is called Lulu by now.
    let again = hire_lou(&stage, 0);
    let change = Change { preferred_name: Some("Lulu".to_owned()), ..Change::default() };
    stage.bamboohr().change(again, change).expect("a change");
    let run = stage.sync();
    assert_eq!((run.accounts.waiting, run.accounts.adopted), (0, 1), "{run:?}");

    // Somebody else, whose name is what they were called.
    stage.bamboohr().terminate(again).expect("somebody");
    stage.sync();
    let other = hire_lou(&stage, 0);
    let change = Change { first_name: Some("Lulu".to_owned()), ..Change::default() };
    stage.bamboohr().change(other, change).expect("a change");
    let run = stage.sync();
    assert_eq!((run.accounts.waiting, run.accounts.adopted), (1, 0), "{run:?}");
}

#[test]
fn whose_first_day_is_put_off_while_a_request_is_lost_gets_no_account_before_it() {
    let stage = company();
    let lou = hire_lou(&stage, 0);
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", Fate::Lost));
    let run = stage.start();
    while !stage.world.fated.borrow().is_empty() {
        assert!(stage.ring(|_| Then::GoOn), "nobody asked");
    }
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    let hire_date = Some(stage.now().date_naive() + Days::new(90));
    stage.bamboohr().change(lou, Change { hire_date, ..Change::default() }).expect("a change");
    for _ in 0..2 {
        stage.pass(TimeDelta::minutes(20));
        stage.sync();
        assert!(!has_account(&stage));
    }
}

#[test]
fn who_comes_back_later_has_their_account_again_on_that_day() {
    let stage = company();
    let lou = hire_lou(&stage, 0);
    stage.sync();
    stage.bamboohr().terminate(lou).expect("somebody");
    stage.sync();
    let (status, day) = (Some(Status::Active), stage.now().date_naive() + Days::new(20));
    stage
        .bamboohr()
        .change(lou, Change { status, hire_date: Some(day), ..Change::default() })
        .expect("a change");
    let is_active = || stage.ispring().account(EMAIL).expect("an account").status == AccountStatus::Active;
    let run = stage.sync();
    assert!(run.accounts.later == 1 && !is_active(), "{run:?}");
    stage.pass(TimeDelta::days(20));
    stage.sync();
    assert!(is_active());
}

#[test]
fn a_last_day_ahead_is_no_leaver_yet() {
    let stage = company();
    let people = stage.bamboohr().people();
    let somebody = people.iter().find(|person| person.status == Status::Active).expect("somebody");
    let ahead: NaiveDate = stage.now().date_naive() + Days::new(60);
    let change = Change { termination_date: Some(ahead), ..Change::default() };
    stage.bamboohr().change(somebody.id, change).expect("a change");
    let run = stage.sync();
    assert_eq!(run.counts.expect("a plan").leaves, 0);
}
