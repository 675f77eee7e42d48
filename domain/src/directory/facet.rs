//! What the list of people is narrowed and grouped by: columns whose texts many people share.

use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::{
    index::{Directory, Query},
    snapshot::{Coded, CodedSets, DirectorySnapshot, place},
};
use crate::{attribute::Attribute, named};

/// One of those columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Facet {
    /// The department.
    Department,
    /// The team.
    Team,
    /// The office.
    Office,
    /// The skills, of which people have several.
    Skill,
}

named!(Facet);

/// A text that somebody must have: its column and its place there. No place: a text that nobody has any more.
pub type Filter = (Facet, Option<usize>);

/// A text and who has it, or none and who has nothing.
pub type Group = (Option<usize>, Vec<u32>);

impl Facet {
    /// Those of which everybody has one at most: what people are grouped by.
    pub const UNITS: [Self; 3] = [Self::Department, Self::Team, Self::Office];

    /// The attribute that it is.
    pub fn attribute(self) -> Attribute {
        match self {
            Self::Department => Attribute::Department,
            Self::Team => Attribute::Team,
            Self::Office => Attribute::Address,
            Self::Skill => Attribute::Skills,
        }
    }

    /// Its texts, in their order; none where it is not released.
    pub fn terms(self, snapshot: &DirectorySnapshot) -> &[String] {
        match self {
            Self::Department => terms(snapshot.departments.as_ref()),
            Self::Team => terms(snapshot.teams.as_ref()),
            Self::Office => terms(snapshot.addresses.as_ref()),
            Self::Skill => snapshot.skills.as_ref().map_or(&[], |CodedSets { terms, .. }| terms),
        }
    }

    /// The filter by the text of that name.
    pub fn filter(self, snapshot: &DirectorySnapshot, name: &str) -> Filter {
        (self, self.terms(snapshot).iter().position(|term| term == name))
    }

    /// The places of a person's texts.
    pub fn of(self, snapshot: &DirectorySnapshot, person: usize) -> impl Iterator<Item = usize> {
        let codes = match self {
            Self::Department => code(snapshot.departments.as_ref(), person),
            Self::Team => code(snapshot.teams.as_ref(), person),
            Self::Office => code(snapshot.addresses.as_ref(), person),
            Self::Skill => snapshot.skills.as_ref().and_then(|skills| Some(&**skills.of.get(person)?)),
        };
        codes.unwrap_or_default().iter().filter_map(|code| place(*code))
    }

    /// For each of its texts how many people would be found with it, besides what they are narrowed to otherwise.
    pub fn counts(self, directory: &Directory, query: &Query) -> Vec<usize> {
        let snapshot = directory.snapshot();
        let mut others = query.clone();
        others.narrowed.retain(|(facet, _)| *facet != self || self.must_have_all());
        let mut counts = vec![0; self.terms(snapshot).len()];
        for person in directory.search(&others) {
            for term in self.of(snapshot, person as usize) {
                if let Some(count) = counts.get_mut(term) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// People by the texts that they have: each text that somebody has, in the order of the language, and who has none last.
    /// In each they stay in their order.
    pub fn groups(self, directory: &Directory, people: &[u32]) -> Vec<Group> {
        let snapshot = directory.snapshot();
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); self.terms(snapshot).len()];
        let mut without = Vec::new();
        for person in people {
            let term = self.of(snapshot, *person as usize).next();
            term.and_then(|term| of.get_mut(term)).unwrap_or(&mut without).push(*person);
        }
        let mut groups = Vec::new();
        for term in directory.terms_in_order(self) {
            groups.extend(of.get_mut(*term).map(|people| (Some(*term), std::mem::take(people))));
        }
        groups.push((None, without));
        groups.retain(|(_, people)| !people.is_empty());
        groups
    }

    /// Whether who is narrowed to several texts must have all of them: nobody is in two departments.
    fn must_have_all(self) -> bool {
        self == Self::Skill
    }
}

/// Whether a person has what is asked for of each column.
pub(super) fn passes(snapshot: &DirectorySnapshot, filters: &[Filter], person: usize) -> bool {
    Facet::ALL.into_iter().all(|facet| {
        let has =
            |(_, term): &Filter| term.is_some_and(|term| facet.of(snapshot, person).any(|one| one == term));
        let mut wanted = filters.iter().filter(|(one, _)| *one == facet).map(has).peekable();
        wanted.peek().is_none()
            || if facet.must_have_all() { wanted.all(|has| has) } else { wanted.any(|has| has) }
    })
}

fn terms(column: Option<&Coded>) -> &[String] {
    column.map_or(&[], |column| &column.terms)
}

fn code(column: Option<&Coded>, person: usize) -> Option<&[u32]> {
    column?.of.get(person).map(std::slice::from_ref)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::index::Filed;

    fn directory() -> Directory {
        let snapshot = r#"{"ids":["1","2","3","4"],"first_names":["A","B","C","D"],"last_names":["A","B","C","D"],
            "departments":{"terms":["Gastronomie","IT"],"of":[1,1,2,0]},
            "teams":{"terms":["Bar","Küche","Netze"],"of":[2,1,3,0]},
            "addresses":{"terms":["Hamburg","Kiel"],"of":[1,2,2,2]},
            "skills":{"terms":["C","C++"],"of":[[1],[2],[1,2],[]]}}"#;
        Directory::new(serde_json::from_str(snapshot).unwrap())
    }

    fn query(filters: &[(Facet, &str)], text: &str) -> Query {
        let directory = directory();
        let filter = |(facet, name): &(Facet, &str)| facet.filter(directory.snapshot(), name);
        Query { text: text.to_owned(), narrowed: filters.iter().map(filter).collect() }
    }

    #[test]
    fn people_have_one_of_the_units_and_all_of_the_skills_that_are_asked_for() {
        use Facet::{Department, Office, Skill, Team};
        for (filters, text, found) in [
            (&[][..], "", &[0, 1, 2, 3][..]),
            (&[(Team, "Küche")], "", &[0]),
            (&[(Team, "Küche"), (Team, "Netze")], "", &[0, 2]),
            (&[(Department, "Gastronomie"), (Office, "Kiel")], "", &[1]),
            (&[(Skill, "C")], "", &[0, 2]),
            (&[(Skill, "C"), (Skill, "C++")], "", &[2]),
            (&[(Skill, "C++")], "c", &[2, 1]),
            (&[(Department, "Gone")], "", &[]),
            (&[(Department, "Gone"), (Department, "IT")], "", &[2]),
            (&[(Skill, "Gone"), (Skill, "C")], "", &[]),
        ] {
            assert_eq!(directory().search(&query(filters, text)), found, "{filters:?} {text}");
        }
    }

    #[test]
    fn each_text_says_how_many_people_one_would_find_by_it() {
        use Facet::{Department, Office, Skill, Team};
        for (facet, filters, counts) in [
            (Department, &[][..], &[2, 1][..]),
            (Department, &[(Department, "IT")], &[2, 1]),
            (Team, &[(Department, "Gastronomie")], &[1, 1, 0]),
            (Office, &[(Department, "Gastronomie")], &[1, 1]),
            (Skill, &[(Skill, "C")], &[2, 1]),
            (Skill, &[(Department, "Gone")], &[0, 0]),
        ] {
            assert_eq!(facet.counts(&directory(), &query(filters, "")), counts, "{facet:?} {filters:?}");
        }
    }

    #[test]
    fn people_are_grouped_in_the_order_of_the_texts_and_those_without_one_last() {
        let groups = |facet: Facet| facet.groups(&directory().filed(Filed::ByLastName, "de"), &[3, 2, 1, 0]);
        assert_eq!(groups(Facet::Department), [(Some(0), vec![1, 0]), (Some(1), vec![2]), (None, vec![3])]);
        assert_eq!(groups(Facet::Office), [(Some(0), vec![0]), (Some(1), vec![3, 2, 1])]);
        let some = Facet::Department.groups(&directory(), &[3, 2]);
        assert_eq!(some, [(Some(1), vec![2]), (None, vec![3])], "one of whom nobody was found is none");
        let odd = r#"{"ids":["1","2","3"],"departments":{"terms":["Zoll","Öffentlichkeit"],"of":[9,1,2]}}"#;
        let odd = Directory::new(serde_json::from_str(odd).unwrap()).filed(Filed::ByLastName, "de");
        assert_eq!(
            Facet::Department.groups(&odd, &[0, 1, 2]),
            [(Some(1), vec![2]), (Some(0), vec![1]), (None, vec![0])]
        );
        assert_eq!(Facet::Team.groups(&odd, &[0, 1]), [(None, vec![0, 1])]);
    }
}
