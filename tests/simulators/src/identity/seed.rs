//! The accounts that there are at the start.
//!
//! Everybody whom the HR systems know has one, those who left too: an identity provider learns of it when somebody
//! tells it.

use std::sync::Arc;

use super::Options;
use super::accounts::{Account, Accounts, Told};
use super::clients::SUBJECTS;
use super::tenant::Tenant;
use crate::company::{Dice, Person, Roster, Status};

/// The accounts of a tenant, and two addresses of people who are at work at acme.
#[derive(Debug)]
pub(super) struct Seeded {
    pub(super) acme: Accounts,
    pub(super) other: Accounts,
    pub(super) at_work: Vec<String>,
}

impl Seeded {
    /// Those of a seed's company.
    pub(super) fn new(options: &Options) -> Self {
        let roster = Roster::new(options.seed, options.people);
        let at_work: Vec<&Arc<Person>> = roster.people().iter().filter(|person| ordinary(person)).collect();
        let pair = at_work.get(1).copied().zip(at_work.get(2).copied());
        Self {
            acme: Accounts(roster.people().iter().map(|person| account(person, options.seed)).collect()),
            other: Accounts(others(pair, options.seed)),
            at_work: at_work.iter().skip(1).take(2).map(|person| person.email.clone()).collect(),
        }
    }
}

/// Somebody who is at work and whose record has nothing odd.
fn ordinary(person: &Person) -> bool {
    person.status == Status::Active
        && person.department.is_some()
        && !person.first_name.contains('<')
        && [&person.first_name, &person.last_name].into_iter().all(|name| !name.trim().is_empty())
}

fn account(person: &Person, seed: u64) -> Account {
    Account {
        sub: sub(Tenant::Acme, person.id, seed),
        email: person.email.clone(),
        told: Told::Verified,
        given_name: person.first_name.trim().to_owned(),
        family_name: person.last_name.trim().to_owned(),
        groups: person.department.iter().map(|department| department.name.to_string()).collect(),
    }
}

/// Somebody else's company: an account with the first one's `sub`, one with the second one's address, and two who have
/// nothing to do with anybody.
fn others(pair: Option<(&Arc<Person>, &Arc<Person>)>, seed: u64) -> Vec<Account> {
    let own = |nth| sub(Tenant::Other, nth, seed);
    let mut accounts = vec![
        other(own(0), "mara.lindt@fremd.example.org", "Mara", "Lindt"),
        other(own(1), "tom.brandt@fremd.example.org", "Tom", "Brandt"),
    ];
    if let Some((first, second)) = pair {
        let same_sub = sub(Tenant::Acme, first.id, seed);
        accounts.push(other(same_sub, "eva.falk@fremd.example.org", "Eva", "Falk"));
        accounts.push(other(own(2), &second.email, "Jan", "Moor"));
    }
    accounts
}

fn other(sub: String, email: &str, given_name: &str, family_name: &str) -> Account {
    Account {
        sub,
        email: email.to_owned(),
        told: Told::Verified,
        given_name: given_name.to_owned(),
        family_name: family_name.to_owned(),
        groups: ["Vertrieb".to_owned()].into(),
    }
}

/// Opaque, and the same as long as the seed is (`OpenID` Connect Core, section 8).
fn sub(tenant: Tenant, number: u64, seed: u64) -> String {
    Dice::new(seed, SUBJECTS + (1 << 30) + (number << 1) + tenant as u64).url_safe(24)
}
