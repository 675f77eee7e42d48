//! Who is who: one human may have several numbers, and an address may go from one to another.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::service::HrSystem;
use simulators::company::Status;

use crate::{company, site::Site};

/// From when until when.
type Span = (DateTime<Utc>, DateTime<Utc>);

/// Everybody who ever was at a company.
#[derive(Debug, Default)]
pub struct Humans {
    /// The addresses that each ever had, in small letters.
    addresses: BTreeMap<u64, BTreeSet<String>>,
    /// The full names that each ever had.
    names: BTreeMap<u64, BTreeSet<String>>,
    /// Who ever had each address: when they were first seen with it, and when last.
    owners: BTreeMap<String, BTreeMap<u64, Span>>,
    /// The departments that anybody ever was in.
    departments: BTreeSet<String>,
}

/// Somebody who works there now.
#[derive(Debug, Clone)]
pub struct Employed {
    /// Their number.
    pub number: u64,
    /// Their address, in small letters.
    pub address: String,
    /// Whether they have begun to work, as far as the service says: `BambooHR` has no word for it.
    pub has_begun: bool,
}

impl Humans {
    /// Looks at the company: something may have happened.
    pub fn look(&mut self, site: &Site) {
        let now = site.world.now();
        // Who is there when it begins was before.
        let since = if self.owners.is_empty() { DateTime::UNIX_EPOCH } else { now };
        for service in HrSystem::ALL {
            for person in company::people(site, service) {
                self.departments.extend(person.department.iter().map(|one| one.name.to_string()));
                let (human, address) = (site.human(person.id), person.email.trim().to_lowercase());
                let name = format!("{} {}", person.first_name.trim(), person.last_name.trim()).to_lowercase();
                self.names.entry(human).or_default().insert(name);
                if !address.is_empty() {
                    self.addresses.entry(human).or_default().insert(address.clone());
                    self.owners.entry(address).or_default().entry(human).or_insert((since, now)).1 = now;
                }
            }
        }
    }

    /// Whether anybody ever was in `department`.
    pub fn were_in(&self, department: &str) -> bool {
        self.departments.contains(department)
    }

    /// Whether `address` was somebody else's at `at`, and `human` had it only later.
    pub fn was_of_another(&self, human: u64, address: &str, at: DateTime<Utc>) -> bool {
        let Some(owners) = self.owners.get(&address.to_lowercase()) else { return false };
        let had_it = |(_, (first, last)): (&u64, &Span)| *first <= at && at <= *last;
        owners.get(&human).is_some_and(|(first, _)| *first > at) && owners.iter().any(had_it)
    }

    /// Whether `human` ever had `address`.
    pub fn had(&self, human: u64, address: &str) -> bool {
        self.addresses.get(&human).is_some_and(|all| all.contains(&address.to_lowercase()))
    }

    /// The addresses that `human` ever had.
    pub fn addresses(&self, human: u64) -> impl Iterator<Item = &String> {
        self.addresses.get(&human).into_iter().flatten()
    }

    /// Whether both ever had an address in common.
    pub fn shared(&self, one: u64, other: u64) -> bool {
        let all = self.addresses.get(&one).zip(self.addresses.get(&other));
        all.is_some_and(|(of_one, of_other)| !of_one.is_disjoint(of_other))
    }

    /// Whether both ever had the same full name: with the same address they are one person to whoever looks.
    pub fn are_namesakes(&self, one: u64, other: u64) -> bool {
        let all = self.names.get(&one).zip(self.names.get(&other));
        one != other && all.is_some_and(|(of_one, of_other)| !of_one.is_disjoint(of_other))
    }

    /// Who ever had `address`.
    pub fn owners(&self, address: &str) -> impl Iterator<Item = u64> {
        self.owners.get(&address.to_lowercase()).into_iter().flat_map(BTreeMap::keys).copied()
    }

    /// The addresses of each who is [plain](Self::is_plain).
    pub fn plain(&self) -> impl Iterator<Item = (u64, &BTreeSet<String>)> {
        let plain = self.addresses.iter().filter(|(human, _)| self.is_plain(**human));
        plain.map(|(human, addresses)| (*human, addresses))
    }

    /// Whether `human` never had an address that was anybody else's too.
    pub fn is_plain(&self, human: u64) -> bool {
        self.addresses(human).all(|address| self.owners(address).count() == 1)
    }
}

/// Who works at the company and is listed now, by who they are. Who does by two numbers is not in it.
pub fn employed(site: &Site) -> BTreeMap<u64, Option<Employed>> {
    let mut employed = BTreeMap::new();
    for person in company::people(site, site.source.get()) {
        if person.status == Status::Inactive {
            continue;
        }
        let has_begun = site.source.get() != HrSystem::Personio || person.status != Status::Onboarding;
        let one = Employed { number: person.id, address: person.email.trim().to_lowercase(), has_begun };
        employed.entry(site.human(person.id)).and_modify(|known| *known = None).or_insert(Some(one));
    }
    employed
}
