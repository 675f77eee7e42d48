//! The order of a run: from where it is and what happened to what comes next. All of it is on this page.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{ApprovalError, DropReason, Phase, Run, Trouble};
use crate::{
    attribute::Release,
    backoff,
    employee::EmployeeId,
    export::tally::ExportTally,
    provider::{ProviderFailure, Remedy, page::Page},
    provisioning::tally::AccountTally,
    service::ConnectionSlot,
    sync::{
        guard::Hold,
        judging::Judged,
        plan::{Plan, PlanHash},
        snapshot::{Deletions, Presence, ReadSoFar},
    },
};

/// How long a plan waits for somebody, counted from the end of its read, before it is dropped and what was read for it
/// is erased.
const WAITS_FOR: TimeDelta = TimeDelta::hours(24);

/// How long a failure of the learning platform is waited out, and one of `BambooHR` while exporting. Shorter than a
/// read's: the directory is in step, and the next read must not wait for it.
const SIDE_GIVES_UP_AFTER: TimeDelta = TimeDelta::minutes(15);

/// How often a step is begun that does not come to its end by a fault of ours: over an hour, then the run ends.
pub const MOST_TRIES: u32 = 6;

/// When a step is begun again that failed by a fault of ours, for the first time; each time after it takes twice as long.
const AFTER_A_FAULT: TimeDelta = TimeDelta::minutes(1);

/// What happened to a run.
#[derive(Debug)]
pub enum Event<'a> {
    /// A step is about to be begun.
    Begun,
    /// A page of people arrived.
    Page(&'a Page),
    /// What the provider says about who was deleted arrived.
    Deletions(Deletions),
    /// Of those who would leave as deleted, some were asked for one by one.
    Asked(BTreeMap<EmployeeId, Presence>),
    /// The people of the pages that arrived were stored.
    Staged {
        /// When the first of these pages was asked for.
        begun: DateTime<Utc>,
    },
    /// A step of reading has come to its end.
    StepRead,
    /// What was read is too old to be one picture.
    ReadTooOld,
    /// Who is missing has to be missing twice: everybody is read once more.
    ReadAgain,
    /// The plan was made and judged. `release` is what should have been sent.
    Judged {
        /// The plan and what it takes away.
        judged: &'a Judged,
        /// What should have been sent.
        release: &'a Release,
    },
    /// What the plan was made from has changed.
    PlanOutdated,
    /// Nobody has answered yet.
    Unanswered,
    /// So many of the plan's changes were written, and there are more.
    Applied(u64),
    /// The last changes were written: the directory, of so many people, is in step.
    InStep {
        /// How many changes were written now.
        applied: u64,
        /// How many people are in it.
        present: u64,
        /// What comes after it.
        aside: Aside,
    },
    /// Some accounts are in step, and there is more to do.
    Accounts(AccountTally),
    /// All accounts are in step.
    AccountsInStep {
        /// What was done.
        tally: AccountTally,
        /// What comes after it.
        aside: Aside,
    },
    /// Some was exported, and there is more to do, not before this time.
    Exported(ExportTally, Option<DateTime<Utc>>),
    /// All is exported.
    ExportsInStep(ExportTally),
    /// What this part was for is not connected, or not allowed any more.
    PartGone(Aside),
    /// A provider failed.
    Failed {
        /// How.
        failure: ProviderFailure,
        /// What comes after the part that failed.
        aside: Aside,
    },
    /// A step failed by a fault of ours, while this was being done.
    Faulted(&'static str),
    /// It ends before its end.
    Dropped(DropReason),
    /// A slot of the schedule wants a run of its own.
    Overtaken,
}

/// What may come once the directory is in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aside {
    /// Whether there are accounts to bring in step.
    pub accounts: bool,
    /// Whether there is somewhere to export to.
    pub exports: bool,
}

/// When the next step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// At once, in the same alarm if there is time. Only after what has waited for somebody's answer: a platform's clock
    /// may stand still in between.
    Further,
    /// At once, by another alarm.
    Now,
    /// Not before.
    At(DateTime<Utc>),
    /// Never: the run has ended.
    Ended,
}

impl Run {
    /// Takes note of what happened at `now`: what comes next. The run is stored after it.
    pub fn happened(&mut self, event: Event<'_>, now: DateTime<Utc>) -> Next {
        // What comes to its end begins anew to count.
        if !matches!(event, Event::Begun | Event::Faulted(_)) {
            self.tries = 0;
        }
        let next = self.transition(event, now);
        self.due_at = match next {
            Next::Further | Next::Now => Some(now),
            Next::At(at) => Some(at),
            Next::Ended => None,
        };
        next
    }

    fn transition(&mut self, event: Event<'_>, now: DateTime<Utc>) -> Next {
        match event {
            Event::Begun => {
                self.tries = self.tries.saturating_add(1);
                return Next::Now;
            }
            Event::Page(page) => {
                self.read.note(page);
                self.warnings.extend(page.warnings.iter().copied());
                // What is read once more, because it got too old while something else failed, ends no trouble.
                if self.read.records > self.furthest {
                    self.furthest = self.read.records;
                    self.trouble = None;
                }
            }
            Event::Deletions(deletions) => self.read.deletions = Some(deletions),
            Event::Asked(asked) => {
                self.trouble = None;
                self.read.asked.extend(asked);
            }
            Event::Staged { begun } => {
                self.read.note_slice(begun, now);
                self.slices += 1;
            }
            Event::StepRead if self.read.ended => {
                self.read_at = Some(now);
                self.trouble = None;
                self.phase = Phase::Planning;
            }
            Event::StepRead => {}
            // How long it fails counts on.
            Event::ReadTooOld => self.read_anew(ReadSoFar::default()),
            Event::ReadAgain => self.read_anew(self.read.again()),
            Event::Judged { judged, release } => {
                self.blanked.clone_from(&judged.blanked);
                return self.planned(&judged.plan, release, judged.hold.clone());
            }
            Event::PlanOutdated => {
                self.phase = Phase::Planning;
                return Next::Now;
            }
            Event::Unanswered if now < self.waits_until() => return Next::At(self.waits_until()),
            Event::Unanswered => return self.ended(Phase::Dropped { reason: DropReason::Unanswered }, now),
            Event::Applied(changes) => {
                self.slot = ConnectionSlot::Active;
                self.applied += changes;
                return Next::Now;
            }
            Event::InStep { applied, present, aside } => {
                self.slot = ConnectionSlot::Active;
                self.applied += applied;
                self.present = Some(present);
                return self.after_the_directory(aside, now);
            }
            Event::Accounts(tally) => {
                self.trouble = None;
                self.accounts = tally;
            }
            Event::AccountsInStep { tally, aside } => {
                self.trouble = None;
                self.accounts = tally;
                return self.after_the_accounts(aside, now);
            }
            Event::Exported(tally, not_before) => {
                self.trouble = None;
                self.exports = tally;
                return not_before.map_or(Next::Further, Next::At);
            }
            Event::ExportsInStep(tally) => {
                self.exports = tally;
                return self.ended(Phase::Done, now);
            }
            Event::PartGone(aside) => return self.after_this_part(aside, now),
            Event::Failed { failure, aside } => return self.failed(failure, aside, now),
            Event::Faulted(doing) if self.tries >= MOST_TRIES => {
                return self.ended(Phase::Faulted { doing: doing.to_owned() }, now);
            }
            Event::Faulted(_) => {
                return Next::At(now + AFTER_A_FAULT * 2_i32.pow(self.tries.clamp(1, MOST_TRIES) - 1));
            }
            Event::Dropped(reason) => return self.ended(Phase::Dropped { reason }, now),
            // What is left of accounts and exports the ledgers know, and the new run does.
            Event::Overtaken => {
                let phase = match self.phase {
                    Phase::Provisioning | Phase::Exporting => Phase::Done,
                    _ => Phase::Dropped { reason: DropReason::Overtaken },
                };
                return self.ended(phase, now);
            }
        }
        Next::Further
    }

    fn read_anew(&mut self, read: ReadSoFar) {
        self.read = read;
        (self.slices, self.warnings, self.read_at) = Default::default();
        self.phase = Phase::Reading;
    }

    fn planned(&mut self, plan: &Plan, release: &Release, hold: Option<Hold>) -> Next {
        self.note_plan(plan, release, hold);
        match &self.phase {
            Phase::Waiting { .. } => Next::At(self.waits_until()),
            _ => Next::Further,
        }
    }

    fn after_the_directory(&mut self, aside: Aside, now: DateTime<Utc>) -> Next {
        if aside.accounts {
            self.phase = Phase::Provisioning;
            return Next::Further;
        }
        // Exports follow accounts: without a learning platform there are none.
        self.ended(Phase::Done, now)
    }

    fn after_the_accounts(&mut self, aside: Aside, now: DateTime<Utc>) -> Next {
        if aside.exports {
            self.phase = Phase::Exporting;
            return Next::Further;
        }
        self.ended(Phase::Done, now)
    }

    fn after_this_part(&mut self, aside: Aside, now: DateTime<Utc>) -> Next {
        match self.phase {
            Phase::Provisioning => self.after_the_accounts(aside, now),
            Phase::Exporting => self.ended(Phase::Done, now),
            _ => self.ended(Phase::Dropped { reason: DropReason::Disconnected }, now),
        }
    }

    fn failed(&mut self, failure: ProviderFailure, aside: Aside, now: DateTime<Utc>) -> Next {
        let is_aside = matches!(self.phase, Phase::Provisioning | Phase::Exporting);
        let (attempts, since) =
            self.trouble.as_ref().map_or((0, now), |trouble| (trouble.attempts, trouble.since));
        let waits = match failure.remedy() {
            // Who asks for more is not asked again too early, and not waited for: the next run comes later.
            Remedy::TryAgain(asked) if is_aside => {
                now + asked.unwrap_or_default() - since < SIDE_GIVES_UP_AFTER
            }
            Remedy::TryAgain(_) => now - since < backoff::GIVE_UP_AFTER,
            Remedy::AskAPerson => false,
        };
        match failure.remedy() {
            Remedy::TryAgain(asked) if waits => {
                let again_at = now + backoff::wait(attempts + 1, asked);
                self.trouble = Some(Trouble { failure, attempts: attempts + 1, since, again_at });
                return Next::At(again_at);
            }
            Remedy::TryAgain(_) if !is_aside => return self.ended(Phase::GaveUp { failure }, now),
            Remedy::AskAPerson if !is_aside => return self.ended(Phase::Failed { failure }, now),
            Remedy::TryAgain(_) | Remedy::AskAPerson => {}
        }
        // The directory is in step already; what is left, the next run does.
        self.trouble = None;
        match self.phase {
            Phase::Exporting => self.exports.failure = Some(failure),
            _ => self.accounts.failure = Some(failure),
        }
        self.after_this_part(aside, now)
    }

    /// Lets the plan `approved` go ahead at `now`, if it is the one that waits.
    pub fn approve(&mut self, approved: &PlanHash, now: DateTime<Utc>) -> Result<Next, ApprovalError> {
        match &self.phase {
            Phase::Waiting { plan, .. } if plan == approved => {
                self.phase = Phase::Applying { plan: plan.clone() };
                self.due_at = Some(now);
                Ok(Next::Now)
            }
            Phase::Waiting { .. } => Err(ApprovalError::AnotherPlan),
            _ => Err(ApprovalError::NotWaiting),
        }
    }

    /// Until when its plan waits for somebody, if it does.
    pub fn waits_until(&self) -> DateTime<Utc> {
        self.read_at.unwrap_or(self.started_at) + WAITS_FOR
    }

    /// Whether a slot of the schedule takes this run for its own: only if people are still to be read or applied. Nobody
    /// may come to a plan that waits, and what is left of accounts and exports the slot's own run does too.
    pub fn stands_for_a_slot(&self) -> bool {
        matches!(self.phase, Phase::Reading | Phase::Planning | Phase::Applying { .. })
    }

    pub(crate) fn ended(&mut self, phase: Phase, now: DateTime<Utc>) -> Next {
        self.phase = phase;
        self.trouble = None;
        self.ended_at = Some(now);
        Next::Ended
    }
}
