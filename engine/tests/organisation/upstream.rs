//! Providers that fail, in every way that they can: what a run says of it, when it asks again, and that nothing but time
//! is lost.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        runs::RunView,
        services::{ConnectionState, ConnectionView},
    },
    pacing::Pace,
    provider::{ProviderFailure, Right},
    service::{HrSystem, Service},
    sync::run::Phase,
};
use serde_json::json;
use simulators::{
    faults::{Effect, Fault},
    personio,
};

use crate::{
    approving_accounts::approve,
    provisioning::with_learning,
    stage::{Stage, Then},
};

/// Larger than any true answer.
const TOO_LARGE: usize = 9 * 1024 * 1024;

fn status(code: u16, retry_after: Option<&str>) -> Effect {
    Effect::Status { code, retry_after: retry_after.map(str::to_owned), body: None }
}

fn body(text: String) -> Effect {
    Effect::Status { code: 200, retry_after: None, body: Some(text.into()) }
}

fn limited(seconds: Option<u32>) -> ProviderFailure {
    ProviderFailure::RateLimited { retry_after_seconds: seconds }
}

fn unavailable(seconds: Option<u32>) -> ProviderFailure {
    ProviderFailure::Unavailable { retry_after_seconds: seconds }
}

/// Where something is wrong: who is asked there, and what is in the path.
#[derive(Debug, Clone, Copy)]
enum Place {
    PersonioToken,
    PersonioPage,
    BambooHrPage,
    BambooHrDeleted,
    ISpringToken,
    ISpringAccounts,
}

use Place::{BambooHrDeleted, BambooHrPage, ISpringAccounts, ISpringToken, PersonioPage, PersonioToken};

impl Place {
    const ALL: [Self; 6] =
        [PersonioToken, PersonioPage, BambooHrPage, BambooHrDeleted, ISpringToken, ISpringAccounts];

    /// Those without which nobody can be read.
    const READING: [Self; 4] = [PersonioToken, PersonioPage, BambooHrPage, BambooHrDeleted];

    /// Those beside the directory.
    const ASIDE: [Self; 2] = [ISpringToken, ISpringAccounts];

    fn is_aside(self) -> bool {
        matches!(self, ISpringToken | ISpringAccounts)
    }

    fn source(self) -> HrSystem {
        match self {
            BambooHrPage | BambooHrDeleted => HrSystem::BambooHr,
            _ => HrSystem::Personio,
        }
    }

    fn path(self) -> &'static str {
        match self {
            PersonioToken => "/v1/auth",
            PersonioPage => "/v1/company/employees?",
            BambooHrPage => "/datasets/employee/data",
            BambooHrDeleted => "type=deleted",
            ISpringToken => "/api/v3/token",
            ISpringAccounts => "/users/v2",
        }
    }

    /// An organisation that is in step, of which nothing but the storage is left: tokens are exchanged anew.
    fn in_step(self) -> Stage {
        let stage = Stage::of(12);
        stage.connect(self.source());
        if self.is_aside() {
            stage.connect_learning();
            stage.sync();
        }
        stage.crash();
        stage
    }

    /// Has this happen here from now on.
    fn disturb(self, stage: &Stage, effect: Effect) {
        let fault = Fault::on(self.path(), effect);
        match self {
            PersonioToken | PersonioPage => stage.personio().fault(fault),
            BambooHrPage | BambooHrDeleted => stage.bamboohr().fault(fault),
            ISpringToken | ISpringAccounts => stage.ispring().fault(fault),
        }
    }
}

fn clear(stage: &Stage) {
    stage.personio().clear_faults();
    stage.bamboohr().clear_faults();
    stage.ispring().clear_faults();
}

/// Goes on until the run waits something out, or has ended.
fn until_trouble(stage: &Stage) -> RunView {
    for _ in 0..50 {
        let run = stage.latest();
        if run.trouble.is_some() || run.ended_at.is_some() {
            return run;
        }
        assert!(stage.ring(|_| Then::GoOn), "{run:?}");
    }
    panic!("neither trouble nor an end: {:?}", stage.latest());
}

/// What passes, with what the run says of it, and how many seconds it waits before the second and the third try.
fn passing() -> Vec<(Effect, ProviderFailure, [i64; 2])> {
    vec![
        (status(429, Some("17")), limited(Some(17)), [17, 17]),
        (status(429, None), limited(None), [2, 4]),
        // Nobody is asked at once again, and nobody is believed who wants to be left alone for a day.
        (status(429, Some("0")), limited(Some(0)), [1, 1]),
        (status(429, Some("soon")), limited(None), [2, 4]),
        (status(503, Some("40")), unavailable(Some(40)), [40, 40]),
        (status(503, None), unavailable(None), [2, 4]),
        (status(500, None), unavailable(None), [2, 4]),
        (status(504, None), unavailable(None), [2, 4]),
        (Effect::HangUp, unavailable(None), [2, 4]),
        (Effect::LoseAnswer, unavailable(None), [2, 4]),
        (Effect::Cut { bytes: 20 }, unavailable(None), [2, 4]),
        (Effect::Delay { milliseconds: 31_000 }, unavailable(None), [2, 4]),
    ]
}

#[test]
fn whatever_passes_is_told_waited_out_and_tried_again() {
    for place in Place::ALL {
        for (effect, failure, waits) in passing() {
            let stage = place.in_step();
            let before = stage.directory();
            place.disturb(&stage, effect.clone());
            stage.start();
            for (attempt, wait) in (1..).zip(waits) {
                let trouble = until_trouble(&stage).trouble.unwrap_or_else(|| panic!("{place:?} {effect:?}"));
                assert_eq!((&trouble.failure, trouble.attempts), (&failure, attempt), "{place:?} {effect:?}");
                assert_eq!(trouble.again_at - stage.now(), TimeDelta::seconds(wait), "{place:?} {effect:?}");
                if attempt == 1 {
                    assert_eq!(trouble.since, stage.now(), "{place:?} {effect:?}");
                }

                // Not a moment earlier, whoever looks after it.
                stage.take_asked();
                stage.world.wait_until(trouble.again_at - TimeDelta::milliseconds(1));
                stage.wake();
                assert_eq!(stage.take_asked(), [""; 0], "{place:?} {effect:?}");
                assert_eq!(stage.world.rings_at(), Some(trouble.again_at), "{place:?} {effect:?}");
                stage.ring(|_| Then::GoOn);
                assert_ne!(stage.take_asked(), [""; 0], "{place:?} {effect:?}");
            }
            clear(&stage);
            let run = stage.settle();
            assert_eq!((run.phase, run.trouble, run.accounts.failure), (Phase::Done, None, None));
            assert_eq!(stage.directory(), before, "{place:?} {effect:?}");
            assert_eq!(stage.world.database.rows("staged"), [""; 0]);
        }
    }
}

#[test]
fn garbled_bodies_pass_too_and_are_told_by_their_place_without_a_word_of_them() {
    let garbled = [
        "<html>Moritz Maurer</html>",
        "{\"success\": true, \"data\": [{\"type\": \"Moritz Maurer\"",
        "\"Moritz Maurer\"",
        "",
    ];
    for place in Place::ALL {
        for text in garbled {
            let stage = place.in_step();
            place.disturb(&stage, body(text.to_owned()));
            stage.start();
            let run = until_trouble(&stage);
            let Some(trouble) = run.trouble else { panic!("{place:?} {text:?}: {run:?}") };
            assert!(
                matches!(trouble.failure, ProviderFailure::Unintelligible { .. }),
                "{place:?} {text:?}: {trouble:?}"
            );
            assert_eq!(trouble.again_at - stage.now(), TimeDelta::seconds(2), "{place:?} {text:?}");
            assert!(!stage.world.database.dump().iter().any(|row| row.contains("Moritz Maurer")));
            assert!(!stage.log().iter().any(|line| format!("{line:?}").contains("Moritz Maurer")));
            clear(&stage);
            assert_eq!(stage.settle().phase, Phase::Done, "{place:?} {text:?}");
        }
    }
}

#[test]
fn a_date_in_retry_after_is_waited_for_and_a_distant_one_looked_at_again_after_an_hour() {
    for place in Place::ALL.into_iter().filter(|place| !place.is_aside()) {
        for (after, wait) in [(TimeDelta::minutes(3), 180), (TimeDelta::days(2), 3600)] {
            let stage = place.in_step();
            let asked: DateTime<Utc> = stage.now() + after;
            let header = asked.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
            place.disturb(&stage, status(429, Some(&header)));
            stage.start();
            let begun = stage.now();
            let trouble = until_trouble(&stage).trouble.expect("trouble");
            // Waits are kept in whole seconds.
            let by = (trouble.again_at - begun - TimeDelta::seconds(wait)).abs();
            assert!(by <= TimeDelta::seconds(1), "{place:?}: {by} beside {header}");
            clear(&stage);
            assert_eq!(stage.settle().phase, Phase::Done, "{place:?}");
        }
    }
}

#[test]
fn what_no_waiting_helps_ends_the_read_at_once_and_leaves_everything_as_it_was() {
    for place in Place::READING {
        for (effect, failure) in [
            (status(302, None), ProviderFailure::Redirected),
            (body("x".repeat(TOO_LARGE)), ProviderFailure::TooLarge),
        ] {
            let stage = place.in_step();
            let before = stage.directory();
            place.disturb(&stage, effect);
            let run = stage.sync();
            assert_eq!(run.phase, Phase::Failed { failure: failure.clone() }, "{place:?}");
            assert_eq!(stage.directory(), before, "{place:?} {failure:?}");
            assert_eq!(stage.world.database.rows("staged"), [""; 0]);
            assert_eq!(stage.world.rings_at(), None, "nobody tries it again");
            clear(&stage);
            assert_eq!(stage.sync().phase, Phase::Done, "{place:?} {failure:?}");
        }
    }
}

#[test]
fn what_no_waiting_helps_beside_the_directory_is_told_by_a_run_that_is_done() {
    for place in Place::ASIDE {
        for (effect, failure) in [
            (status(302, None), ProviderFailure::Redirected),
            (body("x".repeat(TOO_LARGE)), ProviderFailure::TooLarge),
        ] {
            let stage = place.in_step();
            stage.personio().hire(1);
            let before = stage.directory().ids.len();
            place.disturb(&stage, effect);
            let run = stage.sync();
            assert_eq!((run.phase, run.accounts.failure), (Phase::Done, Some(failure)), "{place:?}");
            assert!(stage.directory().ids.len() > before, "{place:?}: the directory is in step all the same");
            clear(&stage);
            assert_eq!(stage.sync().accounts.failure, None, "{place:?}");
        }
    }
    let stage = ISpringAccounts.in_step();
    ISpringAccounts.disturb(&stage, status(403, None));
    let failure = ProviderFailure::NoRight { right: Right::Accounts };
    assert_eq!(stage.sync().accounts.failure, Some(failure));
}

/// Has the run try until it ends, and says how long that took from the first failure on.
fn until_the_end(stage: &Stage) -> (RunView, TimeDelta) {
    stage.start();
    let since = until_trouble(stage).trouble.expect("trouble").since;
    let run = stage.settle();
    let took = run.ended_at.expect("an end") - since;
    (run, took)
}

#[test]
fn a_read_gives_up_after_six_hours_and_not_before() {
    let (six, longest) = (TimeDelta::hours(6), TimeDelta::hours(1) + TimeDelta::minutes(1));
    for place in [PersonioToken, PersonioPage, BambooHrPage] {
        for (effect, failure) in [
            (status(503, None), unavailable(None)),
            (Effect::HangUp, unavailable(None)),
            (status(429, Some("3000")), limited(Some(3000))),
        ] {
            let stage = place.in_step();
            let before = stage.directory();
            place.disturb(&stage, effect.clone());
            let (run, took) = until_the_end(&stage);
            assert_eq!(run.phase, Phase::GaveUp { failure }, "{place:?} {effect:?}");
            assert!(took >= six && took < six + longest, "{place:?} {effect:?}: {took}");
            assert_eq!(stage.directory(), before, "{place:?} {effect:?}");
            assert_eq!(stage.world.database.rows("staged"), [""; 0]);
        }
    }
}

#[test]
fn beside_the_directory_nobody_waits_longer_than_a_quarter_of_an_hour() {
    for place in Place::ASIDE {
        for (effect, failure) in [
            (status(503, None), unavailable(None)),
            (Effect::HangUp, unavailable(None)),
            (status(429, Some("3000")), limited(Some(3000))),
        ] {
            let stage = place.in_step();
            place.disturb(&stage, effect.clone());
            let begun = stage.now();
            let run = stage.sync();
            assert_eq!(
                (run.phase, run.accounts.failure),
                (Phase::Done, Some(failure)),
                "{place:?} {effect:?}"
            );
            let took = stage.now() - begun;
            assert!(took < TimeDelta::minutes(21), "{place:?} {effect:?}: {took}");
        }
    }
}

#[test]
fn a_list_of_fields_that_fails_stops_no_sync() {
    for (service, path) in [(HrSystem::Personio, "employees/attributes"), (HrSystem::BambooHr, "/fields")] {
        let effects = passing().into_iter().map(|(effect, ..)| effect);
        let bodies = [body("<html></html>".to_owned()), body("x".repeat(TOO_LARGE)), status(302, None)];
        for effect in effects.chain(bodies) {
            let stage = Stage::of(10);
            stage.connect(service);
            let connection = || {
                stage.ask(json!({ "command": "connection", "service": service })).expect::<ConnectionView>()
            };
            let before = connection();
            let fault = Fault::on(path, effect.clone());
            match service {
                HrSystem::Personio => stage.personio().fault(fault),
                HrSystem::BambooHr => stage.bamboohr().fault(fault),
            }
            let run = stage.sync();
            assert_eq!((run.phase, run.warnings), (Phase::Done, vec![]), "{service:?} {effect:?}");
            assert_eq!(connection().own, before.own, "{service:?} {effect:?}");
            assert_eq!(connection().state, ConnectionState::Connected, "{service:?} {effect:?}");
        }
    }
}

#[test]
fn a_credential_is_not_kept_while_its_provider_fails() {
    for (service, path) in [
        (HrSystem::Personio, "/v1/auth"),
        (HrSystem::Personio, "employees/attributes"),
        (HrSystem::BambooHr, "/fields"),
    ] {
        for (effect, code) in [
            (status(429, Some("17")), "provider_rate_limited"),
            (status(503, None), "provider_unavailable"),
            (Effect::HangUp, "provider_unavailable"),
            (Effect::Delay { milliseconds: 31_000 }, "provider_unavailable"),
        ] {
            let stage = Stage::of(10);
            let fault = Fault::on(path, effect.clone());
            stage.personio().fault(fault.clone());
            stage.bamboohr().fault(fault);
            let answer = stage.test(service, stage.credential(service), &["position"]);
            assert_eq!(answer.code(), code, "{service:?} {path} {effect:?}");
            assert_eq!(stage.world.database.rows("credentials"), [""; 0], "{service:?} {path} {effect:?}");
        }
    }
}

#[test]
fn a_locked_bamboohr_is_left_alone_for_ten_minutes_each_time() {
    let stage = Stage::of(30);
    stage.connect(HrSystem::BambooHr);
    stage.bamboohr().lock_api(25 * 60);
    let locked_at = stage.now();
    stage.start();
    for attempts in 1..=3 {
        let trouble = until_trouble(&stage).trouble.expect("trouble");
        assert_eq!(trouble.failure, ProviderFailure::Locked { retry_after_seconds: None });
        assert_eq!(
            (trouble.attempts, trouble.again_at - stage.now()),
            (attempts, TimeDelta::minutes(10)),
            "asking often would keep it closed"
        );
        stage.ring(|_| Then::GoOn);
    }
    let run = stage.settle();
    assert_eq!(run.phase, Phase::Done);
    let took = stage.now() - locked_at;
    assert!(took > TimeDelta::minutes(29) && took < TimeDelta::minutes(31), "{took}");
}

#[test]
fn a_token_that_ends_at_whatever_moment_of_a_read_is_exchanged_once_and_everybody_is_read() {
    let mut moment = 0;
    loop {
        let stage = Stage::of(700);
        stage.connect(HrSystem::Personio);
        stage.sync();
        stage.take_asked();
        stage.start();
        let (mut waits, mut is_ended) = (0, false);
        while stage.latest().ended_at.is_none() {
            let rang = stage.ring(|_| {
                if waits == moment {
                    is_ended = true;
                    stage.personio().revoke(personio::Grant::Directory);
                    stage.personio().restore(personio::Grant::Directory);
                }
                waits += 1;
                Then::GoOn
            });
            assert!(rang, "{:?}", stage.latest());
        }
        let run = stage.latest();
        assert_eq!((run.phase, run.read), (Phase::Done, 700), "moment {moment}");
        let exchanged = stage.take_asked().iter().filter(|request| request.contains("/auth")).count();
        assert!(exchanged <= 1, "exchanged {exchanged} times, moment {moment}");
        if !is_ended {
            break;
        }
        moment += 1;
    }
    assert!(moment > 2, "{moment}");
}

#[test]
fn an_exchange_that_fails_is_asked_for_once_by_all_who_wait_for_it() {
    let stage = with_learning(30);
    stage.sync();
    // The token ends as five accounts are opened at once, and there is no other.
    stage.ispring().fault(Fault::on("/user", status(401, None)).by("POST"));
    stage.ispring().fault(Fault::on("/token", status(503, None)));
    approve(&stage);
    stage.take_asked();
    assert!(until_trouble(&stage).trouble.is_some());
    let asked = stage.take_asked();
    let exchanged = asked.iter().filter(|request| request.ends_with("/token")).count();
    // One that was refused only after that asks again.
    assert!(exchanged <= 2, "{asked:?}");
}

/// The most requests for `host` that were sent within any such time.
fn most_within(stage: &Stage, window: TimeDelta) -> usize {
    let sent = stage.world.asked_at.borrow();
    (0..sent.len())
        .map(|from| sent[from..].iter().filter(|at| **at - sent[from] < window).count())
        .max()
        .unwrap_or(0)
}

/// That requests keep to `pace`, and come as close to it as they can.
#[track_caller]
fn assert_paced(stage: &Stage, pace: Pace) {
    let (second, minute) =
        (most_within(stage, TimeDelta::seconds(1)), most_within(stage, TimeDelta::minutes(1)));
    assert!(second <= pace.per_second && minute <= pace.per_minute, "{second} a second, {minute} a minute");
    assert!(second >= pace.per_second / 2, "{second} a second: nobody waits for nothing");
}

#[test]
fn a_read_keeps_to_the_published_pace_and_meets_no_limit() {
    let stage = Stage::of(3000);
    stage.keep_to_published_paces();
    stage.personio().rate_limits(true);
    stage.world.takes.set(TimeDelta::milliseconds(5));
    stage
        .test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["position"])
        .expect::<serde_json::Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
    let run = stage.settle();
    assert_eq!((run.read, run.trouble), (3000, None));
    assert!(stage.world.asked_at.borrow().len() > 30);
    assert_paced(&stage, Service::Personio.description().pace);
    assert!(!stage.log().iter().any(|(_, message, _)| message == "a provider failed"));
}

#[test]
fn a_sync_at_the_published_limits_takes_hardly_longer_than_they_make_it_take() {
    const PEOPLE: usize = 10_000;
    let stage = Stage::of(PEOPLE);
    stage.connect(HrSystem::Personio);
    // There is a token after it.
    stage.sync();
    stage.pass(TimeDelta::minutes(2));
    stage.keep_to_published_paces();
    stage.personio().rate_limits(true);
    stage.world.takes.set(TimeDelta::milliseconds(250));
    stage.world.asked_at.take();
    let begun = stage.now();
    let run = stage.sync();
    assert_eq!((run.phase, run.read), (Phase::Done, PEOPLE as u64));
    assert!(!stage.log().iter().any(|(_, message, _)| message == "a provider failed"), "a limit was met");
    let took = (run.ended_at.expect("an end") - begun).as_seconds_f64();
    let floor = simulators::personio::floor_seconds(PEOPLE.div_ceil(100), 0.25);
    assert!(took <= floor * 1.05, "{took} s instead of {floor} s");
    assert_paced(&stage, Service::Personio.description().pace);
}

#[test]
fn whoever_tests_a_credential_while_a_run_reads_keeps_to_the_same_pace() {
    let stage = Stage::of(3000);
    stage.connect(HrSystem::Personio);
    stage.pass(TimeDelta::minutes(2));
    stage.keep_to_published_paces();
    stage.world.asked_at.take();
    stage.start();
    let mut tests = 0;
    while stage.latest().ended_at.is_none() {
        stage.ring(|moment| {
            if moment % 2 == 1 && tests < 20 {
                tests += 1;
                stage
                    .test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["position"])
                    .expect::<serde_json::Value>();
            }
            Then::GoOn
        });
    }
    assert!(tests > 3, "{tests}");
    assert_paced(&stage, Service::Personio.description().pace);
}

#[test]
fn accounts_are_opened_at_the_published_pace_however_many_alarms_it_takes() {
    let stage = Stage::of(450);
    stage.ispring().clear_accounts();
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    stage.sync();
    stage.keep_to_published_paces();
    stage.world.asked_at.take();
    stage.world.takes.set(TimeDelta::milliseconds(5));
    let run = stage.approve_invitations();
    assert_eq!((run.phase, run.accounts.failure), (Phase::Done, None));
    assert!(stage.world.asked_at.borrow().len() > 300, "more than a minute's worth");
    assert_paced(&stage, Service::ISpringLearn.description().pace);
}

#[test]
fn a_read_whose_last_question_fails_gives_up_after_six_hours_too() {
    let stage = BambooHrDeleted.in_step();
    BambooHrDeleted.disturb(&stage, status(503, None));
    let (_, took) = until_the_end(&stage);
    assert!(took < TimeDelta::hours(7), "{took}");
}

#[test]
fn a_page_that_fails_after_others_gives_up_after_six_hours_too() {
    let stage = Stage::of(250);
    stage.connect(HrSystem::Personio);
    stage.personio().fault(Fault::on("offset=100", status(503, None)));
    let (_, took) = until_the_end(&stage);
    assert!(took < TimeDelta::hours(7), "{took}");
}

#[test]
fn nobody_is_asked_before_the_date_of_retry_after() {
    let stage = PersonioPage.in_step();
    let asked = stage.now() + TimeDelta::minutes(3)
        - TimeDelta::milliseconds(i64::from(stage.now().timestamp_subsec_millis()));
    let header = asked.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    PersonioPage.disturb(&stage, status(429, Some(&header)));
    stage.start();
    let trouble = until_trouble(&stage).trouble.expect("trouble");
    assert!(
        trouble.again_at >= asked,
        "asked again at {}, not before {asked} was asked for",
        trouble.again_at
    );
}

#[test]
fn a_list_of_the_deleted_that_is_none_is_not_nobody() {
    for text in ["[\"Moritz Maurer\"]", "{\"employees\": \"Moritz Maurer\"}"] {
        let stage = BambooHrDeleted.in_step();
        BambooHrDeleted.disturb(&stage, body(text.to_owned()));
        stage.start();
        let run = until_trouble(&stage);
        assert!(run.trouble.is_some(), "{text}: {:?} {:?}", run.phase, run.completeness);
    }
}
