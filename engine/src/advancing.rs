//! Carrying out a run, one bounded step at a time. What a step writes between two waits for the outside is one
//! transaction that ends with where the run is, so a crash, an eviction or a deployment costs one step.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    provider::ProviderFailure,
    service::{ConnectionSlot, HrSystem},
    settings::Export,
    sync::run::{Aside, Event, MOST_TRIES, Next, Phase, Run},
};
use serde_json::json;

use crate::{
    connecting::connection::LEARNING,
    fault::Fault,
    organisation::{Organisation, Watch},
    planted::{self, Planted},
    platform::{Level, Platform},
};

/// When an alarm that was set before a step rings, should the step never come to its end. It may be shorter than a
/// step: an object's alarm never rings while the last one is being answered.
const SAFETY_NET: TimeDelta = TimeDelta::seconds(5);

/// How long an alarm goes on with further steps. Each alarm costs a commit and a turn of the runtime's; none should
/// last so long that what is asked of the object meanwhile has to wait.
const ALARM_LASTS: TimeDelta = TimeDelta::milliseconds(500);

/// Requests after which an alarm begins with no further step: with those of the last one there are 200 at most.
const ENOUGH_REQUESTS: u64 = 100;

/// An alarm is set at least so far ahead: one that is set to the present or the past while an alarm is being answered
/// may never ring (cloudflare/workerd#6866).
const AHEAD: TimeDelta = TimeDelta::milliseconds(1);

/// By how much an alarm may be late before it is taken for one that will never ring.
const OVERDUE: TimeDelta = TimeDelta::seconds(60);

/// How long a run may be silent before somebody looks after it.
pub const WATCHED_AFTER: TimeDelta = TimeDelta::minutes(2);

impl<P: Platform> Organisation<'_, P> {
    /// Does the next steps of the run that is under way, as many as fit into an alarm.
    pub(crate) async fn advance(&self) -> Result<(), Fault> {
        let begun = self.now();
        self.platform.set_alarm(begun + SAFETY_NET).await?;
        if self.begin()? {
            self.memory.is_advancing.set(true);
            let done = self.steps(begun).await;
            self.memory.is_advancing.set(false);
            done?;
        }
        self.keep_going(Rearm::Always).await?;
        let is_at_work = |run: Run| !matches!(run.phase(), Phase::Waiting { .. });
        if !self.store.active_run()?.is_some_and(is_at_work) {
            // The run may have stopped the schedule, let it go on again, or made people leave; or somebody is to be told that
            // it waits.
            self.memory.owes_due.set(true);
            self.announce_due(self.now()).await?;
        }
        Ok(())
    }

    /// Counts the try: a step that takes everything along with it would be begun for ever. Whether one is due at all.
    fn begin(&self) -> Result<bool, Fault> {
        let Some(mut run) = self.store.active_run()? else { return Ok(false) };
        let now = self.now();
        if run.due_at() > now {
            return Ok(false);
        }
        self.store.take_rows_written();
        if run.tries() >= MOST_TRIES {
            self.happened(&mut run, Event::Faulted("a step that never ended"))?;
            return Ok(false);
        }
        // The first try of a step costs no row: should it take everything along, this memory is gone, and the next counts.
        if !self.memory.is_first_try.take() {
            let due_at = run.due_at();
            run.happened(Event::Begun, due_at);
            self.store.put_run(&mut run)?;
            self.memory.is_try_counted.set(true);
        }
        Ok(true)
    }

    async fn steps(&self, begun: DateTime<Utc>) -> Result<(), Fault> {
        self.memory.asked_in_alarm.set(0);
        loop {
            let next = self.next_step().await?;
            self.memory.is_try_counted.set(false);
            let is_spent =
                self.now() - begun >= ALARM_LASTS || self.memory.asked_in_alarm.get() >= ENOUGH_REQUESTS;
            if next != Next::Further || (is_spent && !planted::is(Planted::AlarmWithoutEnd)) {
                self.memory.is_first_try.set(true);
                return Ok(());
            }
        }
    }

    /// Does one step. It has stored where the run is when the next one begins.
    async fn next_step(&self) -> Result<Next, Fault> {
        let Some(mut run) = self.store.active_run()? else { return Ok(Next::Ended) };
        self.store.take_rows_written();
        match run.phase() {
            Phase::Reading => self.read(&mut run).await,
            Phase::Planning => self.plan(&mut run).await,
            Phase::Waiting { .. } => self.happened(&mut run, Event::Unanswered),
            Phase::Applying { .. } => self.platform.transaction(|| self.apply(&mut run)),
            Phase::Provisioning => self.provision_accounts(&mut run).await,
            Phase::Exporting => self.export_completions(&mut run).await,
            Phase::Done
            | Phase::Failed { .. }
            | Phase::GaveUp { .. }
            | Phase::Faulted { .. }
            | Phase::Dropped { .. }
            | Phase::Missed => Ok(Next::Ended),
        }
    }

    /// Counts requests that a step has made for `run`.
    pub(crate) fn count_requests(&self, run: &mut Run, requests: u64) {
        self.memory.asked_in_alarm.set(self.memory.asked_in_alarm.get() + requests);
        run.count_requests(requests);
    }

    /// Takes note of what happened to `run`, and keeps it.
    pub(crate) fn happened(&self, run: &mut Run, event: Event<'_>) -> Result<Next, Fault> {
        let next = run.happened(event, self.now());
        self.platform.transaction(|| {
            if next == Next::Ended {
                self.clear_up(run)?;
            }
            self.store.put_run(run)
        })?;
        if next == Next::Ended && *run.phase() == Phase::Done {
            self.log_end(run);
        }
        Ok(next)
    }

    /// What a run has read and prepared is of no use once it has ended.
    fn clear_up(&self, run: &mut Run) -> Result<(), Fault> {
        self.memory.remaining.take();
        self.memory.shown.take();
        self.memory.provisioning.take();
        self.memory.exporting.take();
        if !planted::is(Planted::StagedKept) {
            self.store.clear_staged()?;
        }
        if run.present().is_none() && *run.phase() == Phase::Done {
            // It read nobody, and everybody is still there.
            run.note_present(self.store.count_present()?);
        }
        Ok(())
    }

    fn log_end(&self, run: &Run) {
        self.platform.line(
            Level::Info,
            "a sync has ended",
            json!({
                "organisation.id": self.id,
                "run.id": run.id(),
                "run.people": run.read().records,
                "run.changes": run.applied(),
                "run.accounts": run.accounts().done(),
                "run.exports": run.exports().done,
                "run.upstream_requests": run.upstream_requests(),
                "run.rows_written": run.rows_written(),
            }),
        );
    }

    /// Takes note that a provider failed: the run waits it out, goes on without, or ends by it, and a connection that
    /// was refused stands otherwise.
    pub(crate) fn failed(&self, run: &mut Run, failure: ProviderFailure) -> Result<Next, Fault> {
        self.platform.line(
            Level::Warning,
            "a provider failed",
            json!({ "organisation.id": self.id, "run.id": run.id(), "failure": failure.to_string() }),
        );
        let (now, aside) = (self.now(), self.aside()?);
        let failed = Event::Failed { failure: failure.clone(), aside };
        self.platform.transaction(|| {
            match run.phase() {
                Phase::Provisioning => {
                    self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                        connection.refused(&failure, now);
                    })?;
                }
                // Whose right is missing for records and files reads people all the same.
                Phase::Exporting => {}
                _ if run.slot() == ConnectionSlot::Active => {
                    self.store.update_connection(run.service(), ConnectionSlot::Active, |connection| {
                        connection.refused(&failure, now);
                    })?;
                }
                _ => {}
            }
            self.happened(run, failed)
        })
    }

    /// What comes once the directory is in step.
    pub(crate) fn aside(&self) -> Result<Aside, Fault> {
        let learning = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        let accounts = learning.is_some_and(|learning| learning.state.rests_until() <= self.now());
        let exports = accounts
            && self.settings()?.export == Export::Allowed
            && self.store.connection(HrSystem::BambooHr, ConnectionSlot::Active)?.is_some();
        Ok(Aside { accounts, exports })
    }

    /// Whether `run` is still under way: somebody may have ended it while it waited for an answer.
    pub(crate) fn is_active(&self, run: &Run) -> Result<bool, Fault> {
        self.store.is_still_there()?;
        Ok(self.store.active_run_id()? == Some(run.id()))
    }

    /// Has the alarm ring when the run that is under way is due, and somebody look after it: the one way to arm.
    ///
    /// After each command and each wake too: an alarm that is missing, or overdue by [`OVERDUE`], will not ring.
    pub(crate) async fn keep_going(&self, rearm: Rearm) -> Result<(), Fault> {
        self.store.is_still_there()?;
        let Some(run) = self.store.active_run()? else {
            if rearm == Rearm::Always {
                self.platform.delete_alarm().await?;
            }
            return match (rearm, self.memory.watch.get()) {
                // Who only looks does not find out who was told what: whoever wakes us does.
                (Rearm::IfLost, Watch::Unknown) => Ok(()),
                _ => self.watch(None).await,
            };
        };
        let now = self.now();
        let ahead = if planted::is(Planted::AlarmSetToNow) { TimeDelta::zero() } else { AHEAD };
        let due = run.due_at().max(now + ahead);
        let armed = self.arm(rearm, &run, due).await;
        // Whose alarm can't be set needs to be looked after most of all.
        self.watch(Some(due + WATCHED_AFTER)).await.and(armed)
    }

    /// Has the alarm ring at `due`, if it would not by itself.
    async fn arm(&self, rearm: Rearm, run: &Run, due: DateTime<Utc>) -> Result<(), Fault> {
        if rearm == Rearm::Always || (!self.memory.is_advancing.get() && self.is_lost(run, due).await?) {
            self.platform.set_alarm(due).await?;
        }
        Ok(())
    }

    /// Whether the alarm will not ring in time for `run`, which is due at `due`. A run that was begun just now has none yet.
    async fn is_lost(&self, run: &Run, due: DateTime<Utc>) -> Result<bool, Fault> {
        let (rings_at, overdue) = (self.platform.alarm().await?, self.now() - OVERDUE);
        let is_lost = rings_at.is_none_or(|at| at < overdue);
        if is_lost && run.due_at() < overdue {
            let fields = json!({ "organisation.id": self.id });
            self.platform.line(Level::Warning, "a run had lost its alarm", fields);
        }
        Ok(is_lost || rings_at.is_some_and(|at| at > due))
    }

    /// Has somebody look after this organisation's run from `from` on, or not any more. What was told last, to the
    /// minute, is not told again.
    pub(crate) async fn watch(&self, from: Option<DateTime<Utc>>) -> Result<(), Fault> {
        let from = from.filter(|_| !planted::is(Planted::NobodyWatches));
        let watch = from.map_or(Watch::Nobody, |from| Watch::From(from.timestamp() / 60));
        if self.memory.watch.get() != watch {
            self.platform.set_watched(&self.id, from).await?;
            self.memory.watch.set(watch);
        }
        Ok(())
    }
}

/// Whether the alarm is set in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rearm {
    /// Yes: one was just answered.
    Always,
    /// Only one that would not ring in time.
    IfLost,
}
