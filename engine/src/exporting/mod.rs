//! The exporting part of a run: what people completed goes back to `BambooHR`, one bounded slice at a time.
//!
//! The ledger knows how far each completion has come. After a crash or a failure the part begins again with reading,
//! which finds nothing new, and goes on with what the ledger says is pending.

pub(crate) mod approving;
mod bounds;
mod checking;
mod employees;
mod files;
mod reading;
mod records;
mod types;
mod view;
mod writing;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    attribute::{Attribute, BirthdayDetail, Release},
    credential::Credential,
    employee::PersonKey,
    export::{
        entry::{Entry, Reference, SETTLES_IN},
        history::unread,
        matching::ByAddress,
        tally::ExportTally,
        training::{RecordFields, TrainingType, TypeWanted},
    },
    learning::{AccountId, Assignment},
    provider::{ProviderFailure, bamboohr, ispring::SkippedResult},
    provisioning::{
        account::{Account, Holding},
        needs::address,
    },
    service::{ConnectionSlot, HrSystem},
    sync::{
        plan::{Known, Standing},
        run::{Event, Next, Run, RunId},
    },
};

use self::{
    bounds::{Budget, Halt, Terms, until_asked},
    employees::read_employees,
};
use crate::{
    connecting::connection::LEARNING,
    fault::Fault,
    organisation::Organisation,
    platform::Platform,
    upstream::{bamboohr::BambooHr, ispring::ISpring, session::SharedSession},
};

/// What is being done.
enum Task {
    /// Reading what was completed long ago with these accounts, the first of them from this page on.
    Earlier(Vec<AccountId>, Option<String>),
    /// Reading what was completed since the last time, from this page on.
    Completed(Option<String>),
    /// Keeping what was found, and then the next of these.
    Keeping(Box<Task>),
    /// Deciding about what waits, now that everything is read.
    Deciding,
    /// Reading what is assigned, from this page on.
    Assigned(Option<String>),
    /// Asking for certificates, from behind this number on.
    Certificates(i64),
    /// Bringing training types in step with what is assigned.
    Types(Vec<TypeWanted>),
    /// Reading the employees of `BambooHR`, for those that are to be written from behind this number on.
    Employees(employees::Reading, i64),
    /// Writing what is pending, from behind this number on.
    Writing(i64),
    /// Looking whether somebody has changed what was written.
    Checking,
}

/// What is still to be exported, and what is known for it.
pub(crate) struct ExportWork {
    task: Task,
    /// The company at `BambooHR`.
    company: String,
    /// When it was begun: what is completed later is read by the next run.
    began: DateTime<Utc>,
    /// Whose accounts are whose.
    holders: BTreeMap<AccountId, (PersonKey, Holding)>,
    /// Everybody we know.
    people: BTreeMap<PersonKey, Known>,
    /// How many people of the directory have an address.
    addresses: BTreeMap<String, u64>,
    /// The run it is done in.
    run: RunId,
    /// The results that earlier runs, or this one before a crash, have told of as not to be understood.
    told: BTreeMap<SkippedResult, RunId>,
    /// Those that were read now, by the run that has told of them.
    skipped: BTreeMap<SkippedResult, RunId>,
    /// Completions that were found and are not in the ledger yet.
    found: Vec<(PersonKey, Reference, Entry)>,
    /// What was found to be assigned.
    assigned: BTreeMap<PersonKey, Vec<Assignment>>,
    /// The training types, once they were read.
    types: Option<Vec<TrainingType>>,
    /// The employees of `BambooHR`, once they were read.
    employees: Option<ByAddress>,
    /// Which fields training records have, as far as was seen.
    fields: RecordFields,
    /// How many people in a row there were whose files the key may not write.
    file_refusals: u32,
    /// What kept some of it from being written, beside the others.
    failure: Option<ProviderFailure>,
    /// When the first of those entries can go on that wait.
    waits_until: Option<DateTime<Utc>>,
}

impl ExportWork {
    /// Takes note of results that can't be understood. Each is told of by one run, though it is read again and again.
    fn note_skipped(&mut self, tally: &mut ExportTally, skipped: Vec<SkippedResult>) {
        for result in skipped {
            let told = self.told.get(&result).copied();
            let is_new = self.skipped.insert(result, told.unwrap_or(self.run)).is_none();
            tally.unreadable += u64::from(is_new && told.is_none());
        }
    }

    /// Whether the key may write nobody's files.
    fn are_files_refused(&self) -> bool {
        self.file_refusals >= files::REFUSALS_IN_ALL
    }
}

/// Both ends of an export.
pub(crate) struct Ends<'a, P> {
    pub(crate) ispring: ISpring<'a, P>,
    pub(crate) bamboohr: BambooHr<'a, P>,
    sessions: &'a [SharedSession; 2],
    budget: Budget,
    terms: Terms,
}

impl<P: Platform> Organisation<'_, P> {
    /// Does the next step.
    pub(crate) async fn export_completions(&self, run: &mut Run) -> Result<Next, Fault> {
        let learning = self.entered(LEARNING, ConnectionSlot::Active)?;
        let bamboohr = self.entered(HrSystem::BambooHr, ConnectionSlot::Active)?;
        let (Some(learning), Some(bamboohr), Some(terms)) = (learning, bamboohr, self.terms()?) else {
            return self.happened(run, Event::PartGone(self.aside()?));
        };
        let tally = run.exports().clone();
        if let Some(settles_at) = self.store.preparing_since()?.map(|since| since + SETTLES_IN) {
            if self.now() < settles_at {
                return self.happened(run, Event::Exported(tally, Some(settles_at)));
            }
            self.store.set_preparing_since(None)?;
        }
        let (mut tally, before) = (tally.clone(), tally.requests);
        self.memory.at_work_aside.set(true);
        let outcome = self.export(terms, &mut tally, &learning.credential, &bamboohr.credential).await;
        self.memory.at_work_aside.set(false);
        if !self.is_active(run)? {
            return Ok(Next::Ended);
        }
        self.count_requests(run, tally.requests - before);
        self.platform.transaction(|| match outcome {
            Ok(Some(Next::At(at))) => self.happened(run, Event::Exported(tally, Some(at))),
            // What asked for nothing goes on in another alarm: the runtime's clock may have stood still.
            Ok(Some(next)) => {
                let further = self.happened(run, Event::Exported(tally, None))?;
                Ok(if next == Next::Now { next } else { further })
            }
            Ok(None) => {
                self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                    connection.own.last_export = Some(self.now());
                })?;
                self.happened(run, Event::ExportsInStep(tally))
            }
            Err(Halt::Failure(failure)) => {
                // What was done before counts.
                run.count_exports(tally);
                self.failed(run, failure)
            }
            // By what there is now, it goes on or ends.
            Err(Halt::Superseded) => self.happened(run, Event::Exported(tally, Some(self.now()))),
            Err(Halt::Fault(fault)) => Err(fault),
        })
    }

    /// What was exported to another company of `BambooHR` says nothing of this one: all is to be written there.
    fn forget_exports_elsewhere(&self, company: &str) -> Result<(), Fault> {
        if self.store.exported_to()?.as_deref() != Some(company) {
            self.store.clear_exports()?;
            self.store.set_exported_to(company)?;
            self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                connection.own.read_until = None;
            })?;
        }
        Ok(())
    }

    /// Does one slice with both ends, and counts what was asked of them.
    async fn export(
        &self,
        terms: Terms,
        tally: &mut ExportTally,
        learning: &Credential,
        target: &Credential,
    ) -> Result<Option<Next>, Halt> {
        let sessions =
            [self.session(ConnectionSlot::Active, learning)?, self.session(ConnectionSlot::Active, target)?];
        let [of_learning, of_bamboohr] = &sessions;
        for session in &sessions {
            // What was asked before is not the export's.
            session.borrow_mut().take_requests();
        }
        let company = bamboohr::company(target)?.to_string();
        let kept = self.memory.exporting.take().filter(|(of, _)| *of == terms.run);
        let mut work = match kept {
            Some((_, work)) if work.company == company => work,
            _ => self.begin_export(tally, company, terms.run)?,
        };
        let ends = Ends {
            ispring: self.ispring(learning, of_learning)?,
            bamboohr: BambooHr::new(self.platform, self.config, target, of_bamboohr)?,
            sessions: &sessions,
            budget: Budget::new(self.memory.asked_in_alarm.get(), self.now()),
            terms,
        };
        let outcome = until_asked(&ends, async || self.step(tally, &mut work, &ends).await).await;
        tally.requests += ends.requests();
        if let Ok(Some(_)) = &outcome {
            self.memory.exporting.replace(Some((ends.terms.run, work)));
        }
        outcome
    }

    async fn step(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        ends: &Ends<'_, P>,
    ) -> Result<Option<Next>, Halt> {
        let task = std::mem::replace(&mut work.task, Task::Checking);
        let next = match task {
            // It looks itself whether it may go on, and counts what was written until then.
            Task::Writing(after) => self.write(tally, work, after, ends).await?,
            Task::Checking => {
                self.on_terms(ends, self.check(tally, work, ends)).await?;
                tally.failure.clone_from(&work.failure);
                return Ok(None);
            }
            task => self.on_terms(ends, self.prepare(tally, work, task, ends)).await?,
        };
        Ok(Some(next))
    }

    /// Does the next of what comes before writing.
    async fn prepare(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        task: Task,
        ends: &Ends<'_, P>,
    ) -> Result<Next, Halt> {
        match task {
            Task::Earlier(of, page) => self.read_earlier(tally, work, of, page, ends).await?,
            Task::Completed(page) => self.read_completed(tally, work, page, ends).await?,
            Task::Keeping(then) => self.keep_found(work, *then, ends).await?,
            Task::Deciding => self.decide(tally, work)?,
            Task::Assigned(page) => self.read_assigned(tally, work, page, ends).await?,
            Task::Certificates(after) => self.ask_for_certificates(tally, work, after, ends).await?,
            Task::Types(wanted) => self.prepare_types(tally, work, wanted, ends).await?,
            Task::Employees(read, then) => {
                let size = self.config.page_size(HrSystem::BambooHr);
                read_employees(work, read, then, size, ends).await?;
            }
            task @ (Task::Writing(_) | Task::Checking) => work.task = task,
        }
        Ok(Next::Further)
    }

    fn begin_export(
        &self,
        tally: &mut ExportTally,
        company: String,
        run: RunId,
    ) -> Result<ExportWork, Fault> {
        self.forget_exports_elsewhere(&company)?;
        let told = self.store.skipped_results()?;
        // By this run, before a crash.
        tally.unreadable = told.values().filter(|by| **by == run).count() as u64;
        tally.predecessors = 0;
        let ledger = self.store.account_ledger()?;
        let connection = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        let unread = match connection.and_then(|connection| connection.own.read_until) {
            Some(read_until) => unread(ledger.values().filter_map(Account::holding), read_until),
            // Everybody's are read.
            None => Vec::new(),
        };
        // Nothing but the address: whose completions are whose at `BambooHR` is found by it.
        let people =
            self.store.known_by(&Release::new([Attribute::WorkEmail], BirthdayDetail::DayAndMonth))?;
        let mut addresses = BTreeMap::new();
        let present = people.values().filter(|known| known.standing == Standing::Present);
        for address in present.filter_map(|known| address(&known.employee.values)) {
            *addresses.entry(address).or_default() += 1;
        }
        let holders = ledger.into_iter().filter(|(key, _)| people.contains_key(key));
        let holders = holders.filter_map(|(key, account)| {
            let holding = account.into_holding()?;
            Some((holding.id.clone(), (key, holding)))
        });
        Ok(ExportWork {
            task: Task::Earlier(unread, None),
            company,
            began: self.now(),
            holders: holders.collect(),
            people,
            addresses,
            run,
            told,
            skipped: BTreeMap::new(),
            found: Vec::new(),
            assigned: BTreeMap::new(),
            types: None,
            employees: None,
            fields: RecordFields::default(),
            file_refusals: 0,
            failure: None,
            waits_until: None,
        })
    }
}
