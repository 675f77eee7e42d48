//! A run of a sync, from its start to its end: what it has done, where it is, and what comes next.
//!
//! A run is stored after every step, so it goes on where it was after a crash. Who drives it (`engine`, by alarms) only
//! carries out what is decided here; the order of the whole is in `order.rs`.

mod order;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::order::{Aside, Event, MOST_TRIES, Next};
use super::{
    guard::Hold,
    losses::{self, Blanked},
    plan::{Counts, Plan, PlanHash},
    snapshot::{Completeness, Deletions, Presence, ReadSoFar},
    tally::Tally,
};
use crate::{
    attribute::{Attribute, Release},
    export::tally::ExportTally,
    provider::{ProviderFailure, Warning},
    provisioning::tally::AccountTally,
    schedule::Slot,
    service::{ConnectionSlot, HrSystem},
};

/// A run's number, within its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RunId(pub u32);

/// What started a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trigger {
    /// The setup wizard, to show what the first sync will do.
    Connect,
    /// Somebody asked for it.
    Manual,
    /// Somebody wants the directory to be read from this service from now on.
    SourceChange,
    /// An admin approved new learning accounts: nothing is read, the run begins with them.
    Invitations,
    /// An admin wants failed exports tried again: nothing is read, the run begins with them.
    ExportAgain,
    /// Its time had come.
    Schedule {
        /// Which time of which day.
        slot: Slot,
    },
}

/// Why a run was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// An admin said no.
    Declined,
    /// Nobody answered in time.
    Unanswered,
    /// The connection it read from was changed, replaced or disconnected.
    Disconnected,
    /// A scheduled sync's time came while its plan waited: that one makes a newer plan.
    Overtaken,
}

/// Where a run is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Phase {
    /// Reading people from the provider.
    Reading,
    /// Everything is read; comparing.
    Planning,
    /// A person has to approve the plan.
    Waiting {
        /// The plan that waits.
        plan: PlanHash,
        /// Why it waits.
        hold: Hold,
    },
    /// Writing the changes.
    Applying {
        /// The plan that is being applied.
        plan: PlanHash,
    },
    /// The directory is in step; bringing the accounts on the learning platform in step with it.
    Provisioning,
    /// Sending what was completed back to `BambooHR`.
    Exporting,
    /// Finished.
    Done,
    /// Ended without a result.
    Failed {
        /// What stopped it.
        failure: ProviderFailure,
    },
    /// Ended without a result, after trying again for [`GIVE_UP_AFTER`](crate::backoff::GIVE_UP_AFTER).
    GaveUp {
        /// What happened, last.
        failure: ProviderFailure,
    },
    /// Ended by a fault of ours, which came again and again.
    Faulted {
        /// What was being done.
        doing: String,
    },
    /// Never started: its time was over for too long when we came to it.
    Missed,
    /// Ended before its end. What it had written stays.
    Dropped {
        /// Why.
        reason: DropReason,
    },
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its number.
    pub(crate) id: RunId,
    /// Which service it reads.
    pub(crate) service: HrSystem,
    /// What started it.
    pub(crate) trigger: Trigger,
    /// Which connection it reads from: a draft until its plan is approved, which puts the draft to use.
    pub(crate) slot: ConnectionSlot,
    /// When it started.
    pub(crate) started_at: DateTime<Utc>,
    /// When everything was read, if it is.
    pub(crate) read_at: Option<DateTime<Utc>>,
    /// When it ended, if it has.
    pub(crate) ended_at: Option<DateTime<Utc>>,
    /// Where it is.
    pub(crate) phase: Phase,
    /// How far reading has come.
    pub(crate) read: ReadSoFar,
    /// The records read when reading had come furthest: more than `read` says once it has begun anew.
    #[serde(default)]
    pub(crate) furthest: u64,
    /// Slices stored so far: the number of the next one.
    pub(crate) slices: u32,
    /// Whether the read was complete, once it has ended.
    pub(crate) completeness: Option<Completeness>,
    /// What the plan does, once there is one.
    pub(crate) counts: Option<Counts>,
    /// Why the plan waited for a person, if it did.
    pub(crate) hold: Option<Hold>,
    /// How many people lose their value of an attribute by the plan.
    pub(crate) blanked: Vec<Blanked>,
    /// How many of the plan's changes are written.
    pub(crate) applied: u64,
    /// People in the directory when it ended.
    pub(crate) present: Option<u64>,
    /// What was done with accounts on the learning platform.
    #[serde(default)]
    pub(crate) accounts: AccountTally,
    /// What went back to `BambooHR`.
    #[serde(default)]
    pub(crate) exports: ExportTally,
    /// What was left out or replaced.
    pub(crate) warnings: Tally,
    /// The failure it is waiting out, if it is.
    pub(crate) trouble: Option<Trouble>,
    /// Requests made to the provider.
    pub(crate) upstream_requests: u64,
    /// Rows written to storage.
    pub(crate) rows_written: u64,
    /// When its next step is due, as long as it is under way.
    #[serde(default)]
    pub(crate) due_at: Option<DateTime<Utc>>,
    /// How often its next step was begun without coming to its end.
    #[serde(default)]
    pub(crate) tries: u32,
}

/// A failure that a run is waiting out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trouble {
    /// What happened, last.
    pub failure: ProviderFailure,
    /// How often in a row.
    pub attempts: u32,
    /// When it happened first.
    pub since: DateTime<Utc>,
    /// When it is tried again.
    pub again_at: DateTime<Utc>,
}

/// What a person may not do with a run's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalError {
    /// The run is not waiting for anybody.
    NotWaiting,
    /// The plan that was approved is not the plan that waits.
    AnotherPlan,
}

impl Run {
    /// A run that starts `now`.
    pub fn start(id: RunId, service: HrSystem, trigger: Trigger, now: DateTime<Utc>) -> Self {
        let slot = match trigger {
            Trigger::Connect => ConnectionSlot::Draft,
            _ => ConnectionSlot::Active,
        };
        let phase = match trigger {
            Trigger::Invitations => Phase::Provisioning,
            Trigger::ExportAgain => Phase::Exporting,
            _ => Phase::Reading,
        };
        Self {
            id,
            service,
            trigger,
            slot,
            started_at: now,
            read_at: None,
            ended_at: None,
            phase,
            read: ReadSoFar::default(),
            furthest: 0,
            slices: 0,
            completeness: None,
            counts: None,
            hold: None,
            blanked: Vec::new(),
            applied: 0,
            present: None,
            accounts: AccountTally::default(),
            exports: ExportTally::default(),
            warnings: Tally::default(),
            trouble: None,
            upstream_requests: 0,
            rows_written: 0,
            due_at: Some(now),
            tries: 0,
        }
    }

    /// The record of a run that never started: nobody came to `slot`, at `due`, in time.
    pub fn missed(id: RunId, service: HrSystem, slot: Slot, due: DateTime<Utc>) -> Self {
        let mut run = Self::start(id, service, Trigger::Schedule { slot }, due);
        run.ended(Phase::Missed, due);
        run
    }

    /// Its number.
    pub fn id(&self) -> RunId {
        self.id
    }

    /// Which service it reads, for good.
    pub fn service(&self) -> HrSystem {
        self.service
    }

    /// What started it.
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// Why its plan waits or waited for a person, if it does or did.
    pub fn held(&self) -> Option<&Hold> {
        self.hold.as_ref()
    }

    /// Which connection it reads from.
    pub fn slot(&self) -> ConnectionSlot {
        self.slot
    }

    /// Where it is.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// When it started.
    pub fn started_at(&self) -> DateTime<Utc> {
        self.started_at
    }

    /// When it ended, if it has.
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.ended_at
    }

    /// When its next step is due. One that was stored before this was kept is due at once.
    pub fn due_at(&self) -> DateTime<Utc> {
        self.due_at.unwrap_or(self.started_at)
    }

    /// How often its next step was begun without coming to its end.
    pub fn tries(&self) -> u32 {
        self.tries
    }

    /// How far reading has come.
    pub fn read(&self) -> &ReadSoFar {
        &self.read
    }

    /// Slices stored so far: the number of the next one.
    pub fn slices(&self) -> u32 {
        self.slices
    }

    /// How many of the plan's changes are written.
    pub fn applied(&self) -> u64 {
        self.applied
    }

    /// People in the directory when it ended.
    pub fn present(&self) -> Option<u64> {
        self.present
    }

    /// Takes note of how many people are in the directory that it left as it was.
    pub fn note_present(&mut self, present: u64) {
        self.present = Some(present);
    }

    /// What was done with accounts.
    pub fn accounts(&self) -> &AccountTally {
        &self.accounts
    }

    /// What was exported.
    pub fn exports(&self) -> &ExportTally {
        &self.exports
    }

    /// Whether by its read who is gone could be told: then deletions need not be asked for again from before it. Whom the
    /// provider calls deleted, and who was kept since asking for them said nothing else, is to be told of once more.
    pub fn tells_leavers(&self) -> bool {
        let is_kept = |id| self.read.asked.get(id) == Some(&Presence::StillThere);
        self.completeness == Some(Completeness::Complete)
            && match &self.read.deletions {
                Some(Deletions::Refused) => false,
                Some(Deletions::Told(deleted)) => !deleted.iter().any(is_kept),
                Some(Deletions::ByAbsence) | None => true,
            }
    }

    /// Counts requests that were made for it.
    pub fn count_requests(&mut self, requests: u64) {
        self.upstream_requests += requests;
    }

    /// Counts rows that were written for it.
    pub fn count_rows(&mut self, rows: u64) {
        self.rows_written += rows;
    }

    /// Keeps what was done with accounts by a step that failed in the middle.
    pub fn count_accounts(&mut self, tally: AccountTally) {
        self.accounts = tally;
    }

    /// Keeps what was exported by a step that failed in the middle.
    pub fn count_exports(&mut self, tally: ExportTally) {
        self.exports = tally;
    }

    /// Requests made for it.
    pub fn upstream_requests(&self) -> u64 {
        self.upstream_requests
    }

    /// Rows written for it.
    pub fn rows_written(&self) -> u64 {
        self.rows_written
    }

    /// Whether it is over.
    pub fn has_ended(&self) -> bool {
        self.ended_at.is_some()
    }

    /// Takes note of the plan, and waits for a person or goes on. `release` is what should have been sent.
    fn note_plan(&mut self, plan: &Plan, release: &Release, hold: Option<Hold>) {
        let people = self.read.people();
        for attribute in self.not_sent(release) {
            self.warnings.set(Warning::NotReadable { attribute }, people);
        }
        for blanked in self.blanked.iter().filter(|one| one.is_a_lost_right()) {
            self.warnings.set(Warning::ValuesLost { attribute: blanked.attribute }, blanked.people);
        }
        match self.read.status_unknown {
            0 => {}
            unknown if self.read.status_is_lost() => self.warnings.set(Warning::StatusNotReadable, unknown),
            unknown => self.warnings.set(Warning::UnknownStatus, unknown),
        }
        if plan.unseen > 0 {
            self.warnings.set(Warning::NotVisible, plan.unseen);
        }
        self.completeness = Some(plan.completeness);
        self.counts = Some(plan.counts());
        self.hold.clone_from(&hold);
        let plan = plan.hash();
        self.phase = match hold {
            Some(hold) => Phase::Waiting { plan, hold },
            None => Phase::Applying { plan },
        };
    }

    /// The attributes that the provider stopped sending, as found when the plan was made first.
    pub fn lost_rights(&self) -> BTreeSet<Attribute> {
        losses::lost_rights(&self.blanked)
    }

    /// The released attributes that don't arrive: sent for nobody, or empty for nearly everybody who had them.
    pub fn not_arriving(&self, release: &Release) -> Vec<Attribute> {
        let mut attributes = self.not_sent(release);
        let lost = self.lost_rights();
        attributes.extend(release.iter().filter(|attribute| lost.contains(attribute)));
        attributes
    }

    /// The released attributes that the provider sent for nobody.
    pub fn not_sent(&self, release: &Release) -> Vec<Attribute> {
        if self.read.records == 0 {
            return Vec::new();
        }
        release.iter().filter(|attribute| !self.read.sent.contains(attribute)).collect()
    }
}
