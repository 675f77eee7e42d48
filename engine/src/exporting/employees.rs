//! Whose completions are whose at `BambooHR`.

use domain::{
    attribute::{Attribute, BirthdayDetail, Release},
    employee::PersonKey,
    export::{entry::Step, matching::ByAddress},
    mapping::Mapping,
    provisioning::needs::address,
    sync::plan::Standing,
};

use super::{Ends, ExportWork, Task, bounds::Halt};
use crate::{fault::Fault, organisation::Organisation, platform::Platform, store::exports::Export};

impl<P: Platform> Organisation<'_, P> {
    /// Finds the employee who is `person` at `BambooHR`, for those of `exports` that need one. Who can't be told is
    /// noted, never guessed.
    pub(crate) fn match_employee(
        &self,
        work: &ExportWork,
        person: &PersonKey,
        exports: &mut [Export],
    ) -> Result<(), Fault> {
        let unmatched = |export: &&mut Export| export.entry.next() == Step::Match;
        if !exports.iter_mut().any(|export| unmatched(&export)) {
            return Ok(());
        }
        // Erased meanwhile: their completions are erased too.
        let Some(known) = work.people.get(person) else { return Ok(()) };
        let with_it =
            address(&known.employee.values).and_then(|address| work.addresses.get(&address)).copied();
        let others =
            with_it.unwrap_or_default().saturating_sub(u64::from(known.standing == Standing::Present));
        let nobody = ByAddress::default();
        let employees = work.employees.as_ref().unwrap_or(&nobody);
        let employee = employees.employee(person, &known.employee, others);
        let mut changed = Vec::new();
        for export in exports.iter_mut().filter(unmatched) {
            match &employee {
                Ok(id) => export.entry.employee = Some(id.clone()),
                Err(fault) => export.entry.note_refused(*fault),
            }
            changed.push(&*export);
        }
        self.store.put_exports(changed)
    }
}

/// How far the employees of `BambooHR` are read, by their address: nothing else of them is asked for.
#[derive(Default)]
pub(crate) struct Reading {
    pages: u64,
    records: u64,
    found: ByAddress,
}

/// Reads the next page of `size` employees; those behind the number `then` are written next.
pub(crate) async fn read_employees<P: Platform>(
    work: &mut ExportWork,
    mut read: Reading,
    then: i64,
    size: u64,
    ends: &Ends<'_, P>,
) -> Result<(), Halt> {
    let release = Release::new([Attribute::WorkEmail], BirthdayDetail::DayAndMonth);
    let page = ends.bamboohr.page(&release, &Mapping::default(), read.pages + 1, size).await?;
    read.pages += 1;
    read.records += page.records;
    read.found.extend(page.employees);
    work.task = if page.records == 0 || read.records >= page.total {
        work.employees = Some(read.found);
        Task::Writing(then)
    } else {
        Task::Employees(read, then)
    };
    Ok(())
}
