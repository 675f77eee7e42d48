//! One person, as the directory knows them.

use domain::{
    birthday::Birthday,
    directory::snapshot::{Coded, DirectorySnapshot},
    names::{known_as, preferred_first},
};

/// What is released of somebody and filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) preferred_name: String,
    pub(super) position: Option<String>,
    pub(super) department: Option<String>,
    pub(super) team: Option<String>,
    pub(super) work_email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) address: Option<String>,
    pub(super) skills: Vec<String>,
    pub(super) birthday: Option<Birthday>,
}

/// What somebody is called, by the columns of the directory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Called<'a> {
    preferred: &'a str,
    first: &'a str,
    last: &'a str,
}

impl<'a> Called<'a> {
    /// The person at `place` of `snapshot`.
    pub(super) fn of(snapshot: &'a DirectorySnapshot, place: usize) -> Self {
        let text = |column: &'a [String]| column.get(place).map_or("", String::as_str);
        let preferred = snapshot.preferred_name(place);
        Self { preferred, first: text(&snapshot.first_names), last: text(&snapshot.last_names) }
    }

    /// The name that colleagues use, or `nameless` where the HR system has none.
    pub(super) fn name(self, nameless: &str) -> String {
        let name = known_as(self.preferred, self.first, self.last);
        if name.is_empty() { nameless.to_owned() } else { name }
    }

    /// The first and the last of the names that colleagues use.
    pub(super) fn first_and_last(self) -> (&'a str, &'a str) {
        (preferred_first(self.preferred, self.first, self.last), self.last)
    }
}

impl Person {
    /// The person at `place` of `snapshot`.
    pub(super) fn of(snapshot: &DirectorySnapshot, place: usize) -> Self {
        let text = |column: &[String]| column.get(place).filter(|text| !text.is_empty()).cloned();
        let coded = |column: &Option<Coded>| column.as_ref()?.get(place).map(str::to_owned);
        let listed = |column: &Option<Vec<String>>| text(column.as_deref().unwrap_or_default());
        let skills = snapshot.skills.iter().flat_map(|skills| skills.get(place));
        Self {
            id: snapshot.ids.get(place).map(ToString::to_string).unwrap_or_default(),
            first_name: text(&snapshot.first_names).unwrap_or_default(),
            last_name: text(&snapshot.last_names).unwrap_or_default(),
            preferred_name: snapshot.preferred_name(place).to_owned(),
            position: coded(&snapshot.positions),
            department: coded(&snapshot.departments),
            team: coded(&snapshot.teams),
            work_email: listed(&snapshot.work_emails),
            phone: listed(&snapshot.phones),
            address: coded(&snapshot.addresses),
            skills: skills.map(str::to_owned).collect(),
            birthday: snapshot.birthdays.as_ref().and_then(|days| *days.get(place)?),
        }
    }

    /// What they are called.
    pub(super) fn called(&self) -> Called<'_> {
        Called { preferred: &self.preferred_name, first: &self.first_name, last: &self.last_name }
    }

    /// The name that colleagues use, or `nameless` where the HR system has none.
    pub(super) fn name(&self, nameless: &str) -> String {
        self.called().name(nameless)
    }

    /// The full name, where it is another one.
    pub(super) fn full_name(&self) -> Option<String> {
        let full = known_as("", &self.first_name, &self.last_name);
        (!full.is_empty() && full != self.name("")).then_some(full)
    }

    /// Whether nothing but the name is known.
    pub(super) fn is_only_a_name(&self) -> bool {
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

/// The address that writes to `email`: nothing in it can add a subject or another reader.
pub(super) fn mail_link(email: &str) -> String {
    use std::fmt::Write as _;

    let mut link = "mailto:".to_owned();
    for byte in email.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            // Writing into a String can't fail.
            _ = write!(link, "%{byte:02X}");
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_carries_the_address_and_nothing_else() {
        assert_eq!(mail_link("ana.k+x@example.com"), "mailto:ana.k+x@example.com");
        assert_eq!(mail_link("a@b?bcc=c@d"), "mailto:a@b%3Fbcc%3Dc@d");
        assert_eq!(mail_link("jürgen@b"), "mailto:j%C3%BCrgen@b");
    }

    #[test]
    fn a_person_is_read_out_of_the_columns() {
        let snapshot: DirectorySnapshot = serde_json::from_str(
            r#"{"ids":["1","2"],"first_names":["Ana",""],"last_names":["Kowalska",""],
                "teams":{"terms":["Küche"],"of":[1,0]},"phones":["12",""],"birthdays":["--02-29",null]}"#,
        )
        .unwrap();
        let ana = Person::of(&snapshot, 0);
        assert_eq!((ana.name("?").as_str(), ana.team.as_deref()), ("Ana Kowalska", Some("Küche")));
        assert_eq!((ana.phone.as_deref(), ana.department.as_deref()), (Some("12"), None));
        assert!(!ana.is_only_a_name());
        let nobody = Person::of(&snapshot, 1);
        assert_eq!(nobody.name("Name missing"), "Name missing");
        assert!(nobody.is_only_a_name());
        assert_eq!(Person::of(&snapshot, 7), Person::default());
    }

    #[test]
    fn the_preferred_name_is_shown_and_the_full_one_said_where_it_differs() {
        let ada = Person {
            first_name: "Augusta".to_owned(),
            last_name: "Lovelace".to_owned(),
            preferred_name: "Ada".to_owned(),
            ..Person::default()
        };
        assert_eq!((ada.name("?").as_str(), ada.called().first_and_last().0), ("Ada Lovelace", "Ada"));
        assert_eq!(ada.full_name().as_deref(), Some("Augusta Lovelace"));
        for preferred in ["", "Augusta", "Augusta Lovelace"] {
            let same = Person { preferred_name: preferred.to_owned(), ..ada.clone() };
            assert_eq!(
                (same.name("?").as_str(), same.full_name()),
                ("Augusta Lovelace", None),
                "{preferred}"
            );
        }
    }
}
