//! Writing what is pending: whose it is, then the records, then the files, person by person.

use std::{
    cell::Cell,
    collections::{BTreeMap, btree_map::Entry},
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    employee::{EmployeeId, PersonKey},
    export::{
        entry::{RemoteId, Stage, Step},
        tally::ExportTally,
        training::{RecordFields, TypeWanted},
    },
    service::HrSystem,
    settings::Certificates,
    sync::run::Next,
    text::name_key,
};
use futures_util::{StreamExt, stream};

use super::{Ends, ExportWork, Task, bounds::Halt, employees, files::REFUSALS_IN_ALL};
use crate::{fault::Fault, organisation::Organisation, platform::Platform, store::exports::Export};

/// Completions that one slice begins with at most.
const BATCH: usize = 20;

/// Completions that one step looks through for those it can begin with, if among the next [`BATCH`] there are none.
const LOOKED_THROUGH: usize = 200;

/// People whose completions are written at the same time.
const AT_ONCE: usize = 5;

/// How soon it is looked again for what may be under way, at the earliest.
const SOON: TimeDelta = TimeDelta::seconds(1);

/// What writing people's completions needs.
pub(crate) struct Tools<'a, P: Platform> {
    pub(crate) ends: &'a Ends<'a, P>,
    /// The training type of each course, by its title's key.
    pub(crate) types: BTreeMap<String, Option<RemoteId>>,
    /// The zone in which a completion has its day.
    pub(crate) zone: Option<P::Zone>,
    pub(crate) certificates: Certificates,
    pub(crate) fields: Cell<RecordFields>,
    pub(crate) file_refusals: Cell<u32>,
    pub(crate) records: Cell<u64>,
    pub(crate) files: Cell<u64>,
    /// Whether something was left that can be written.
    pub(crate) stopped: Cell<bool>,
}

/// The training type of a course.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Is(RemoteId),
    /// `BambooHR` does not accept one.
    Refused,
    /// Not created in this slice.
    NotYet,
}

impl<P: Platform> Tools<'_, P> {
    /// The training type of a course.
    pub(crate) fn kind_of(&self, title: &str) -> Kind {
        match self.types.get(&name_key(title)) {
            Some(Some(id)) => Kind::Is(*id),
            Some(None) => Kind::Refused,
            None => Kind::NotYet,
        }
    }

    /// Whether the rest is left to another slice.
    pub(crate) fn stops(&self, now: DateTime<Utc>) -> bool {
        let is_spent = self.ends.is_spent(now);
        self.stopped.set(self.stopped.get() || is_spent);
        is_spent
    }
}

/// What somebody has at `BambooHR`.
pub(crate) struct Seen<T> {
    /// When the look began: what came later is not in it.
    pub(crate) at: DateTime<Utc>,
    pub(crate) what: T,
    /// Whether nothing was written since.
    pub(crate) is_fresh: bool,
}

impl<T> Seen<T> {
    /// Whether one has to look again for `export`: what may have been sent once is sent again only right after a look.
    pub(crate) fn is_too_old_for(&self, export: &Export, now: DateTime<Utc>) -> bool {
        !self.is_fresh && export.entry.settles_at().is_some_and(|at| at <= now)
    }
}

/// The employee of the first of `exports` that `step` is next for.
pub(crate) fn employee_of(exports: &[Export], step: Step) -> Option<EmployeeId> {
    exports.iter().find(|export| export.entry.next() == step)?.entry.employee.clone()
}

/// All completions of a person that nothing has stopped.
struct Group {
    exports: Vec<Export>,
    /// Where each was.
    before: BTreeMap<i64, Stage>,
}

impl Group {
    fn new(exports: Vec<Export>) -> Self {
        let before = exports.iter().map(|export| (export.number, export.entry.stage())).collect();
        Self { exports, before }
    }

    /// When it is looked again for what may be under way.
    fn settles_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let first = self.exports.iter().filter_map(|export| export.entry.settles_at()).min()?;
        // Who looked before that time, and was busy until after it, looks again, but not for ever at once.
        Some(first.max(now + SOON))
    }

    /// Counts what has come to an end.
    fn count(&self, tally: &mut ExportTally) {
        for export in &self.exports {
            let (before, now) = (self.before.get(&export.number), export.entry.stage());
            if before == Some(&now) {
                continue;
            }
            tally.done += u64::from(before == Some(&Stage::Pending));
            tally.failed += u64::from(now == Stage::Failed);
            tally.altered += u64::from(now == Stage::Altered);
        }
    }
}

impl ExportWork {
    /// Whether anything of `export` can be written now.
    fn is_due(&self, export: &Export) -> bool {
        match export.entry.next() {
            Step::Record => true,
            Step::File => !self.are_files_refused(),
            Step::Match => self.people.contains_key(&export.person),
            Step::Nothing => false,
        }
    }

    /// Whether the employees of `BambooHR` are to be read before `export` can be written.
    fn lacks_employees_for(&self, export: &Export) -> bool {
        let is_elsewhere = export.person.service != HrSystem::BambooHr;
        is_elsewhere && export.entry.next() == Step::Match && self.employees.is_none()
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// Writes the next pending completions.
    pub(crate) async fn write(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        after: i64,
        ends: &Ends<'_, P>,
    ) -> Result<Next, Halt> {
        let mut pending = self.store.pending_exports(after, BATCH)?;
        if !pending.iter().any(|export| work.is_due(export)) {
            pending = self.store.pending_exports(after, LOOKED_THROUGH)?;
        }
        let Some(last) = pending.last().map(|export| export.number) else {
            // Those that wait for a request to settle are gone through once more.
            work.task = if work.waits_until.is_some() { Task::Writing(0) } else { Task::Checking };
            return Ok(work.waits_until.take().map_or(Next::Further, Next::At));
        };
        pending.retain(|export| work.is_due(export));
        if pending.iter().any(|export| work.lacks_employees_for(export)) {
            work.task = Task::Employees(employees::Reading::default(), after);
            return Ok(Next::Further);
        }
        let last = pending.get(BATCH).map_or(last, |next| next.number - 1);
        pending.truncate(BATCH);
        work.task = Task::Writing(last);
        if pending.is_empty() {
            return Ok(Next::Further);
        }
        let people = pending.into_iter().map(|export| export.person).collect();
        let groups = self.groups(tally, work, people)?;
        let tools = self.on_terms(ends, self.tools(tally, work, &groups, ends)).await?;
        let write = |mut group: Group| {
            let tools = &tools;
            async move {
                let outcome = self.write_group(&mut group.exports, tools).await;
                (group, outcome)
            }
        };
        let written =
            async { Ok(stream::iter(groups).map(write).buffered(AT_ONCE).collect::<Vec<_>>().await) };
        let outcomes = self.on_terms(ends, written).await;
        work.fields = tools.fields.get();
        work.file_refusals = tools.file_refusals.get();
        tally.records += tools.records.get();
        tally.files += tools.files.get();
        let mut outcome = Ok(Next::Further);
        if tools.stopped.get() {
            // What was left is gone on with: what is done is not pending any more.
            work.task = Task::Writing(after);
            outcome = Ok(Next::Now);
        }
        for (group, came_to) in outcomes? {
            group.count(tally);
            match came_to {
                Ok(()) => {
                    work.waits_until = work.waits_until.into_iter().chain(group.settles_at(self.now())).min();
                }
                // It is this person's: the others are not kept waiting.
                Err(Halt::Failure(failure)) if failure.may_concern_one() => work.failure = Some(failure),
                Err(reason) => outcome = Err(reason),
            }
        }
        outcome
    }

    /// All completions of `people`, whose employees are known.
    fn groups(
        &self,
        tally: &mut ExportTally,
        work: &ExportWork,
        mut people: Vec<PersonKey>,
    ) -> Result<Vec<Group>, Fault> {
        people.sort_unstable();
        people.dedup();
        let mut groups = Vec::new();
        for person in people {
            let mut exports = self.store.exports_of(&person)?;
            exports.retain(|export| export.entry.fault.is_none());
            let mut group = Group::new(exports);
            self.match_employee(work, &person, &mut group.exports)?;
            group.count(tally);
            if group.exports.iter().any(|export| work.is_due(export)) {
                groups.push(group);
            }
        }
        Ok(groups)
    }

    async fn tools<'b>(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        groups: &[Group],
        ends: &'b Ends<'b, P>,
    ) -> Result<Tools<'b, P>, Halt> {
        let settings = self.settings()?;
        let mut types = BTreeMap::new();
        for export in groups.iter().flat_map(|group| &group.exports) {
            if export.entry.next() != Step::Record {
                continue;
            }
            // Those that are left come in another slice.
            if ends.is_spent(self.now()) {
                break;
            }
            let name = export.entry.completion.title.as_str().to_owned();
            if let Entry::Vacant(place) = types.entry(name_key(&name)) {
                let wanted = TypeWanted { name, required: false, due_days: None };
                place.insert(self.training_type(tally, work, &wanted, ends).await?);
            }
        }
        Ok(Tools {
            ends,
            types,
            zone: self.platform.zone(&settings.schedule.zone),
            certificates: settings.certificates,
            fields: Cell::new(work.fields),
            file_refusals: Cell::new(work.file_refusals),
            records: Cell::new(0),
            files: Cell::new(0),
            stopped: Cell::new(false),
        })
    }

    /// Writes the completions of one person, as far as it goes. The ledger knows how far, whatever happens.
    async fn write_group(&self, exports: &mut [Export], tools: &Tools<'_, P>) -> Result<(), Halt> {
        // Creating types alone may have taken all the time there was, and so may those before them.
        if tools.stops(self.now()) {
            return Ok(());
        }
        self.write_records(exports, tools).await?;
        if tools.file_refusals.get() >= REFUSALS_IN_ALL || tools.stops(self.now()) {
            return Ok(());
        }
        self.write_files(exports, tools).await
    }
}
