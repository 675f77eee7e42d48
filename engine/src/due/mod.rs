//! What comes by itself: slots of the schedule, and erasing those who left long ago.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    schedule::{self, Due, Slot, upcoming},
    service::{self, HrSystem},
    sync::run::{Run, Trigger},
};
use serde_json::json;

use crate::{
    advancing::Rearm,
    fault::Fault,
    organisation::{Organisation, Watch},
    planted::{self, Planted},
    platform::{Level, Platform},
};

/// How long it is kept what a run has changed.
const CHANGES_KEPT_FOR: TimeDelta = TimeDelta::days(30);

impl<P: Platform> Organisation<'_, P> {
    /// Does what is due at `now`. Being woken twice for the same slot starts it once.
    pub(crate) async fn wake(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        self.platform.transaction(|| {
            self.erase_long_gone(now)?;
            self.store.forget_changes(now - CHANGES_KEPT_FOR)?;
            self.start_due(now)
        })?;
        self.cut_trail(now);
        // Who woke us asks again until it is told otherwise.
        self.memory.watch.set(Watch::Unknown);
        self.keep_going(Rearm::IfLost).await?;
        if self.store.active_run_id()?.is_none() {
            self.watch(None).await?;
        }
        self.tell().await?;
        self.announce_due(now).await
    }

    /// Starts the slots that have come, and records those that nobody came to in time.
    fn start_due(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        let Some((service, rests_until)) = self.scheduled_source()? else { return Ok(()) };
        let schedule = self.settings()?.schedule;
        let (Some(zone), Some(handled_until)) =
            (self.platform.zone(&schedule.zone), self.store.handled_until()?)
        else {
            return Ok(());
        };
        // While it rests the schedule stands still: what it would have wanted is not made up for.
        let since = handled_until.max(rests_until);
        let Due { start, missed } = schedule::due(&schedule, &zone, since, now);
        if !(start.is_empty() && missed.is_empty()) {
            self.store.set_handled_until(now)?;
        }
        for slot in missed.into_iter().filter(|_| !planted::is(Planted::MissedSlotForgotten)) {
            let mut run = Run::missed(self.store.next_run_id()?, service, slot, slot.instant(&zone));
            self.store.put_run(&mut run)?;
            self.platform.line(Level::Warning, "a sync was missed", json!({ "organisation.id": self.id }));
        }
        for slot in start {
            // A slot that comes while a run is at work joins it.
            self.start(service, Trigger::Schedule { slot })?;
        }
        Ok(())
    }

    /// The service that syncs by itself: the source, and until when it rests, should its credential have been refused
    /// for hours.
    pub(crate) fn scheduled_source(&self) -> Result<Option<(HrSystem, DateTime<Utc>)>, Fault> {
        let Some(source) = self.store.source()? else { return Ok(None) };
        let connection = self.store.connection(source, service::ConnectionSlot::Active)?;
        Ok(connection.map(|connection| (source, connection.state.rests_until())))
    }

    /// Erases those whose retention time is over. A plan that waits may be another one without them.
    fn erase_long_gone(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        let until = now - self.settings()?.retention.time();
        if self.store.uncounted(|| self.store.erase_left(until))? {
            self.plan_anew_if_waiting()?;
        }
        Ok(())
    }

    /// The next `count` slots after `after`: none while nothing is synced by itself, or in a zone that the runtime does
    /// not know any more.
    pub(crate) fn next_slots(
        &self,
        after: DateTime<Utc>,
        count: usize,
    ) -> Result<Vec<(Slot, DateTime<Utc>)>, Fault> {
        let schedule = self.settings()?.schedule;
        Ok(match (self.platform.zone(&schedule.zone), self.scheduled_source()?) {
            (Some(zone), Some((_, rests_until))) => upcoming(&schedule, &zone, after.max(rests_until), count),
            _ => Vec::new(),
        })
    }

    /// Has the cron handler wake this object when something is due next.
    pub(crate) async fn announce_due(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        self.sign_out_leavers().await?;
        let retention = self.settings()?.retention.time();
        let erasure = self.store.first_left_at()?.map(|left| left + retention);
        let forgetting = self.store.first_change_at()?.map(|at| at + CHANGES_KEPT_FOR);
        // Counted from what was handled last, not from now: a slot whose minute has come while something else was
        // done is still to be started.
        let after = self.store.handled_until()?.unwrap_or(now);
        let slot = self.next_slots(after, 1)?.first().map(|(_, at)| *at);
        let signing = self.keep_signed(now);
        let telling = self.next_telling().await?;
        let due = [erasure, forgetting, slot, signing, self.next_cut()?, telling].into_iter().flatten().min();
        self.platform.set_due(&self.id, due).await?;
        self.memory.owes_due.set(false);
        Ok(())
    }
}
