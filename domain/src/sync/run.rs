//! A run of a sync, from its start to its end: what it has done, where it is, and what comes next.
//!
//! A run is stored after every slice, so it goes on where it was after a crash. Who drives it (`proxy`, by alarms)
//! only carries out what is decided here.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    guard::Hold,
    losses::{self, Blanked},
    plan::{Counts, Plan, PlanHash},
    snapshot::{Completeness, ReadSoFar},
    tally::Tally,
};
use crate::{
    attribute::{Attribute, Release},
    backoff,
    export::tally::ExportTally,
    provider::{ProviderFailure, Remedy, Warning, page::Page},
    provisioning::tally::AccountTally,
    schedule::Slot as TimeSlot,
    service::{HrSystem, Slot},
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
        slot: TimeSlot,
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
    /// Ended without a result, after trying again for [`backoff::GIVE_UP_AFTER`].
    GaveUp {
        /// What happened, last.
        failure: ProviderFailure,
    },
    /// Never started: its time was over for too long when we came to it.
    Missed,
    /// Ended before anything was changed.
    Dropped {
        /// Why.
        reason: DropReason,
    },
}

/// How long a plan waits for somebody, counted from the end of its read, before it is dropped and what was read for it
/// is erased.
const WAITS_FOR: TimeDelta = TimeDelta::hours(24);

/// How long a failure of the learning platform is waited out, and one of `BambooHR` while exporting. Shorter than a
/// read's: the directory is in step, and the next read must not wait for it.
const SIDE_GIVES_UP_AFTER: TimeDelta = TimeDelta::minutes(15);

/// A run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its number.
    pub id: RunId,
    /// Which service it reads.
    pub service: HrSystem,
    /// What started it.
    pub trigger: Trigger,
    /// Which connection it reads from: a draft until its plan is approved, which puts the draft to use.
    pub slot: Slot,
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// When everything was read, if it is.
    pub read_at: Option<DateTime<Utc>>,
    /// When it ended, if it has.
    pub ended_at: Option<DateTime<Utc>>,
    /// Where it is.
    pub phase: Phase,
    /// How far reading has come.
    pub read: ReadSoFar,
    /// Slices stored so far: the number of the next one.
    pub slices: u32,
    /// Whether the read was complete, once it has ended.
    pub completeness: Option<Completeness>,
    /// What the plan does, once there is one.
    pub counts: Option<Counts>,
    /// Why the plan waited for a person, if it did.
    pub hold: Option<Hold>,
    /// How many people lose their value of an attribute by the plan.
    pub blanked: Vec<Blanked>,
    /// How many of the plan's changes are written.
    pub applied: u64,
    /// People in the directory when it ended.
    pub present: Option<u64>,
    /// What was done with accounts on the learning platform.
    #[serde(default)]
    pub accounts: AccountTally,
    /// What went back to `BambooHR`.
    #[serde(default)]
    pub exports: ExportTally,
    /// What was left out or replaced.
    pub warnings: Tally,
    /// The failure it is waiting out, if it is.
    pub trouble: Option<Trouble>,
    /// Requests made to the provider.
    pub upstream_requests: u64,
    /// Rows written to storage.
    pub rows_written: u64,
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
            Trigger::Connect => Slot::Draft,
            _ => Slot::Active,
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
        }
    }

    /// The record of a run that never started: nobody came to `slot`, at `due`, in time.
    pub fn missed(id: RunId, service: HrSystem, slot: TimeSlot, due: DateTime<Utc>) -> Self {
        let mut run = Self::start(id, service, Trigger::Schedule { slot }, due);
        run.end(Phase::Missed, due);
        run
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

    /// Whether it is over.
    pub fn has_ended(&self) -> bool {
        self.ended_at.is_some()
    }

    /// Takes note of a page that was read.
    pub fn note_page(&mut self, page: &Page) {
        self.read.note(page);
        self.warnings.extend(page.warnings.iter().copied());
        self.trouble = None;
    }

    /// Has everything read again, from the first page on. How long it fails counts on.
    pub fn begin_reading_anew(&mut self) {
        self.read = ReadSoFar::default();
        self.warnings = Tally::default();
        self.slices = 0;
    }

    /// Takes note of a stored slice.
    pub fn note_slice(&mut self) {
        self.slices += 1;
    }

    /// Takes note that nothing is left to read: planning comes next.
    pub fn note_read_end(&mut self, now: DateTime<Utc>) {
        self.read_at = Some(now);
        self.trouble = None;
        self.phase = Phase::Planning;
    }

    /// Takes note of the plan, and waits for a person or goes on. `release` is what should have been sent.
    pub fn note_plan(&mut self, plan: &Plan, release: &Release, hold: Option<Hold>) {
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

    /// Lets the plan `approved` go ahead, if it is the one that waits.
    pub fn approve(&mut self, approved: &PlanHash) -> Result<(), ApprovalError> {
        match &self.phase {
            Phase::Waiting { plan, .. } if plan == approved => {
                self.phase = Phase::Applying { plan: plan.clone() };
                self.slot = Slot::Active;
                Ok(())
            }
            Phase::Waiting { .. } => Err(ApprovalError::AnotherPlan),
            _ => Err(ApprovalError::NotWaiting),
        }
    }

    /// Takes note of a failure: when to try again, or `None` if the run has ended by it.
    pub fn note_failure(&mut self, failure: ProviderFailure, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (attempts, since) =
            self.trouble.as_ref().map_or((0, now), |trouble| (trouble.attempts, trouble.since));
        match failure.remedy() {
            Remedy::TryAgain(asked) if now - since < backoff::GIVE_UP_AFTER => {
                let again_at = now + backoff::wait(attempts + 1, asked);
                self.trouble = Some(Trouble { failure, attempts: attempts + 1, since, again_at });
                Some(again_at)
            }
            Remedy::TryAgain(_) => {
                self.end(Phase::GaveUp { failure }, now);
                None
            }
            Remedy::AskAPerson => {
                self.end(Phase::Failed { failure }, now);
                None
            }
        }
    }

    /// Takes note of a failure of the learning platform, or of `BambooHR` while exporting: when to try again, or `None`
    /// if the run goes on without. The directory is in step already; what is left, the next run does.
    pub fn note_side_failure(
        &mut self,
        failure: ProviderFailure,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let (attempts, since) =
            self.trouble.as_ref().map_or((0, now), |trouble| (trouble.attempts, trouble.since));
        match failure.remedy() {
            // Who asks for more is not asked again too early, and not waited for: the next run comes later.
            Remedy::TryAgain(asked) if now + asked.unwrap_or_default() - since < SIDE_GIVES_UP_AFTER => {
                let again_at = now + backoff::wait(attempts + 1, asked);
                self.trouble = Some(Trouble { failure, attempts: attempts + 1, since, again_at });
                Some(again_at)
            }
            Remedy::TryAgain(_) | Remedy::AskAPerson => {
                self.trouble = None;
                match self.phase {
                    Phase::Exporting => self.exports.failure = Some(failure),
                    _ => self.accounts.failure = Some(failure),
                }
                None
            }
        }
    }

    /// Ends the run.
    pub fn end(&mut self, phase: Phase, now: DateTime<Utc>) {
        self.phase = phase;
        self.trouble = None;
        self.ended_at = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::BirthdayDetail;

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc()
    }

    fn run() -> Run {
        Run::start(RunId(1), HrSystem::Personio, Trigger::Manual, now())
    }

    fn nothing_changes() -> Plan {
        Plan {
            source: HrSystem::Personio,
            changes: vec![],
            completeness: Completeness::Complete,
            unchanged: 1,
            unseen: 0,
            values: vec![],
        }
    }

    #[test]
    fn only_the_plan_that_waits_can_be_approved() {
        let mut run = run();
        let hash = nothing_changes().hash();
        assert_eq!(run.approve(&hash), Err(ApprovalError::NotWaiting));
        run.note_plan(&nothing_changes(), &Release::default(), Some(Hold::FirstSync));
        let other = serde_json::from_str(r#""00ff""#).unwrap();
        assert_eq!(run.approve(&other), Err(ApprovalError::AnotherPlan));
        assert_eq!(run.approve(&hash), Ok(()));
        assert_eq!(run.phase, Phase::Applying { plan: hash.clone() });
        assert_eq!(run.approve(&hash), Err(ApprovalError::NotWaiting));
    }

    #[test]
    fn a_passing_failure_is_waited_out_for_six_hours_and_a_lasting_one_ends_the_run() {
        let mut run = run();
        let down = ProviderFailure::Unavailable { retry_after_seconds: None };
        let mut at = now();
        let mut tries = 0;
        while let Some(again_at) = run.note_failure(down.clone(), at) {
            assert!(again_at > at);
            at = again_at;
            tries += 1;
        }
        assert!(at - now() >= backoff::GIVE_UP_AFTER && tries > 50, "{tries} tries");
        assert_eq!(run.phase, Phase::GaveUp { failure: down });

        let mut run = super::tests::run();
        assert_eq!(run.note_failure(ProviderFailure::WrongCredential, now()), None);
        assert!(run.has_ended());
    }

    fn in_phase(phase: Phase) -> Run {
        Run { phase, ..run() }
    }

    const DOWN: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

    #[test]
    fn a_failure_aside_is_waited_out_for_a_quarter_of_an_hour_and_the_run_goes_on() {
        for phase in [Phase::Provisioning, Phase::Exporting] {
            let mut run = in_phase(phase.clone());
            let (mut at, mut tries) = (now(), 0);
            while let Some(again_at) = run.note_side_failure(DOWN, at) {
                assert!(again_at > at);
                let trouble = run.trouble.as_ref().unwrap();
                assert_eq!((trouble.since, trouble.again_at), (now(), again_at));
                assert_eq!((run.accounts.failure.as_ref(), run.exports.failure.as_ref()), (None, None));
                at = again_at;
                tries += 1;
            }
            let longest_wait = TimeDelta::minutes(5);
            assert!(at - now() >= SIDE_GIVES_UP_AFTER, "{tries} tries");
            assert!(at - now() < SIDE_GIVES_UP_AFTER + longest_wait, "{tries} tries");
            assert_eq!((run.phase.clone(), run.trouble.as_ref(), run.has_ended()), (phase, None, false));
        }
    }

    #[test]
    fn a_failure_aside_is_told_of_the_side_that_it_happened_on() {
        for failure in [ProviderFailure::WrongCredential, ProviderFailure::Redirected] {
            let mut run = in_phase(Phase::Provisioning);
            assert_eq!(run.note_side_failure(failure.clone(), now()), None, "a lasting one at once");
            assert_eq!((run.accounts.failure.as_ref(), run.exports.failure.as_ref()), (Some(&failure), None));
            run.phase = Phase::Exporting;
            assert_eq!(run.note_side_failure(failure.clone(), now()), None);
            assert_eq!(
                (&run.accounts.failure, &run.exports.failure),
                (&Some(failure.clone()), &Some(failure))
            );
            assert_eq!((run.phase, run.ended_at, run.trouble), (Phase::Exporting, None, None));
        }
    }

    #[test]
    fn a_lasting_failure_aside_ends_the_waiting_for_a_passing_one() {
        let mut run = in_phase(Phase::Exporting);
        assert_eq!(run.note_side_failure(DOWN, now()), Some(now() + TimeDelta::seconds(2)));
        let right = ProviderFailure::NoRight { right: crate::provider::Right::Training };
        assert_eq!(run.note_side_failure(right.clone(), now()), None);
        assert_eq!((run.trouble, run.exports.failure), (None, Some(right)));
    }

    #[test]
    fn a_service_aside_that_asks_for_more_than_the_run_waits_is_left_to_the_next_run() {
        let asks = |seconds| ProviderFailure::RateLimited { retry_after_seconds: Some(seconds) };
        for (seconds, waits) in [(1, true), (899, true), (900, false), (3600, false)] {
            let again_at = in_phase(Phase::Provisioning).note_side_failure(asks(seconds), now());
            let expected = waits.then(|| now() + TimeDelta::seconds(i64::from(seconds)));
            assert_eq!(again_at, expected, "{seconds} s");
        }
        let mut run = in_phase(Phase::Provisioning);
        let ten_minutes = TimeDelta::minutes(10);
        let locked = ProviderFailure::Locked { retry_after_seconds: None };
        assert_eq!(run.note_side_failure(locked.clone(), now()), Some(now() + ten_minutes));
        assert_eq!(run.note_side_failure(locked, now() + ten_minutes), None, "20 minutes are too long");
    }

    #[test]
    fn a_run_for_invitations_or_exports_reads_nothing_and_begins_with_them() {
        use Phase::{Exporting, Provisioning, Reading};

        let slot = "2026-11-22T08:00".parse().unwrap();
        for (trigger, phase, slot) in [
            (Trigger::Connect, Reading, Slot::Draft),
            (Trigger::Manual, Reading, Slot::Active),
            (Trigger::SourceChange, Reading, Slot::Active),
            (Trigger::Schedule { slot }, Reading, Slot::Active),
            (Trigger::Invitations, Provisioning, Slot::Active),
            (Trigger::ExportAgain, Exporting, Slot::Active),
        ] {
            let run = Run::start(RunId(1), HrSystem::Personio, trigger, now());
            assert_eq!((run.phase, run.slot), (phase, slot), "{trigger:?}");
        }
    }

    #[test]
    fn a_run_from_before_there_were_accounts_and_exports_is_read() {
        let mut stored = serde_json::to_value(run()).unwrap();
        for field in ["accounts", "exports"] {
            stored.as_object_mut().unwrap().remove(field).unwrap();
        }
        assert_eq!(serde_json::from_value::<Run>(stored).unwrap(), run());
    }

    #[test]
    fn a_page_that_arrives_ends_the_trouble() {
        let mut run = run();
        let asked = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        assert_eq!(run.note_failure(asked, now()), Some(now() + TimeDelta::seconds(9)));
        run.note_page(&Page { total: 1, ..Page::default() });
        assert_eq!(run.trouble, None);
    }

    #[test]
    fn an_attribute_that_nobody_has_any_more_is_a_warning() {
        let mut run = run();
        run.note_page(&Page { total: 2, records: 2, ..Page::default() });
        let release = Release::new([Attribute::Team], BirthdayDetail::DayAndMonth);
        assert!(run.not_sent(&release).contains(&Attribute::Team));
        assert_eq!(super::tests::run().not_sent(&release), [], "nobody was read, so nothing is known");
    }

    #[test]
    fn a_status_that_is_told_of_nobody_is_a_lost_right_and_of_some_a_warning_for_each() {
        use crate::employee::{Employee, EmployeeId, EmploymentStatus, Values};

        for (statuses, warning) in [
            (vec![EmploymentStatus::Active, EmploymentStatus::Inactive], None),
            (vec![EmploymentStatus::Active, EmploymentStatus::Unknown], Some((Warning::UnknownStatus, 1))),
            (vec![EmploymentStatus::Unknown; 2], Some((Warning::StatusNotReadable, 2))),
        ] {
            let person = |(number, status): (usize, &EmploymentStatus)| Employee {
                id: EmployeeId::try_from(number.to_string()).unwrap(),
                status: *status,
                values: Values::default(),
            };
            let employees: Vec<_> = statuses.iter().enumerate().map(person).collect();
            let mut run = run();
            run.note_page(&Page { total: 2, records: 2, employees, ..Page::default() });
            // Judged a second time, it says the same.
            for _ in 0..2 {
                run.note_plan(&nothing_changes(), &Release::new([], BirthdayDetail::DayAndMonth), None);
                let told =
                    [Warning::UnknownStatus, Warning::StatusNotReadable].map(|it| (it, run.warnings.of(it)));
                let told: Vec<_> = told.into_iter().filter(|(_, people)| *people > 0).collect();
                assert_eq!(told, Vec::from_iter(warning), "{statuses:?}");
            }
        }
    }

    #[test]
    fn a_stored_run_is_read_back_the_same() {
        let mut run = run();
        run.note_page(&Page {
            total: 2,
            records: 2,
            warnings: vec![Warning::NameMissing],
            ..Page::default()
        });
        run.note_plan(&nothing_changes(), &Release::default(), None);
        let stored = serde_json::to_string(&run).unwrap();
        assert_eq!(serde_json::from_str::<Run>(&stored).unwrap(), run);
    }
}
