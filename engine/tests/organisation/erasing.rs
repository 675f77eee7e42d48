//! Erasing an organisation whole: nothing is left, and nobody who was at work writes again.

use domain::{
    api::{erasure::ObjectErasure, services::ServicesView},
    service::HrSystem,
    sync::run::Phase,
};
use engine::platform::Level;
use serde_json::json;

use crate::stage::{EVERYTHING, Stage, Then};

fn erase(stage: &Stage) -> ObjectErasure {
    stage.say("erase").expect()
}

/// That nothing is stored, nothing rings, and no fault was told of.
#[track_caller]
fn assert_gone(stage: &Stage, what: &str) {
    assert_eq!(stage.world.database.dump(), [""; 0], "{what}");
    assert_eq!(stage.world.rings_at(), None, "{what}");
    let faults: Vec<_> = stage.log().iter().filter(|(level, ..)| *level == Level::Error).cloned().collect();
    assert!(faults.is_empty(), "{what}: {faults:?}");
}

#[test]
fn an_erased_organisation_leaves_no_row_and_is_told_what_there_was() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    stage.sync();
    let erasure = erase(&stage);
    for table in ["facts", "connections", "credentials", "people", "runs", "changes", "accounts"] {
        assert!(erasure.erased.0[table] > 0, "{table}: {erasure:?}");
    }
    assert!(erasure.left.are_none(), "{erasure:?}");
    assert_gone(&stage, "after a sync");

    // Once more does no harm, and what comes late from the queue makes nobody.
    assert_eq!(erase(&stage), ObjectErasure::default());
    stage.wake();
    assert_gone(&stage, "after a late message");

    // The object of another organisation of that name would be another one; even this one starts empty.
    stage.say("services").expect::<ServicesView>();
    assert!(stage.world.database.dump().iter().all(|row| row.starts_with("facts: ")));
    assert_eq!(stage.connect(HrSystem::Personio).phase, Phase::Done);
}

/// A company about whose people there is everything to do: read, opened accounts for, exported.
fn at_work() -> Stage {
    let stage = Stage::of(12);
    stage.connect(HrSystem::BambooHr);
    stage.connect_learning();
    stage.sync();
    stage.approve_invitations();
    stage.save(json!({ "export": "allowed" }));
    stage
}

#[test]
fn a_slice_that_waits_writes_nothing_once_its_organisation_is_erased() {
    let mut moments = 0;
    // At each wait of each slice of a run, whatever it does.
    for moment in 0.. {
        let stage = at_work();
        stage.start();
        let (mut passed, mut erased) = (0, false);
        while !erased && stage.latest().ended_at.is_none() {
            let rang = stage.ring(|_| {
                if passed == moment && !erased {
                    erase(&stage);
                    // Somebody who comes at once has the tables made again: they stay empty.
                    stage.say("services").expect::<ServicesView>();
                    erased = true;
                }
                passed += 1;
                Then::GoOn
            });
            assert!(rang, "the run goes on");
            if erased {
                break;
            }
        }
        if !erased {
            break;
        }
        let left = stage.world.database.dump();
        assert!(left.iter().all(|row| row.starts_with("facts: ")), "erased at wait {moment}: {left:?}");
        assert_eq!(erase(&stage).left.0.len(), 0);
        assert_gone(&stage, &format!("erased at wait {moment}"));
        assert!(!stage.ring(|_| Then::GoOn));
        moments = moment + 1;
    }
    assert!(moments >= 5, "the run waited at {moments} moments");
}

#[test]
fn a_command_that_waits_keeps_nothing_once_its_organisation_is_erased() {
    for moment in 0..3 {
        let stage = Stage::of(10);
        stage.connect(HrSystem::Personio);
        let credential = stage.credential(HrSystem::BambooHr);
        let form = json!({ "credential": credential, "release": { "attributes": EVERYTHING } });
        let command = json!({ "command": "test_credential", "service": "bamboohr", "form": form });
        let answer = stage.ask_with(command, |passed| {
            if passed == moment {
                erase(&stage);
            }
            Then::GoOn
        });
        assert_eq!(answer.code(), "not_found", "{:?}", answer.0.body.map(|body| json!(body)));
        assert_gone(&stage, &format!("erased at wait {moment}"));
    }
}
