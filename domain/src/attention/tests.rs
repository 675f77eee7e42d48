use chrono::TimeDelta;
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{
    attribute::Attribute,
    schedule::Slot,
    sync::run::{RunId, Trigger},
    text::Text,
};

const REFUSAL: ProviderFailure = ProviderFailure::WrongCredential;
const DOWN: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

fn at(hour: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::hours(hour)
}

fn slot() -> Slot {
    "2026-11-30T06:00".parse().unwrap()
}

fn refused() -> ConnectionState {
    ConnectionState::Refused { failure: REFUSAL, since: at(2) }
}

fn revoked() -> ConnectionState {
    ConnectionState::Revoked { failure: REFUSAL, tried_at: Some(at(9)) }
}

fn degraded(attributes: &[Attribute], status_missing: bool) -> ConnectionState {
    ConnectionState::Degraded { attributes: attributes.to_vec(), status_missing }
}

fn in_use(service: impl Into<Service>, state: ConnectionState) -> InUse {
    InUse { service: service.into(), state, since: at(2) }
}

/// Read from Personio at one o'clock, synced again at twenty, and everything connected works.
fn well() -> Circumstances {
    Circumstances {
        source: Some(HrSystem::Personio),
        last_success: Some(at(1)),
        connections: Service::ALL.map(|service| in_use(service, ConnectionState::Connected)).to_vec(),
        next: Some(at(20)),
        exports_on: true,
        ..Circumstances::default()
    }
}

/// The same, of which one connection stands otherwise.
fn with(service: impl Into<Service>, state: ConnectionState) -> Circumstances {
    let (service, mut all) = (service.into(), well());
    all.connections.retain(|connection| connection.service != service);
    all.connections.push(in_use(service, state));
    all
}

fn failed(hour: i64, failure: Option<ProviderFailure>) -> Ended {
    ended(hour, HrSystem::Personio, End::Failed { failure })
}

fn missed(hour: i64) -> Ended {
    ended(hour, HrSystem::Personio, End::Missed { slot: slot() })
}

fn ended(hour: i64, service: HrSystem, end: End) -> Ended {
    Ended { run: RunId(u32::try_from(hour).unwrap()), service, at: at(hour), end }
}

fn plan() -> WaitingPlan {
    let (service, trigger) = (HrSystem::Personio, Trigger::Manual);
    WaitingPlan { run: RunId(7), service, trigger, since: at(3), until: at(27) }
}

fn link(member: u8) -> OperatorLink {
    let name = Text::new("Ana").unwrap();
    OperatorLink { member: format!("m-{member}"), name, at: at(4) }
}

/// What is told, each as `what since-hour: what happens if nobody acts`.
fn told(circumstances: &Circumstances) -> Vec<String> {
    let kind = |json: serde_json::Value| json["kind"].as_str().unwrap().to_owned();
    let one = |item: Item| {
        let (cause, otherwise) = (serde_json::to_value(&item.cause), serde_json::to_value(item.otherwise));
        let hour = (item.since - at(0)).num_hours();
        format!("{} {hour}: {}", kind(cause.unwrap()), kind(otherwise.unwrap()))
    };
    attention(circumstances).into_iter().map(one).collect()
}

#[test]
fn what_needs_somebody_follows_from_how_the_organisation_stands() {
    let bamboohr = HrSystem::BambooHr;
    let waiting = |count| Some(Waiting { count, since: at(5) });
    let failures = |ended: Vec<Ended>| Circumstances { ended, ..well() };
    let rows: [(&str, Circumstances, &[&str]); 26] = [
        ("nothing is set up", Circumstances::default(), &[]),
        ("all is well", well(), &[]),
        ("refused once", with(HrSystem::Personio, refused()), &["refused 2: schedule_stops"]),
        (
            "refused, and nothing comes by itself anyway",
            Circumstances { next: None, ..with(HrSystem::Personio, refused()) },
            &["refused 2: directory_stands"],
        ),
        ("refused for hours", with(HrSystem::Personio, revoked()), &["revoked 2: directory_stands"]),
        ("the platform refuses", with(Service::ISpringLearn, refused()), &["refused 2: learning_stands"]),
        (
            "the platform refuses for hours",
            with(Service::ISpringLearn, revoked()),
            &["revoked 2: learning_stands"],
        ),
        ("where exports go is refused", with(bamboohr, revoked()), &["revoked 2: no_exports"]),
        (
            "a connection that is there for nothing is refused",
            Circumstances { exports_on: false, ..with(bamboohr, revoked()) },
            &[],
        ),
        (
            "a value does not arrive",
            with(HrSystem::Personio, degraded(&[Attribute::Team], false)),
            &["right_lost 2: values_stay"],
        ),
        (
            "the status does not arrive either",
            with(HrSystem::Personio, degraded(&[Attribute::Team], true)),
            &["right_lost 2: nobody_returns"],
        ),
        ("of what nothing is read", with(bamboohr, degraded(&[Attribute::Team], true)), &[]),
        ("a plan waits", Circumstances { plan: Some(plan()), ..well() }, &["plan_waits 3: plan_lapses"]),
        ("a sync failed", failures(vec![failed(6, Some(DOWN))]), &["run_failed 6: tried_again"]),
        ("by a fault of ours", failures(vec![failed(6, None)]), &["run_failed 6: tried_again"]),
        (
            "and nothing comes by itself",
            Circumstances { next: None, ..failures(vec![failed(6, Some(DOWN))]) },
            &["run_failed 6: directory_stands"],
        ),
        (
            "several failed",
            failures(vec![failed(6, Some(DOWN)), failed(8, None)]),
            &["run_failed 6: tried_again"],
        ),
        ("before it went well", failures(vec![failed(0, Some(DOWN)), missed(1)]), &[]),
        ("a slot was missed", failures(vec![missed(6), missed(8)]), &["run_missed 6: tried_again"]),
        (
            "both",
            failures(vec![missed(6), failed(8, Some(DOWN))]),
            &["run_missed 6: tried_again", "run_failed 8: tried_again"],
        ),
        (
            "of a service that is not the source any more",
            failures(vec![ended(6, bamboohr, End::Failed { failure: None })]),
            &[],
        ),
        (
            "a refusal is told once, as the connection's",
            Circumstances { ended: vec![failed(6, Some(REFUSAL))], ..with(HrSystem::Personio, refused()) },
            &["refused 2: schedule_stops"],
        ),
        (
            "what failed for another reason is told beside it",
            Circumstances { ended: vec![failed(6, Some(DOWN))], ..with(HrSystem::Personio, refused()) },
            &["refused 2: schedule_stops", "run_failed 6: tried_again"],
        ),
        (
            "accounts wait",
            Circumstances { accounts: waiting(3), ..well() },
            &["accounts_wait 5: no_accounts"],
        ),
        ("exports wait", Circumstances { exports: waiting(9), ..well() }, &["exports_wait 5: no_exports"]),
        (
            "the operator made links",
            Circumstances { links: vec![link(1), link(2)], ..well() },
            &["operator_link 4: somebody_signs_in", "operator_link 4: somebody_signs_in"],
        ),
    ];
    for (name, circumstances, items) in rows {
        assert_eq!(told(&circumstances), items, "{name}");
    }
}

#[test]
fn the_most_urgent_comes_first_and_of_those_that_are_alike_the_oldest() {
    let circumstances = Circumstances {
        plan: Some(plan()),
        accounts: Some(Waiting { count: 1, since: at(0) }),
        exports: Some(Waiting { count: 1, since: at(1) }),
        ended: vec![missed(9), failed(10, Some(DOWN))],
        links: vec![link(1)],
        ..with(HrSystem::Personio, revoked())
    };
    assert_eq!(
        told(&circumstances),
        [
            "revoked 2: directory_stands",
            "operator_link 4: somebody_signs_in",
            "plan_waits 3: plan_lapses",
            "run_missed 9: tried_again",
            "run_failed 10: tried_again",
            "accounts_wait 0: no_accounts",
            "exports_wait 1: no_exports",
        ]
    );
}

/// A zone that is always so many hours ahead of UTC.
struct Ahead(i64);

impl ZoneRules for Ahead {
    fn offset_at(&self, _: DateTime<Utc>) -> TimeDelta {
        TimeDelta::hours(self.0)
    }
}

#[test]
fn zones_differ_where_one_of_the_next_syncs_is_another_instant() {
    let announced = |hour| NextRun { slot: slot(), at: slot().instant(&Ahead(hour)) };
    assert_eq!(zones_differ(&[], &Ahead(1), at(0)), None);
    assert_eq!(zones_differ(&[announced(1), announced(1)], &Ahead(1), at(0)), None);
    let item = zones_differ(&[announced(1), announced(2)], &Ahead(1), at(0)).unwrap();
    let (here, announced) = (announced(1).at, announced(2).at);
    assert_eq!(item.cause, Cause::ZonesDiffer);
    assert_eq!((item.since, item.otherwise), (at(0), Otherwise::WorkerDecides { announced, here }));
}

#[test]
fn what_waits_has_waited_since_the_first_of_the_runs_that_have_all_found_some() {
    let found = |hour, waiting| Tallied { at: at(hour), waiting, has_looked: true };
    let cut_off = |hour, waiting| Tallied { has_looked: false, ..found(hour, waiting) };
    for (runs, since, name) in [
        (vec![found(9, 2)], 9, "one run"),
        (vec![found(9, 2), found(6, 5), found(3, 0), found(1, 4)], 6, "from the last one that found none"),
        (vec![cut_off(9, 0), found(6, 5), found(3, 0)], 6, "one that did not look says nothing"),
        (
            vec![found(9, 2), cut_off(6, 0), cut_off(4, 1), found(3, 0)],
            4,
            "what it found counts all the same",
        ),
        (vec![found(9, 0), found(6, 5)], 12, "none of the last ones: now"),
        (vec![], 12, "no run"),
    ] {
        let waiting = Waiting::of(2, runs.clone(), at(12));
        assert_eq!(waiting, Some(Waiting { count: 2, since: at(since) }), "{name}");
        assert_eq!(Waiting::of(0, runs, at(12)), None, "{name}, and nothing waits");
    }
}

fn state() -> impl Strategy<Value = ConnectionState> {
    let lost = degraded(&[Attribute::Team, Attribute::Phone], false);
    select(vec![ConnectionState::Connected, lost, degraded(&[], true), refused(), revoked()])
}

fn end() -> impl Strategy<Value = Ended> {
    let failure = select(vec![None, Some(DOWN), Some(REFUSAL), Some(ProviderFailure::TooLarge)]);
    let end =
        prop_oneof![failure.prop_map(|failure| End::Failed { failure }), Just(End::Missed { slot: slot() })];
    (0_i64..20, select(HrSystem::ALL.to_vec()), end)
        .prop_map(|(hour, service, end)| ended(hour, service, end))
}

prop_compose! {
    fn waiting()(count in 1_u64..9, hour in 0_i64..20) -> Waiting {
        Waiting { count, since: at(hour) }
    }
}

prop_compose! {
    fn circumstances()(
        source in option::of(select(HrSystem::ALL.to_vec())),
        last_success in option::of(0_i64..20),
        states in vec(option::of(state()), Service::ALL.len()),
        next in option::of(Just(at(40))),
        plan in option::of(Just(plan())),
        mut ended in vec(end(), 0..5),
        accounts in option::of(waiting()),
        exports in option::of(waiting()),
        exports_on: bool,
        links in 0_u8..3,
    ) -> Circumstances {
        ended.sort_by_key(|ended| ended.at);
        let connections = Service::ALL.into_iter().zip(states);
        let connections = connections.filter_map(|(service, state)| Some(in_use(service, state?))).collect();
        Circumstances {
            source, last_success: last_success.map(at), connections, next, plan, ended, accounts, exports, exports_on,
            links: (0..links).map(link).collect(),
        }
    }
}

/// Everything was read to the end from the source, by whatever credential: it works.
fn succeed(circumstances: &mut Circumstances) {
    circumstances.last_success = Some(at(30));
    if let Some(source) = circumstances.source {
        mend(circumstances, source.into());
    }
}

fn mend(circumstances: &mut Circumstances, service: Service) {
    let mended = circumstances.connections.iter_mut().filter(|connection| connection.service == service);
    mended.for_each(|connection| connection.state = ConnectionState::Connected);
}

/// How `circumstances` are once somebody has seen to `cause`.
fn seen_to(circumstances: &Circumstances, cause: &Cause) -> Circumstances {
    let mut after = circumstances.clone();
    match cause {
        Cause::Refused { service, .. } | Cause::Revoked { service, .. }
            if after.source.map(Service::from) != Some(*service) =>
        {
            mend(&mut after, *service);
        }
        Cause::Refused { .. }
        | Cause::Revoked { .. }
        | Cause::RightLost { .. }
        | Cause::RunFailed { .. }
        | Cause::RunMissed { .. } => succeed(&mut after),
        Cause::PlanWaits { .. } => after.plan = None,
        Cause::AccountsWait { .. } => after.accounts = None,
        Cause::ExportsWait { .. } => after.exports = None,
        Cause::OperatorLink { member, .. } => after.links.retain(|link| link.member != *member),
        Cause::ZonesDiffer => unreachable!("only a browser finds it"),
    }
    after
}

/// What a read of the source that went well sees to.
fn is_of_the_source(cause: &Cause, source: Option<HrSystem>) -> bool {
    match cause {
        Cause::Refused { service, .. } | Cause::Revoked { service, .. } => {
            source.map(Service::from) == Some(*service)
        }
        Cause::RightLost { .. } | Cause::RunFailed { .. } | Cause::RunMissed { .. } => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn an_item_disappears_exactly_when_its_cause_does(circumstances in circumstances()) {
        let items = attention(&circumstances);
        for item in &items {
            let after = attention(&seen_to(&circumstances, &item.cause));
            let goes_along = is_of_the_source(&item.cause, circumstances.source);
            let stays = |other: &&Item| {
                *other != item && !(goes_along && is_of_the_source(&other.cause, circumstances.source))
            };
            let rest: Vec<_> = items.iter().filter(stays).cloned().collect();
            prop_assert_eq!(after, rest, "{:?}", item);
        }
    }

    #[test]
    fn an_item_is_there_exactly_when_its_cause_is(circumstances in circumstances()) {
        let items = attention(&circumstances);
        let is = |kind: fn(&Cause) -> bool| items.iter().any(|item| kind(&item.cause));
        let source = circumstances.source.map(Service::from);
        let counts = |service| {
            let exports = service == Service::BambooHr && circumstances.exports_on;
            Some(service) == source || service == Service::ISpringLearn || exports
        };
        let stands = |kind: fn(&ConnectionState) -> bool| {
            move |connection: &&InUse| kind(&connection.state)
        };
        let connections = &circumstances.connections;
        let refused = connections.iter().filter(stands(|state| matches!(state, ConnectionState::Refused { .. })));
        prop_assert_eq!(is(|c| matches!(c, Cause::Refused { .. })), refused.clone().any(|one| counts(one.service)));
        let revoked = connections.iter().filter(stands(|state| matches!(state, ConnectionState::Revoked { .. })));
        prop_assert_eq!(is(|c| matches!(c, Cause::Revoked { .. })), revoked.clone().any(|one| counts(one.service)));
        let lost = connections.iter().filter(stands(|state| matches!(state, ConnectionState::Degraded { .. })));
        prop_assert_eq!(
            is(|c| matches!(c, Cause::RightLost { .. })),
            lost.clone().any(|one| Some(one.service) == source)
        );
        prop_assert_eq!(is(|c| matches!(c, Cause::PlanWaits { .. })), circumstances.plan.is_some());
        prop_assert_eq!(is(|c| matches!(c, Cause::AccountsWait { .. })), circumstances.accounts.is_some());
        prop_assert_eq!(is(|c| matches!(c, Cause::ExportsWait { .. })), circumstances.exports.is_some());
        prop_assert_eq!(is(|c| matches!(c, Cause::OperatorLink { .. })), !circumstances.links.is_empty());
        // Of the source, after it was read last; and no refusal of a connection that is told itself.
        let news = |ended: &&Ended| {
            Some(Service::from(ended.service)) == source
                && circumstances.last_success.is_none_or(|success| ended.at > success)
        };
        let troubled = refused.chain(revoked).chain(lost).any(|one| Some(one.service) == source);
        let failed = |ended: &Ended| match &ended.end {
            End::Failed { failure } => !(troubled && *failure == Some(REFUSAL)),
            End::Missed { .. } => false,
        };
        let missed = |ended: &Ended| matches!(ended.end, End::Missed { .. });
        let ended = || circumstances.ended.iter().filter(news);
        prop_assert_eq!(is(|c| matches!(c, Cause::RunFailed { .. })), ended().any(failed));
        prop_assert_eq!(is(|c| matches!(c, Cause::RunMissed { .. })), ended().any(missed));
    }

    #[test]
    fn nothing_is_told_before_what_is_more_urgent(circumstances in circumstances()) {
        let items = attention(&circumstances);
        prop_assert!(items.is_sorted_by_key(|item| (item.cause.urgency(), item.since)));
    }
}
