//! Accounts of people who are not in the directory any more, and who gets one of them. Addresses such as `marketing@…`
//! are given to one person after the other; accounts, and what was learned with them, are one person's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::account::{Account, Holding};
use crate::{
    employee::{PersonKey, Values},
    learning::AccountId,
    sync::{
        matching::is_same_person,
        plan::{Known, Standing},
    },
};

/// Somebody who has an account and is not in the directory any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Who. Of people who were erased no more than this is known.
    pub key: PersonKey,
    holding: Holding,
    values: Option<Values>,
}

/// The accounts of people who are not in the directory any more.
pub type Formers = BTreeMap<AccountId, Former>;

/// Whose account is whose, of those who are not in the directory any more.
pub fn formers(people: &BTreeMap<PersonKey, Known>, ledger: &BTreeMap<PersonKey, Account>) -> Formers {
    let former = |(key, account): (&PersonKey, &Account)| {
        let (holding, known) = (account.holding()?, people.get(key));
        if known.is_some_and(|known| known.standing == Standing::Present) {
            return None;
        }
        let former = Former {
            key: key.clone(),
            holding: holding.clone(),
            values: known.map(|known| known.employee.values.clone()),
        };
        Some((holding.id.clone(), former))
    };
    ledger.iter().filter_map(former).collect()
}

impl Former {
    /// Whether `person` is this very person, under another id: their address and their full name are the same. Of
    /// people who were erased nobody can tell.
    pub fn is(&self, person: &Values) -> bool {
        self.values.as_ref().is_some_and(|values| is_same_person(values, person))
    }

    /// Their name, as long as it is known.
    pub fn name(&self) -> Option<String> {
        self.values.as_ref().map(Values::full_name).filter(|name| !name.is_empty())
    }

    /// From when on completions are `person`'s who gets the account now.
    pub fn counts_from(&self, person: &Values, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.is(person) { self.holding.counts_from } else { Some(now) }
    }
}

/// The account that was found with somebody's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The account.
    pub id: AccountId,
    /// Whose it was, if that was somebody else: it is theirs no more, and whether it may be handed over only people know.
    pub predecessor: Option<PersonKey>,
}

impl Found {
    /// The account `id`, found with the address of `person`.
    pub fn new(id: AccountId, person: &Values, formers: &Formers) -> Self {
        let predecessor = formers.get(&id).filter(|former| !former.is(person));
        let predecessor = predecessor.map(|former| former.key.clone());
        Self { id, predecessor }
    }

    /// What tells it from others.
    pub(super) fn parts(found: Option<&Self>) -> [&str; 3] {
        let predecessor = found.and_then(|found| found.predecessor.as_ref());
        [
            found.map_or("", |found| found.id.as_str()),
            predecessor.map_or("", |key| key.service.as_str()),
            predecessor.map_or("", |key| key.id.as_str()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        employee::{Employee, EmployeeId, EmploymentStatus},
        provisioning::{account::Origin, profile::Profile},
        service::HrSystem,
        sync::plan::LeaveReason,
        text::Text,
    };

    fn values(first: &str, last: &str, email: &str) -> Values {
        let text = |text: &str| Text::new(text).ok();
        Values {
            first_name: text(first),
            last_name: text(last),
            work_email: text(email),
            ..Values::default()
        }
    }

    fn kim() -> Values {
        values("Kim", "Kaya", "marketing@example.com")
    }

    fn key() -> PersonKey {
        PersonKey { service: HrSystem::Personio, id: EmployeeId::try_from("1".to_owned()).unwrap() }
    }

    fn id() -> AccountId {
        AccountId::try_from("a".to_owned()).unwrap()
    }

    fn known(standing: Standing) -> BTreeMap<PersonKey, Known> {
        let employee = Employee { id: key().id, status: EmploymentStatus::Active, values: kim() };
        BTreeMap::from([(key(), Known { employee, standing })])
    }

    fn account() -> Account {
        Account::open(id(), Origin::Created, true, &Profile::default(), DateTime::UNIX_EPOCH)
    }

    fn formers_among(people: &BTreeMap<PersonKey, Known>) -> Formers {
        formers(people, &BTreeMap::from([(key(), account().inactive())]))
    }

    const LEFT: Standing = Standing::Left(LeaveReason::Terminated);

    #[test]
    fn the_same_address_and_the_same_full_name_are_the_same_person_and_all_else_is_somebody_else() {
        let (same, other) = (None, Some(key()));
        for (person, predecessor) in [
            (kim(), &same),
            (values("KIM", "kaya", "Marketing@Example.com"), &same),
            (values("Lou", "Lind", "marketing@example.com"), &other),
            (values("Kim", "Lind", "marketing@example.com"), &other),
            (values("Kim", "", "marketing@example.com"), &other),
            (values("Kim", "Kaya", "kim@example.com"), &other),
        ] {
            let found = Found::new(id(), &person, &formers_among(&known(LEFT)));
            assert_eq!(&found.predecessor, predecessor, "{person:?}");
        }
    }

    #[test]
    fn of_somebody_who_was_erased_only_the_number_is_known_and_nobody_is_them() {
        let erased = formers_among(&BTreeMap::new());
        assert_eq!(Found::new(id(), &kim(), &erased).predecessor, Some(key()));
        assert_eq!(erased[&id()].name(), None);
        assert_eq!(formers_among(&known(LEFT))[&id()].name().as_deref(), Some("Kim Kaya"));
    }

    #[test]
    fn who_is_in_the_directory_is_nobodys_predecessor() {
        assert_eq!(formers_among(&known(Standing::Present)), Formers::new());
        assert!(formers(&known(LEFT), &BTreeMap::from([(key(), Account::waiting(Some(id())))])).is_empty());
        assert_eq!(Found::new(id(), &kim(), &Formers::new()).predecessor, None);
    }

    #[test]
    fn completions_count_from_the_takeover_on_and_all_of_them_for_the_same_person() {
        let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(9);
        let former = &formers_among(&known(LEFT))[&id()];
        assert_eq!(former.counts_from(&kim(), now), None);
        let lou = values("Lou", "Lind", "marketing@example.com");
        assert_eq!(former.counts_from(&lou, now), Some(now));
        let account = account().counting_from(former.counts_from(&lou, now));
        let holding = account.holding().unwrap();
        for (seconds, counts) in [(-1, false), (0, true), (1, true)] {
            assert_eq!(holding.counts(now + chrono::TimeDelta::seconds(seconds)), counts, "{seconds}");
        }
        // Who had it from somebody else, leaves and comes back has what was theirs before.
        let again = formers(&known(LEFT), &BTreeMap::from([(key(), account)]));
        assert_eq!(again[&id()].counts_from(&kim(), now + chrono::TimeDelta::days(1)), Some(now));
    }
}
