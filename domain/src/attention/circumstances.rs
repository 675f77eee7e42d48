//! How an organisation stands, as far as anybody may have to act.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    api::services::ConnectionState,
    provider::ProviderFailure,
    schedule::Slot,
    service::{ConnectionSlot, HrSystem, Service},
    sync::run::{Phase, Run, RunId, Trigger},
    text::Text,
};

/// How an organisation stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The service that the directory is read from, if there is one.
    pub source: Option<HrSystem>,
    /// When it was read to the end last.
    pub last_success: Option<DateTime<Utc>>,
    /// The connections in use.
    pub connections: Vec<InUse>,
    /// When the next sync comes by itself, if one does.
    pub next: Option<DateTime<Utc>>,
    /// The plan that waits, if one does.
    pub plan: Option<WaitingPlan>,
    /// Runs that came to nothing lately, the oldest first.
    pub ended: Vec<Ended>,
    /// Accounts that wait for an approval, if any do.
    pub accounts: Option<Waiting>,
    /// Whether completions go back to `BambooHR`.
    pub exports_on: bool,
    /// Completions that wait for an approval, if any do.
    pub exports: Option<Waiting>,
    /// Links that the operator made in the last [`OPERATOR_LINK_TOLD`].
    pub links: Vec<OperatorLink>,
}

impl Circumstances {
    /// The connection to `service`, if there is one in use.
    pub(super) fn connection(&self, service: Service) -> Option<&InUse> {
        self.connections.iter().find(|connection| connection.service == service)
    }

    /// What came to nothing of the source's, after it was read to the end last.
    pub(super) fn since_success(&self) -> impl Iterator<Item = &Ended> {
        self.ended
            .iter()
            .filter(|ended| Some(ended.service) == self.source && Some(ended.at) > self.last_success)
    }
}

/// A connection in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// To which service.
    pub service: Service,
    /// How it stands.
    pub state: ConnectionState,
    /// Since when it stands like this.
    pub since: DateTime<Utc>,
}

/// A plan that waits for its approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingPlan {
    /// Of which run.
    pub run: RunId,
    /// The service that it was read from.
    pub service: HrSystem,
    /// What started the run.
    pub trigger: Trigger,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl WaitingPlan {
    /// That of `run`, if it waits.
    pub fn of(run: &Run) -> Option<Self> {
        matches!(run.phase, Phase::Waiting { .. }).then(|| Self {
            run: run.id,
            service: run.service,
            trigger: run.trigger,
            since: run.read_at.unwrap_or(run.started_at),
            until: run.waits_until(),
        })
    }
}

/// A run that came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Which one.
    pub run: RunId,
    /// The service that it read.
    pub service: HrSystem,
    /// When it ended, or was due.
    pub at: DateTime<Utc>,
    /// How.
    pub end: End,
}

/// How a run came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It failed.
    Failed {
        /// By what; nothing, if it was a fault of ours.
        failure: Option<ProviderFailure>,
    },
    /// It never started.
    Missed {
        /// Its time.
        slot: Slot,
    },
}

impl Ended {
    /// How `run` came to nothing, if it did. Not one of a draft: whoever sets it up is told there.
    pub fn of(run: &Run) -> Option<Self> {
        let end = match (&run.phase, run.trigger) {
            (Phase::Failed { failure } | Phase::GaveUp { failure }, _) => {
                End::Failed { failure: Some(failure.clone()) }
            }
            (Phase::Faulted { .. }, _) => End::Failed { failure: None },
            (Phase::Missed, Trigger::Schedule { slot }) => End::Missed { slot },
            _ => return None,
        };
        let is_in_use = run.slot == ConnectionSlot::Active;
        is_in_use.then_some(Self { run: run.id, service: run.service, at: run.ended_at?, end })
    }
}

/// What waits for an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: u64,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl Waiting {
    /// `count` that wait, if any do. Nobody notes when the first of them began to: it is when the first of the runs ended
    /// that have all found some since. `runs` are the last ones, the latest first.
    pub fn of(count: u64, runs: impl IntoIterator<Item = Tallied>, now: DateTime<Utc>) -> Option<Self> {
        let looks = runs.into_iter().filter(|run| run.waiting > 0 || run.has_looked);
        let since = looks.take_while(|run| run.waiting > 0).last().map_or(now, |run| run.at);
        (count > 0).then_some(Self { count, since })
    }
}

/// What a run found to wait for an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tallied {
    /// When it ended, or began, if it has not.
    pub at: DateTime<Utc>,
    /// How many.
    pub waiting: u64,
    /// Whether it has looked at all there are: else it says nothing of those that it did not find.
    pub has_looked: bool,
}

impl Tallied {
    /// What `run` found of accounts.
    pub fn accounts(run: &Run) -> Self {
        let looks = run.trigger != Trigger::ExportAgain && run.accounts.failure.is_none();
        Self::new(run, run.accounts.waiting, looks)
    }

    /// What `run` found of exports.
    pub fn exports(run: &Run) -> Self {
        Self::new(run, run.exports.waiting, run.exports.failure.is_none())
    }

    fn new(run: &Run, waiting: u64, looks: bool) -> Self {
        let has_looked = looks && run.phase == Phase::Done;
        Self { at: run.ended_at.unwrap_or(run.started_at), waiting, has_looked }
    }
}

/// So long it is told that the operator made a link: whoever came by it can't take that away.
pub const OPERATOR_LINK_TOLD: TimeDelta = TimeDelta::days(7);

/// A link that the operator made for a member who had signed in before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorLink {
    /// The member's id.
    pub member: String,
    /// The member's name.
    pub name: Text,
    /// When.
    pub at: DateTime<Utc>,
}
