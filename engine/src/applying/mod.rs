//! The applying part of a run: the plan's changes, written a thousand at a time.

use domain::{
    service::ConnectionSlot,
    sync::run::{DropReason, Event, Next, Phase, Run},
};

use crate::{
    fault::Fault,
    organisation::Organisation,
    planning::{PlanFault, state_by},
    planted::{self, Planted},
    platform::Platform,
};

/// Changes that one step writes at most.
const CHANGES_A_STEP: usize = 1000;

impl<P: Platform> Organisation<'_, P> {
    /// Writes the next changes. The caller has begun a transaction.
    pub(crate) fn apply(&self, run: &mut Run) -> Result<Next, Fault> {
        let kept = self.memory.remaining.take().filter(|(of, _)| *of == run.id());
        let mut plan = match kept {
            Some((_, plan)) => plan,
            // After a crash the plan is made again: what was applied already is no change any more.
            None => match self.make_plan(run) {
                Ok(plan) => plan,
                Err(PlanFault::Outdated) => return self.begin_anew(run, Event::ReadTooOld),
                Err(fault) => return Err(fault.into()),
            },
        };
        if run.applied() == 0 {
            let is_approved =
                matches!(run.phase(), Phase::Applying { plan: approved } if *approved == plan.hash());
            if !is_approved && !planted::is(Planted::ApprovedById) {
                return self.happened(run, Event::PlanOutdated);
            }
            if run.held().is_some() {
                self.take_for_source(run)?;
            }
            self.enforce_release(run)?;
        }
        let rest = plan.changes.split_off(plan.changes.len().min(CHANGES_A_STEP));
        let applied = plan.changes.len() as u64;
        if applied > 0 {
            let now = self.now();
            self.store.apply(plan.source, &plan.changes, now)?;
            self.store.note_changes(run.id(), &plan, &plan.changes, now)?;
            self.store.next_revision()?;
        }
        plan.changes = rest;
        if plan.changes.is_empty() {
            return self.finish_applying(run, applied);
        }
        self.memory.remaining.replace(Some((run.id(), plan)));
        self.happened(run, Event::Applied(applied))
    }

    /// The directory is in step.
    fn finish_applying(&self, run: &mut Run, applied: u64) -> Result<Next, Fault> {
        let Some(connection) = self.store.connection(run.service(), ConnectionSlot::Active)? else {
            return self.happened(run, Event::Dropped(DropReason::Disconnected));
        };
        let (now, state) = (self.now(), state_by(run, &connection));
        if !connection.state.works() {
            // The schedule stood still meanwhile: what it would have wanted is not made up for.
            self.store.set_handled_until(now)?;
        }
        self.store.update_connection(run.service(), ConnectionSlot::Active, |connection| {
            connection.stands(state, now);
            connection.last_success = Some(now);
            if run.tells_leavers() {
                connection.own.complete_until = Some(run.started_at());
            }
        })?;
        self.memory.remaining.take();
        self.store.clear_staged()?;
        let (present, aside) = (self.store.count_present()?, self.aside()?);
        self.happened(run, Event::InStep { applied, present, aside })
    }
}
