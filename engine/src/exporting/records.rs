//! Training records: looked for, written if they are not there, and completed with what has no field of its own.

use chrono::NaiveDate;
use domain::{
    export::{
        entry::{ExportFault, Look, Part, RemoteId, Step},
        training::{Record, RecordFields, RecordWanted, record},
    },
    schedule::ZoneRules,
};

use super::writing::Tools;
use crate::{
    organisation::Organisation, platform::Platform, provisioning::Stopped, store::exports::Export,
    upstream::bamboohr::Created,
};

impl<P: Platform> Organisation<'_, P> {
    /// Writes the records of one person's completions.
    pub(crate) async fn write_records(
        &self,
        exports: &mut [Export],
        tools: &Tools<'_, P>,
    ) -> Result<(), Stopped> {
        let is_due = |export: &Export| export.entry.next(self.now(), None) == Step::Record;
        let Some(employee) =
            exports.iter().find(|export| is_due(export)).and_then(|one| one.entry.employee.clone())
        else {
            return Ok(());
        };
        let Some(records) = tools.ends.bamboohr.training_records(&employee).await? else {
            return self.refuse(exports, ExportFault::EmployeeGone);
        };
        // Somebody may have been another employee before: those records are not looked at.
        for export in exports.iter_mut().filter(|export| export.entry.employee.as_ref() == Some(&employee)) {
            let before = export.entry.clone();
            let found = records.iter().find(|record| export.entry.is_record(record, &export.reference));
            let look = export.entry.note_record_look(found, self.now());
            match look {
                Look::Write => self.create_record(export, tools).await?,
                Look::Leave => {
                    if export.entry != before {
                        self.store.put_exports([&*export])?;
                    }
                    if let (Part::Written { id }, None, Some(found)) =
                        (export.entry.record, &export.entry.content, found)
                    {
                        self.complete_record(export, id, found, tools).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes a record. That a request is about to be sent is stored before it is.
    async fn create_record(&self, export: &mut Export, tools: &Tools<'_, P>) -> Result<(), Stopped> {
        let Some(employee) = export.entry.employee.clone() else { return Ok(()) };
        let Some(wanted) = wanted(export, tools, tools.fields.get()) else {
            return self.refuse(std::slice::from_mut(export), ExportFault::RecordRefused);
        };
        let turn = tools.ends.bamboohr.turn().await;
        export.entry.note_record_sent(self.now());
        self.store.put_exports([&*export])?;
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
    ) -> Result<(), Stopped> {
        let Some(everything) = wanted(export, tools, RecordFields::default()) else { return Ok(()) };
        let kept = everything.kept_by(record);
        let kept = RecordFields {
            credits: kept.credits && tools.fields.get().credits,
            hours: kept.hours && tools.fields.get().hours,
        };
        tools.fields.set(kept);
        let should_be = wanted(export, tools, kept).unwrap_or(everything);
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
    pub(crate) fn refuse(&self, exports: &mut [Export], fault: ExportFault) -> Result<(), Stopped> {
        let now = self.now();
        let mut refused = Vec::new();
        for export in exports.iter_mut().filter(|export| export.entry.next(now, None) != Step::Nothing) {
            export.entry.note_refused(fault);
            refused.push(&*export);
        }
        Ok(self.store.put_exports(refused)?)
    }
}

/// The record that `export` should become, unless there can be no training type for it.
fn wanted<P: Platform>(export: &Export, tools: &Tools<'_, P>, fields: RecordFields) -> Option<RecordWanted> {
    let completion = &export.entry.completion;
    let kind = tools.type_of(completion.title.as_str())?;
    Some(record(completion, &export.reference, kind, day(export, tools), fields))
}

/// The day of completion, as the organisation's clocks show it.
pub(crate) fn day<P: Platform>(export: &Export, tools: &Tools<'_, P>) -> NaiveDate {
    let at = export.entry.completion.completed_at;
    let local = tools.zone.as_ref().map_or(at, |zone| at + zone.offset_at(at));
    local.date_naive()
}
