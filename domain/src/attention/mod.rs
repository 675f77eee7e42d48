//! What needs a person: one list, drawn wherever an admin looks.
//!
//! Nobody ticks an item off. It follows from how the organisation stands, so it is there as long as its cause is, and
//! nothing is told twice: a run that failed because the credential was refused is told as the refusal.

mod circumstances;
mod item;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use self::{
    circumstances::{
        Circumstances, End, Ended, InUse, OPERATOR_LINK_TOLD, OperatorLink, Tallied, Waiting, WaitingPlan,
    },
    item::{Cause, Item, Otherwise, Urgency},
};
use crate::{
    api::{services::ConnectionState, sync::NextRun},
    provider::ProviderFailure,
    schedule::ZoneRules,
    service::{HrSystem, Service},
};

/// What needs a person, the most urgent first, and of those that are alike the oldest.
pub fn attention(circumstances: &Circumstances) -> Vec<Item> {
    let Circumstances { connections, plan, accounts, exports, links, next, .. } = circumstances;
    let mut items: Vec<Item> =
        connections.iter().filter_map(|connection| of_connection(circumstances, connection)).collect();
    items.extend(plan.as_ref().map(|plan| Item {
        cause: Cause::PlanWaits { run: plan.run, service: plan.service, trigger: plan.trigger },
        since: plan.since,
        otherwise: Otherwise::PlanLapses { at: plan.until },
    }));
    items.extend(of_failures(circumstances, *next));
    items.extend(of_missed(circumstances, *next));
    items.extend(accounts.map(|Waiting { count, since }| Item {
        cause: Cause::AccountsWait { people: count },
        since,
        otherwise: Otherwise::NoAccounts,
    }));
    items.extend(exports.map(|Waiting { count, since }| Item {
        cause: Cause::ExportsWait { completions: count },
        since,
        otherwise: Otherwise::NoExports,
    }));
    items.extend(links.iter().map(|link| Item {
        cause: Cause::OperatorLink { member: link.member.clone(), name: link.name.clone() },
        since: link.at,
        otherwise: Otherwise::SomebodySignsIn,
    }));
    in_order(items)
}

/// Items in the order in which they are told.
pub fn in_order(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_key(|item| (item.cause.urgency(), item.since));
    items
}

/// That the browser, by its `rules`, takes one of the next syncs for another instant than the Worker, which starts them:
/// one of the two has outdated zone data. Only the browser can know, `now`.
pub fn zones_differ(announced: &[NextRun], rules: &impl ZoneRules, now: DateTime<Utc>) -> Option<Item> {
    let differs = |next: &NextRun| {
        let here = next.slot.instant(rules);
        (here != next.at).then_some(Item {
            cause: Cause::ZonesDiffer,
            since: now,
            otherwise: Otherwise::WorkerDecides { announced: next.at, here },
        })
    };
    announced.iter().find_map(differs)
}

/// What is to be told of a connection: nothing where it works, or is there for nothing.
fn of_connection(circumstances: &Circumstances, connection: &InUse) -> Option<Item> {
    let service = connection.service;
    let source = service.hr_system().filter(|system| circumstances.source == Some(*system));
    let (cause, otherwise) = match &connection.state {
        ConnectionState::NotConnected | ConnectionState::Connected => return None,
        // Only what is read has an attribute that does not arrive.
        ConnectionState::Degraded { attributes, status_missing } => {
            let (attributes, status_missing) = (attributes.clone(), *status_missing);
            let otherwise = if status_missing { Otherwise::NobodyReturns } else { Otherwise::ValuesStay };
            (Cause::RightLost { service: source?, attributes, status_missing }, otherwise)
        }
        ConnectionState::Refused { failure, .. } => {
            let goes_on = source.is_some() && circumstances.next.is_some();
            let otherwise = if goes_on { Otherwise::ScheduleStops } else { without(circumstances, service)? };
            (Cause::Refused { service, failure: failure.clone() }, otherwise)
        }
        ConnectionState::Revoked { failure, .. } => {
            (Cause::Revoked { service, failure: failure.clone() }, without(circumstances, service)?)
        }
    };
    Some(Item { cause, since: connection.since, otherwise })
}

/// What does not happen without a connection to `service`; nothing, if it is there for nothing.
fn without(circumstances: &Circumstances, service: Service) -> Option<Otherwise> {
    match service.hr_system() {
        None => Some(Otherwise::LearningStands),
        Some(system) if circumstances.source == Some(system) => Some(Otherwise::DirectoryStands),
        Some(HrSystem::BambooHr) if circumstances.exports_on => Some(Otherwise::NoExports),
        Some(_) => None,
    }
}

/// That no sync of the source has come to anything since one failed.
fn of_failures(circumstances: &Circumstances, next: Option<DateTime<Utc>>) -> Option<Item> {
    let failures = circumstances.since_success().filter_map(|ended| match &ended.end {
        End::Failed { failure } if !is_told(circumstances, failure.as_ref()) => Some((ended, failure)),
        _ => None,
    });
    let failures: Vec<_> = failures.collect();
    let (&(first, _), &(last, failure)) = (failures.first()?, failures.last()?);
    Some(Item {
        cause: Cause::RunFailed { run: last.run, service: last.service, failure: failure.clone() },
        since: first.at,
        otherwise: tried_again(next),
    })
}

/// That a time of the schedule passed without a sync, and none came to anything since.
fn of_missed(circumstances: &Circumstances, next: Option<DateTime<Utc>>) -> Option<Item> {
    let missed = circumstances.since_success().filter_map(|ended| match ended.end {
        End::Missed { slot } => Some((ended, slot)),
        End::Failed { .. } => None,
    });
    let missed: Vec<_> = missed.collect();
    let (&(first, _), &(last, slot)) = (missed.first()?, missed.last()?);
    Some(Item {
        cause: Cause::RunMissed { run: last.run, slot },
        since: first.at,
        otherwise: tried_again(next),
    })
}

fn tried_again(next: Option<DateTime<Utc>>) -> Otherwise {
    next.map_or(Otherwise::DirectoryStands, |at| Otherwise::TriedAgain { at })
}

/// Whether `failure` is what the source's connection is told of already.
fn is_told(circumstances: &Circumstances, failure: Option<&ProviderFailure>) -> bool {
    let stands = circumstances.source.and_then(|source| circumstances.connection(source.into()));
    let is_in_trouble = stands.is_some_and(|connection| connection.state != ConnectionState::Connected);
    let refuses = |failure| ConnectionState::Connected.refused(failure, DateTime::UNIX_EPOCH).is_some();
    is_in_trouble && failure.is_some_and(refuses)
}
