//! Whose completions are whose at `BambooHR`.

use domain::{
    attribute::{Attribute, BirthdayDetail, Release},
    employee::PersonKey,
    export::{entry::Step, matching::ByAddress},
    mapping::Mapping,
    provider::page_size,
    provisioning::needs::address,
    service::HrSystem,
};

use super::{Ends, Work};
use crate::{organisation::Organisation, platform::Platform, provisioning::Stopped, store::exports::Export};

impl<P: Platform> Organisation<'_, P> {
    /// Finds the employee who is `person` at `BambooHR`, for those of `exports` that need one. Who can't be told is
    /// noted, never guessed.
    pub(crate) async fn match_employee(
        &self,
        work: &mut Work,
        person: &PersonKey,
        exports: &mut [Export],
        ends: &Ends<'_, P>,
    ) -> Result<(), Stopped> {
        let unmatched = |export: &&mut Export| export.entry.next() == Step::Match;
        if !exports.iter_mut().any(|export| unmatched(&export)) {
            return Ok(());
        }
        // Erased meanwhile: their completions are erased too.
        let Some(known) = work.people.get(person) else { return Ok(()) };
        if !person.is_of(HrSystem::BambooHr) && work.employees.is_none() {
            work.employees = Some(employees(ends).await?);
        }
        let same_address = address(&known.values).and_then(|address| work.addresses.get(&address)).copied();
        let nobody = ByAddress::default();
        let employees = work.employees.as_ref().unwrap_or(&nobody);
        let employee = employees.employee(person, known, same_address.unwrap_or_default());
        let mut changed = Vec::new();
        for export in exports.iter_mut().filter(unmatched) {
            match &employee {
                Ok(id) => export.entry.employee = Some(id.clone()),
                Err(fault) => export.entry.note_refused(*fault),
            }
            changed.push(&*export);
        }
        Ok(self.store.put_exports(changed)?)
    }
}

/// All employees of `BambooHR` by their address: nothing else of them is asked for.
async fn employees<P: Platform>(ends: &Ends<'_, P>) -> Result<ByAddress, Stopped> {
    let release = Release::new([Attribute::WorkEmail], BirthdayDetail::DayAndMonth);
    let (mapping, size) = (Mapping::default(), page_size(HrSystem::BambooHr));
    let mut found = ByAddress::default();
    let (mut number, mut read) = (1, 0);
    loop {
        let page = ends.bamboohr.page(&release, &mapping, number, size).await?;
        read += page.records;
        let is_last = page.records == 0 || read >= page.total;
        found.extend(page.employees);
        if is_last {
            return Ok(found);
        }
        number += 1;
    }
}
