//! Who is who where addresses go from one person to the next, and names are shared.

use chrono::TimeDelta;
use domain::service::HrSystem;
use serde_json::{Value, json};
use simulators::company::{Change, Status};

use crate::{exporting::exporting_beside, stage::Stage};

#[test]
fn what_somebody_completed_who_has_left_is_never_written_to_whoever_has_their_address_now() {
    let stage = exporting_beside(20);
    let address = stage.employed_learners()[1].to_lowercase();
    let people = stage.bamboohr().people();
    let kim = people.iter().find(|person| person.email == address).expect("somebody").id;
    stage.complete(std::slice::from_ref(&address), "Ladders", 1);
    let of = |address: &str| Change {
        email: Some(address.to_owned()),
        status: Some(Status::Active),
        ..Change::default()
    };
    stage.personio().terminate(kim).expect("somebody");
    stage.bamboohr().terminate(kim).expect("somebody");
    stage.bamboohr().change(kim, of("kim@elsewhere.example")).expect("a change");
    let lou = stage.personio().hire(1);
    assert_eq!(stage.bamboohr().hire(1), lou, "the same person in both");
    stage.personio().change(lou[0], of(&address)).expect("a change");
    stage.bamboohr().change(lou[0], of(&address)).expect("a change");
    let run = stage.sync();
    assert_eq!((run.exports.records, run.exports.failed), (0, 1), "{run:?}");
    let records = stage.bamboohr().training_records();
    assert!(records.iter().all(|record| record.person != lou[0]), "{records:?}");
}

#[test]
fn who_comes_is_nobody_whose_name_somebody_else_bears_in_the_source() {
    let stage = Stage::of(30);
    let people = stage.personio().people();
    let mut active = people.iter().filter(|person| person.status == Status::Active);
    let [one, other] = [active.next(), active.next()].map(|person| person.expect("somebody").id);
    let change = |id: u64, change: &Change| {
        stage.personio().change(id, change.clone()).expect("a change");
        stage.bamboohr().change(id, change.clone()).expect("a change");
    };
    for id in [one, other] {
        let (first_name, last_name) = (Some("Ada".to_owned()), Some("Lovelace".to_owned()));
        change(id, &Change { first_name, last_name, ..Change::default() });
    }
    // One of two of the same name leaves, and is forgotten; the other one is not told from them by an address.
    stage.connect_with(HrSystem::Personio, stage.credential(HrSystem::Personio), &["position"]);
    stage.save(json!({ "retention_days": "30" }));
    change(other, &Change { status: Some(Status::Inactive), ..Change::default() });
    stage.sync();
    stage.pass(TimeDelta::days(20));
    let credential = stage.credential(HrSystem::BambooHr);
    stage.test(HrSystem::BambooHr, credential, &["position"]).expect::<Value>();
    stage.ask(json!({ "command": "activate_draft", "service": "bamboohr", "form": {} })).expect::<Value>();
    stage.ask(json!({ "command": "make_source", "service": "bamboohr" })).expect::<Value>();
    let run = stage.settle();
    stage.approve(&run);
    stage.pass(TimeDelta::days(15));
    stage.sync();

    change(other, &Change { status: Some(Status::Active), ..Change::default() });
    let run = stage.sync();
    let counts = run.counts.expect("a plan");
    assert_eq!((counts.joins, counts.moves), (1, 0), "{run:?}");
}
