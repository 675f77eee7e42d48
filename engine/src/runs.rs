//! Runs: starting, looking, approving, dropping. What a run does is in `sync.rs`.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        error::ErrorCode,
        runs::{ChangeView, ChangesView, LatestRunView, Outcome, PlanView, RUNS_PAGE, RunView, RunsView},
    },
    attribute::Attribute,
    employee::PersonKey,
    provider::ProviderFailure,
    service::{HrSystem, Slot},
    sync::{
        plan::{Change, Plan, PlanHash, plan},
        run::{ApprovalError, DropReason, Phase, Run, RunId, Trigger},
        snapshot::Snapshot,
    },
};

use crate::{
    connecting::connection::Connection, fault::Fault, organisation::Organisation, platform::Platform,
    store::runs::Changed,
};

/// How long a run may be silent before the cron handler looks after it.
pub const WATCHED_AFTER: TimeDelta = TimeDelta::minutes(2);

impl<P: Platform> Organisation<'_, P> {
    /// `POST /api/services/{service}/draft/preview`.
    pub(crate) async fn preview_draft(&self, service: HrSystem) -> Result<RunView, Fault> {
        if self.store.connection(service, Slot::Draft)?.is_none() {
            return Err(ErrorCode::NoDraft.into());
        }
        if let Some(run) = self.store.active_run()?
            && (run.trigger != Trigger::Connect || run.service != service)
        {
            return Err(ErrorCode::RunInProgress.into());
        }
        self.start(service, Trigger::Connect).await
    }

    /// `POST /api/runs`.
    pub(crate) async fn start_manual(&self) -> Result<RunView, Fault> {
        let source = self.store.source()?.ok_or(ErrorCode::NotConnected)?;
        self.start(source, Trigger::Manual).await
    }

    /// Starts a run, or joins the one that is under way.
    pub(crate) async fn start(&self, service: HrSystem, trigger: Trigger) -> Result<RunView, Fault> {
        match self.store.active_run()? {
            Some(mut run) if matches!(trigger, Trigger::Schedule { .. }) && !run.stands_for_a_slot() => {
                match run.phase {
                    Phase::Waiting { .. } => {
                        self.end(&mut run, Phase::Dropped { reason: DropReason::Overtaken })?;
                    }
                    // What is left of accounts and exports the ledgers know, and the new run does.
                    _ => {
                        self.complete(&mut run)?;
                    }
                }
            }
            Some(run) => return Ok(RunView::from(&run)),
            None => {}
        }
        let now = self.now();
        let mut run = Run::start(self.store.next_run_id()?, service, trigger, now);
        // What was written and asked before belongs to no run.
        self.store.take_rows_written();
        self.session(service.into(), run.slot).borrow_mut().take_requests();
        self.store.put_run(&mut run)?;
        self.arm(now).await?;
        self.watch(Some(now + WATCHED_AFTER)).await?;
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
        let next = runs.last().filter(|_| is_more).map(|run| run.id);
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

    /// `GET /api/runs/{run}/plan`. The plan is made again from what was read: the same inputs give the same plan. It is
    /// kept for the next page.
    pub(crate) fn plan_view(&self, id: RunId, from: usize) -> Result<PlanView, Fault> {
        let run = self.active(id)?;
        let Phase::Waiting { plan: hash, .. } = &run.phase else {
            return Err(ErrorCode::RunNotWaiting.into());
        };
        let kept = self.memory.shown.take().filter(|shown| shown.run == id && shown.hash == *hash);
        let shown = match kept {
            Some(shown) => shown,
            None => self.shown_plan(&run, hash)?,
        };
        let name_of = |key: &_| shown.leavers.get(key).cloned().unwrap_or_default();
        let view = PlanView::new(&shown.plan, shown.stored.clone(), from, name_of);
        self.memory.shown.replace(Some(shown));
        Ok(view)
    }

    fn shown_plan(&self, run: &Run, hash: &PlanHash) -> Result<ShownPlan, Fault> {
        let (plan, connection) = self.make_plan(run)?;
        let leaver = |change: &Change| match change {
            Change::Leaves { key, .. } => Some(key.clone()),
            _ => None,
        };
        let named = |key: PersonKey| Ok((key.clone(), self.store.name_of(&key)?));
        let leavers = plan.changes.iter().filter_map(leaver).map(named).collect::<Result<_, Fault>>()?;
        let stored = connection.release.iter().collect();
        Ok(ShownPlan { run: run.id, hash: hash.clone(), plan, stored, leavers })
    }

    /// `POST /api/runs/{run}/approval`.
    pub(crate) async fn approve(&self, id: RunId, hash: &PlanHash) -> Result<RunView, Fault> {
        let mut run = self.active(id)?;
        let shown = run.clone();
        run.approve(hash).map_err(|error| match error {
            ApprovalError::NotWaiting => ErrorCode::RunNotWaiting,
            ApprovalError::AnotherPlan => ErrorCode::PlanChanged,
        })?;
        self.take_for_source(&shown)?;
        self.store.put_run(&mut run)?;
        let now = self.now();
        self.arm(now).await?;
        self.watch(Some(now + WATCHED_AFTER)).await?;
        Ok(RunView::from(&run))
    }

    /// `POST /api/runs/{run}/drop`.
    pub(crate) async fn decline(&self, id: RunId) -> Result<RunView, Fault> {
        let run = self.active(id)?;
        if matches!(run.phase, Phase::Applying { .. } | Phase::Provisioning | Phase::Exporting) {
            return Err(ErrorCode::RunNotWaiting.into());
        }
        self.drop_active_run(DropReason::Declined).await?;
        self.run(id)
    }

    /// Ends the run that is under way, if there is one, and erases what it has read.
    async fn drop_active_run(&self, reason: DropReason) -> Result<(), Fault> {
        let Some(mut run) = self.store.active_run()? else { return Ok(()) };
        self.end(&mut run, Phase::Dropped { reason })?;
        self.watch(None).await
    }

    /// Ends the run that is under way, if it reads `service`.
    pub(crate) async fn drop_run_of(&self, service: HrSystem, reason: DropReason) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(run) if run.service == service => self.drop_active_run(reason).await,
            _ => Ok(()),
        }
    }

    /// Ends `run` and erases what it has read.
    pub(crate) fn end(&self, run: &mut Run, phase: Phase) -> Result<(), Fault> {
        run.end(phase, self.now());
        self.memory.remaining.take();
        self.memory.shown.take();
        self.memory.provisioning.take();
        self.memory.exporting.take();
        self.store.clear_staged()?;
        self.store.put_run(run)
    }

    /// What the read of `run` changes, and the connection it was read from.
    pub(crate) fn make_plan(&self, run: &Run) -> Result<(Plan, Connection), PlanFault> {
        let (snapshot, connection) = self.snapshot(run)?;
        let snapshot = snapshot.without(&run.lost_rights());
        Ok((plan(run.service, &self.store.known()?, &snapshot, &connection.release), connection))
    }

    /// What `run` has read, and the connection it was read from.
    pub(crate) fn snapshot(&self, run: &Run) -> Result<(Snapshot, Connection), PlanFault> {
        let connection = self.store.connection(run.service, run.slot)?;
        let connection = connection.ok_or_else(|| Fault::from(ErrorCode::NotConnected))?;
        Ok((Snapshot::assemble(&run.read, self.store.staged()?)?, connection))
    }

    /// Has the cron handler look after this organisation's run from `from` on, or not any more.
    pub(crate) async fn watch(&self, from: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.platform.set_watched(&self.id, from).await
    }

    fn active(&self, id: RunId) -> Result<Run, Fault> {
        match self.store.active_run()? {
            Some(run) if run.id == id => Ok(run),
            _ if self.store.run(id)?.is_some() => Err(ErrorCode::RunNotWaiting.into()),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }
}

/// A plan that waits, with what is shown beside it.
pub(crate) struct ShownPlan {
    /// Whose it is.
    run: RunId,
    /// What it was when it began to wait: another one is another plan.
    hash: PlanHash,
    plan: Plan,
    /// What will be stored of people.
    stored: Vec<Attribute>,
    /// The names of those who leave.
    leavers: BTreeMap<PersonKey, String>,
}

/// Why there is no plan.
pub(crate) enum PlanFault {
    /// What was read can't be a company.
    Provider(ProviderFailure),
    /// Anything else.
    Other(Fault),
}

impl From<ProviderFailure> for PlanFault {
    fn from(failure: ProviderFailure) -> Self {
        Self::Provider(failure)
    }
}

impl From<Fault> for PlanFault {
    fn from(fault: Fault) -> Self {
        Self::Other(fault)
    }
}

impl From<PlanFault> for Fault {
    fn from(fault: PlanFault) -> Self {
        match fault {
            PlanFault::Provider(failure) => failure.into(),
            PlanFault::Other(fault) => fault,
        }
    }
}
