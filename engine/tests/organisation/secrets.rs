//! Credentials: each connection's own, sealed for its place, and gone with it.

use std::collections::BTreeMap;

use domain::{
    api::{resealing::Resealed, services::ConnectionState},
    service::HrSystem,
    sync::run::Phase,
};
use engine::platform::Level;
use serde_json::{Value, json};
use simulators::personio::Grant;

use crate::stage::{EVERYTHING, Stage, Then};

fn draft(stage: &Stage) -> Value {
    stage.ask(json!({ "command": "draft", "service": "personio" })).expect()
}

#[test]
fn a_credential_that_fails_its_test_leaves_nothing_for_the_draft_that_is_kept() {
    for failing in [Grant::NoEmployees, Grant::IdOnly] {
        let stage = Stage::of(10);
        let kept = stage.personio_credential(Grant::Directory);
        stage.test(HrSystem::Personio, kept.clone(), &EVERYTHING).expect::<Value>();
        let view = draft(&stage);
        let own: Vec<_> = stage.world.authorizations.take().into_iter().flatten().collect();
        assert!(!own.is_empty());

        let refused = stage.test(HrSystem::Personio, stage.personio_credential(failing), &EVERYTHING);
        assert_ne!(refused.code(), "", "{failing:?}");
        let others: Vec<_> = stage.world.authorizations.take().into_iter().flatten().collect();
        assert!(!others.is_empty(), "the failing test got a token: {failing:?}");

        assert_eq!(draft(&stage), view);
        let asked: Vec<_> = stage.world.authorizations.take().into_iter().flatten().collect();
        assert!(!asked.is_empty());
        assert!(asked.iter().all(|bearer| own.contains(bearer) && !others.contains(bearer)), "{failing:?}");
    }
}

#[test]
fn the_same_credential_keeps_its_token() {
    let stage = Stage::of(10);
    let credential = stage.personio_credential(Grant::Directory);
    stage.test(HrSystem::Personio, credential, &EVERYTHING).expect::<Value>();
    stage.take_asked();
    draft(&stage);
    assert!(stage.take_asked().iter().all(|request| !request.contains("/auth")));
}

fn reseal(stage: &Stage) -> Resealed {
    stage.ask(json!({ "command": "reseal" })).expect()
}

/// A stage with a connection of each kind, and drafts of all services.
fn connected() -> (Stage, u32) {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    for service in HrSystem::ALL {
        stage.test(service, stage.credential(service), &EVERYTHING).expect::<Value>();
    }
    stage.test_learning().expect::<Value>();
    // And what signs the audit trail.
    let values = stage.world.database.rows("credentials").len() + 1;
    (stage, u32::try_from(values).unwrap())
}

#[test]
fn once_everything_is_sealed_anew_the_key_of_before_may_be_lost() {
    let (stage, all) = connected();
    assert_eq!(reseal(&stage), Resealed { under: [("k1".to_owned(), all)].into(), ..Resealed::default() });
    stage.change_sealing_keys(&[2, 1]);
    let under = BTreeMap::from([("k2".to_owned(), all)]);
    assert_eq!(reseal(&stage), Resealed { under: under.clone(), anew: all, unopened: 0 });
    let frames = stage.world.database.rows("credentials");
    assert_eq!(reseal(&stage), Resealed { under, anew: 0, unopened: 0 }, "once");
    assert_eq!(stage.world.database.rows("credentials"), frames, "nothing is written twice");

    stage.change_sealing_key(2);
    stage.crash();
    assert_eq!(stage.sync().phase, Phase::Done);
    draft(&stage);
    assert_eq!(stage.learning().state, ConnectionState::Connected);
    assert!(stage.log().iter().all(|(level, _, _)| *level != Level::Error), "{:?}", stage.log());
}

#[test]
fn what_no_key_opens_is_told_and_opens_again_once_its_key_is_back() {
    let (stage, all) = connected();
    let frames = stage.world.database.rows("credentials");
    for lose_key in [|stage: &Stage| stage.change_sealing_key(2), Stage::mix_up_sealing_key] {
        lose_key(&stage);
        let told = reseal(&stage);
        assert_eq!(told, Resealed { under: [("k1".to_owned(), all)].into(), anew: 0, unopened: all });
        assert_eq!(stage.world.database.rows("credentials"), frames);
    }
    stage.change_sealing_keys(&[2, 1]);
    assert_eq!((reseal(&stage).anew, stage.sync().phase), (all, Phase::Done));
}

#[test]
fn all_values_of_an_organisation_are_sealed_anew_or_none() {
    let (stage, all) = connected();
    stage.change_sealing_keys(&[2, 1]);
    let mut failures = 0;
    for statements in 0.. {
        let frames = stage.world.database.rows("credentials");
        stage.world.database.fail_after(statements);
        let answer = stage.ask(json!({ "command": "reseal" }));
        if stage.world.database.fail_no_more() {
            break;
        }
        // What fails after it takes nothing back.
        if answer.code() != "" {
            failures += 1;
            assert_eq!(stage.world.database.rows("credentials"), frames, "after {statements} statements");
        }
    }
    assert!(failures > all, "a write for each value: {failures}");
    assert_eq!(reseal(&stage).under, BTreeMap::from([("k2".to_owned(), all)]));
}

#[test]
fn a_run_goes_on_under_another_key_wherever_it_was() {
    let (stage, _) = connected();
    stage.change_sealing_keys(&[2, 1]);
    for wait in 0..6 {
        stage.ask(json!({ "command": "start_run" })).expect::<Value>();
        stage.ring(|waited| if waited == wait { Then::Crash } else { Then::GoOn });
        reseal(&stage);
        stage.change_sealing_key(if wait % 2 == 0 { 2 } else { 3 });
        if wait % 2 == 1 {
            stage.change_sealing_keys(&[3, 2]);
            reseal(&stage);
        }
        assert_eq!(stage.settle().phase, Phase::Done, "after {wait} waits");
        stage.change_sealing_keys(&[2, 3]);
        reseal(&stage);
    }
}
