//! Carrying out a run, one bounded slice at a time. Each slice stores where it is before the next one is armed, so a
//! crash, an eviction or a deployment costs one slice.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::services::ConnectionState,
    attribute::Release,
    provider::ProviderFailure,
    service::Slot,
    sync::{
        guard::Sequence,
        judging::{Judged, Situation, judge},
        run::{DropReason, Phase, Run},
        snapshot::{Completeness, Deletions},
    },
};
use serde_json::json;

use crate::{
    connecting::connection::Connection,
    fault::Fault,
    organisation::Organisation,
    platform::{Level, Platform},
    runs::{PlanFault, WATCHED_AFTER},
};

/// When an alarm that was set before a slice rings, should the slice never come to its end. It may be shorter than a
/// slice: an object's alarm never rings while the last one is being answered.
const SAFETY_NET: TimeDelta = TimeDelta::seconds(5);

/// How long an alarm goes on with further slices. Each alarm costs a commit and a turn of the runtime's; none should
/// last so long that what is asked of the object meanwhile has to wait.
const ALARM_LASTS: TimeDelta = TimeDelta::milliseconds(500);

/// Changes that one slice writes at most.
const CHANGES_A_SLICE: usize = 1000;

/// When the next slice is due.
pub(crate) enum Next {
    /// At once, in the same alarm if there is time. Only for what has waited for somebody's answer: the runtime's clock
    /// stands still in between.
    Further,
    /// At once, by another alarm.
    Now,
    /// Not before.
    At(DateTime<Utc>),
    /// Never: the run has ended.
    Ended,
}

impl<P: Platform> Organisation<'_, P> {
    /// Does the next slices of the run that is under way, as many as fit into an alarm.
    pub(crate) async fn advance(&self) -> Result<(), Fault> {
        let begun = self.now();
        self.arm(begun + SAFETY_NET).await?;
        let mut next = self.next_slice().await?;
        while matches!(next, Next::Further) && self.now() - begun < ALARM_LASTS {
            next = self.next_slice().await?;
        }
        match next {
            Next::Further | Next::Now => self.arm(self.now()).await,
            Next::At(at) => {
                self.arm(at).await?;
                self.watch(Some(at + WATCHED_AFTER)).await
            }
            // Somebody may have ended this run while it waited for pages and started another: the alarm is theirs.
            Next::Ended if self.store.active_run()?.is_some() => self.arm(self.now()).await,
            Next::Ended => {
                self.platform.delete_alarm().await?;
                self.watch(None).await?;
                // The run may have stopped the schedule, let it go on again, or made people leave.
                self.announce_due(self.now()).await
            }
        }
    }

    /// Does one slice. It has stored where the run is when the next one begins.
    async fn next_slice(&self) -> Result<Next, Fault> {
        let Some(mut run) = self.store.active_run()? else { return Ok(Next::Ended) };
        self.store.take_rows_written();
        match &run.phase {
            Phase::Reading => self.read_slice(&mut run).await,
            Phase::Planning => self.plan_slice(&mut run).await,
            Phase::Waiting { .. } => self.waiting_slice(&mut run),
            Phase::Applying { .. } => self.apply_slice(&mut run),
            Phase::Provisioning | Phase::Exporting => self.slice_aside(&mut run).await,
            Phase::Done
            | Phase::Failed { .. }
            | Phase::GaveUp { .. }
            | Phase::Dropped { .. }
            | Phase::Missed => Ok(Next::Ended),
        }
    }

    /// A slice beside the directory, with accounts or exports.
    async fn slice_aside(&self, run: &mut Run) -> Result<Next, Fault> {
        self.memory.at_work_aside.set(true);
        let next = match run.phase {
            Phase::Exporting => self.exporting_slice(run).await,
            _ => self.provisioning_slice(run).await,
        };
        self.memory.at_work_aside.set(false);
        next
    }

    /// Goes on with a run whose alarm was lost. A run whose alarm is still to come is left alone.
    pub(crate) async fn resume(&self) -> Result<(), Fault> {
        if self.store.active_run()?.is_none() {
            return self.watch(None).await;
        }
        if self.platform.alarm().await?.is_none() {
            self.platform.line(
                Level::Warning,
                "a run had lost its alarm",
                json!({ "organisation.id": self.id }),
            );
            self.arm(self.now()).await?;
        }
        Ok(())
    }

    async fn plan_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let (judged, release) = match self.judge(run) {
            Ok(judged) => judged,
            Err(PlanFault::Provider(failure)) => return self.fail(run, failure),
            Err(PlanFault::Other(fault)) => return Err(fault),
        };
        let Judged { plan, blanked, hold } = judged;
        if let Some(next) = self.confirm_deleted(run, &plan).await? {
            return Ok(next);
        }
        run.blanked = blanked;
        let is_held = hold.is_some();
        run.note_plan(&plan, &release, hold);
        if is_held {
            self.note_lacking(run)?;
            self.store.put_run(run)?;
            return Ok(Next::At(run.waits_until()));
        }
        self.memory.remaining.replace(Some((run.id, plan)));
        self.apply_slice(run)
    }

    /// What the connection in use lacks is told while the plan waits, too. That it works is told once it has.
    fn note_lacking(&self, run: &Run) -> Result<(), Fault> {
        let connection = match run.slot {
            Slot::Active => self.store.connection(run.service, Slot::Active)?,
            Slot::Draft => None,
        };
        match connection.map(|connection| (state_by(run, &connection), connection.state)) {
            Some((state @ ConnectionState::Degraded { .. }, ConnectionState::Connected)) => {
                self.store.update_connection(run.service, Slot::Active, |connection| connection.state = state)
            }
            _ => Ok(()),
        }
    }

    /// What the read of `run` means, and the release it was judged by.
    fn judge(&self, run: &Run) -> Result<(Judged, Release), PlanFault> {
        let (snapshot, connection) = self.snapshot(run)?;
        let (known, is_another_company) = self.known_to(run, &connection, &snapshot)?;
        let situation = Situation {
            known: &known,
            release: &connection.release,
            sequence: if is_another_company { Sequence::AnotherCompany } else { self.sequence(run)? },
            earlier: &self.store.lost_earlier(self.now())?,
            limits: self.settings()?.guard,
        };
        Ok((judge(run.service, snapshot, &situation), connection.release))
    }

    /// Has the plan of `run` made and judged anew: what it was made from has changed.
    fn plan_anew(&self, run: &mut Run) -> Result<Next, Fault> {
        run.phase = Phase::Planning;
        self.store.put_run(run)?;
        Ok(Next::Now)
    }

    /// The same for a plan that waits, if there is one.
    pub(crate) async fn plan_anew_if_waiting(&self) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(mut run) if matches!(run.phase, Phase::Waiting { .. }) => {
                self.plan_anew(&mut run)?;
                self.arm(self.now()).await
            }
            _ => Ok(()),
        }
    }

    fn waiting_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let until = run.waits_until();
        if self.now() < until {
            return Ok(Next::At(until));
        }
        self.end(run, Phase::Dropped { reason: DropReason::Unanswered })?;
        Ok(Next::Ended)
    }

    fn apply_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let kept = self.memory.remaining.take().filter(|(of, _)| *of == run.id);
        let mut plan = match kept {
            Some((_, plan)) => plan,
            // After a crash the plan is made again: what was applied already is no change any more.
            None => self.make_plan(run).map_err(Fault::from)?.0,
        };
        if run.applied == 0 {
            if !matches!(&run.phase, Phase::Applying { plan: approved } if *approved == plan.hash()) {
                return self.plan_anew(run);
            }
            self.enforce_release(run)?;
        }
        let rest = plan.changes.split_off(plan.changes.len().min(CHANGES_A_SLICE));
        if !plan.changes.is_empty() {
            let now = self.now();
            self.store.apply(plan.source, &plan.changes, now)?;
            self.store.note_changes(run.id, &plan, &plan.changes, now)?;
            self.store.next_revision()?;
            run.applied += plan.changes.len() as u64;
        }
        plan.changes = rest;
        if plan.changes.is_empty() {
            return self.finish_applying(run);
        }
        self.memory.remaining.replace(Some((run.id, plan)));
        self.store.put_run(run)?;
        Ok(Next::Now)
    }

    /// The directory is in step.
    fn finish_applying(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some(connection) = self.store.connection(run.service, Slot::Active)? else {
            self.end(run, Phase::Dropped { reason: DropReason::Disconnected })?;
            return Ok(Next::Ended);
        };
        let state = state_by(run, &connection);
        if matches!(connection.state, ConnectionState::Revoked { .. }) {
            // The schedule stood still meanwhile: what it would have wanted is not made up for.
            self.store.set_handled_until(self.now())?;
        }
        let tells_leavers = run.completeness == Some(Completeness::Complete)
            && run.read.deletions != Some(Deletions::Refused);
        let started_at = run.started_at;
        self.store.update_connection(run.service, Slot::Active, |connection| {
            connection.state = state;
            connection.last_success = Some(self.now());
            if tells_leavers {
                connection.complete_until = Some(started_at);
            }
        })?;
        run.present = Some(self.store.count_present()?);
        self.memory.remaining.take();
        self.store.clear_staged()?;
        self.after_applying(run)
    }

    /// Ends a run that has come to its end.
    pub(crate) fn complete(&self, run: &mut Run) -> Result<Next, Fault> {
        if run.present.is_none() {
            // It read nobody, and everybody is still there.
            run.present = Some(self.store.count_present()?);
        }
        self.end(run, Phase::Done)?;
        self.platform.line(
            Level::Info,
            "a sync has ended",
            json!({
                "organisation.id": self.id,
                "run.id": run.id,
                "run.people": run.read.records,
                "run.changes": run.applied,
                "run.accounts": run.accounts.done(),
                "run.exports": run.exports.done,
                "run.upstream_requests": run.upstream_requests,
                "run.rows_written": run.rows_written,
            }),
        );
        Ok(Next::Ended)
    }

    /// Whether `run` is still under way: somebody may have ended it while it waited for an answer.
    pub(crate) fn is_active(&self, run: &Run) -> Result<bool, Fault> {
        Ok(self.store.active_run()?.map(|active| active.id) == Some(run.id))
    }

    /// Notes that a provider failed.
    pub(crate) fn log_failure(&self, run: &Run, failure: &ProviderFailure) {
        self.platform.line(
            Level::Warning,
            "a provider failed",
            json!({
                "organisation.id": self.id, "run.id": run.id, "failure": failure.to_string(),
            }),
        );
    }

    /// Waits a failure out, or ends the run by it.
    pub(crate) fn fail(&self, run: &mut Run, failure: ProviderFailure) -> Result<Next, Fault> {
        self.log_failure(run, &failure);
        let now = self.now();
        if let Some(again_at) = run.note_failure(failure.clone(), now) {
            self.store.put_run(run)?;
            return Ok(Next::At(again_at));
        }
        let state = match &failure {
            ProviderFailure::WrongCredential
            | ProviderFailure::UnknownCompany
            | ProviderFailure::NoEmployeeRights => {
                Some(ConnectionState::Revoked { failure: failure.clone() })
            }
            ProviderFailure::AttributeNotReleased { attributes } => {
                Some(ConnectionState::working(attributes.clone(), false))
            }
            _ => None,
        };
        if let (Some(state), Slot::Active) = (state, run.slot) {
            self.store.update_connection(run.service, Slot::Active, |connection| connection.state = state)?;
        }
        let phase = run.phase.clone();
        self.end(run, phase)?;
        Ok(Next::Ended)
    }
}

/// The state of a connection that `run` has read from.
fn state_by(run: &Run, connection: &Connection) -> ConnectionState {
    let mut attributes = run.not_arriving(&connection.release);
    // An attribute that nobody chose a field for is not the credential's fault.
    attributes.retain(|attribute| connection.mapping.key(run.service, *attribute).is_some());
    ConnectionState::working(attributes, run.read.status_is_lost())
}
