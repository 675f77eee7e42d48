//! Training records: looked for, written if they are not there, and completed with what has no field of its own.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    employee::EmployeeId,
    export::{
        entry::{ExportFault, Look, Part, RemoteId, SETTLES_IN, Step},
        training::{self, Record, RecordFields, RecordWanted, record},
    },
};

use super::{
    bounds::Halt,
    writing::{Kind, Seen, Tools, employee_of},
};
use crate::{
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::exports::Export,
    upstream::bamboohr::Created,
};

impl<P: Platform> Organisation<'_, P> {
    /// Writes the records of one person's completions.
    pub(crate) async fn write_records(
        &self,
        exports: &mut [Export],
        tools: &Tools<'_, P>,
    ) -> Result<(), Halt> {
        let Some(employee) = employee_of(exports, Step::Record) else { return Ok(()) };
        let Some(mut seen) = self.look_at_records(&employee, tools).await? else {
            return self.refuse(exports, ExportFault::EmployeeGone);
        };
        // Somebody may have been another employee before: those records are not looked at.
        for export in exports.iter_mut().filter(|export| export.entry.employee.as_ref() == Some(&employee)) {
            if export.entry.next() == Step::Record && tools.stops(self.now()) {
                return Ok(());
            }
            if seen.is_too_old_for(export, self.now()) {
                match self.look_at_records(&employee, tools).await? {
                    Some(again) => seen = again,
                    None => return self.refuse(exports, ExportFault::EmployeeGone),
                }
            }
            let before = export.entry.clone();
            let found = seen.what.iter().find(|record| export.entry.is_record(record, &export.reference));
            match export.entry.note_record_look(found, seen.at) {
                Look::Write => {
                    seen.is_fresh = false;
                    self.create_record(export, tools).await?;
                }
                Look::Leave => {
                    if export.entry != before {
                        self.store.put_exports([&*export])?;
                    }
                    if let (Part::Written { id }, None, Some(found)) =
                        (export.entry.record, &export.entry.content, found)
                    {
                        self.complete_record(export, id, found, tools).await?;
                        seen.is_fresh = false;
                    }
                }
            }
        }
        Ok(())
    }

    /// Looks at somebody's records, unless nobody has this id.
    async fn look_at_records(
        &self,
        employee: &EmployeeId,
        tools: &Tools<'_, P>,
    ) -> Result<Option<Seen<Vec<Record>>>, Halt> {
        let settled = if planted::is(Planted::SettlingLeftOut) { SETTLES_IN } else { TimeDelta::zero() };
        let at = self.now() + settled;
        let records = tools.ends.bamboohr.training_records(employee).await?;
        Ok(records.map(|what| Seen { at, what, is_fresh: true }))
    }

    /// Writes a record. That a request is about to be sent is stored before it is.
    async fn create_record(&self, export: &mut Export, tools: &Tools<'_, P>) -> Result<(), Halt> {
        let Some(employee) = export.entry.employee.clone() else { return Ok(()) };
        let wanted = match tools.kind_of(export.entry.completion.title.as_str()) {
            Kind::Is(kind) => wanted(export, kind, tools, tools.fields.get()),
            Kind::Refused => return self.refuse(std::slice::from_mut(export), ExportFault::RecordRefused),
            Kind::NotYet => return Ok(()),
        };
        let turn = tools.ends.bamboohr.turn().await;
        export.entry.note_record_sent(self.now());
        if !planted::is(Planted::RecordNotedAfter) {
            self.store.put_exports([&*export])?;
        }
        match tools.ends.bamboohr.create_training_record(turn, &employee, &wanted).await? {
            Created::Record(record) => {
                tools.records.set(tools.records.get() + 1);
                export.entry.note_record_written(record.id);
                self.complete_record(export, record.id, &record, tools).await
            }
            Created::EmployeeGone => self.refuse(std::slice::from_mut(export), ExportFault::EmployeeGone),
            Created::Refused => self.refuse(std::slice::from_mut(export), ExportFault::RecordRefused),
        }
    }

    /// Has a written `record` say all it should: what has no field in the company's settings goes into its notes.
    async fn complete_record(
        &self,
        export: &mut Export,
        id: RemoteId,
        record: &Record,
        tools: &Tools<'_, P>,
    ) -> Result<(), Halt> {
        let Kind::Is(kind) = tools.kind_of(export.entry.completion.title.as_str()) else { return Ok(()) };
        let everything = wanted(export, kind, tools, RecordFields::default());
        let kept = everything.kept_by(record);
        let kept = RecordFields {
            credits: kept.credits && tools.fields.get().credits,
            hours: kept.hours && tools.fields.get().hours,
        };
        tools.fields.set(kept);
        let should_be = wanted(export, kind, tools, kept);
        let mut content = record.content();
        if content != should_be.content() {
            self.store.put_exports([&*export])?;
            let changed = tools.ends.bamboohr.change_training_record(id, &should_be).await?;
            // If it can't be changed any more, what it says is what it says.
            content = changed.map_or(content, |changed| changed.content());
        }
        export.entry.note_record_content(content);
        Ok(self.store.put_exports([&*export])?)
    }

    /// Notes that `exports` can't be written.
    pub(crate) fn refuse(&self, exports: &mut [Export], fault: ExportFault) -> Result<(), Halt> {
        let mut refused = Vec::new();
        for export in exports.iter_mut().filter(|export| export.entry.next() != Step::Nothing) {
            export.entry.note_refused(fault);
            refused.push(&*export);
        }
        Ok(self.store.put_exports(refused)?)
    }
}

/// The record that `export` should become.
fn wanted<P: Platform>(
    export: &Export,
    kind: RemoteId,
    tools: &Tools<'_, P>,
    fields: RecordFields,
) -> RecordWanted {
    record(&export.entry.completion, &export.reference, kind, day(export, tools), fields)
}

/// The day of completion, as the organisation's clocks show it.
pub(crate) fn day<P: Platform>(export: &Export, tools: &Tools<'_, P>) -> NaiveDate {
    training::day(&export.entry.completion, tools.zone.as_ref())
}
