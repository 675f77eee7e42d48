//! Comparing everybody whom a run has read with everybody who is known.

use domain::sync::{
    company,
    comparing::{Compared, Comparing, Elsewhere, Meeting},
    matching::Borne,
    run::Run,
    snapshot::Snapshot,
};

use super::PlanFault;
use crate::{
    connecting::connection::HrConnection,
    fault::Fault,
    organisation::Organisation,
    platform::Platform,
    store::meeting::{Ids, Met},
};

impl<P: Platform> Organisation<'_, P> {
    /// What `run`, which read from `connection` what `snapshot` says, changes, and whether it has read another company
    /// than the one that people are known from. Those of that one are set aside then; in storage as soon as the plan is
    /// approved.
    pub(super) fn compare(
        &self,
        run: &Run,
        connection: &HrConnection,
        snapshot: &Snapshot,
    ) -> Result<(Compared, bool), PlanFault> {
        let compared = self.compare_as(run, connection, snapshot, Ids::OfKnown)?;
        let is_named_otherwise = self.is_named_otherwise(run, connection)?;
        if compared.acquaintance.is_of_another_company(is_named_otherwise) {
            return Ok((self.compare_as(run, connection, snapshot, Ids::OfStrangers)?, true));
        }
        Ok((compared, false))
    }

    fn compare_as(
        &self,
        run: &Run,
        connection: &HrConnection,
        snapshot: &Snapshot,
        ids: Ids,
    ) -> Result<Compared, PlanFault> {
        let elsewhere = self.elsewhere(run, ids)?;
        let mut comparing = Comparing::new(run.service(), snapshot, &connection.own.release, &elsewhere);
        match self.store.meet(run.service(), ids, |meeting| comparing.meet(meeting))? {
            Met::All => Ok(comparing.finish(false)),
            Met::AllSomeRepeated => Ok(comparing.finish(true)),
            Met::Outdated => Err(PlanFault::Outdated),
        }
    }

    /// Those whom we know, but not by an id that was read.
    fn elsewhere(&self, run: &Run, ids: Ids) -> Result<Elsewhere, Fault> {
        let known = match ids {
            Ids::OfKnown => self.store.known_elsewhere(run.service())?,
            Ids::OfStrangers => {
                let number = self.store.companies_set_aside()? + 1;
                company::set_aside(run.service(), self.store.known()?, number)
            }
        };
        // Only a directory that is read from another service or company from now on has anybody to find again.
        if known.is_empty() {
            return Ok(Elsewhere::default());
        }
        let (mut arrivals, mut borne) = (Vec::new(), Borne::of(known.values()));
        self.store.meet(run.service(), ids, |meeting| match meeting {
            Meeting::Read(read) => arrivals.push(read),
            Meeting::Both(_, read) => borne.note(&read.values),
            Meeting::Same(known) => borne.note(&known.employee.values),
            Meeting::Known(_) => {}
        })?;
        Ok(Elsewhere::among(known, &arrivals, &borne))
    }
}
