//! Who is who when the directory is read from another service from now on: the same people have other ids there.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::Known;
use crate::{
    employee::{Employee, EmployeeId, PersonKey, Values},
    text::{Text, address_key, name_key},
};

/// What two records of one person agree in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The work e-mail address, which nobody else has on either side.
    WorkEmail,
    /// The full name, which nobody else has on either side. Somebody should look at it.
    Name,
}

/// The addresses and names of some people, and which of them somebody else bears who was read and is known by their id.
#[derive(Debug, Default)]
pub struct Borne(BTreeMap<String, bool>);

impl Borne {
    /// What those are known by who are `sought`.
    pub fn of<'a>(sought: impl Iterator<Item = &'a Known>) -> Self {
        Self(sought.flat_map(|known| tokens(&known.employee.values)).map(|token| (token, false)).collect())
    }

    /// Somebody was read who is known by their id.
    pub fn note(&mut self, values: &Values) {
        for token in tokens(values) {
            self.0.entry(token).and_modify(|is_borne| *is_borne = true);
        }
    }

    fn is_borne(&self, token: &str) -> bool {
        self.0.get(token).is_some_and(|is_borne| *is_borne)
    }
}

/// Finds for each of `arrivals` who they are among `known`. An address or a name that two people share on either side,
/// or that is `borne` by somebody else, says nothing: it is left to the admin, never guessed. Nor does the address of
/// somebody who bears the full name of others, and not of the one who had it: they have swapped addresses, or one has
/// got the other's.
pub fn match_people<'a>(
    known: impl Iterator<Item = (&'a PersonKey, &'a Known)> + Clone,
    arrivals: impl Iterator<Item = &'a Employee> + Clone,
    borne: &Borne,
) -> BTreeMap<EmployeeId, (PersonKey, Evidence)> {
    let mut matched = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let names: BTreeSet<_> = known.clone().filter_map(|(_, one)| name(&one.employee.values)).collect();
    let bears_the_name_of_others = |arrival: &Employee, had: &Known| {
        let theirs = name(&arrival.values);
        theirs.as_ref().is_some_and(|token| names.contains(token)) && theirs != name(&had.employee.values)
    };
    for (evidence, token) in
        [(Evidence::WorkEmail, email as Identifying), (Evidence::Name, name as Identifying)]
    {
        let theirs = unique(known.clone().filter(|(key, _)| !taken.contains(*key)), |(_, one)| {
            token(&one.employee.values)
        });
        let ours =
            unique(arrivals.clone().filter(|one| !matched.contains_key(&one.id)), |one| token(&one.values));
        let pairs: Vec<_> = ours
            .into_iter()
            .filter(|(token, _)| !borne.is_borne(token))
            .filter_map(|(token, arrival)| Some((arrival, *theirs.get(&token)?)))
            .filter(|(arrival, (_, had))| !bears_the_name_of_others(arrival, had))
            .map(|(arrival, (key, _))| (arrival.id.clone(), key.clone()))
            .collect();
        for (id, key) in pairs {
            taken.insert(key.clone());
            matched.insert(id, (key, evidence));
        }
    }
    matched
}

/// Whether two records are one person's beyond doubt: both the work e-mail address and the full name are the same.
pub fn is_same_person(one: &Values, other: &Values) -> bool {
    let agrees =
        |token: Identifying| token(one).is_some_and(|token_of_one| token(other) == Some(token_of_one));
    agrees(email) && agrees(name)
}

fn tokens(values: &Values) -> impl Iterator<Item = String> {
    [email(values), name(values)].into_iter().flatten()
}

type Identifying = fn(&Values) -> Option<String>;

fn email(values: &Values) -> Option<String> {
    values.work_email.as_ref().map(|email| address_key(email.as_str()))
}

fn name(values: &Values) -> Option<String> {
    let lower = |text: &Option<Text>| text.as_ref().map(|text| name_key(text.as_str()));
    // Half a name is nobody's alone.
    Some(format!("{}\n{}", lower(&values.first_name)?, lower(&values.last_name)?))
}

/// Those whose token nobody else has, by token.
fn unique<T: Copy>(
    items: impl Iterator<Item = T>,
    token: impl Fn(T) -> Option<String>,
) -> BTreeMap<String, T> {
    let mut seen: BTreeMap<String, Option<T>> = BTreeMap::new();
    for item in items {
        if let Some(token) = token(item) {
            seen.entry(token).and_modify(|one| *one = None).or_insert(Some(item));
        }
    }
    seen.into_iter().filter_map(|(token, item)| Some((token, item?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{employee::EmploymentStatus, service::HrSystem, sync::plan::Standing};

    fn person(id: &str, first: &str, last: &str, email: &str) -> Employee {
        Employee {
            id: EmployeeId::try_from(id.to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values {
                first_name: Text::new(first).ok(),
                last_name: Text::new(last).ok(),
                work_email: Text::new(email).ok(),
                ..Values::default()
            },
        }
    }

    fn matches(known: &[Employee], arrivals: &[Employee]) -> Vec<String> {
        matches_beside(known, arrivals, &[])
    }

    fn matches_beside(known: &[Employee], arrivals: &[Employee], settled: &[Employee]) -> Vec<String> {
        let known: BTreeMap<_, _> = known
            .iter()
            .map(|one| {
                let key = PersonKey { service: HrSystem::Personio, id: one.id.clone() };
                (key, Known { employee: one.clone(), standing: Standing::Present })
            })
            .collect();
        let mut borne = Borne::of(known.values());
        for one in settled {
            borne.note(&one.values);
        }
        let matched = match_people(known.iter(), arrivals.iter(), &borne);
        matched
            .into_iter()
            .map(|(id, (key, evidence))| format!("{id} is {} by {evidence:?}", key.id))
            .collect()
    }

    #[test]
    fn what_somebody_bears_who_is_known_by_their_id_says_nothing() {
        let known = [person("1", "Ada", "Lovelace", "ada@example.com"), person("2", "Grace", "Hopper", "")];
        let arrivals = [person("a", "Ada", "King", "Ada@example.com"), person("b", "grace", "HOPPER", "")];
        let both = ["a is 1 by WorkEmail", "b is 2 by Name"];
        let settled = |settled: &[Employee]| matches_beside(&known, &arrivals, settled);
        assert_eq!(settled(&[]), both);
        assert_eq!(settled(&[person("7", "Grace", "Lovelace", "grace@example.com")]), both);
        assert_eq!(settled(&[person("7", "Grace", "Hopper", "grace@example.com")]), both[..1]);
        assert_eq!(settled(&[person("7", "Team", "Mail", "ada@EXAMPLE.com")]), both[1..]);
    }

    #[test]
    fn an_address_goes_before_a_name_and_what_is_shared_says_nothing() {
        let known = [
            person("1", "Ada", "Lovelace", "ada@example.com"),
            person("2", "Grace", "Hopper", ""),
            person("3", "Jan", "Kowalski", ""),
            person("4", "Jan", "Kowalski", "jan@example.com"),
            person("5", "", "Curie", ""),
            person("6", "Team", "Mail", "team@example.com"),
            person("7", "Team", "Box", "team@example.com"),
        ];
        let arrivals = [
            person("a", "Ada", "King", "ADA@example.com"),
            person("b", "grace", "HOPPER", "grace@example.com"),
            person("c", "Jan", "Kowalski", "other@example.com"),
            person("d", "", "Curie", ""),
            person("e", "Somebody", "Else", "team@example.com"),
            person("f", "Ada", "Lovelace", ""),
        ];
        // Once the address has told one Jan Kowalski from the other, the name is only one's.
        assert_eq!(matches(&known, &arrivals), ["a is 1 by WorkEmail", "b is 2 by Name"]);
        let swapped = [
            person("a", "Grace", "Hopper", "ada@example.com"),
            person("b", "Ada", "Lovelace", "grace@example.com"),
        ];
        let known_with_addresses =
            [&known[..1], &[person("2", "Grace", "Hopper", "grace@example.com")]].concat();
        assert_eq!(
            matches(&known_with_addresses, &swapped),
            ["a is 2 by Name", "b is 1 by Name"],
            "two who have swapped addresses stay themselves"
        );
        let namesake = [&known_with_addresses[..], &[person("8", "Grace", "Hopper", "")]].concat();
        assert_eq!(matches(&namesake, &swapped), ["b is 1 by Name"], "or are left to the admin");
        let with_jan = [&arrivals[..], &[person("g", "Johann", "K.", "jan@example.com")]].concat();
        assert_eq!(
            matches(&known, &with_jan),
            ["a is 1 by WorkEmail", "b is 2 by Name", "c is 3 by Name", "g is 4 by WorkEmail"]
        );
    }
}
