//! Runs: starting, looking, approving, dropping. What a run does is in `advancing.rs`.

use domain::{
    api::{
        error::ErrorCode,
        runs::{ChangeView, ChangesView, LatestRunView, Outcome, PlanView, RUNS_PAGE, RunView, RunsView},
    },
    audit::{Act, Actor, Deed, Subject},
    employee::PersonKey,
    service::{ConnectionSlot, HrSystem},
    sync::{
        plan::{Plan, PlanHash},
        run::{ApprovalError, DropReason, Event, Phase, Run, RunId, Trigger},
    },
};

use crate::{
    fault::Fault, organisation::Organisation, planning::PlanFault, planted, platform::Platform,
    store::runs::Changed,
};

impl<P: Platform> Organisation<'_, P> {
    /// `POST /api/services/{service}/draft/preview`.
    pub(crate) fn preview_draft(&self, service: HrSystem) -> Result<RunView, Fault> {
        if self.store.connection(service, ConnectionSlot::Draft)?.is_none() {
            return Err(ErrorCode::NoDraft.into());
        }
        if let Some(run) = self.store.active_run()?
            && (run.slot() != ConnectionSlot::Draft || run.service() != service)
        {
            return Err(ErrorCode::RunInProgress.into());
        }
        self.start(service, Trigger::Connect)
    }

    /// `POST /api/runs`.
    pub(crate) fn start_manual(&self) -> Result<RunView, Fault> {
        let source = self.store.source()?.ok_or(ErrorCode::NotConnected)?;
        self.start(source, Trigger::Manual)
    }

    /// Starts a run, or joins the one that is under way.
    pub(crate) fn start(&self, service: HrSystem, trigger: Trigger) -> Result<RunView, Fault> {
        match self.store.active_run()? {
            Some(mut run) if matches!(trigger, Trigger::Schedule { .. }) && !run.stands_for_a_slot() => {
                self.happened(&mut run, Event::Overtaken)?;
            }
            Some(run) => return Ok(RunView::from(&run)),
            None => {}
        }
        let now = self.now();
        let mut run = Run::start(self.store.next_run_id()?, service, trigger, now);
        let by = if matches!(trigger, Trigger::Schedule { .. }) { Actor::Schedule } else { self.actor() };
        self.record(Deed::by(by, Act::RunStarted).to(Some(Subject::Run(run.id()))))?;
        // What was written and asked before belongs to no run.
        self.store.take_rows_written();
        self.memory.sessions.count_anew((service.into(), run.slot()));
        self.store.put_run(&mut run)?;
        Ok(RunView::from(&run))
    }

    /// `GET /api/runs/latest`.
    pub(crate) fn latest_run(&self) -> Result<LatestRunView, Fault> {
        Ok(LatestRunView { run: self.store.latest_run()?.as_ref().map(RunView::from) })
    }

    /// `GET /api/runs/{run}`.
    pub(crate) fn run(&self, id: RunId) -> Result<RunView, Fault> {
        let run = self.store.run(id)?.ok_or(ErrorCode::NotFound)?;
        Ok(RunView::from(&run))
    }

    /// `GET /api/runs`.
    pub(crate) fn runs(&self, before: Option<RunId>, outcome: Option<Outcome>) -> Result<RunsView, Fault> {
        let mut runs = self.store.runs_page(before, outcome)?;
        let is_more = runs.len() > RUNS_PAGE;
        runs.truncate(RUNS_PAGE);
        let next = runs.last().filter(|_| is_more).map(Run::id);
        Ok(RunsView { runs: runs.iter().map(RunView::from).collect(), next })
    }

    /// `GET /api/runs/{run}/changes`. Names are looked up now: what was erased since has none.
    pub(crate) fn run_changes(&self, id: RunId, part: usize) -> Result<ChangesView, Fault> {
        self.store.run(id)?.ok_or(ErrorCode::NotFound)?;
        let (found, is_more) = self.store.changes(id, part)?;
        let view = |changed: Changed| {
            let name = self.store.name_of(&changed.key)?;
            Ok(ChangeView { id: changed.key.id, name, kind: changed.kind })
        };
        let changes = found.into_iter().map(view).collect::<Result<_, Fault>>()?;
        Ok(ChangesView { changes, next: is_more.then(|| part + 1) })
    }

    /// `GET /api/runs/{run}/plan`. The plan is in memory since it was made, or made again from what was read: the same
    /// inputs give the same plan.
    pub(crate) fn plan_view(&self, id: RunId, from: usize) -> Result<PlanView, Fault> {
        let run = self.active(id)?;
        let Phase::Waiting { plan: hash, .. } = run.phase() else {
            return Err(ErrorCode::RunNotWaiting.into());
        };
        let kept = self.memory.shown.take().filter(|shown| shown.run == id && shown.hash == *hash);
        let shown = match kept {
            Some(shown) => shown,
            None => self.plan_made_again(&run)?,
        };
        let stored =
            self.store.connection(run.service(), run.slot())?.ok_or(ErrorCode::NotConnected)?.own.release;
        let name_of = |key: &PersonKey| self.store.name_of(key);
        let view = PlanView::new(&shown.plan, &shown.hash, stored.iter().collect(), from, name_of)?;
        self.memory.shown.replace(Some(shown));
        Ok(view)
    }

    fn plan_made_again(&self, run: &Run) -> Result<ShownPlan, PlanFault> {
        let plan = self.make_plan(run)?;
        Ok(ShownPlan { run: run.id(), hash: plan.hash(), plan })
    }

    /// `POST /api/runs/{run}/approval`. What was approved begins to be applied in the same transaction: until then the
    /// directory is read from where it was, and a plan that comes to nothing has changed nothing.
    pub(crate) fn approve(&self, id: RunId, hash: &PlanHash) -> Result<RunView, Fault> {
        let waiting = self.active(id)?;
        let mut run = waiting.clone();
        run.approve(planted::approved(hash, waiting.phase()), self.now()).map_err(|error| match error {
            ApprovalError::NotWaiting => ErrorCode::RunNotWaiting,
            ApprovalError::AnotherPlan => ErrorCode::PlanChanged,
        })?;
        // What was shown is what is applied.
        let shown = self.memory.shown.take().filter(|shown| shown.run == id && shown.hash == *hash);
        let shown = match shown {
            Some(shown) => shown,
            None => match self.plan_made_again(&waiting) {
                Ok(shown) => shown,
                Err(PlanFault::Outdated) => {
                    self.begin_anew(&waiting, Event::ReadTooOld)?;
                    return self.run(id);
                }
                Err(fault) => return Err(fault.into()),
            },
        };
        self.memory.remaining.replace(Some((id, shown.plan)));
        self.apply(&mut run)?;
        // It may have come to its end by it.
        self.memory.owes_due.set(true);
        Ok(RunView::from(&run))
    }

    /// `POST /api/runs/{run}/drop`. Wherever it is: what it has written stays, the next run goes on from there.
    pub(crate) fn decline(&self, id: RunId) -> Result<RunView, Fault> {
        let mut run = self.active(id)?;
        self.happened(&mut run, Event::Dropped(DropReason::Declined))?;
        Ok(RunView::from(&run))
    }

    /// Ends the run that is under way, if it reads `service`.
    pub(crate) fn drop_run_of(&self, service: HrSystem, reason: DropReason) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(mut run) if run.service() == service => {
                self.happened(&mut run, Event::Dropped(reason)).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn active(&self, id: RunId) -> Result<Run, Fault> {
        match self.store.active_run()? {
            Some(run) if run.id() == id => Ok(run),
            _ if self.store.run(id)?.is_some() => Err(ErrorCode::RunNotWaiting.into()),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }
}

/// A plan that waits.
pub(crate) struct ShownPlan {
    /// Whose it is.
    pub(crate) run: RunId,
    /// What tells it from others: what waits when it is looked at may be another one.
    pub(crate) hash: PlanHash,
    /// The plan.
    pub(crate) plan: Plan,
}
