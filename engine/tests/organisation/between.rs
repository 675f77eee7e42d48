//! What people do while a step waits for an answer: it is looked at before anything is written.

use chrono::TimeDelta;
use domain::{
    api::{
        runs::RunView,
        services::{ConnectionState, ConnectionView},
    },
    attribute::Attribute,
    service::HrSystem,
    sync::run::{DropReason, Phase},
};
use serde_json::{Value, json};
use simulators::personio;

use crate::stage::{EVERYTHING, Stage, Then};

fn connection(stage: &Stage, service: HrSystem) -> ConnectionView {
    stage.ask(json!({ "command": "connection", "service": service })).expect()
}

fn withdraw(stage: &Stage, attribute: &str) {
    let form = json!({ "attribute": attribute });
    stage
        .ask(json!({ "command": "withdraw_attribute", "service": "personio", "form": form }))
        .expect::<ConnectionView>();
}

/// Calls `meanwhile` at the `moment`th wait of the next run, and lets everything come to its end.
fn during_a_sync(stage: &Stage, moment: u64, meanwhile: impl Fn(&Stage)) -> bool {
    stage.start();
    let (mut waits, mut is_done) = (0, false);
    for _ in 0..50 {
        if stage.latest().ended_at.is_some() {
            break;
        }
        stage.ring_or_wake(|_| {
            if waits == moment {
                is_done = true;
                meanwhile(stage);
            }
            waits += 1;
            Then::GoOn
        });
    }
    is_done
}

#[test]
fn withdrawn_at_whatever_moment_an_attribute_never_comes_back() {
    let mut moment = 0;
    loop {
        let stage = Stage::of(30);
        stage.connect(HrSystem::Personio);
        let is_done = during_a_sync(&stage, moment, |stage| {
            withdraw(stage, "team");
            withdraw(stage, "position");
        });
        let release = connection(&stage, HrSystem::Personio).hr().unwrap().release.clone();
        assert_eq!(
            (is_done, release.contains(Attribute::Team), release.contains(Attribute::Position)),
            (is_done, !is_done, !is_done),
            "moment {moment}"
        );
        stage.sync();
        let kept = stage.world.database.rows("people").iter().any(|row| row.contains("team"));
        assert_eq!(kept, !is_done, "moment {moment}");
        if !is_done {
            break;
        }
        moment += 1;
    }
    assert!(moment > 1);
}

#[test]
fn disconnected_at_whatever_moment_nobody_comes_back_and_nothing_is_asked_any_more() {
    for service in [HrSystem::Personio, HrSystem::BambooHr] {
        let mut moment = 0;
        loop {
            let stage = Stage::of(700);
            stage.connect(service);
            let is_done = during_a_sync(&stage, moment, |stage| {
                let form = json!({ "people": "erase" });
                stage
                    .ask(json!({ "command": "disconnect", "service": service, "form": form }))
                    .expect::<ConnectionView>();
                stage.take_asked();
            });
            if !is_done {
                break;
            }
            assert_eq!(stage.take_asked(), Vec::<String>::new(), "{service:?}, moment {moment}");
            assert_eq!(stage.latest().phase, Phase::Dropped { reason: DropReason::Disconnected });
            assert_eq!(stage.directory().ids.len(), 0, "{service:?}, moment {moment}");
            assert_eq!(stage.world.database.rows("staged"), Vec::<String>::new(), "moment {moment}");
            stage.pass(TimeDelta::hours(1));
            assert_eq!(stage.take_asked(), Vec::<String>::new());
            moment += 1;
        }
        assert!(moment > 1, "{service:?}");
    }
}

#[test]
fn the_refusal_of_an_old_key_says_nothing_of_the_new_one() {
    let stage = Stage::of(20);
    stage.connect_with(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &["position"]);
    // Personio is connected beside it, and about to become the source.
    let old = stage.personio_credential(personio::Grant::Directory);
    stage.test(HrSystem::Personio, old, &EVERYTHING).expect::<Value>();
    stage
        .ask(json!({ "command": "activate_draft", "service": "personio", "form": {} }))
        .expect::<ConnectionView>();
    let mut moment = 0;
    loop {
        stage.personio().reset();
        stage.personio().rate_limits(false);
        let started: RunView = stage.ask(json!({ "command": "make_source", "service": "personio" })).expect();
        let (mut waits, mut is_done) = (0, false);
        for _ in 0..50 {
            let run = stage.latest();
            if run.ended_at.is_some() || matches!(run.phase, Phase::Waiting { .. }) {
                break;
            }
            stage.ring_or_wake(|_| {
                if waits == moment {
                    // The old credential ends, and another admin connects with another one.
                    is_done = true;
                    let new = stage.personio_credential(personio::Grant::Full);
                    stage.test(HrSystem::Personio, new, &EVERYTHING).expect::<Value>();
                    stage
                        .ask(json!({ "command": "activate_draft", "service": "personio", "form": {} }))
                        .expect::<ConnectionView>();
                    stage.personio().revoke(personio::Grant::Directory);
                }
                waits += 1;
                Then::GoOn
            });
        }
        let now = connection(&stage, HrSystem::Personio).state;
        assert!(
            matches!(now, ConnectionState::Connected | ConnectionState::Degraded { .. }),
            "moment {moment}: {now:?}"
        );
        stage.ask(json!({ "command": "drop_run", "run": started.id }));
        if !is_done {
            break;
        }
        stage.personio().reset();
        let old = stage.personio_credential(personio::Grant::Directory);
        stage.test(HrSystem::Personio, old, &EVERYTHING).expect::<Value>();
        stage
            .ask(json!({ "command": "activate_draft", "service": "personio", "form": {} }))
            .expect::<ConnectionView>();
        moment += 1;
    }
    assert!(moment > 1);
}

/// How often the list of people was asked for from its beginning since this was asked last.
fn reads_begun(stage: &Stage) -> usize {
    let asked = stage.take_asked();
    asked.iter().filter(|request| request.contains("employees?") && request.contains("offset=0")).count()
}

#[test]
fn a_read_whose_connection_is_another_one_meanwhile_begins_anew() {
    // Commands that change a connection end its runs. Should one forget to, nothing comes by what was before.
    let mut moment = 0;
    loop {
        let stage = Stage::of(700);
        stage.connect(HrSystem::Personio);
        // Who is missing is asked for by the same connection.
        let gone = stage.personio().people()[3].id;
        stage.personio().delete(gone).expect("a person");
        let is_done = during_a_sync(&stage, moment, |stage| {
            stage.take_asked();
            stage
                .world
                .database
                .execute(
                    "UPDATE connections SET body = json_set(body, '$.own.release', json('{\"attributes\":[\"work_email\"]}'))
                     WHERE slot = 'active'",
                    Vec::new(),
                )
                .expect("a statement");
        });
        if !is_done {
            break;
        }
        assert_eq!(stage.latest().phase, Phase::Done, "moment {moment}");
        assert!(reads_begun(&stage) > 0, "moment {moment}");
        moment += 1;
    }
    assert!(moment > 3, "{moment}");
}
