//! What somebody asks of the directory, as an address carries it.

use domain::{
    directory::{facet::Facet, index::Filed},
    named,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// Whom somebody looks for, and how they want to see them. Texts are told by name, so that an address outlives a sync.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleQuery {
    /// The words.
    pub text: String,
    /// What people must have.
    pub filters: Vec<(Facet, String)>,
    /// What they are filed by.
    pub filed: Filed,
    /// What they are grouped by.
    pub groups: Option<Facet>,
    /// As what they are shown.
    pub look: Look,
}

/// As what people are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Look {
    /// A row each.
    #[default]
    Rows,
    /// A card each.
    Cards,
}

named!(Look);

/// What the address asks of the directory.
pub fn use_people_query() -> Memo<PeopleQuery> {
    let map = use_query_map();
    Memo::new(move |_| map.with(|map| PeopleQuery::read(&|part| map.get_all(part).unwrap_or_default())))
}

impl PeopleQuery {
    /// Everybody who has the text of that name.
    pub fn of(facet: Facet, name: String) -> Self {
        Self { filters: vec![(facet, name)], ..Self::default() }
    }

    /// Whether it asks for everybody.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.filters.is_empty()
    }

    /// Everybody, seen in the same way.
    #[must_use]
    pub fn everybody(&self) -> Self {
        Self { text: String::new(), filters: Vec::new(), ..*self }
    }

    /// Whether people must have that text.
    pub fn has(&self, facet: Facet, name: &str) -> bool {
        self.filters.iter().any(|(one, term)| *one == facet && term == name)
    }

    /// Takes a filter in, or away where it is there.
    pub fn toggle(&mut self, facet: Facet, name: String) {
        if self.has(facet, &name) {
            self.filters.retain(|(one, term)| *one != facet || *term != name);
        } else {
            self.add(facet, name);
        }
    }

    /// Adds a filter, where an address has it: its own reading is equal to it, whatever was chosen first.
    fn add(&mut self, facet: Facet, name: String) {
        let place = self.filters.iter().take_while(|(one, _)| *one as usize <= facet as usize).count();
        self.filters.insert(place, (facet, name));
    }

    /// What an address asks for, given how to look up a part of its query.
    pub fn read(part: &dyn Fn(&str) -> Vec<String>) -> Self {
        let one = |name| part(name).into_iter().next().unwrap_or_default();
        let mut query = Self {
            text: one("q"),
            filters: Vec::new(),
            filed: Filed::named(&one("sort")).unwrap_or_default(),
            groups: Facet::named(&one("group")).filter(|facet| Facet::UNITS.contains(facet)),
            look: Look::named(&one("as")).unwrap_or_default(),
        };
        for facet in Facet::ALL {
            for name in part(facet.as_str()) {
                if !name.is_empty() && !query.has(facet, &name) {
                    query.add(facet, name);
                }
            }
        }
        query
    }

    /// The address of the page at `path` about whom it asks for.
    pub(super) fn address(&self, path: &str, encode: impl Fn(&str) -> String) -> String {
        let mut address = path.to_owned();
        let mut add = |name: &str, value: &str| {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(name);
            address.push('=');
            address.push_str(value);
        };
        if !self.text.is_empty() {
            add("q", &encode(&self.text));
        }
        for (facet, name) in &self.filters {
            add(facet.as_str(), &encode(name));
        }
        if self.filed != Filed::default() {
            add("sort", self.filed.as_str());
        }
        if let Some(facet) = self.groups {
            add("group", facet.as_str());
        }
        if self.look != Look::default() {
            add("as", self.look.as_str());
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an address asks for, without anything encoded.
    fn read(address: &str) -> PeopleQuery {
        let parts = || address.split(['?', '&']).filter_map(|part| part.split_once('='));
        PeopleQuery::read(&|name| {
            parts().filter(|(key, _)| *key == name).map(|(_, value)| value.replace("%26", "&")).collect()
        })
    }

    #[test]
    fn an_address_carries_whom_somebody_looks_for_and_how() {
        let encode = |value: &str| value.replace('&', "%26");
        for address in [
            "/people",
            "/people?q=ana&team=R%26D",
            "/people?department=IT&department=Sales&team=Bar&office=Kiel&skill=C&skill=C++",
            "/people?q=a&sort=first_name&group=office&as=cards",
        ] {
            assert_eq!(read(address).address("/people", encode), address);
        }
        for (address, kept) in [
            ("/people?sort=x&group=skill&as=y&team=&team=Bar&team=Bar", "/people?team=Bar"),
            ("/people?q=", "/people"),
        ] {
            assert_eq!(read(address).address("/people", encode), kept, "{address}");
        }
    }

    #[test]
    fn whoever_asks_for_nobody_in_particular_asks_for_everybody() {
        for (address, is_blank) in [
            ("", true),
            ("?q= ", true),
            ("?sort=first_name&as=cards", true),
            ("?q=a", false),
            ("?skill=C", false),
        ] {
            assert_eq!(read(address).is_blank(), is_blank, "{address}");
        }
        let query = read("?q=a&team=Bar&as=cards").everybody();
        assert_eq!(query.address("", str::to_owned), "?as=cards");
    }

    #[test]
    fn a_filter_comes_and_goes_by_the_same_press() {
        let mut query = read("?team=Bar");
        query.toggle(Facet::Team, "Netze".to_owned());
        assert_eq!(query.filters.len(), 2);
        query.toggle(Facet::Team, "Bar".to_owned());
        assert_eq!(query, PeopleQuery::of(Facet::Team, "Netze".to_owned()));
        for facet in [Facet::Skill, Facet::Department, Facet::Office, Facet::Department] {
            query.toggle(facet, format!("{} {}", facet.as_str(), query.filters.len()));
            assert_eq!(
                read(&query.address("/people", str::to_owned)),
                query,
                "in whatever order they are chosen"
            );
        }
    }
}
