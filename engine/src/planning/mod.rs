//! The planning part of a run: what was read becomes a plan, and somebody is asked about it or not.

mod comparing;

use domain::{
    api::error::ErrorCode,
    api::services::ConnectionState,
    attribute::Release,
    provider::ProviderFailure,
    service::ConnectionSlot,
    sync::{
        guard::Sequence,
        judging::{Judged, Situation, compare_by_rights, judge},
        plan::Plan,
        run::{Event, Next, Phase, Run},
        snapshot::Snapshot,
    },
};

use crate::{
    connecting::connection::HrConnection, fault::Fault, organisation::Organisation, planted,
    platform::Platform, runs::ShownPlan,
};

impl<P: Platform> Organisation<'_, P> {
    /// Makes the plan and judges it, once it is sure who was deleted. One that waits for nobody is applied at once.
    pub(crate) async fn plan(&self, run: &mut Run) -> Result<Next, Fault> {
        let (judged, release) = match self.judge(run) {
            Ok(judged) => judged,
            Err(PlanFault::Provider(failure)) => return self.failed(run, failure),
            Err(PlanFault::Outdated) => return self.begin_anew(run, Event::ReadTooOld),
            Err(PlanFault::Other(fault)) => return Err(fault),
        };
        if self.has_to_be_read_again(run, &judged.plan)? {
            return self.begin_anew(run, Event::ReadAgain);
        }
        if let Some(next) = self.confirm_deleted(run, &judged.plan).await? {
            return Ok(next);
        }
        self.platform.transaction(|| self.take_plan(run, judged, &release))
    }

    fn take_plan(&self, run: &mut Run, judged: Judged, release: &Release) -> Result<Next, Fault> {
        let next = self.happened(run, Event::Judged { judged: &judged, release })?;
        if let Phase::Applying { .. } = run.phase() {
            self.memory.remaining.replace(Some((run.id(), judged.plan)));
            return self.apply(run);
        }
        if let Phase::Waiting { plan: hash, .. } = run.phase() {
            let shown = ShownPlan { run: run.id(), hash: hash.clone(), plan: judged.plan };
            self.memory.shown.replace(Some(shown));
        }
        self.note_lacking(run)?;
        Ok(next)
    }

    /// What the connection in use lacks is told while the plan waits, too. That it works is told once it has.
    fn note_lacking(&self, run: &Run) -> Result<(), Fault> {
        let connection = match run.slot() {
            ConnectionSlot::Active => self.store.connection(run.service(), ConnectionSlot::Active)?,
            ConnectionSlot::Draft => None,
        };
        let now = self.now();
        match connection.map(|connection| (state_by(run, &connection), connection.state)) {
            Some((state @ ConnectionState::Degraded { .. }, ConnectionState::Connected)) => {
                self.store.update_connection(run.service(), ConnectionSlot::Active, |connection| {
                    connection.stands(state, now);
                })
            }
            _ => Ok(()),
        }
    }

    /// What the read of `run` means, and the release it was judged by.
    fn judge(&self, run: &Run) -> Result<(Judged, Release), PlanFault> {
        let connection = self.read_from(run)?;
        let mut is_another_company = false;
        let compared = compare_by_rights(planted::read(Snapshot::of(run.read())?), |snapshot| {
            let (compared, is_another) = self.compare(run, &connection, snapshot)?;
            is_another_company |= is_another;
            Ok::<_, PlanFault>(compared)
        })?;
        let situation = Situation {
            sequence: if is_another_company { Sequence::AnotherCompany } else { self.sequence(run)? },
            earlier: &self.store.lost_earlier(self.now())?,
            limits: planted::limits(self.settings()?.guard),
        };
        Ok((judge(compared, &situation), connection.own.release))
    }

    /// What the read of `run` changes.
    pub(crate) fn make_plan(&self, run: &Run) -> Result<Plan, PlanFault> {
        let connection = self.read_from(run)?;
        let snapshot = planted::read(Snapshot::of(run.read())?).without(&run.lost_rights());
        let (compared, _) = self.compare(run, &connection, &snapshot)?;
        Ok(compared.plan)
    }

    /// The connection that `run` was read from.
    fn read_from(&self, run: &Run) -> Result<HrConnection, Fault> {
        let connection = self.store.connection(run.service(), run.slot())?;
        connection.ok_or_else(|| ErrorCode::NotConnected.into())
    }

    /// Has a plan that waits made and judged anew: what it was made from has changed.
    pub(crate) fn plan_anew_if_waiting(&self) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(mut run) if matches!(run.phase(), Phase::Waiting { .. }) => {
                self.happened(&mut run, Event::PlanOutdated).map(drop)
            }
            _ => Ok(()),
        }
    }
}

/// The state of a connection that `run` has read from.
pub(crate) fn state_by(run: &Run, connection: &HrConnection) -> ConnectionState {
    let mut attributes = run.not_arriving(&connection.own.release);
    // An attribute that nobody chose a field for is not the credential's fault.
    attributes.retain(|attribute| connection.own.mapping.key(run.service(), *attribute).is_some());
    ConnectionState::working(attributes, run.read().status_is_lost())
}

/// Why there is no plan.
pub(crate) enum PlanFault {
    /// What was read can't be a company.
    Provider(ProviderFailure),
    /// People have changed since they were read: they have to be read again.
    Outdated,
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
            PlanFault::Outdated => ErrorCode::RunNotWaiting.into(),
            PlanFault::Other(fault) => fault,
        }
    }
}
