//! Looking whether somebody has changed or deleted what was written: a few completions in each run, in turn.

use std::collections::BTreeMap;

use domain::{
    employee::EmployeeId,
    export::{entry::Stage, tally::ExportTally},
};

use super::{Ends, ExportWork, bounds::Halt, files::category};
use crate::{organisation::Organisation, platform::Platform, store::exports::Export};

/// Completions that are looked at in one run.
const CHECKED: i64 = 20;

impl<P: Platform> Organisation<'_, P> {
    /// Looks at the next completions that were written.
    pub(crate) async fn check(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let after = self.store.checked_exports()?;
        let exports = self.store.written_exports(after, CHECKED)?;
        let mut last = exports.last().map(|export| export.number);
        let mut people: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for export in exports {
            people.entry(export.entry.employee.clone()).or_default().push(export);
        }
        // In the order of what was written first: those that are left then come behind those that were looked at.
        let mut people: Vec<_> = people.into_iter().collect();
        people.sort_by_key(|(_, exports)| exports.first().map(|export| export.number));
        for (employee, exports) in people {
            let Some(employee) = employee else { continue };
            if ends.is_spent(self.now()) {
                // The next run begins with the first of those that are left.
                last = exports.iter().map(|export| export.number - 1).chain(last).min();
                continue;
            }
            match self.check_employee(tally, &employee, exports, work.are_files_refused(), ends).await {
                Err(Halt::Failure(failure)) if failure.may_concern_one() => work.failure = Some(failure),
                outcome => outcome?,
            }
        }
        // Behind the last one it begins again.
        let next = last.unwrap_or_default();
        if next != after {
            self.store.set_checked_exports(next)?;
        }
        Ok(())
    }

    async fn check_employee(
        &self,
        tally: &mut ExportTally,
        employee: &EmployeeId,
        exports: Vec<Export>,
        files_refused: bool,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let looked_at = self.now();
        // Who is gone took everything along: nobody has deleted it.
        let Some(records) = ends.bamboohr.training_records(employee).await? else { return Ok(()) };
        let folders = if files_refused { None } else { ends.bamboohr.folders(employee).await? };
        // A key that does not see the category sees none of its files: that says nothing of them.
        let folders = folders.filter(|folders| category(folders).is_some());
        let mut altered = Vec::new();
        for mut export in exports {
            let found = records.iter().find(|record| export.entry.is_record(record, &export.reference));
            export.entry.note_record_look(found, looked_at);
            if let Some(folders) = &folders {
                let mut files = folders.iter().flat_map(|folder| &folder.files);
                let found = files.find(|(id, name)| export.entry.is_file(*id, name, &export.reference));
                export.entry.note_file_look(found.map(|(id, _)| *id), looked_at);
            }
            if export.entry.stage() == Stage::Altered {
                tally.altered += 1;
                altered.push(export);
            }
        }
        Ok(self.store.put_exports(&altered)?)
    }
}
