//! Reading what was completed and what is assigned, and which certificates were issued.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    export::{
        entry::{Entry, Reference},
        tally::ExportTally,
        training::types_of,
    },
    learning::AccountId,
    provider::ispring::{Learned, ResultsPage},
    service::{HrSystem, Slot},
};

use super::{Ends, Task, Work, bounds::Halt};
use crate::{fault::Fault, organisation::Organisation, platform::Platform, upstream::ispring};

/// How long before the last export completions are asked for again: some are judged, or sent by a telephone that was
/// offline, days after their date.
const LOOKS_BACK: TimeDelta = TimeDelta::days(30);

/// How far beyond now completions are asked for: clocks differ.
const LOOKS_AHEAD: TimeDelta = TimeDelta::days(1);

/// Certificates that are asked for in one slice.
const ASKED_FOR: i64 = 200;

impl<P: Platform> Organisation<'_, P> {
    /// Reads one page of what was completed long ago with the first of `accounts` into the ledger.
    pub(crate) async fn read_earlier(
        &self,
        tally: &mut ExportTally,
        work: &mut Work,
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
        self.add_found(tally, work, read, None)?;
        work.task = if next.is_some() {
            Task::Earlier(accounts.into_iter().chain(rest).collect(), next)
        } else {
            Task::Earlier(rest, None)
        };
        Ok(())
    }

    /// Reads one page of what was completed since the last time into the ledger.
    pub(crate) async fn read_completed(
        &self,
        tally: &mut ExportTally,
        work: &mut Work,
        page: Option<String>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let connection = self.store.learning_connection(Slot::Active)?;
        let read_until = connection.and_then(|connection| connection.read_until);
        let since = read_until.map(|until| until - LOOKS_BACK);
        let until = work.began + LOOKS_AHEAD;
        let read = ends.ispring.completed_results(&[], since, until, page.as_deref()).await?;
        let next = read.next.clone();
        self.add_found(tally, work, read, read_until)?;
        work.task = if next.is_some() {
            Task::Completed(next)
        } else {
            self.decide_waiting(tally, work)?;
            // What could not be understood is asked for again, as if it had not been read.
            if tally.unreadable == 0 {
                let until = work.began;
                self.store.update_learning_connection(|connection| connection.read_until = Some(until))?;
            }
            Task::Assigned(None)
        };
        Ok(())
    }

    /// Adds completions that are not in the ledger yet. Their certificates are asked for next. What was completed before
    /// `read_until` has been seen before.
    fn add_found(
        &self,
        tally: &mut ExportTally,
        work: &Work,
        read: ResultsPage,
        read_until: Option<DateTime<Utc>>,
    ) -> Result<(), Fault> {
        tally.unreadable += read.skipped;
        let mut found = Vec::new();
        for (account, learned) in read.results {
            if let (Learned::Completed(completion), Some((person, holding))) =
                (learned, work.holders.get(&account))
            {
                let at = completion.completed_at;
                if !holding.counts(at) {
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
        found.retain(|(_, reference, _)| !known.contains(reference.as_str()));
        self.store.add_exports(&found)
    }

    /// Reads one page of what is assigned; once there are no more, keeps it.
    pub(crate) async fn read_assigned(
        &self,
        tally: &mut ExportTally,
        work: &mut Work,
        page: Option<String>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let read = ends.ispring.open_results(page.as_deref()).await?;
        tally.unreadable += read.skipped;
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
            Task::Certificates(0)
        };
        Ok(())
    }

    /// Asks which certificates were issued for the next completions that lack one.
    pub(crate) async fn ask_for_certificates(
        &self,
        tally: &mut ExportTally,
        work: &mut Work,
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
        let enrollments: Vec<_> =
            exports.iter().map(|export| export.entry.completion.enrollment.clone()).collect();
        let issued = ends.ispring.certificates(&enrollments).await?;
        let now = self.now();
        exports.retain_mut(|export| {
            let before = export.entry.clone();
            let certificate = issued.get(&export.entry.completion.enrollment).cloned();
            export.entry.note_certificate(certificate, now);
            export.entry != before
        });
        self.store.put_exports(&exports)?;
        work.task = Task::Certificates(last);
        Ok(())
    }
}
