//! The people there are now, and what happens to them: the same for every provider.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::change::{Change, InvalidChange};
use super::generate::Company;
use super::person::{Person, Status};

/// The company's people, who comes and who goes.
#[derive(Debug)]
pub struct Roster {
    company: Company,
    /// By id.
    people: Vec<Arc<Person>>,
    /// Gone for now, to come back.
    vanished: Vec<Arc<Person>>,
    /// When a test last changed a field of somebody's.
    changes: HashMap<(u64, &'static str), DateTime<Utc>>,
    /// Who is gone, and since when.
    gone: BTreeMap<u64, DateTime<Utc>>,
    /// How often the list was changed.
    revision: u64,
}

/// There is nobody with this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has this id")]
pub struct NoSuchPerson;

/// Why a person was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// There is nobody with this id.
    #[error("nobody has this id")]
    NoSuchPerson,
    /// The birthday is no date.
    #[error("the birthday is no date")]
    Birthday,
}

impl From<InvalidChange> for NotChanged {
    fn from(InvalidChange::Birthday: InvalidChange) -> Self {
        Self::Birthday
    }
}

impl Roster {
    /// The seed's company with so many people.
    pub fn new(seed: u64, people: usize) -> Self {
        let mut company = Company::new(seed);
        let people = (0..people).map(|_| Arc::new(company.hire())).collect();
        Self {
            company,
            people,
            vanished: Vec::new(),
            changes: HashMap::new(),
            gone: BTreeMap::new(),
            revision: 0,
        }
    }

    /// Everybody there is, by id.
    pub fn people(&self) -> &[Arc<Person>] {
        &self.people
    }

    /// Somebody.
    pub fn person(&self, id: u64) -> Option<&Person> {
        self.position(id).map(|at| &*self.people[at])
    }

    /// Who is gone, and since when.
    pub fn gone(&self) -> &BTreeMap<u64, DateTime<Utc>> {
        &self.gone
    }

    /// Another number after every change of the people.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// When an attribute of somebody's was last changed.
    pub fn changed_at(&self, person: &Person, name: &'static str) -> DateTime<Utc> {
        self.changes.get(&(person.id, name)).copied().unwrap_or(person.created_at)
    }

    /// Hires more people, and returns their ids.
    pub fn hire(&mut self, count: usize, now: DateTime<Utc>) -> Vec<u64> {
        self.revision += 1;
        let hired = (0..count).map(|_| Person { created_at: now, updated_at: now, ..self.company.hire() });
        let hired: Vec<_> = hired.map(Arc::new).collect();
        let ids = hired.iter().map(|person| person.id).collect();
        self.people.extend(hired);
        ids
    }

    /// Changes somebody.
    pub fn change(&mut self, id: u64, change: Change, now: DateTime<Utc>) -> Result<(), NotChanged> {
        let at = self.position(id).ok_or(NotChanged::NoSuchPerson)?;
        self.revision += 1;
        let person = Arc::make_mut(&mut self.people[at]);
        let changed = change.apply(person)?;
        if !changed.is_empty() {
            person.updated_at = now;
        }
        self.changes.extend(changed.into_iter().map(|name| ((id, name), now)));
        Ok(())
    }

    /// Somebody leaves: inactive, and today was the last day.
    pub fn terminate(&mut self, id: u64, now: DateTime<Utc>) -> Result<(), NoSuchPerson> {
        let at = self.position(id).ok_or(NoSuchPerson)?;
        self.revision += 1;
        let person = Arc::make_mut(&mut self.people[at]);
        person.status = Status::Inactive;
        person.termination_date = Some(now.date_naive());
        person.updated_at = now;
        self.changes.extend(["status", "termination_date"].map(|name| ((id, name), now)));
        Ok(())
    }

    /// Somebody's record is deleted.
    pub fn delete(&mut self, id: u64, now: DateTime<Utc>) -> Result<(), NoSuchPerson> {
        let at = self.position(id).ok_or(NoSuchPerson)?;
        self.revision += 1;
        self.people.remove(at);
        self.gone.insert(id, now);
        Ok(())
    }

    /// So many of a hundred people are not there any more, evenly over the list. Returns their ids.
    pub fn vanish(&mut self, percent: u8, now: DateTime<Utc>) -> Vec<u64> {
        self.revision += 1;
        let share = usize::from(percent.min(100));
        let mut index = 0;
        let vanished = self.people.extract_if(.., |_| {
            index += 1;
            index * share / 100 > (index - 1) * share / 100
        });
        let vanished: Vec<_> = vanished.collect();
        let ids: Vec<u64> = vanished.iter().map(|person| person.id).collect();
        self.gone.extend(ids.iter().map(|&id| (id, now)));
        self.vanished.extend(vanished);
        ids
    }

    /// Those who vanished are there again.
    pub fn bring_back(&mut self) {
        self.revision += 1;
        for person in &self.vanished {
            self.gone.remove(&person.id);
        }
        self.people.append(&mut self.vanished);
        self.people.sort_by_key(|person| person.id);
    }

    fn position(&self, id: u64) -> Option<usize> {
        self.people.binary_search_by_key(&id, |person| person.id).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vanished_come_back_and_the_deleted_do_not() {
        let now = DateTime::UNIX_EPOCH;
        let mut roster = Roster::new(1, 20);
        assert_eq!(roster.delete(10_001, now), Ok(()));
        assert_eq!(roster.delete(10_001, now), Err(NoSuchPerson));
        let vanished = roster.vanish(20, now);
        assert_eq!((vanished.len(), roster.people().len(), roster.gone().len()), (3, 16, 4));
        roster.bring_back();
        assert!(roster.people().is_sorted_by_key(|person| person.id));
        assert_eq!((roster.people().len(), roster.gone().keys().collect::<Vec<_>>()), (19, vec![&10_001]));
    }

    #[test]
    fn every_change_of_the_people_gives_another_revision() {
        let now = DateTime::UNIX_EPOCH;
        let mut roster = Roster::new(1, 20);
        let mut seen = vec![roster.revision()];
        roster.hire(1, now);
        seen.push(roster.revision());
        roster.change(10_002, Change::default(), now).unwrap();
        seen.push(roster.revision());
        roster.terminate(10_003, now).unwrap();
        seen.push(roster.revision());
        roster.vanish(10, now);
        seen.push(roster.revision());
        assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    }
}
