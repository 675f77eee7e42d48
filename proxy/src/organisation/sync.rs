//! Carrying out a run, one bounded slice at a time. Each slice stores where it is before the next one is armed, so a
//! crash, an eviction or a deployment costs one slice.

use std::pin::pin;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::services::ConnectionState,
    employee::Employee,
    provider::{ProviderFailure, personio},
    service::Slot,
    sync::{
        guard::{self, Sequence},
        run::{DropReason, Phase, Run, Trigger, WAITS_FOR},
    },
};
use futures_util::{StreamExt, stream};
use serde_json::json;

use super::{
    Organisation,
    connection::Connection,
    runs::{PlanFault, SOURCE},
};
use crate::{
    fault::Fault,
    log::{self, Level},
    upstream::personio::Personio,
};

/// When an alarm that was set before a slice rings, should the slice never come to its end. It may be shorter than a
/// slice: an object's alarm never rings while the last one is being answered.
const SAFETY_NET: TimeDelta = TimeDelta::seconds(5);

/// Changes that one slice writes at most.
const CHANGES_A_SLICE: usize = 1000;

/// When the next slice is due.
enum Next {
    /// At once.
    Now,
    /// Not before.
    At(DateTime<Utc>),
    /// Never: the run has ended.
    Ended,
}

impl Organisation<'_> {
    /// Does the next slice of the run that is under way.
    pub(crate) async fn advance(&self) -> Result<(), Fault> {
        let Some(mut run) = self.store.active_run()? else { return Ok(()) };
        self.arm(Utc::now() + SAFETY_NET).await?;
        self.store.take_rows_written();
        let next = match &run.phase {
            Phase::Reading => self.read_slice(&mut run).await?,
            Phase::Planning => self.plan_slice(&mut run)?,
            Phase::Waiting { .. } => self.waiting_slice(&mut run)?,
            Phase::Applying { .. } => self.apply_slice(&mut run)?,
            Phase::Done | Phase::Failed { .. } | Phase::Dropped { .. } => Next::Ended,
        };
        match next {
            Next::Now => self.arm(Utc::now()).await,
            Next::At(at) => {
                self.arm(at).await?;
                self.watch(Some(at + super::WATCHED_AFTER)).await
            }
            // Somebody may have ended this run while it waited for pages and started another: the alarm is theirs.
            Next::Ended if self.store.active_run()?.is_some() => self.arm(Utc::now()).await,
            Next::Ended => {
                self.storage.delete_alarm().await?;
                self.watch(None).await
            }
        }
    }

    /// Goes on with a run whose alarm was lost. A run whose alarm is still to come is left alone.
    pub(crate) async fn resume(&self) -> Result<(), Fault> {
        if self.store.active_run()?.is_none() {
            return self.watch(None).await;
        }
        if self.storage.get_alarm().await?.is_none() {
            log::line(Level::Warning, "a run had lost its alarm", json!({ "organisation.id": self.id }));
            self.arm(Utc::now()).await?;
        }
        Ok(())
    }

    async fn read_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let slot = run.slot;
        let Some((connection, credential)) = self.connection_in(SOURCE, slot)? else {
            self.end(run, Phase::Dropped { reason: DropReason::Disconnected })?;
            return Ok(Next::Ended);
        };
        let personio = self.personio(&credential, slot);
        if run.slices == 0 && slot == Slot::Active {
            self.refresh_readable(&personio).await?;
        }
        let (employees, failure) = read_pages(run, &connection, &personio).await;
        // Somebody may have ended the run while we waited for pages.
        if self.store.active_run()?.map(|active| active.id) != Some(run.id) {
            return Ok(Next::Ended);
        }
        run.upstream_requests += self.session(slot).borrow_mut().take_requests();
        if run.read.ended || !employees.is_empty() {
            self.store.stage(run.slices, &employees)?;
            run.note_slice();
        }
        if let Some(failure) = failure {
            return self.fail(run, failure);
        }
        self.store.put_run(run)?;
        Ok(Next::Now)
    }

    /// What the credential may read can change in the provider's settings at any time.
    async fn refresh_readable(&self, personio: &Personio<'_>) -> Result<(), Fault> {
        match personio.fields().await {
            Ok(readable) => self
                .store
                .update_connection(SOURCE, Slot::Active, |connection| connection.readable = readable),
            // Reading people will meet the same failure, and is where it is handled.
            Err(_) => Ok(()),
        }
    }

    fn plan_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let (plan, connection) = match self.make_plan(run) {
            Ok(made) => made,
            Err(PlanFault::Provider(failure)) => return self.fail(run, failure),
            Err(PlanFault::Other(fault)) => return Err(fault),
        };
        let sequence = if run.trigger == Trigger::Connect { Sequence::First } else { Sequence::Later };
        let hold = guard::hold(&plan.counts(), self.store.count_present()?, sequence);
        run.note_plan(&plan, &connection.release, hold);
        if hold.is_some() {
            self.store.put_run(run)?;
            return Ok(Next::At(Utc::now() + WAITS_FOR));
        }
        self.memory.remaining.replace(Some((run.id, plan)));
        self.apply_slice(run)
    }

    fn waiting_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let until = run.started_at + WAITS_FOR;
        if Utc::now() < until {
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
        if run.applied == 0
            && !matches!(&run.phase, Phase::Applying { plan: approved } if *approved == plan.hash())
        {
            run.phase = Phase::Planning;
            self.store.put_run(run)?;
            return Ok(Next::Now);
        }
        let rest = plan.changes.split_off(plan.changes.len().min(CHANGES_A_SLICE));
        if !plan.changes.is_empty() {
            self.store.apply(&plan.changes, Utc::now())?;
            self.store.next_revision()?;
            run.applied += plan.changes.len() as u64;
        }
        plan.changes = rest;
        if plan.changes.is_empty() {
            self.finish(run)?;
            return Ok(Next::Ended);
        }
        self.memory.remaining.replace(Some((run.id, plan)));
        self.store.put_run(run)?;
        Ok(Next::Now)
    }

    fn finish(&self, run: &mut Run) -> Result<(), Fault> {
        let Some((connection, _)) = self.store.connection(SOURCE, Slot::Active)? else {
            return self.end(run, Phase::Dropped { reason: DropReason::Disconnected });
        };
        let mut attributes = run.not_sent(&connection.release);
        // A custom attribute that nobody chose a field for is not the credential's fault.
        attributes.retain(|attribute| connection.mapping.key(*attribute).is_some());
        let state = if attributes.is_empty() {
            ConnectionState::Connected
        } else {
            ConnectionState::Degraded { attributes }
        };
        self.store.update_connection(SOURCE, Slot::Active, |connection| {
            connection.state = state;
            connection.last_success = Some(Utc::now());
        })?;
        self.end(run, Phase::Done)?;
        log::line(
            Level::Info,
            "a sync has ended",
            json!({
                "organisation.id": self.id,
                "run.id": run.id,
                "run.people": run.read.records,
                "run.changes": run.applied,
                "run.upstream_requests": run.upstream_requests,
                "run.rows_written": run.rows_written,
            }),
        );
        Ok(())
    }

    /// Waits a failure out, or ends the run by it.
    fn fail(&self, run: &mut Run, failure: ProviderFailure) -> Result<Next, Fault> {
        log::line(
            Level::Warning,
            "a provider failed",
            json!({
                "organisation.id": self.id, "run.id": run.id, "failure": failure.to_string(),
            }),
        );
        let now = Utc::now();
        if let Some(again_at) = run.note_failure(failure.clone(), now) {
            self.store.put_run(run)?;
            return Ok(Next::At(again_at));
        }
        let state = match &failure {
            ProviderFailure::WrongCredential | ProviderFailure::NoEmployeeRights => {
                Some(ConnectionState::Revoked { failure: failure.clone() })
            }
            ProviderFailure::AttributeNotReleased { attributes } => {
                Some(ConnectionState::Degraded { attributes: attributes.clone() })
            }
            _ => None,
        };
        if let (Some(state), Slot::Active) = (state, run.slot) {
            self.store.update_connection(SOURCE, Slot::Active, |connection| connection.state = state)?;
        }
        self.end(run, Phase::Failed { failure })?;
        Ok(Next::Ended)
    }
}

/// Pages that are asked for at the same time: a Worker may have six connections open.
const PAGES_AT_ONCE: usize = 5;

/// Reads the pages of one slice. What arrived before a failure is kept.
async fn read_pages(
    run: &mut Run,
    connection: &Connection,
    personio: &Personio<'_>,
) -> (Vec<Employee>, Option<ProviderFailure>) {
    let mut employees = Vec::new();
    if let Err(failure) = personio.sign_in().await {
        return (employees, Some(failure));
    }
    let first = run.read.records;
    let page = |number| {
        let offset = first + number * personio::PAGE;
        personio.page(&connection.release, &connection.mapping, offset, personio::PAGE)
    };
    // In order, so that what is kept before a failure has no holes.
    let mut pages =
        pin!(stream::iter(0..run.read.pages_in_next_slice(personio::PAGE)).map(page).buffered(PAGES_AT_ONCE));
    while let Some(page) = pages.next().await {
        match page {
            Ok(mut page) => {
                run.note_page(&page);
                employees.append(&mut page.employees);
                // The next pages were asked for as if this one were full.
                if run.read.ended || page.records < personio::PAGE {
                    break;
                }
            }
            Err(failure) => return (employees, Some(failure)),
        }
    }
    (employees, None)
}
