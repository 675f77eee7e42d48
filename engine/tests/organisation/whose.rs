//! Whose completion is whose at `BambooHR`, where addresses go from one person to the next.

use simulators::company::{Change, Status};

use crate::exporting::exporting_beside;

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
