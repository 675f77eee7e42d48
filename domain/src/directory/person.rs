//! One person, as the directory tells of them.

use crate::{
    directory::snapshot::DirectorySnapshot,
    names::{known_as, preferred_first},
};

pub use super::snapshot::Person;

/// What somebody is called, by the columns of the directory.
#[derive(Debug, Clone, Copy)]
pub struct Called<'a> {
    preferred: &'a str,
    first: &'a str,
    last: &'a str,
}

impl<'a> Called<'a> {
    /// The person at `place` of `snapshot`.
    pub fn of(snapshot: &'a DirectorySnapshot, place: usize) -> Self {
        let text = |column: &'a [String]| column.get(place).map_or("", String::as_str);
        let preferred = snapshot.preferred_name(place);
        Self { preferred, first: text(&snapshot.first_names), last: text(&snapshot.last_names) }
    }

    /// The name that colleagues use, or `nameless` where the HR system has none.
    pub fn name(self, nameless: &str) -> String {
        let name = known_as(self.preferred, self.first, self.last);
        if name.is_empty() { nameless.to_owned() } else { name }
    }

    /// The first and the last of the names that colleagues use.
    pub fn first_and_last(self) -> (&'a str, &'a str) {
        (preferred_first(self.preferred, self.first, self.last), self.last)
    }
}

impl Person {
    /// What they are called.
    pub fn called(&self) -> Called<'_> {
        let [preferred, first, last] = [&self.preferred_name, &self.first_name, &self.last_name]
            .map(|name| name.as_deref().unwrap_or_default());
        Called { preferred, first, last }
    }

    /// The name that colleagues use, or `nameless` where the HR system has none.
    pub fn name(&self, nameless: &str) -> String {
        self.called().name(nameless)
    }

    /// The full name, where it is another one.
    pub fn full_name(&self) -> Option<String> {
        let Called { first, last, .. } = self.called();
        let full = known_as("", first, last);
        (!full.is_empty() && full != self.name("")).then_some(full)
    }

    /// Whether nothing but the name is known.
    pub fn is_only_a_name(&self) -> bool {
        let bare = Self {
            id: self.id.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            preferred_name: self.preferred_name.clone(),
            ..Self::default()
        };
        *self == bare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_read_out_of_the_columns() {
        let snapshot: DirectorySnapshot = serde_json::from_str(
            r#"{"ids":["1","2"],"first_names":["Ana",""],"last_names":["Kowalska",""],
                "teams":{"terms":["Küche"],"of":[1,0]},"phones":["12",""],"birthdays":["--02-29",null]}"#,
        )
        .unwrap();
        let ana = snapshot.person(0);
        assert_eq!((ana.name("?").as_str(), ana.team.as_deref()), ("Ana Kowalska", Some("Küche")));
        assert_eq!((ana.phone.as_deref(), ana.department.as_deref()), (Some("12"), None));
        assert!(!ana.is_only_a_name());
        let nobody = snapshot.person(1);
        assert_eq!(nobody.name("Name missing"), "Name missing");
        assert!(nobody.is_only_a_name());
        assert_eq!(snapshot.person(7), Person::default());
    }

    #[test]
    fn the_preferred_name_is_shown_and_the_full_one_said_where_it_differs() {
        let ada = Person {
            first_name: Some("Augusta".to_owned()),
            last_name: Some("Lovelace".to_owned()),
            preferred_name: Some("Ada".to_owned()),
            ..Person::default()
        };
        assert_eq!((ada.name("?").as_str(), ada.called().first_and_last().0), ("Ada Lovelace", "Ada"));
        assert_eq!(ada.full_name().as_deref(), Some("Augusta Lovelace"));
        for preferred in ["", "Augusta", "Augusta Lovelace"] {
            let same = Person { preferred_name: Some(preferred.to_owned()), ..ada.clone() };
            assert_eq!(
                (same.name("?").as_str(), same.full_name()),
                ("Augusta Lovelace", None),
                "{preferred}"
            );
        }
    }
}
