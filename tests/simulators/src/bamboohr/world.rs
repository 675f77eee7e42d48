//! Everything about the simulated `BambooHR` that can change.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::directory::Sharing;
use super::fields::Item;
use super::files::Files;
use super::keys::Grant;
use super::limits::Limits;
use super::lock::Lock;
use super::training::Training;
use super::webhooks::Webhooks;
use super::{Caller, Options, Refusal, errors};
use crate::company::{Person, Roster};

/// What an employee's id lacks to the company's own number.
const OFFSET: u64 = 10_000;

/// The company, and what a test has switched.
#[derive(Debug)]
pub struct World {
    /// Whose company it is.
    pub(super) seed: u64,
    pub(super) roster: Roster,
    pub(super) limits: Limits,
    pub(super) lock: Lock,
    /// Whether the company shares its directory.
    pub(super) sharing: Sharing,
    pub(super) training: Training,
    pub(super) files: Files,
    pub(super) webhooks: Webhooks,
    /// Whether the company keeps skills in a table, of which the dataset gives a row for each.
    pub(super) skills_are_rows: bool,
    /// Those whom no key sees any more, although they are there.
    pub(super) hidden: HashSet<u64>,
    /// Fields that a key may not read any more.
    restricted: HashMap<Grant, HashSet<Item>>,
    /// The people's places in order of their last names, and of which revision of the list.
    by_last_name: Option<(u64, Arc<[usize]>)>,
    last_request_id: u64,
}

impl World {
    /// The seeded state.
    pub(super) fn seeded(options: &Options) -> Self {
        Self {
            seed: options.seed,
            roster: Roster::new(options.seed, options.people),
            limits: Limits::new(),
            lock: Lock::default(),
            sharing: Sharing::Shared,
            training: Training::new(),
            files: Files::new(),
            webhooks: Webhooks::default(),
            skills_are_rows: false,
            hidden: HashSet::new(),
            restricted: HashMap::new(),
            by_last_name: None,
            last_request_id: 0,
        }
    }

    /// The id of a request that came without one.
    pub(super) fn next_request_id(&mut self) -> u64 {
        self.last_request_id += 1;
        self.last_request_id
    }

    /// Makes fields unreadable for a key.
    pub(super) fn restrict(&mut self, grant: Grant, items: impl IntoIterator<Item = Item>) {
        self.restricted.entry(grant).or_default().extend(items);
    }

    /// Whether a key may read a field now.
    pub(super) fn reads(&self, grant: Grant, item: Item) -> bool {
        grant.reads(item) && !self.restricted.get(&grant).is_some_and(|gone| gone.contains(&item))
    }

    /// Whether anybody sees this person.
    pub(super) fn sees(&self, person: &Person) -> bool {
        self.hidden.is_empty() || !self.hidden.contains(&person.id)
    }

    /// The employee who uses this key.
    pub(super) fn own(&self, caller: Caller) -> Option<&Person> {
        self.roster.people().first().map(|person| &**person).filter(|_| caller.0.is_bound())
    }

    /// The employee in a path: `0` is the key's own (spec, `get-employee`).
    pub(super) fn employee(&self, caller: Caller, id: &str) -> Result<&Person, Refusal> {
        let missing = || errors::not_found("Employee");
        let own = self.own(caller);
        if id == "0" {
            return own.ok_or_else(missing);
        }
        let number = id.parse::<u64>().ok().and_then(|id| id.checked_add(OFFSET)).ok_or_else(missing)?;
        let person = self.roster.person(number).ok_or_else(missing)?;
        let is_own = own.is_some_and(|own| own.id == person.id);
        if !self.sees(person) || !(caller.0.employees() || is_own) {
            return Err(errors::forbidden());
        }
        Ok(person)
    }

    /// Where the people are in the list, by last name.
    pub(super) fn by_last_name(&mut self) -> Arc<[usize]> {
        let roster = &self.roster;
        if let Some((_, order)) = self.by_last_name.as_ref().filter(|(of, _)| *of == roster.revision()) {
            return Arc::clone(order);
        }
        let people = roster.people();
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_by(|&a, &b| people[a].last_name.cmp(&people[b].last_name));
        let order: Arc<[usize]> = order.into();
        self.by_last_name = Some((roster.revision(), Arc::clone(&order)));
        order
    }
}

/// `BambooHR`'s own id of somebody.
pub(super) fn employee_id(person: u64) -> u64 {
    person.saturating_sub(OFFSET)
}
