//! What is not told changes nothing: statuses, values, and what an incomplete read still proves.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    api::services::{ConnectionState, ConnectionView},
    attribute::Attribute,
    provider::Warning,
    service::HrSystem,
    sync::{guard::Hold, run::Phase},
};
use serde_json::{Value, json};
use simulators::{
    bamboohr,
    company::{Change, Status},
    faults::{Effect, Fault},
    personio,
};

use crate::stage::{EVERYTHING, Stage};

fn ids(stage: &Stage) -> BTreeSet<String> {
    stage.directory().ids.iter().map(|id| id.as_str().to_owned()).collect()
}

fn state(stage: &Stage, service: &str) -> ConnectionState {
    stage.ask(json!({ "command": "connection", "service": service })).expect::<ConnectionView>().state
}

/// A company all of whose people are known, and the first of them has left.
fn with_a_leaver() -> (Stage, String) {
    let stage = Stage::of(40);
    // Whoever left before the first sync is nobody we know.
    for person in stage.personio().people().iter().filter(|person| person.status == Status::Inactive) {
        stage.personio().delete(person.id).expect("somebody");
    }
    stage.connect(HrSystem::Personio);
    let leaver = stage.personio().people()[0].id;
    stage.personio().terminate(leaver).expect("somebody");
    assert_eq!(stage.sync().counts.map(|counts| counts.leaves), Some(1));
    (stage, leaver.to_string())
}

#[test]
fn a_status_that_is_not_sent_any_more_brings_nobody_back_and_newcomers_wait() {
    let (stage, leaver) = with_a_leaver();
    let before = ids(&stage);
    stage.personio().restrict(personio::Grant::Directory, &["status"]).expect("an attribute");
    let run = stage.sync();
    assert_eq!((&run.phase, run.counts.map(|counts| counts.changed())), (&Phase::Done, Some(0)));
    assert!(run.warnings.iter().any(|one| one.warning == Warning::StatusNotReadable), "{run:?}");
    assert_eq!(ids(&stage), before, "nobody comes back");
    assert_eq!(
        state(&stage, "personio"),
        ConnectionState::Degraded { attributes: vec![], status_missing: true },
        "it is a lost right, said so"
    );

    let newcomer = stage.personio().hire(1)[0].to_string();
    let held = stage.sync();
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &held.phase else { panic!("{held:?}") };
    assert_eq!(arrivals.without_status, 1);
    assert_eq!(ids(&stage), before, "nobody joins unasked");
    stage.approve(&held);
    assert!(ids(&stage).contains(&newcomer) && !ids(&stage).contains(&leaver));
}

#[test]
fn what_a_connection_lacks_is_told_while_its_plan_waits() {
    let stage = Stage::of(40);
    stage.connect(HrSystem::Personio);
    stage.personio().restrict(personio::Grant::Directory, &["status"]).expect("an attribute");
    stage.personio().hire(1);
    let held = stage.sync();
    assert!(matches!(held.phase, Phase::Waiting { .. }), "{held:?}");
    assert_eq!(
        state(&stage, "personio"),
        ConnectionState::Degraded { attributes: vec![], status_missing: true }
    );
}

#[test]
fn a_company_directory_that_lists_active_people_only_is_read_as_before() {
    let stage = Stage::of(40);
    let key = stage.bamboohr_key(bamboohr::Grant::NoDatasets);
    stage.connect_with(HrSystem::BambooHr, key, &["position"]);
    let before = ids(&stage);
    stage.bamboohr().hire(1);
    let run = stage.sync();
    assert_eq!(run.phase, Phase::Done, "{run:?}");
    assert_eq!(ids(&stage).len(), before.len() + 1);
    assert_eq!(state(&stage, "bamboohr"), ConnectionState::Connected);
}

#[test]
fn a_records_own_word_suffices_in_an_incomplete_read() {
    let stage = Stage::of(40);
    stage.connect(HrSystem::Personio);
    let people = stage.personio().people();
    let mut active = people.iter().filter(|person| person.status == Status::Active);
    let (leaver, missing) = (active.next().expect("somebody").id, active.next().expect("somebody").id);
    stage.personio().terminate(leaver).expect("somebody");
    stage.personio().delete(missing).expect("somebody");
    stage.personio().fault(Fault::on("/v1/company/employees?", Effect::LieTotal { by: 3 }));
    let run = stage.sync();
    assert_eq!(run.phase, Phase::Done, "{run:?}");
    let there = ids(&stage);
    assert!(!there.contains(&leaver.to_string()), "their own record says it");
    assert!(there.contains(&missing.to_string()), "absence proves nothing in such a read");
}

#[test]
fn many_who_return_or_join_wait_for_an_admin() {
    let stage = Stage::of(100);
    stage.connect(HrSystem::Personio);
    let inactive = |status| Change { status: Some(status), ..Change::default() };
    let people = stage.personio().people();
    let some: Vec<u64> =
        people.iter().filter(|one| one.status == Status::Active).take(12).map(|one| one.id).collect();
    for id in &some {
        stage.personio().change(*id, inactive(Status::Inactive)).expect("a change");
    }
    let run = stage.sync();
    stage.approve(&run);
    for id in &some {
        stage.personio().change(*id, inactive(Status::Active)).expect("a change");
    }
    let held = stage.sync();
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &held.phase else { panic!("{held:?}") };
    assert_eq!(arrivals.returns.as_ref().map(|many| many.people), Some(12));
    stage.approve(&held);

    stage.personio().hire(30);
    let held = stage.sync();
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &held.phase else { panic!("{held:?}") };
    assert!(arrivals.joins.as_ref().is_some_and(|many| many.people > 20), "{arrivals:?}");
}

#[test]
fn a_change_of_source_says_which_values_are_lost_and_takes_exactly_those() {
    let stage = Stage::of(60);
    let key = stage.credential(HrSystem::BambooHr);
    stage.connect_with(HrSystem::BambooHr, key, &EVERYTHING);
    let of = |attribute: Attribute| {
        let rows = stage.world.database.rows("people");
        let name = serde_json::to_value(attribute).expect("a name");
        rows.iter().filter(|row| row.contains(&format!("{}\\\":", name.as_str().expect("a text")))).count()
    };
    let lost =
        [Attribute::Team, Attribute::Phone, Attribute::Address, Attribute::Skills, Attribute::Birthday];
    let before = lost.map(of);
    assert!(before.iter().all(|many| *many > 5), "{before:?}");

    let credential = stage.credential(HrSystem::Personio);
    stage.test(HrSystem::Personio, credential, &["work_email", "position", "department"]).expect::<Value>();
    stage
        .ask(json!({ "command": "activate_draft", "service": "personio", "form": {} }))
        .expect::<ConnectionView>();
    stage.ask(json!({ "command": "make_source", "service": "personio" })).expect::<Value>();
    let run = stage.settle();
    let plan = stage.plan(&run);
    let told = |attribute| {
        let tally = plan.values.iter().find(|tally| tally.attribute == attribute);
        tally.map_or(0, |tally| tally.lost)
    };
    assert!(lost.into_iter().all(|attribute| told(attribute) > 0), "{:?}", plan.values);
    assert_eq!(told(Attribute::LastName), 0);
    assert_eq!(lost.map(of), before, "nothing is gone before somebody has seen it");
    stage.approve(&run);
    assert_eq!(lost.map(of), [0; 5], "what is not released is gone, as was said");
}

#[test]
fn who_was_deleted_leaves_however_long_after_asking_for_them_said_nothing() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::BambooHr);
    let person = stage.bamboohr().people()[4].id;
    let id = stage.bamboohr().employee_id(person);
    stage.bamboohr().delete(person).expect("a person");
    let refused = Effect::Status { code: 403, retry_after: None, body: None };
    let is_there = || ids(&stage).contains(&id);
    for _ in 0..2 {
        stage.bamboohr().fault(Fault::on(&format!("employees/{id}"), refused.clone()).times(1));
        assert_eq!(
            (stage.sync().phase, is_there()),
            (Phase::Done, true),
            "nothing proves that they are gone"
        );
        // Longer than a read looks back behind the last one.
        stage.pass(TimeDelta::days(3));
    }
    assert_eq!((stage.sync().phase, is_there()), (Phase::Done, false));
}
