//! Whether a service is still read as the same company. Ids are small numbers that every company has: the 7 of another
//! one is somebody else.

use std::collections::BTreeMap;

use super::plan::Known;
use crate::{
    employee::{Employee, PersonKey, Values},
    service::{HrSystem, Identity},
    text::{Text, name_key},
};

/// People who must bear other names at least: fewer may have married, or been misspelt.
const TOO_FEW: u64 = 5;

/// The company that the identity of a connection to `service` names, if it names one.
pub fn named(service: HrSystem, identity: &str) -> Option<&str> {
    matches!(service.description().identity, Identity::Company(_)).then_some(identity)
}

/// How those bear their names who are known by ids of the service that was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acquaintance {
    known: u64,
    both: u64,
    strangers: u64,
}

impl Acquaintance {
    /// Takes note of somebody as known, and as read, if they were.
    pub(super) fn meet(&mut self, known: &Values, read: Option<&Values>) {
        self.known += 1;
        if let Some(read) = read {
            self.both += 1;
            self.strangers += u64::from(is_somebody_else(known, read));
        }
    }

    /// Whether what was read is another company than the one that people are known from. `is_named_otherwise` says that
    /// the connection names another one. Where none is named, it shows by the names: most of the ids that are known and
    /// were read bear another last and another first name.
    pub fn is_of_another_company(&self, is_named_otherwise: bool) -> bool {
        let Self { known, both, strangers } = *self;
        if is_named_otherwise { known > 0 } else { strangers >= TOO_FEW && strangers * 2 > both }
    }
}

/// Whether both names are known on both sides and neither is the same.
fn is_somebody_else(known: &Values, read: &Values) -> bool {
    let differs = |known: &Option<Text>, read: &Option<Text>| match (known, read) {
        (Some(known), Some(read)) => known != read && name_key(known.as_str()) != name_key(read.as_str()),
        _ => false,
    };
    differs(&known.first_name, &read.first_name) && differs(&known.last_name, &read.last_name)
}

/// Everybody known, those of `source` under ids that collide with nobody's: they are people of the `number`th company
/// that is not read any more. To a plan they are known from elsewhere.
pub fn set_aside(
    source: HrSystem,
    known: BTreeMap<PersonKey, Known>,
    number: u32,
) -> BTreeMap<PersonKey, Known> {
    let aside = |(key, one): (PersonKey, Known)| {
        if !key.is_of(source) {
            return (key, one);
        }
        let id = key.id.set_aside(number);
        let employee = Employee { id: id.clone(), ..one.employee };
        (PersonKey { service: source, id }, Known { employee, ..one })
    };
    known.into_iter().map(aside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attribute::{Attribute, BirthdayDetail, Release},
        employee::{EmployeeId, EmploymentStatus},
        sync::{
            comparing::tests::{People, compare},
            plan::{Change, LeaveReason, Standing},
        },
    };

    const SOURCE: HrSystem = HrSystem::Personio;

    fn person(id: u32, first: &str, last: &str) -> Employee {
        let values = Values {
            first_name: Text::new(first).ok(),
            last_name: Text::new(last).ok(),
            work_email: Text::new(&format!("{first}.{last}@example.com")).ok(),
            ..Values::default()
        };
        let id = EmployeeId::try_from(id.to_string()).unwrap();
        Employee { id, status: EmploymentStatus::Active, values }
    }

    fn known(people: &[Employee]) -> BTreeMap<PersonKey, Known> {
        let known = |one: &Employee| {
            let key = PersonKey { service: SOURCE, id: one.id.clone() };
            (key, Known { employee: one.clone(), standing: Standing::Present })
        };
        people.iter().map(known).collect()
    }

    fn read(people: impl IntoIterator<Item = Employee>) -> People {
        let names = [Attribute::FirstName, Attribute::LastName, Attribute::WorkEmail];
        People::read(people, names)
    }

    /// Whether `people` are another company than those who are `known` from `service`.
    fn is_another(
        service: HrSystem,
        known: &BTreeMap<PersonKey, Known>,
        people: Vec<Employee>,
        named: bool,
    ) -> bool {
        let compared = compare(service, known, &read(people), &Release::default());
        compared.acquaintance.is_of_another_company(named)
    }

    /// Ten people of whom the first `strangers` are somebody else, and the next `halves` have one other name.
    fn compared(strangers: u32, halves: u32) -> bool {
        let before: Vec<_> = (0..10).map(|id| person(id, "Ada", &format!("Lovelace{id}"))).collect();
        let after = (0..10).map(|id| match id {
            _ if id < strangers => person(id, "Grace", "Hopper"),
            _ if id < strangers + halves => person(id, "ADA", "King"),
            _ => person(id, "ada", &format!("LOVELACE{id}")),
        });
        is_another(SOURCE, &known(&before), after.collect(), false)
    }

    #[test]
    fn another_company_is_one_in_which_most_ids_bear_other_names() {
        for (strangers, halves, another) in
            [(0, 0, false), (0, 10, false), (5, 0, false), (5, 5, false), (6, 0, true), (10, 0, true)]
        {
            assert_eq!(compared(strangers, halves), another, "{strangers} strangers, {halves} halves");
        }
        let few: Vec<_> = (0..4).map(|id| person(id, "Ada", "Lovelace")).collect();
        let others = (0..4).map(|id| person(id, "Grace", "Hopper")).collect();
        assert!(!is_another(SOURCE, &known(&few), others, false), "four are too few to tell");
    }

    #[test]
    fn a_company_that_is_named_otherwise_is_another_one_if_anybody_is_known() {
        let people = vec![person(1, "Ada", "Lovelace")];
        assert!(is_another(SOURCE, &known(&people), people.clone(), true));
        assert!(!is_another(SOURCE, &BTreeMap::new(), people.clone(), true));
        assert!(!is_another(HrSystem::BambooHr, &known(&people), people, true));
        assert_eq!(named(HrSystem::BambooHr, "nordlicht"), Some("nordlicht"));
        assert_eq!(named(SOURCE, "…abcd"), None);
    }

    #[test]
    fn people_of_another_company_move_if_they_are_the_same_and_else_are_strangers_to_each_other() {
        let before = [person(1, "Ada", "Lovelace"), person(2, "Grace", "Hopper")];
        // 1 is somebody else now, and Grace has another id.
        let after = read([person(1, "Emmy", "Noether"), person(3, "Grace", "Hopper")]);
        let aside = set_aside(SOURCE, known(&before), 1);
        let release = Release::new([Attribute::WorkEmail], BirthdayDetail::DayAndMonth);
        let changes = compare(SOURCE, &aside, &after, &release).plan.changes;
        let told: Vec<_> = changes
            .iter()
            .map(|change| match change {
                Change::Joins { employee } => format!("{} joins", employee.id),
                Change::Moves { from, employee, .. } => format!("{} is {} now", from.id, employee.id),
                Change::Leaves { key, reason: LeaveReason::NotInSource } => format!("{} leaves", key.id),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(told, ["1 joins", "~1~2 is 3 now", "~1~1 leaves"]);
        // Setting aside twice changes nobody twice.
        assert_eq!(set_aside(SOURCE, aside.clone(), 2), aside);
    }
}
