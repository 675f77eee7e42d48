//! Which service the directory is read from: one at a time, and changing it is a plan like any other.

use domain::{
    api::{error::ErrorCode, runs::RunView},
    service::{ConnectionSlot, HrSystem},
    sync::{
        company,
        guard::{Hold, Sequence},
        run::{Run, Trigger},
    },
};

use super::connection::HrConnection;
use crate::{fault::Fault, organisation::Organisation, platform::Platform};

impl<P: Platform> Organisation<'_, P> {
    /// `POST /api/services/{service}/source`: starts the run that shows what would change.
    pub(crate) fn make_source(&self, service: HrSystem) -> Result<RunView, Fault> {
        if self.store.connection(service, ConnectionSlot::Active)?.is_none() {
            return Err(ErrorCode::NotConnected.into());
        }
        if self.store.source()? == Some(service) {
            return self.start_manual();
        }
        if let Some(run) = self.store.active_run()?
            && (run.service() != service || run.trigger() != Trigger::SourceChange)
        {
            return Err(ErrorCode::RunInProgress.into());
        }
        self.start(service, Trigger::SourceChange)
    }

    /// Which plan of its connection the plan of `run` is.
    pub(crate) fn sequence(&self, run: &Run) -> Result<Sequence, Fault> {
        let source = self.store.source()?;
        Ok(match run.trigger() {
            _ if source.is_some_and(|source| source != run.service()) => Sequence::SourceChange,
            Trigger::Connect | Trigger::SourceChange => Sequence::First,
            Trigger::Manual | Trigger::Schedule { .. } | Trigger::Invitations | Trigger::ExportAgain => {
                Sequence::Later
            }
        })
    }

    /// Whether the connection of `run` names another company than the one that people are known from.
    pub(crate) fn is_named_otherwise(&self, run: &Run, connection: &HrConnection) -> Result<bool, Fault> {
        let before = match self.store.companies()?.remove(&run.service()) {
            Some(company) => Some(company),
            // Approved before it was written down.
            None => self
                .store
                .connection(run.service(), ConnectionSlot::Active)?
                .and_then(|active| company::named(run.service(), &active.identity).map(str::to_owned)),
        };
        let now = company::named(run.service(), &connection.identity);
        Ok(now.zip(before).is_some_and(|(now, before)| now != before))
    }

    /// Notes which company the directory is read as, the plan of `run` being approved.
    fn take_for_company(&self, run: &Run) -> Result<(), Fault> {
        if matches!(run.held(), Some(Hold::AnotherCompany { .. })) {
            self.store.set_aside(run.service())?;
            self.store.next_revision()?;
        }
        if let Some(connection) = self.store.connection(run.service(), ConnectionSlot::Active)?
            && let Some(company) = company::named(run.service(), &connection.identity)
        {
            self.store.set_company(run.service(), company)?;
        }
        Ok(())
    }

    /// The plan of `run` was approved, and its first change is about to be written: from now on the directory is read
    /// from its service.
    pub(crate) fn take_for_source(&self, run: &Run) -> Result<(), Fault> {
        let stood_still = self.scheduled_source()?.map(|(source, _)| source) != Some(run.service());
        if run.slot() == ConnectionSlot::Draft {
            self.promote_draft(run.service())?;
        }
        self.take_for_company(run)?;
        if stood_still {
            self.store.set_source(Some(run.service()))?;
            // What the schedule would have wanted meanwhile is not made up for.
            self.store.set_handled_until(self.now())?;
        }
        Ok(())
    }

    /// Puts in force what the connection of `run` releases. Not before its plan is applied: that one tells how many
    /// values are lost by it, and is made again from what there is.
    pub(crate) fn enforce_release(&self, run: &Run) -> Result<(), Fault> {
        let connection =
            self.store.connection(run.service(), ConnectionSlot::Active)?.ok_or(ErrorCode::NotConnected)?;
        self.narrow_release(&connection.own.release)
    }
}
