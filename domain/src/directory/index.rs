//! Finding people while somebody types. Built in the browser from the snapshot.

use std::cmp::Ordering;

use super::{
    fold::{JOINT, fold, written_out},
    snapshot::{Coded, DirectorySnapshot},
};

/// The directory, ready to be searched.
#[derive(Debug)]
pub struct Directory {
    snapshot: DirectorySnapshot,
    /// For each person what they are found by: folded words, the names first.
    searchable: Vec<Searchable>,
    /// Everybody, in the order of a directory.
    sorted: Vec<u32>,
}

#[derive(Debug)]
struct Searchable {
    /// Each word with a space before it; one with a joint in two and in one.
    text: String,
    /// How much of it is the name.
    name_ends: usize,
}

/// What somebody is looking for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must all occur.
    pub text: String,
    /// A department's place among the snapshot's terms, counted from 1.
    pub department: Option<u32>,
    /// A team's place among the snapshot's terms, counted from 1.
    pub team: Option<u32>,
}

/// How well somebody matches; the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NameBegins,
    NameContains,
    ElsewhereBegins,
    ElsewhereContains,
}

impl Directory {
    /// Prepares `snapshot` for searching.
    pub fn new(snapshot: DirectorySnapshot) -> Self {
        let terms = FoldedTerms::new(&snapshot);
        let searchable: Vec<_> =
            (0..snapshot.len()).map(|person| Searchable::new(&snapshot, &terms, person)).collect();
        let key = |person: usize| {
            let name =
                |names: &[String]| names.get(person).map(|name| in_one(&fold(name))).unwrap_or_default();
            let (last, mut first) = (name(&snapshot.last_names), name(&snapshot.first_names));
            let preferred = snapshot.preferred_name(person);
            if !preferred.is_empty() {
                first = in_one(&fold(preferred));
            }
            // Whoever has no last name is filed by the first; the nameless come last.
            if last.is_empty() { (first.is_empty(), first, String::new()) } else { (false, last, first) }
        };
        let mut keyed: Vec<_> = (0..snapshot.len()).map(|person| (key(person), person)).collect();
        keyed.sort();
        let sorted = keyed.into_iter().filter_map(|(_, person)| u32::try_from(person).ok()).collect();
        Self { snapshot, searchable, sorted }
    }

    /// The snapshot it was built from.
    pub fn snapshot(&self) -> &DirectorySnapshot {
        &self.snapshot
    }

    /// The place of the person with that id.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.snapshot.ids.iter().position(|one| one.as_str() == id)
    }

    /// The places of everybody who matches, the best first and else in the order of a directory. People are found
    /// by name, position, department, team and skills.
    pub fn search(&self, query: &Query) -> Vec<u32> {
        let wanted = fold(&query.text);
        let words: Vec<_> = wanted.split_whitespace().map(Wanted::new).collect();
        let in_unit = |column: &Option<Coded>, wanted: Option<u32>, person: u32| {
            let of = |column: &Coded| column.of.get(person as usize).copied();
            wanted.is_none() || column.as_ref().and_then(of) == wanted
        };
        let candidates = self.sorted.iter().copied().filter(|person| {
            in_unit(&self.snapshot.departments, query.department, *person)
                && in_unit(&self.snapshot.teams, query.team, *person)
        });
        if words.is_empty() {
            return candidates.collect();
        }
        // A letter finds thousands; within a rank the order of the directory stays.
        let mut found: [Vec<u32>; 4] = Default::default();
        for person in candidates {
            let rank = self.searchable.get(person as usize).and_then(|one| one.rank(&words));
            if let Some(bucket) = rank.and_then(|rank| found.get_mut(rank as usize)) {
                bucket.push(person);
            }
        }
        found.concat()
    }
}

/// The snapshot's terms, each folded once although many people share it.
struct FoldedTerms {
    units: [Vec<String>; 3],
    skills: Vec<String>,
}

impl FoldedTerms {
    fn new(snapshot: &DirectorySnapshot) -> Self {
        let folded = |terms: &[String]| terms.iter().map(|term| fold(term)).collect();
        Self {
            units: units(snapshot)
                .map(|column| column.map(|column| folded(&column.terms)).unwrap_or_default()),
            skills: snapshot.skills.as_ref().map(|skills| folded(&skills.terms)).unwrap_or_default(),
        }
    }

    /// What person `n` is found by besides their name.
    fn of<'a>(&'a self, snapshot: &'a DirectorySnapshot, person: usize) -> impl Iterator<Item = &'a String> {
        let unit =
            move |(column, terms): (Option<&Coded>, &'a Vec<String>)| terms.get(column?.place(person)?);
        let skills = snapshot.skills.iter().flat_map(move |skills| skills.places(person));
        units(snapshot)
            .into_iter()
            .zip(&self.units)
            .filter_map(unit)
            .chain(skills.filter_map(|n| self.skills.get(n)))
    }
}

fn units(snapshot: &DirectorySnapshot) -> [Option<&Coded>; 3] {
    [&snapshot.positions, &snapshot.departments, &snapshot.teams].map(Option::as_ref)
}

impl Searchable {
    fn new(snapshot: &DirectorySnapshot, terms: &FoldedTerms, person: usize) -> Self {
        let mut one = Self { text: String::new(), name_ends: 0 };
        let name = |names: &[String]| names.get(person).cloned().unwrap_or_default();
        let (first, last) = (name(&snapshot.first_names), name(&snapshot.last_names));
        let preferred = snapshot.preferred_name(person);
        let (folded_first, folded_last) = (fold(&first), fold(&last));
        one.add_name(&folded_first);
        one.add_name(&folded_last);
        one.add_name(&fold(preferred));
        if [&folded_first, &folded_last].iter().all(|name| name.chars().any(is_written_without_blanks)) {
            // Family first: 王小明.
            one.add_word(&in_one(&[&*folded_last, &*folded_first].concat()));
        }
        [&*first, &*last, preferred]
            .iter()
            .filter_map(|name| written_out(name))
            .for_each(|name| one.add_name(&name));
        one.name_ends = one.text.len();
        for term in terms.of(snapshot, person) {
            one.add(term);
        }
        one
    }

    fn add_name(&mut self, folded: &str) {
        self.add(folded);
        if folded.contains(' ') {
            // O Neil, de la Cruz: some write them in one.
            self.add_word(&folded.replace([' ', JOINT], ""));
        }
    }

    fn add(&mut self, folded: &str) {
        for word in folded.split_whitespace() {
            if word.contains(JOINT) {
                self.add_word(&in_two(word));
            }
            self.add_word(&in_one(word));
        }
    }

    fn add_word(&mut self, word: &str) {
        self.text.push(' ');
        self.text.push_str(word);
    }

    /// How well the worst of the words matches, if all occur.
    fn rank(&self, words: &[Wanted]) -> Option<Rank> {
        let rank = |word: &Wanted| word.0.iter().filter_map(|written| self.rank_of(written)).min();
        words.iter().map(rank).try_fold(Rank::NameBegins, |worst, rank| Some(worst.max(rank?)))
    }

    fn rank_of(&self, written: &str) -> Option<Rank> {
        let (text, word) = (self.text.as_bytes(), written.as_bytes());
        let first = *word.first()?;
        let (mut best, mut before) = (None, b' ');
        // A plain loop: this runs for every letter of everybody at every keystroke, compiled for size.
        for (at, byte) in text.iter().enumerate() {
            let begins = std::mem::replace(&mut before, *byte) == b' ';
            if *byte != first || !text.get(at..).is_some_and(|rest| rest.starts_with(word)) {
                continue;
            }
            let rank = match (at.cmp(&self.name_ends), begins) {
                (Ordering::Less, true) => return Some(Rank::NameBegins),
                (Ordering::Less, false) => Rank::NameContains,
                (_, true) => Rank::ElsewhereBegins,
                (_, false) => Rank::ElsewhereContains,
            };
            best = Some(best.map_or(rank, |best: Rank| best.min(rank)));
        }
        best
    }
}

/// A word that somebody looks for, in each way that it may be written.
struct Wanted(Vec<String>);

impl Wanted {
    fn new(folded: &str) -> Self {
        let mut ways = vec![in_one(folded)];
        if folded.contains(JOINT) {
            ways.push(in_two(folded));
        }
        Self(ways)
    }
}

/// A folded text with its joints closed: `oneil`.
fn in_one(folded: &str) -> String {
    folded.replace(JOINT, "")
}

/// A folded text with its joints open: `o neil`.
fn in_two(folded: &str) -> String {
    folded.replace(JOINT, " ")
}

/// Whether `c` belongs to a script whose names stand without a blank between: Chinese, Japanese, Korean.
fn is_written_without_blanks(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        attribute::{Attribute, BirthdayDetail, Release},
        directory::columns::Columns,
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
            columns.add(&person.to_json().unwrap()).unwrap();
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
                columns.add(&person.to_json().unwrap()).unwrap();
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
        let query = Query { team: Some(2), ..Query::default() };
        assert_eq!(directory().search(&query), [1, 0]);
        let query = Query { department: Some(1), ..Query::default() };
        assert_eq!(directory().search(&query), [0_u32; 0], "departments are not released");
    }

    proptest! {
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
