//! Reading what was completed and what is assigned, and which certificates were issued.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    employee::PersonKey,
    export::{
        entry::{Entry, Reference},
        tally::ExportTally,
        training::types_of,
    },
    learning::AccountId,
    provider::ispring::{Learned, ResultsPage},
    service::{ConnectionSlot, HrSystem},
};

use super::{Ends, ExportWork, Task, bounds::Halt};
use crate::{
    connecting::connection::LEARNING,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::exports::Export,
    upstream::ispring,
};

/// How long before the last export completions are asked for again: some are judged, or sent by a telephone that was
/// offline, days after their date.
const LOOKS_BACK: TimeDelta = TimeDelta::days(30);

/// How far beyond now completions are asked for: clocks differ.
const LOOKS_AHEAD: TimeDelta = TimeDelta::days(1);

/// Certificates that are asked for in one slice.
const ASKED_FOR: usize = 200;

impl<P: Platform> Organisation<'_, P> {
    /// Reads one page of what was completed long ago with the first of `accounts` into the ledger.
    pub(crate) async fn read_earlier(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        mut accounts: Vec<AccountId>,
        page: Option<String>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let rest = accounts.split_off(accounts.len().min(ispring::AT_ONCE));
        if accounts.is_empty() {
            work.task = Task::Completed(None);
            return Ok(());
        }
        let until = work.began + LOOKS_AHEAD;
        let read = ends.ispring.completed_results(&accounts, None, until, page.as_deref()).await?;
        let next = read.next.clone();
        self.note_found(tally, work, read, None)?;
        let of = if next.is_some() { accounts.into_iter().chain(rest).collect() } else { rest };
        work.task = Task::Keeping(Box::new(Task::Earlier(of, next)));
        Ok(())
    }

    /// Reads one page of what was completed since the last time into the ledger.
    pub(crate) async fn read_completed(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        page: Option<String>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let connection = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        let read_until = connection.and_then(|connection| connection.own.read_until);
        let since = read_until.map(|until| until - LOOKS_BACK);
        let until = work.began + LOOKS_AHEAD;
        let read = ends.ispring.completed_results(&[], since, until, page.as_deref()).await?;
        let next = read.next.clone();
        self.note_found(tally, work, read, read_until)?;
        let then = if next.is_some() { Task::Completed(next) } else { Task::Deciding };
        work.task = Task::Keeping(Box::new(then));
        Ok(())
    }

    /// Decides about what waits. From now on it is read from here on.
    pub(crate) fn decide(&self, tally: &mut ExportTally, work: &mut ExportWork) -> Result<(), Fault> {
        self.platform.transaction(|| {
            self.decide_waiting(tally, work)?;
            // What could not be understood is not waited for: as long as one looks back it is asked for again.
            let until = work.began;
            self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                connection.own.read_until = Some(until);
            })?;
            // Those of what is assigned come later: what is known of them stays until then.
            let told = work.told.iter().chain(&work.skipped).map(|(result, by)| (result.clone(), *by));
            self.store.set_skipped_results(&told.collect())?;
            work.task = Task::Assigned(None);
            Ok(())
        })
    }

    /// Takes note of completions that are not in the ledger yet. What was completed before `read_until` has been seen
    /// before.
    fn note_found(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        read: ResultsPage,
        read_until: Option<DateTime<Utc>>,
    ) -> Result<(), Fault> {
        work.note_skipped(tally, read.skipped);
        let mut found = Vec::new();
        for (account, learned) in read.results {
            if let (Learned::Completed(completion), Some((person, holding))) =
                (learned, work.holders.get(&account))
            {
                let at = completion.completed_at;
                if !holding.counts(at) && !planted::is(Planted::SomebodyElsesCompletions) {
                    // Told once, though it is read again and again.
                    tally.predecessors += u64::from(read_until.is_none_or(|until| at >= until));
                    continue;
                }
                let reference = Reference::of(&account, &completion);
                let mut entry = Entry::new(completion);
                if person.is_of(HrSystem::BambooHr) {
                    entry.employee = Some(person.id.clone());
                }
                found.push((person.clone(), reference, entry));
            }
        }
        let references: Vec<_> = found.iter().map(|(_, reference, _)| reference.as_str()).collect();
        let known = self.store.known_exports(&references)?;
        found.retain(|(_, reference, entry)| {
            known.get(reference.as_str()).is_none_or(|at| *at != entry.completion.completed_at)
        });
        self.note_recalculated(&mut found)?;
        work.found.append(&mut found);
        Ok(())
    }

    /// Takes those out of what was `found` that are in the ledger under another date, and has it say the one of now.
    fn note_recalculated(&self, found: &mut Vec<(PersonKey, Reference, Entry)>) -> Result<(), Fault> {
        let enrollments: Vec<_> =
            found.iter().map(|(person, _, entry)| (person, &entry.completion.enrollment)).collect();
        let mut known = self.store.exports_about(&enrollments)?;
        let mut changed = BTreeSet::new();
        found.retain(|(person, _, entry)| {
            let now = &entry.completion;
            let is_same = |export: &&mut Export| {
                export.person == *person && export.entry.completion.is_recalculated_as(now)
            };
            // Of several retakes with one score the last is meant.
            let same =
                known.iter_mut().filter(is_same).max_by_key(|export| export.entry.completion.completed_at);
            let Some(export) = same else { return true };
            if export.entry.completion.completed_at != now.completed_at {
                export.entry.note_recalculated(now.clone());
                changed.insert(export.number);
            }
            false
        });
        self.store.put_exports(known.iter().filter(|export| changed.contains(&export.number)))
    }

    /// Asks for the certificates of the next completions that were found, and keeps them in the ledger, once. After a crash
    /// they are found again.
    pub(super) async fn keep_found(
        &self,
        work: &mut ExportWork,
        then: Task,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let rest = work.found.split_off(work.found.len().min(ASKED_FOR));
        let mut found = std::mem::replace(&mut work.found, rest);
        if found.is_empty() {
            work.task = then;
            return Ok(());
        }
        work.task = Task::Keeping(Box::new(then));
        self.note_certificates(ends, found.iter_mut().map(|(.., entry)| entry)).await?;
        Ok(self.store.add_exports(&found)?)
    }

    /// Has `entries` say which certificates were issued.
    async fn note_certificates<'a>(
        &self,
        ends: &Ends<'_, P>,
        entries: impl Iterator<Item = &'a mut Entry>,
    ) -> Result<(), Halt> {
        let entries: Vec<_> = entries.collect();
        let enrollments: Vec<_> = entries.iter().map(|entry| entry.completion.enrollment.clone()).collect();
        let issued = ends.ispring.certificates(&enrollments).await?;
        let now = self.now();
        for entry in entries {
            let certificate = issued.get(&entry.completion.enrollment).cloned();
            entry.note_certificate(certificate, now);
        }
        Ok(())
    }

    /// Reads one page of what is assigned; once there are no more, keeps it.
    pub(crate) async fn read_assigned(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        page: Option<String>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let read = ends.ispring.open_results(page.as_deref()).await?;
        work.note_skipped(tally, read.skipped);
        for (account, learned) in read.results {
            if let (Learned::Assigned(assignment), Some((person, _))) = (learned, work.holders.get(&account))
            {
                work.assigned.entry(person.clone()).or_default().push(assignment);
            }
        }
        work.task = if read.next.is_some() {
            Task::Assigned(read.next)
        } else {
            for assignments in work.assigned.values_mut() {
                assignments.sort_by(|a, b| {
                    (a.due.is_none(), a.due, &a.title).cmp(&(b.due.is_none(), b.due, &b.title))
                });
            }
            self.store.set_assignments(&work.assigned)?;
            self.store.set_skipped_results(&work.skipped)?;
            Task::Certificates(0)
        };
        Ok(())
    }

    /// Asks which certificates were issued for the next completions that lack one.
    pub(crate) async fn ask_for_certificates(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        after: i64,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let mut exports = self.store.exports_without_certificate(after, ASKED_FOR)?;
        let Some(last) = exports.last().map(|export| export.number) else {
            // As long as nobody has seen what goes to this company, no type does either.
            let is_first = self.is_first_export()?;
            let wanted = if is_first { Vec::new() } else { types_of(work.assigned.values().flatten()) };
            work.task = Task::Types(wanted);
            tally.total = tally.done + self.store.export_counts()?.pending;
            return Ok(());
        };
        let before: Vec<_> = exports.iter().map(|export| export.entry.clone()).collect();
        self.note_certificates(ends, exports.iter_mut().map(|export| &mut export.entry)).await?;
        let changed = exports.iter().zip(&before).filter(|(export, before)| export.entry != **before);
        self.store.put_exports(changed.map(|(export, _)| export))?;
        work.task = Task::Certificates(last);
        Ok(())
    }
}
