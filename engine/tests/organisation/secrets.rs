//! Credentials: each connection's own, sealed for its place, and gone with it.

use domain::service::HrSystem;
use serde_json::{Value, json};
use simulators::personio::Grant;

use crate::stage::{EVERYTHING, Stage};

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
