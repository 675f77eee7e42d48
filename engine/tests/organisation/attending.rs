//! What needs a person: told as long as its cause is there, and since when.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{attention::AttentionView, services::ConnectionView},
    attention::{Cause, Item, OperatorLink, Otherwise},
    provider::ProviderFailure,
    service::{HrSystem, Service},
    sync::run::{Phase, Trigger},
    text::Text,
};
use serde_json::json;
use simulators::{ispring, personio};

use crate::{
    exporting::allow,
    provisioning::with_learning,
    stage::{Stage, morning},
};

fn items(stage: &Stage) -> Vec<Item> {
    stage.say("attention").expect::<AttentionView>().items
}

/// The one thing that needs somebody.
#[track_caller]
fn item(stage: &Stage) -> Item {
    let items = items(stage);
    let [item] = items.as_slice() else { panic!("{items:?}") };
    item.clone()
}

/// Syncs at 12:00 and 16:00, and has done so once.
fn scheduled() -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["12:00", "16:00"], "zone": "UTC" }));
    stage
}

fn hour(hour: i64) -> DateTime<Utc> {
    morning() + TimeDelta::hours(hour - 8)
}

#[test]
fn where_nothing_is_set_up_or_everything_works_nothing_needs_anybody() {
    assert_eq!(items(&Stage::of(3)), []);
    let stage = scheduled();
    stage.pass(TimeDelta::days(2));
    assert_eq!(items(&stage), []);
    let view: AttentionView = stage.say("attention").expect();
    assert_eq!((view.zone.as_str(), view.next.len()), ("UTC", 5));
}

#[test]
fn a_refused_credential_is_told_once_since_it_was_refused_first_until_it_works_again() {
    let stage = scheduled();
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(5));
    let (service, failure) = (Service::Personio, ProviderFailure::WrongCredential);
    let told = item(&stage);
    assert_eq!(told.cause, Cause::Refused { service, failure: failure.clone() });
    assert_eq!(told.otherwise, Otherwise::ScheduleStops);
    assert!(told.since - hour(12) < TimeDelta::minutes(1), "{told:?}");

    stage.pass(TimeDelta::days(2));
    let believed = item(&stage);
    assert_eq!(believed.cause, Cause::Revoked { service, failure });
    assert_eq!((believed.since, believed.otherwise), (told.since, Otherwise::DirectoryStands));

    stage.personio().restore(personio::Grant::Directory);
    stage.sync();
    assert_eq!(items(&stage), []);
}

#[test]
fn what_a_draft_is_refused_for_is_told_where_it_is_set_up() {
    let stage = scheduled();
    let another = stage.personio_credential(personio::Grant::Full);
    stage.test(HrSystem::Personio, another, &["work_email"]).expect::<serde_json::Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<serde_json::Value>();
    stage.personio().revoke(personio::Grant::Full);
    assert!(matches!(stage.settle().phase, Phase::Failed { .. }));
    assert_eq!(items(&stage), []);
}

#[test]
fn a_refusing_platform_is_told_beside_a_directory_that_goes_on() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::BambooHr);
    stage.connect_learning();
    stage.ispring().revoke(ispring::Grant::Full);
    stage.sync();
    let told = item(&stage);
    let failure = ProviderFailure::WrongCredential;
    assert_eq!(told.cause, Cause::Refused { service: Service::ISpringLearn, failure });
    assert_eq!(told.otherwise, Otherwise::LearningStands);
    stage.disconnect_learning();
    assert_eq!(items(&stage), []);
}

#[test]
fn a_lost_right_is_told_since_the_read_that_found_it() {
    let stage = scheduled();
    stage.personio().restrict(personio::Grant::Directory, &["status"]).expect("an attribute");
    let lost_at = stage.now();
    stage.sync();
    let told = item(&stage);
    assert!(matches!(told.cause, Cause::RightLost { status_missing: true, .. }), "{told:?}");
    assert_eq!(told.otherwise, Otherwise::NobodyReturns);
    stage.pass(TimeDelta::days(1));
    assert_eq!(item(&stage), told);
    assert!(told.since >= lost_at && told.since - lost_at < TimeDelta::minutes(5), "{told:?}");
}

#[test]
fn a_plan_that_waits_is_told_until_it_is_decided_on() {
    let stage = Stage::of(20);
    stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &[]).expect::<serde_json::Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<serde_json::Value>();
    let run = stage.settle();
    let told = item(&stage);
    let service = HrSystem::Personio;
    assert_eq!(told.cause, Cause::PlanWaits { run: run.id, service, trigger: Trigger::Connect });
    assert_eq!(Some(told.since), run.read_at);
    assert_eq!(told.otherwise, Otherwise::PlanLapses { at: told.since + TimeDelta::hours(24) });
    stage.approve(&run);
    assert_eq!(items(&stage), []);
}

#[test]
fn a_failure_is_told_since_the_first_one_until_a_sync_comes_to_something() {
    let stage = scheduled();
    stage.answer_instead("/company/employees", 302);
    let first = stage.sync();
    assert!(matches!(first.phase, Phase::Failed { .. }), "{first:?}");
    let told = item(&stage);
    let (run, service) = (first.id, HrSystem::Personio);
    assert_eq!(told.cause, Cause::RunFailed { run, service, failure: Some(ProviderFailure::Redirected) });
    assert_eq!(Some(told.since), first.ended_at);
    assert_eq!(told.otherwise, Otherwise::TriedAgain { at: hour(12) });

    stage.pass(hour(13) - stage.now());
    let second = stage.latest();
    let again = item(&stage);
    assert!(matches!(again.cause, Cause::RunFailed { run, .. } if run == second.id && run != first.id));
    assert_eq!((again.since, again.otherwise), (told.since, Otherwise::TriedAgain { at: hour(16) }));

    stage.world.instead.borrow_mut().clear();
    stage.pass(hour(17) - stage.now());
    assert_eq!(items(&stage), []);
}

#[test]
fn a_missed_slot_is_told_until_the_next_sync() {
    let stage = scheduled();
    stage.world.wait_until(hour(15));
    stage.wake();
    let told = item(&stage);
    assert!(matches!(told.cause, Cause::RunMissed { slot, .. } if slot.to_string() == "2026-11-02T12:00"));
    assert_eq!((told.since, told.otherwise), (hour(12), Otherwise::TriedAgain { at: hour(16) }));
    stage.sync();
    assert_eq!(items(&stage), []);
}

#[test]
fn accounts_wait_since_the_run_that_found_them_first() {
    let stage = with_learning(30);
    let first = stage.sync();
    let told = item(&stage);
    assert_eq!(told.cause, Cause::AccountsWait { people: first.accounts.waiting });
    assert_eq!((Some(told.since), told.otherwise), (first.ended_at, Otherwise::NoAccounts));
    stage.pass(TimeDelta::hours(1));
    stage.sync();
    assert_eq!(item(&stage), told);
    stage.approve_invitations();
    assert_eq!(items(&stage), []);
}

#[test]
fn accounts_of_a_platform_that_is_not_connected_wait_for_nobody() {
    let stage = with_learning(30);
    stage.sync();
    stage.disconnect_learning();
    assert_eq!(items(&stage), []);
}

#[test]
fn exports_wait_since_the_run_that_found_them_first_and_as_long_as_they_are_allowed() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::BambooHr);
    allow(&stage);
    let first = stage.latest();
    assert!(stage.sync().exports.waiting > 0);
    let of_exports =
        |stage: &Stage| items(stage).into_iter().find(|item| matches!(item.cause, Cause::ExportsWait { .. }));
    let told = of_exports(&stage).expect("an item");
    assert_eq!(told.cause, Cause::ExportsWait { completions: stage.waiting_exports(0).completions });
    assert!(Some(told.since) >= first.ended_at && told.since <= stage.now(), "{told:?}");
    stage.save(json!({ "export": "forbidden" }));
    assert_eq!(of_exports(&stage), None);
    stage.save(json!({ "export": "allowed" }));
    assert_eq!(of_exports(&stage), Some(told));
    stage.approve_exports(None);
    assert_eq!(of_exports(&stage), None);
}

#[test]
fn a_link_of_the_operator_is_told_as_the_register_tells_it() {
    let stage = Stage::of(3);
    let (member, name) = ("m-1".to_owned(), Text::new("Ana").unwrap());
    let link = OperatorLink { member: member.clone(), name: name.clone(), at: hour(7) };
    stage.world.operator_links.borrow_mut().push(link);
    let told = item(&stage);
    assert_eq!((told.cause, told.since), (Cause::OperatorLink { member, name }, hour(7)));
    stage.world.operator_links.borrow_mut().clear();
    assert_eq!(items(&stage), []);
}

#[test]
fn a_connection_of_before_is_told_since_its_last_success() {
    let stage = scheduled();
    stage.personio().restrict(personio::Grant::Directory, &["status"]).expect("an attribute");
    stage.sync();
    let forget = "UPDATE connections SET body = json_remove(body, '$.stands_since')";
    stage.world.database.execute(forget, Vec::new()).expect("a statement");
    let command = json!({ "command": "connection", "service": "personio" });
    let connection: ConnectionView = stage.ask(command).expect();
    assert_eq!(Some(item(&stage).since), connection.last_success);
}

#[test]
fn whoever_asks_all_the_time_writes_nothing_and_asks_no_provider() {
    let stage = with_learning(30);
    stage.sync();
    let (before, _) = (stage.stored(), stage.take_asked());
    for _ in 0..3 {
        items(&stage);
    }
    assert_eq!((stage.stored(), stage.take_asked()), (before, vec![]));
}
