//! Finding people while somebody types. Built in the browser from the snapshot (docs/search.md).

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use strum::EnumCount as _;

pub use super::names::Filed;
use super::{
    facet::{Facet, Filter, passes},
    found_by::{Costs, FoundBy, OUT, Preparing},
    names::Names,
    snapshot::DirectorySnapshot,
    wanted::{Wanted, wanted},
};
use crate::text::collation;

/// The directory: everybody in order at once, and ready to be searched soon after. In another order it is another one, of the
/// same people.
#[derive(Debug)]
pub struct Directory {
    people: Arc<People>,
    /// What it is filed by.
    by: Filed,
    /// The language that it is in the order of, if it is of one.
    language: Option<String>,
    /// Everybody, in that order, once it was asked for.
    sorted: OnceLock<Vec<u32>>,
    /// The order of the texts of each facet, once it was asked for.
    terms: [OnceLock<Vec<usize>>; Facet::COUNT],
}

/// What is known of a directory's people, in whatever order they stand.
#[derive(Debug)]
struct People {
    snapshot: DirectorySnapshot,
    names: Names,
    found_by: OnceLock<FoundBy>,
    /// What each word of the last search costs: whoever types the second word asks for the first again at each letter.
    last: Mutex<Vec<(Wanted, Costs)>>,
}

/// Of so many words it is kept what they cost: two bytes for each person and word. Whoever pastes a page has no more of it.
const MOST_KEPT: usize = 4;

/// What somebody is looking for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must all occur.
    pub text: String,
    /// What they must have.
    pub narrowed: Vec<Filter>,
}

/// A directory that is made ready to be searched, some people at a time.
#[derive(Debug)]
pub struct Preparation<'a> {
    directory: &'a Directory,
    preparing: Preparing<'a>,
}

impl Preparation<'_> {
    /// Prepares the next `people`. Whether all are.
    pub fn step(&mut self, people: usize) -> bool {
        self.preparing.step(people)
    }

    /// The directory can be searched from now on. Those who are left are prepared at once.
    pub fn finish(self) {
        let Self { directory, preparing } = self;
        directory.people.found_by.get_or_init(|| preparing.finish());
    }
}

impl Directory {
    /// The people of `snapshot`, by last name.
    pub fn new(snapshot: DirectorySnapshot) -> Self {
        let names = Names::new(&snapshot);
        let people = People { snapshot, names, found_by: OnceLock::new(), last: Mutex::default() };
        Self::of(Arc::new(people), Filed::ByLastName, None)
    }

    fn of(people: Arc<People>, by: Filed, language: Option<String>) -> Self {
        Self { people, by, language, sorted: OnceLock::new(), terms: Default::default() }
    }

    /// The same people, in the order of a language. It is prepared when this one is.
    #[must_use]
    pub fn filed(&self, by: Filed, language: &str) -> Self {
        Self::of(Arc::clone(&self.people), by, Some(language.to_owned()))
    }

    fn sorted(&self) -> &[u32] {
        self.sorted.get_or_init(|| self.people.names.filed(self.by, self.language.as_deref()))
    }

    /// The places of the texts of `facet`, in the order of the language; of none, in their own.
    pub fn terms_in_order(&self, facet: Facet) -> &[usize] {
        let in_order = || {
            let terms: Vec<_> = facet.terms(&self.people.snapshot).iter().map(String::as_str).collect();
            match &self.language {
                Some(language) => collation::in_order(&terms, language),
                None => (0..terms.len()).collect(),
            }
        };
        self.terms.get(facet as usize).map_or(&[], |order| order.get_or_init(in_order))
    }

    /// The snapshot it was built from.
    pub fn snapshot(&self) -> &DirectorySnapshot {
        &self.people.snapshot
    }

    /// The place of the person with that id.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.people.snapshot.ids.iter().position(|one| one.as_str() == id)
    }

    /// Whether it can be searched without delay.
    pub fn is_prepared(&self) -> bool {
        self.people.found_by.get().is_some()
    }

    /// Begins to prepare it.
    pub fn prepare(&self) -> Preparation<'_> {
        Preparation { directory: self, preparing: Preparing::new(&self.people.snapshot, &self.people.names) }
    }

    /// The places of everybody who matches, the best first and else in the order of a directory. People are found by
    /// name, position, department, team, skills, office, e-mail and phone.
    pub fn search(&self, query: &Query) -> Vec<u32> {
        let wanted = wanted(&query.text);
        let mut costs = self.narrowed(query);
        if wanted.is_empty() {
            return self.in_order(&costs);
        }
        let found_by = self.found_by();
        let many = wanted.len();
        // A lock that somebody panicked with holds nothing that is wrong.
        let mut last = self.people.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *last);
        for one in wanted {
            let known = before.iter().position(|(wanted, _)| *wanted == one);
            let of_one = known.map_or_else(|| found_by.costs(&one), |known| before.swap_remove(known).1);
            for (sum, cost) in costs.iter_mut().zip(&of_one) {
                *sum = if *cost == OUT { OUT } else { sum.saturating_add(*cost) };
            }
            if last.len() < MOST_KEPT {
                last.push((one, of_one));
            }
        }
        drop(last);
        found_by.prefer_whole_names(&mut costs, many);
        self.cheapest_first(&costs)
    }

    /// Where nobody matches: the places of up to `most` people who have most of what is looked for, or nearly.
    pub fn nearest(&self, query: &Query, most: usize) -> Vec<u32> {
        let found_by = self.found_by();
        let mut costs = self.narrowed(query);
        let mut matched = vec![0_u8; costs.len()];
        for one in wanted(&query.text) {
            let mut of_one = found_by.costs(&one);
            if of_one.iter().all(|cost| *cost == OUT) {
                of_one = found_by.nearly(&one);
            }
            for ((sum, matched), cost) in costs.iter_mut().zip(&mut matched).zip(of_one) {
                if cost != OUT {
                    *sum = sum.saturating_add(cost);
                    *matched = matched.saturating_add(1);
                }
            }
        }
        let most_matched = matched.iter().copied().max().unwrap_or_default();
        // Those who have most of it, and what that costs.
        for (cost, matched) in costs.iter_mut().zip(matched) {
            if matched == 0 || matched < most_matched {
                *cost = OUT;
            }
        }
        let mut near = self.cheapest_first(&costs);
        near.truncate(most);
        near
    }

    /// Those who are found: there are few different costs, and within each the order is that of the directory.
    fn cheapest_first(&self, costs: &Costs) -> Vec<u32> {
        let mut by_cost: Vec<(u16, Vec<u32>)> = Vec::new();
        let mut at = 0;
        for person in self.sorted() {
            let cost = cost_of(costs, *person);
            if cost == OUT {
                continue;
            }
            if by_cost.get(at).is_none_or(|(known, _)| *known != cost) {
                at = by_cost.iter().position(|(known, _)| *known >= cost).unwrap_or(by_cost.len());
                if by_cost.get(at).is_none_or(|(known, _)| *known != cost) {
                    by_cost.insert(at, (cost, Vec::new()));
                }
            }
            if let Some((_, people)) = by_cost.get_mut(at) {
                people.push(*person);
            }
        }
        by_cost.into_iter().flat_map(|(_, people)| people).collect()
    }

    fn found_by(&self) -> &FoundBy {
        let People { snapshot, names, found_by, .. } = &*self.people;
        found_by.get_or_init(|| Preparing::new(snapshot, names).finish())
    }

    /// Nothing for everybody whom the query is not narrowed away from.
    fn narrowed(&self, query: &Query) -> Costs {
        let snapshot = &self.people.snapshot;
        if query.narrowed.is_empty() {
            return vec![0; snapshot.len()];
        }
        let cost = |person| if passes(snapshot, &query.narrowed, person) { 0 } else { OUT };
        (0..snapshot.len()).map(cost).collect()
    }

    fn in_order(&self, costs: &Costs) -> Vec<u32> {
        self.sorted().iter().copied().filter(|person| cost_of(costs, *person) != OUT).collect()
    }
}

fn cost_of(costs: &Costs, person: u32) -> u16 {
    costs.get(person as usize).copied().unwrap_or(OUT)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        attribute::{Attribute, BirthdayDetail, Release},
        directory::{
            columns::Columns,
            fold::{JOINT, fold},
        },
        employee::{Employee, EmployeeId, EmploymentStatus, Values},
        text::Text,
    };

    fn person(
        id: usize,
        (first, last, position, team): (&str, &str, &str, &str),
        skills: &[&str],
    ) -> Employee {
        let text = |raw: &str| Text::new(raw).ok();
        Employee {
            id: EmployeeId::try_from(id.to_string()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values {
                first_name: text(first),
                last_name: text(last),
                position: text(position),
                team: text(team),
                skills: skills.iter().filter_map(|skill| text(skill)).collect(),
                ..Values::default()
            },
        }
    }

    fn directory() -> Directory {
        let people = [
            (("Jürgen", "Müller", "Koch", "Küche"), &["Soßen"][..]),
            (("Ana", "Kowalska", "Köchin", "Küche"), &[]),
            (("Łukasz", "Koch", "Fahrer", "Fuhrpark"), &["Müllabfuhr"]),
            (("", "", "", ""), &[]),
            (("Øyvind", "", "", ""), &[]),
        ];
        directory_of(
            people.into_iter().enumerate().map(|(id, (who, skills))| person(id, who, skills)).collect(),
        )
    }

    fn directory_of(people: Vec<Employee>) -> Directory {
        let release = Release::new(
            [Attribute::Position, Attribute::Team, Attribute::Skills],
            BirthdayDetail::DayAndMonth,
        );
        let mut columns = Columns::new(&release, None);
        for person in people {
            columns.add(&person.to_json().unwrap(), true).unwrap();
        }
        let snapshot = serde_json::from_str(&columns.finish(1).unwrap()).unwrap();
        Directory::new(snapshot)
    }

    fn found(text: &str) -> Vec<u32> {
        directory().search(&Query { text: text.to_owned(), ..Query::default() })
    }

    #[test]
    fn everybody_is_listed_by_last_name_and_the_nameless_last() {
        assert_eq!(found("  "), [2, 1, 0, 4, 3]);
    }

    #[test]
    fn people_are_filed_by_either_name_in_the_order_of_a_language_and_found_as_before() {
        let everybody = |by| directory().filed(by, "de").search(&Query::default());
        assert_eq!(everybody(Filed::ByLastName), [2, 1, 0, 4, 3]);
        assert_eq!(everybody(Filed::ByFirstName), [1, 0, 2, 4, 3]);
        let directory = directory();
        directory.prepare().finish();
        let filed = directory.filed(Filed::ByFirstName, "de");
        assert!(filed.is_prepared(), "what was prepared is shared");
        let cooks = Query { text: "ko".to_owned(), ..Query::default() };
        assert_eq!(directory.search(&cooks), [2, 1, 0]);
        assert_eq!(filed.search(&cooks), [1, 2, 0], "a cook by name alone, last, whatever the order");
    }

    #[test]
    fn people_are_found_by_half_a_name_a_skill_a_team_or_a_position_names_first() {
        for (text, people) in [
            ("mul", &[0, 2][..]),
            ("Mueller", &[0]),
            ("ko", &[2, 1, 0]),
            ("kuche ana", &[1]),
            ("SOSSEN", &[0]),
            ("fuhr", &[2]),
            ("oyv", &[4]),
            ("zzz", &[]),
        ] {
            assert_eq!(found(text), people, "{text}");
        }
    }

    #[test]
    fn hr_is_who_works_there_before_who_has_it_in_their_name() {
        let people = [
            ("Jan", "Schröder", "", ""),
            ("Eva", "Berg", "HR Business Partner", ""),
            ("Ali", "Kaya", "", "HR"),
        ];
        let people = people.into_iter().enumerate().map(|(id, who)| person(id, who, &[]));
        let directory = directory_of(people.collect());
        let found = directory.search(&Query { text: "HR".to_owned(), ..Query::default() });
        assert_eq!(found, [1, 2, 0]);
    }

    #[test]
    fn a_name_is_found_and_filed_however_it_is_joined_marked_or_ordered() {
        let people = [
            ("Siobhán", "O\u{2bc}Neil"),
            ("Jean-Luc", "Picard"),
            ("小明", "王"),
            ("مُحَمَّد", "عَلِيّ"),
            ("Anna", "(Extern) Weber"),
            ("たろう", "ヤマダ"),
            ("민수", "김"),
            ("Ｋａｉ", "de la Cruz"),
            ("Mary Ann", "O Brien"),
            ("希", "佐々木"),
        ];
        let people = people.into_iter().enumerate();
        let directory =
            directory_of(people.map(|(id, (first, last))| person(id, (first, last, "", ""), &[])).collect());
        let found = |text: &str| directory.search(&Query { text: text.to_owned(), ..Query::default() });
        for (person, queries) in [
            // Cases X02 and X06.
            (0, &["oneil", "O'Neil", "O`Neil", "O’NEIL", "o neil", "neil", "siobhan o´neil"][..]),
            (1, &["jeanluc", "jean-luc", "Jean Luc", "jean‐l", "luc", "picard jeanluc"]),
            // Case X03.
            (2, &["王小明", "小明", "王 小明", "王"]),
            // Case X04.
            (3, &["محمد", "علي", "محمد على", "مُحَمَّد"]),
            (4, &["extern", "weber", "(Extern)"]),
            (5, &["やまだ", "ﾔﾏﾀﾞ", "タロウ", "やまだたろう", "ヤマダタロウ"]),
            (6, &["김민수", "김", "민수", "기"]),
            (7, &["kai", "ｃｒｕｚ", "delacruz", "de la cruz"]),
            (9, &["佐々木希", "佐々木"]),
            (8, &["maryann", "mary-ann", "obrien", "O'Brien"]),
        ] {
            for query in queries {
                assert_eq!(found(query), [person], "{query}");
            }
        }
        // Case X10: nobody is filed by a bracket, an apostrophe or a width.
        assert_eq!(found(""), [7, 4, 8, 0, 1, 3, 6, 5, 9, 2]);
    }

    #[test]
    fn somebody_is_found_by_both_names_and_filed_by_the_one_that_is_shown() {
        let mut people: Vec<_> = [("Augusta", "Lovelace", "Zoe"), ("Robert", "Lovelace", "")]
            .into_iter()
            .enumerate()
            .map(|(id, (first, last, preferred))| {
                let mut person = person(id, (first, last, "", ""), &[]);
                person.values.preferred_name = Text::new(preferred).ok();
                person
            })
            .collect();
        let release = Release::new([Attribute::PreferredName], BirthdayDetail::DayAndMonth);
        let found = |people: &[Employee], text: &str| {
            let mut columns = Columns::new(&release, None);
            for person in people {
                columns.add(&person.to_json().unwrap(), true).unwrap();
            }
            let snapshot = serde_json::from_str(&columns.finish(1).unwrap()).unwrap();
            Directory::new(snapshot).search(&Query { text: text.to_owned(), ..Query::default() })
        };
        // Case B06.
        for (text, expected) in [("zoe", &[0][..]), ("augusta", &[0]), ("robert", &[1]), ("", &[1, 0])] {
            assert_eq!(found(&people, text), expected, "{text}");
        }
        people[0].values.preferred_name = None;
        assert_eq!(found(&people, ""), [0, 1], "by the first name");
    }

    #[test]
    fn a_unit_narrows_the_list() {
        let query = Query { narrowed: vec![(Facet::Team, Some(1))], ..Query::default() };
        assert_eq!(directory().search(&query), [1, 0]);
        let query = Query { narrowed: vec![(Facet::Department, None)], ..Query::default() };
        assert_eq!(directory().search(&query), [0_u32; 0], "departments are not released");
    }

    /// Everybody with every first and every last name, in several alphabets.
    fn everybody() -> Directory {
        let firsts = ["Anna", "Anna Maria", "Анна", "Hanna", "Jean-Luc", "Ann"];
        let lasts = ["Koch", "Kochmann", "Müller", "Mueller", "Берг", "O'Neil", "van der Berg"];
        let names = firsts.into_iter().flat_map(|first| lasts.map(|last| (first, last, "Koch", "Berg")));
        directory_of(names.enumerate().map(|(id, who)| person(id, who, &[])).collect())
    }

    #[test]
    fn little_is_kept_of_a_page_that_is_pasted() {
        let directory = everybody();
        directory.search(&Query { text: "anna müller ".repeat(500), ..Query::default() });
        assert_eq!(directory.people.last.lock().unwrap().len(), MOST_KEPT);
    }

    proptest! {
        #[test]
        fn what_was_looked_for_before_changes_nothing(
            typed in proptest::collection::vec("(ann?a?|mul|neil|o'n|й|и|\\+49|koch) ?(an?|anna|kov|mull?er)?", 2..6)
        ) {
            let used = everybody();
            for text in typed {
                let query = Query { text, ..Query::default() };
                prop_assert_eq!(used.search(&query), everybody().search(&query), "{}", query.text);
            }
        }

        #[test]
        fn whoever_has_exactly_that_name_comes_first(n in 0_usize..42, reversed in any::<bool>()) {
            let directory = everybody();
            let name = |n: usize| {
                (directory.snapshot().first_names[n].clone(), directory.snapshot().last_names[n].clone())
            };
            let (first, last) = name(n);
            let text = if reversed { format!("{last} {first}") } else { format!("{first} {last}") };
            let found = directory.search(&Query { text: text.clone(), ..Query::default() });
            prop_assert_eq!(name(found[0] as usize), name(n), "{}", text);
        }

        #[test]
        fn nobody_who_needs_a_slip_comes_before_somebody_who_does_not(
            word in "(ann|anna|hanna|jeanluc|neil|mul|kochm)[a-z]?"
        ) {
            let directory = everybody();
            let found = directory.search(&Query { text: word.clone(), ..Query::default() });
            let has_it = |person: &u32| {
                let snapshot = directory.snapshot();
                let of = [&snapshot.first_names, &snapshot.last_names].map(|names| fold(&names[*person as usize]));
                of.iter().any(|name| name.replace(JOINT, "").contains(&word))
            };
            // Nor does another alphabet need one.
            let last = found.iter().rposition(has_it).map_or(0, |last| last + 1);
            let cyrillic = |person: &u32| !directory.snapshot().first_names[*person as usize].is_ascii();
            prop_assert!(found[..last].iter().all(|person| has_it(person) || cyrillic(person)), "{}", word);
        }

        #[test]
        fn no_text_is_too_odd_to_look_for(text in any::<String>()) {
            let (directory, query) = (everybody(), Query { text, ..Query::default() });
            prop_assert!(directory.search(&query).len() <= 42 && directory.nearest(&query, 5).len() <= 5);
        }

        #[test]
        fn whatever_is_typed_nobody_is_found_twice_and_more_words_find_no_more(text in ".{0,12}", more in "[a-zü]{1,3}") {
            let few = found(&format!("{text} {more}"));
            let many = found(&text);
            prop_assert!(few.iter().all(|person| many.contains(person)));
            let mut once = many.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), many.len());
        }
    }
}
