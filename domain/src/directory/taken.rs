//! What somebody takes along of the directory: of those whom they found, what is released, and nothing that the list and the
//! profiles don't show.

use std::collections::BTreeMap;

use super::{
    person::{Called, Person},
    snapshot::DirectorySnapshot,
};
use crate::{attribute::Attribute, table::Table};

/// What there is of a directory to take along.
#[derive(Debug)]
pub struct Taken<'a> {
    snapshot: &'a DirectorySnapshot,
    attributes: Vec<Attribute>,
    /// Where each id is: managers are told by name.
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Taken<'a> {
    /// What there is of `snapshot` to take along.
    pub fn of(snapshot: &'a DirectorySnapshot) -> Self {
        let taken = Attribute::ALL.into_iter().filter(|attribute| is_taken(snapshot, *attribute));
        let places = snapshot.ids.iter().enumerate().map(|(place, id)| (id.as_str(), place));
        Self { snapshot, attributes: taken.collect(), places: places.collect() }
    }

    /// The attributes, in the order in which people read them.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// What is told of `person`, as a text.
    pub fn text(&self, person: &Person, attribute: Attribute) -> String {
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        match attribute {
            Attribute::FirstName => told(&person.first_name),
            Attribute::LastName => told(&person.last_name),
            Attribute::PreferredName => told(&person.preferred_name),
            Attribute::Position => told(&person.position),
            Attribute::Department => told(&person.department),
            Attribute::Team => told(&person.team),
            Attribute::Manager => person
                .manager
                .as_deref()
                .and_then(|id| self.places.get(id))
                .map_or_else(String::new, |place| Called::of(self.snapshot, *place).name("")),
            Attribute::WorkEmail => told(&person.work_email),
            Attribute::Phone => told(&person.phone),
            Attribute::Address => told(&person.address),
            Attribute::Skills => person.skills.join(", "),
            Attribute::Birthday | Attribute::FirstDay | Attribute::Gender => String::new(),
        }
    }

    /// The people at these places as a table called `name`, whose columns are called as `named` has it.
    pub fn table(&self, places: &[u32], name: &str, named: impl Fn(Attribute) -> &'static str) -> Table {
        let row = |place: &u32| {
            let person = self.snapshot.person(*place as usize);
            self.attributes.iter().map(|attribute| self.text(&person, *attribute)).collect()
        };
        Table {
            name: name.to_owned(),
            head: self.attributes.iter().map(|attribute| named(*attribute).to_owned()).collect(),
            rows: places.iter().map(row).collect(),
        }
    }
}

/// Whether an attribute is released, and for lists. A birthday is told by each person's own consent, which a list does not ask
/// for.
fn is_taken(snapshot: &DirectorySnapshot, attribute: Attribute) -> bool {
    match attribute {
        Attribute::FirstName | Attribute::LastName => true,
        Attribute::PreferredName => snapshot.preferred_names.is_some(),
        Attribute::Position => snapshot.positions.is_some(),
        Attribute::Department => snapshot.departments.is_some(),
        Attribute::Team => snapshot.teams.is_some(),
        Attribute::Manager => snapshot.managers.is_some(),
        Attribute::WorkEmail => snapshot.work_emails.is_some(),
        Attribute::Phone => snapshot.phones.is_some(),
        Attribute::Address => snapshot.addresses.is_some(),
        Attribute::Skills => snapshot.skills.is_some(),
        Attribute::Birthday | Attribute::FirstDay | Attribute::Gender => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::{
        attribute::{BirthdayDetail, Release},
        directory::columns::Columns,
    };

    /// The directory of one person who has everything, as it travels where `release` is in force.
    fn directory(release: &Release) -> DirectorySnapshot {
        let mut columns = Columns::new(release, None);
        let ada = json!({
            "id": "7", "status": "active", "first_name": "<first_name>", "last_name": "<last_name>",
            "preferred_name": "<preferred_name>", "position": "<position>", "department": "<department>",
            "team": "<team>", "manager": "7", "work_email": "<work_email>", "phone": "<phone>",
            "address": "<address>", "skills": ["<skills>", "=1+1"], "birthday": "--12-10",
            "first_day": "2020-02-02", "gender": "<gender>",
        });
        columns.add(&ada.to_string(), true).unwrap();
        serde_json::from_str(&columns.finish(1).unwrap()).unwrap()
    }

    proptest! {
        #[test]
        fn a_column_is_there_if_it_is_released_and_for_lists(
            released in prop::collection::btree_set(prop::sample::select(Attribute::ALL.to_vec()), 0..=Attribute::ALL.len())
        ) {
            let release = Release::new(released, BirthdayDetail::WithYear);
            let directory = directory(&release);
            let table = Taken::of(&directory).table(&[0], "People", Attribute::as_str);
            let never = [Attribute::Birthday, Attribute::FirstDay, Attribute::Gender];
            let expected: Vec<_> = Attribute::ALL
                .iter()
                .filter(|one| release.contains(**one) && !never.contains(one))
                .map(|one| one.as_str())
                .collect();
            prop_assert_eq!(&table.head, &expected);
            let [row] = &table.rows[..] else { panic!("one person") };
            prop_assert_eq!(row.len(), expected.len());
            for (text, name) in row.iter().zip(expected) {
                let is_its_own = match name {
                    "manager" => text.ends_with("<last_name>"),
                    "skills" => text == "<skills>, =1+1" || text == "=1+1, <skills>",
                    _ => *text == format!("<{name}>"),
                };
                prop_assert!(is_its_own, "{} in the column {}", text, name);
            }
            let file = table.csv(crate::csv::Separator::Comma);
            for hidden in ["12-10", "2020-02-02", "<gender>"] {
                prop_assert!(!file.contains(hidden), "{}", file);
            }
        }
    }

    #[test]
    fn a_manager_is_told_by_name_and_one_who_is_not_here_by_nothing() {
        let snapshot = json!({
            "ids": ["1", "2"], "first_names": ["Ana", "Bea"], "last_names": ["A", "B"],
            "managers": { "terms": ["1", "gone"], "of": [2, 1] },
        });
        let directory = serde_json::from_value(snapshot).unwrap();
        let table = Taken::of(&directory).table(&[1, 0], "People", Attribute::as_str);
        assert_eq!(table.head, ["first_name", "last_name", "manager"]);
        assert_eq!(table.rows, [["Bea", "B", "Ana A"], ["Ana", "A", ""]]);
    }
}
