//! What people completed, and what of it is at `BambooHR`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{
    export::entry::Reference,
    learning::{AccountId, Completion, CourseId, EnrollmentId},
    service::HrSystem,
    text::Text,
};
use simulators::ispring::{Enrolment, Progress};

use super::{
    Broken, Key, hold,
    rows::{self, select, text},
};
use crate::{
    company,
    humans::{self, Humans},
    notes::Notes,
    site::Site,
};

/// What was completed.
#[derive(Debug, Clone)]
struct Completed {
    account: String,
    address: String,
    course: String,
    at: DateTime<Utc>,
    /// The address that the account had when it was completed, which may be days before the platform heard of it.
    address_then: String,
    has_certificate: bool,
}

/// Everything that ever was completed, by the reference that its record and its file carry.
#[derive(Debug, Default)]
pub(super) struct Completions {
    by_reference: BTreeMap<String, Completed>,
    known: BTreeSet<String>,
    /// The addresses that each account was seen with, each since when.
    addresses: BTreeMap<String, Vec<(DateTime<Utc>, String)>>,
    /// Who was first seen to have each account. Whose it was before that nobody ever told.
    first_holders: BTreeMap<String, u64>,
    /// Records and files that were looked at.
    judged: BTreeSet<(&'static str, u64)>,
}

/// A record or a file.
#[derive(Debug)]
struct Written {
    id: u64,
    reference: String,
    person: u64,
}

impl Completions {
    /// Looks at the learning platform: somebody may have completed something.
    pub(super) fn look(&mut self, site: &Site, numbers: &BTreeMap<Key, u64>) {
        let ispring = site.world.providers.ispring.control();
        let done = |one: &Enrolment| one.completed_at.is_some() && is_done(one.progress);
        let new: Vec<_> = ispring
            .enrolments()
            .into_iter()
            .filter(|one| done(one) && !self.known.contains(&one.id))
            .collect();
        let accounts: BTreeMap<_, _> =
            ispring.accounts().into_iter().map(|one| (one.email.to_lowercase(), one.id)).collect();
        self.note_addresses(&accounts, site.world.now());
        self.note_holders(site, numbers);
        if new.is_empty() {
            return;
        }
        let courses: BTreeMap<_, _> = ispring.courses().into_iter().map(|one| (one.title, one.id)).collect();
        for one in new {
            let address = one.email.to_lowercase();
            let (Some(account), Some(course), Some(at)) =
                (accounts.get(&address), courses.get(&one.course), one.completed_at)
            else {
                continue;
            };
            let reference = reference(account, course, &one, at);
            self.known.insert(one.id);
            let address_then = self.address_at(account, at).unwrap_or(&address).to_owned();
            let completed = Completed {
                account: account.clone(),
                address,
                course: one.course,
                at,
                address_then,
                has_certificate: one.certificate.is_some(),
            };
            self.by_reference.insert(reference, completed);
        }
    }

    fn note_addresses(&mut self, accounts: &BTreeMap<String, String>, now: DateTime<Utc>) {
        for (address, account) in accounts {
            let known = self.addresses.entry(account.clone()).or_default();
            if known.last().is_none_or(|(_, last)| last != address) {
                known.push((now, address.clone()));
            }
        }
    }

    fn note_holders(&mut self, site: &Site, numbers: &BTreeMap<Key, u64>) {
        let sql = "SELECT service, id, json_extract(body, '$.state.id') FROM accounts WHERE state IN ('open', 'closed')";
        for row in select(site, sql).unwrap_or_default().iter() {
            let [service, id, account] = row.as_slice() else { continue };
            let (Some(service), Some(id), Some(account)) = (text(service), text(id), text(account)) else {
                continue;
            };
            if let Some(number) = numbers.get(&(service.to_owned(), id.to_owned())) {
                self.first_holders.entry(account.to_owned()).or_insert(site.human(*number));
            }
        }
    }

    /// The address that `account` had at `at`, or first.
    fn address_at(&self, account: &str, at: DateTime<Utc>) -> Option<&str> {
        let all = self.addresses.get(account)?;
        let then = all.iter().rev().find(|(since, _)| *since <= at).or(all.first());
        then.map(|(_, address)| address.as_str())
    }

    /// One record and one file at most for each completion, none for somebody else's, and nothing that was not approved.
    pub(super) fn check(
        &mut self,
        site: &Site,
        (humans, numbers): (&Humans, &BTreeMap<Key, u64>),
        notes: &Notes,
        is_strict: bool,
    ) -> Result<(), Broken> {
        self.note_holders(site, numbers);
        for (what, all) in [("record", records(site)), ("file", files(site))] {
            let mut seen = BTreeSet::new();
            for one in all {
                // Of two people's one is judged below: it is somebody else's. Somebody with two numbers may have it under
                // both (docs/simulation.md).
                let of = (one.person, one.reference.clone());
                hold(seen.insert(of), || format!("a {what} twice: {one:?}"))?;
                if !self.judged.insert((what, one.id)) {
                    continue;
                }
                let completed = self.by_reference.get(&one.reference);
                let Some(completed) = completed else {
                    return Err(Broken(format!("a {what} of nothing that was completed: {one:?}")));
                };
                let is_first = self.first_holders.get(&completed.account) == Some(&site.human(one.person));
                hold(is_of(site, humans, notes, (&one, is_first), completed), || {
                    format!("a {what} of somebody else's completion: {one:?} {completed:?}")
                })?;
                let name = (completed.course.clone(), completed.at.timestamp());
                let is_approved =
                    if is_strict { notes.exports.contains(&name) } else { !notes.exports.is_empty() };
                hold(is_approved, || format!("a {what} that nobody has approved: {completed:?}"))?;
            }
        }
        Ok(())
    }

    /// Everything that was completed by those who are employed and listed is written.
    pub(super) fn check_all(
        &self,
        site: &Site,
        humans: &Humans,
        notes: &Notes,
        came_at: &BTreeMap<u64, DateTime<Utc>>,
    ) -> Result<(), Broken> {
        let references = |all: Vec<Written>| -> BTreeSet<_> {
            all.into_iter().map(|one| (site.human(one.person), one.reference)).collect()
        };
        let (records, files) = (references(records(site)), references(files(site)));
        let sql = "SELECT json_extract(accounts.body, '$.state.id'), json_extract(accounts.body, '$.state.counts_from')
                   FROM accounts JOIN people USING (service, id)
                   WHERE state = 'open' AND standing = 'present'";
        let rows = select(site, sql)?;
        let held: BTreeSet<_> = rows.iter().filter_map(|row| text(row.first()?)).collect();
        let handed_over: BTreeSet<_> = rows
            .iter()
            .filter(|row| row.last().and_then(text).is_some())
            .filter_map(|row| text(row.first()?))
            .collect();
        let (employed, are_emails_released) = (humans::employed(site), rows::are_emails_released(site)?);
        for (human, addresses) in humans.plain() {
            let Some(Some(one)) = employed.get(&human) else { continue };
            let is_known_by_address = company::people(site, HrSystem::BambooHr)
                .iter()
                .filter(|person| person.email.trim().to_lowercase() == one.address)
                .count()
                == 1;
            // Of another number that somebody had, the employee may be gone.
            let is_found = site.source.get() == HrSystem::BambooHr || is_known_by_address;
            if !is_found || site.came_back(human) {
                continue;
            }
            // Who was away so long as to be forgotten begins anew.
            let came_at = came_at.get(&human);
            let is_told = !one.address.is_empty() && are_emails_released;
            let theirs = |completed: &&Completed| {
                is_told
                    && addresses.contains(&completed.address)
                    && held.contains(completed.account.as_str())
                    && came_at.is_none_or(|at| {
                        completed.at > *at && !handed_over.contains(completed.account.as_str())
                    })
                    // The day is the organisation's: not to be told so near to it.
                    && notes.since.is_none_or(|since| completed.at.date_naive() > since)
                    && notes.moved_at.is_none_or(|moved_at| completed.at > moved_at)
            };
            for (reference, completed) in self.by_reference.iter().filter(|(_, one)| theirs(one)) {
                let key = (human, reference.clone());
                hold(records.contains(&key), || format!("no record of {one:?} for {completed:?}"))?;
                hold(!completed.has_certificate || files.contains(&key), || {
                    format!("no certificate of {one:?} for {completed:?}")
                })?;
            }
        }
        Ok(())
    }
}

/// Whether the completion is the person's. Employees are found by address, and so are people in a new source: whose
/// address went to somebody else since they were read last may be taken for that one (docs/simulation.md).
fn is_of(
    site: &Site,
    humans: &Humans,
    notes: &Notes,
    (one, is_first): (&Written, bool),
    completed: &Completed,
) -> bool {
    let human = site.human(one.person);
    let is_by_address = site.source.get() != HrSystem::BambooHr;
    let shares = || humans.owners(&completed.address).any(|learner| humans.shared(learner, human));
    let is_theirs = humans.had(human, &completed.address)
        && (is_first || !humans.was_of_another(human, &completed.address_then, completed.at));
    let mut owners = humans.owners(&completed.address);
    let is_taken_for_another =
        humans.had(human, &completed.address) && owners.any(|owner| humans.are_namesakes(owner, human));
    is_theirs || is_taken_for_another || notes.moved_at.is_some() || (is_by_address && shares())
}

fn reference(account: &str, course: &str, one: &Enrolment, at: DateTime<Utc>) -> String {
    let completion = Completion {
        enrollment: EnrollmentId::try_from(one.id.clone()).expect("an id"),
        course: CourseId::try_from(course.to_owned()).expect("an id"),
        title: Text::new(&one.course).expect("a title"),
        completed_at: at,
        score: None,
        seconds: None,
    };
    let account = AccountId::try_from(account.to_owned()).expect("an id");
    Reference::of(&account, &completion).as_str().to_owned()
}

fn records(site: &Site) -> Vec<Written> {
    let written = |record: simulators::bamboohr::TrainingRecord| {
        let notes = record.notes?;
        let (_, rest) = notes.split_once("Rollcall ")?;
        Some(Written { id: record.id, reference: rest.chars().take(12).collect(), person: record.person })
    };
    site.world.providers.bamboohr.control().training_records().into_iter().filter_map(written).collect()
}

fn files(site: &Site) -> Vec<Written> {
    let written = |file: simulators::bamboohr::StoredFile| {
        let (_, rest) = file.name.rsplit_once('(')?;
        Some(Written { id: file.id, reference: rest.chars().take(12).collect(), person: file.person })
    };
    site.world.providers.bamboohr.control().files().into_iter().filter_map(written).collect()
}

fn is_done(progress: Progress) -> bool {
    matches!(progress, Progress::Complete | Progress::Passed)
}
