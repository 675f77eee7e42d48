//! What people are found by, and how much it costs each of them: who costs least comes first.

use super::{
    dialled::{Dialled, Sought, Typed},
    field::{Heard, Joined, Match, Texts, contains},
    fold::{JOINT, fold, in_one},
    names::{Names, written},
    people_of::PeopleOf,
    snapshot::{Coded, CodedSets, DirectorySnapshot},
    wanted::{Wanted, Word},
    words::{Letters, Words},
};
use crate::text::small;

/// For each person how far they are from what is looked for.
pub(super) type Costs = Vec<u16>;

/// What is looked for is not there.
pub(super) const OUT: u16 = u16::MAX;

/// Above all that several words without a slip can cost together.
const SLIP: u16 = 500;

/// Names come before all else, whole words before beginnings, and both before what is within a word; what needs a slip
/// comes last.
fn of_name(how: Match) -> u16 {
    match how {
        Match::Whole => 1,
        Match::Begins => 2,
        Match::Alike => 3,
        Match::AlikeBegins => 4,
        Match::Inside => 8,
        Match::Slip => SLIP,
        Match::SlipBegins => SLIP + 2,
    }
}

fn of_term(how: Match) -> u16 {
    match how {
        Match::Whole => 5,
        Match::Begins => 6,
        Match::Alike | Match::AlikeBegins => 7,
        Match::Inside => 9,
        Match::Slip => SLIP + 1,
        Match::SlipBegins => SLIP + 3,
    }
}

/// The most letters that are looked for as initials.
const MOST_INITIALS: usize = 4;

/// The fewest letters that are looked for in a mailbox.
const FEWEST_OF_MAILBOX: usize = 3;

const OF_INITIALS: u16 = 7;
const OF_CONTACT: u16 = 7;
const OF_PART_OF_CONTACT: u16 = 9;
/// Somebody who has no such particle in their name.
const OF_LACKING_PARTICLE: u16 = 10;
/// Somebody who is offered where nobody is found.
const OF_NEARLY: u16 = SLIP * 2;

/// The directory, turned around.
#[derive(Debug)]
pub(super) struct FoundBy {
    names: Texts,
    has_name: PeopleOf,
    /// Of each name.
    about: Vec<AboutName>,
    /// Of each person: their first name, last name and preferred name.
    names_of: Vec<[u32; 3]>,
    /// The letters of the initials of all their names.
    initials_of: Vec<Letters>,
    terms: Texts,
    has_term: PeopleOf,
    /// What is before the @ of each person's e-mail, in one.
    mailboxes: Words,
    /// Each person's e-mail, in small letters.
    emails: Vec<String>,
    /// Each number's digits; of twice the person, and one more if it is without its country.
    numbers: Words,
}

#[derive(Debug)]
struct AboutName {
    words: usize,
    /// The first letter of each word, and of each part of one.
    initials: String,
}

impl AboutName {
    fn new(folded: &str) -> Self {
        let initials = folded.split([' ', JOINT]).filter_map(|word| word.chars().next()).collect();
        Self { words: folded.split_whitespace().count(), initials }
    }
}

impl FoundBy {
    /// What each person costs who has what is wanted.
    pub(super) fn costs(&self, wanted: &Wanted) -> Costs {
        match wanted {
            Wanted::Word { one, parts, particle } => {
                let mut costs = self.of_word(one);
                if let Some(all) = self.of_all(parts) {
                    costs.iter_mut().zip(all).for_each(|(cost, other)| *cost = other.min(*cost));
                }
                if *particle {
                    for cost in &mut costs {
                        *cost = OF_LACKING_PARTICLE.min(*cost);
                    }
                }
                costs
            }
            Wanted::Email { before, behind } => self.of_email(before, behind),
            Wanted::Digits { number, words } => {
                let mut costs = self.of_all(words).unwrap_or_else(|| self.nobody());
                self.add_numbers(number, &mut costs);
                costs
            }
        }
    }

    /// What each person costs who has nearly what is wanted.
    pub(super) fn nearly(&self, wanted: &Wanted) -> Costs {
        let mut costs = self.nobody();
        if let Wanted::Word { one, .. } = wanted {
            let most = one.typed.chars().count() / 3;
            self.names.nearest(one, most, &mut |name| {
                for person in self.has_name.of(name) {
                    lower(&mut costs, *person, OF_NEARLY);
                }
            });
        }
        costs
    }

    /// Among those who are found by whole words of their names, whoever has no other name comes first.
    pub(super) fn prefer_whole_names(&self, costs: &mut Costs, wanted: usize) {
        let whole = of_name(Match::Whole).saturating_mul(u16::try_from(wanted).unwrap_or(u16::MAX));
        let words = |name: u32| self.about.get(name as usize).map_or(0, |about| about.words);
        for (cost, [first, last, preferred]) in costs.iter_mut().zip(&self.names_of) {
            if *cost == whole
                && [first, preferred].iter().any(|first| words(**first) + words(*last) == wanted)
            {
                *cost = whole.saturating_sub(1);
            }
        }
    }

    fn nobody(&self) -> Costs {
        vec![OUT; self.names_of.len()]
    }

    fn of_all(&self, words: &[Word]) -> Option<Costs> {
        let all = words.iter().map(|word| self.of_word(word));
        all.reduce(|mut worst, of_one| {
            worst.iter_mut().zip(of_one).for_each(|(cost, other)| *cost = other.max(*cost));
            worst
        })
    }

    fn of_word(&self, word: &Word) -> Costs {
        let mut costs = self.nobody();
        self.names.find(word, &mut |name, how| {
            for person in self.has_name.of(name) {
                lower(&mut costs, *person, of_name(how));
            }
        });
        self.terms.find(word, &mut |term, how| {
            for person in self.has_term.of(term) {
                lower(&mut costs, *person, of_term(how));
            }
        });
        self.add_initials(&word.typed, &mut costs);
        self.add_mailboxes(&word.typed, &mut costs);
        costs
    }

    /// Anna Maria Müller is AM, AMM and MA.
    fn add_initials(&self, typed: &str, costs: &mut Costs) {
        if !(2..=MOST_INITIALS).contains(&typed.chars().count()) {
            return;
        }
        let letters = Letters::of(typed);
        let initials = |name: u32| self.about.get(name as usize).map_or("", |about| &*about.initials);
        let people = costs.iter_mut().zip(&self.names_of).zip(&self.initials_of);
        for ((cost, [first, last, preferred]), _) in people.filter(|(_, all)| all.has(letters, 0)) {
            let last = initials(*last);
            let is = |first: u32| {
                let all = initials(first);
                let one = all.get(..all.chars().next().map_or(0, char::len_utf8)).unwrap_or_default();
                let is = |from: &str, to: &str| typed.strip_prefix(from) == Some(to);
                typed == all || is(all, last) || is(one, last) || is(last, one)
            };
            if is(*first) || is(*preferred) {
                *cost = OF_INITIALS.min(*cost);
            }
        }
    }

    fn add_mailboxes(&self, typed: &str, costs: &mut Costs) {
        if typed.len() < FEWEST_OF_MAILBOX {
            return;
        }
        self.mailboxes.each(Letters::of(typed), 0, |mailbox, person| {
            if mailbox == typed {
                lower(costs, person, OF_CONTACT);
            } else if contains(mailbox, typed) {
                lower(costs, person, OF_PART_OF_CONTACT);
            }
        });
    }

    fn of_email(&self, before: &str, behind: &str) -> Costs {
        let cost = |email: &String| match email.split_once('@') {
            Some((mailbox, host)) if mailbox.ends_with(before) && host.starts_with(behind) => {
                if mailbox == before { OF_CONTACT } else { OF_PART_OF_CONTACT }
            }
            _ => OUT,
        };
        self.names_of
            .iter()
            .zip(self.emails.iter().map(cost).chain(std::iter::repeat(OUT)))
            .map(|(_, cost)| cost)
            .collect()
    }

    fn add_numbers(&self, sought: &Sought, costs: &mut Costs) {
        self.numbers.each(Letters::of(""), 0, |digits, number| match sought.is_in(digits, number % 2 == 1) {
            Some(Typed::AsItIs) => lower(costs, number / 2, OF_CONTACT),
            Some(Typed::Otherwise) => lower(costs, number / 2, OF_PART_OF_CONTACT),
            None => {}
        });
    }
}

fn lower(costs: &mut Costs, person: u32, to: u16) {
    if let Some(cost) = costs.get_mut(person as usize) {
        *cost = to.min(*cost);
    }
}

/// The directory being turned around.
#[derive(Debug)]
pub(super) struct Preparing<'a> {
    snapshot: &'a DirectorySnapshot,
    people: usize,
    names: &'a Names,
    /// Whether each name was added.
    names_added: Vec<bool>,
    name_pairs: Vec<(u32, u32)>,
    /// Whether each term was added.
    terms_added: Vec<bool>,
    term_pairs: Vec<(u32, u32)>,
    found_by: FoundBy,
}

impl<'a> Preparing<'a> {
    pub(super) fn new(snapshot: &'a DirectorySnapshot, names: &'a Names) -> Self {
        let terms = columns(snapshot).iter().map(|column| column.terms().len()).sum();
        Self {
            snapshot,
            people: 0,
            names,
            names_added: vec![false; names.folded.len()],
            name_pairs: Vec::new(),
            terms_added: vec![false; terms],
            term_pairs: Vec::new(),
            found_by: FoundBy {
                names: Texts::default(),
                has_name: PeopleOf::default(),
                about: names.folded.iter().map(|folded| AboutName::new(folded)).collect(),
                names_of: names.of.clone(),
                initials_of: Vec::new(),
                terms: Texts::default(),
                has_term: PeopleOf::default(),
                mailboxes: Words::default(),
                emails: Vec::new(),
                numbers: Words::default(),
            },
        }
    }

    /// Prepares the next `people`. Whether all are.
    pub(super) fn step(&mut self, people: usize) -> bool {
        let all = self.snapshot.len();
        let until = self.people.saturating_add(people).min(all);
        for person in self.people..until {
            self.add(person);
        }
        self.people = until;
        until == all
    }

    pub(super) fn finish(mut self) -> FoundBy {
        self.step(usize::MAX);
        let mut found_by = self.found_by;
        found_by.has_name = PeopleOf::new(self.names_added.len(), &self.name_pairs);
        found_by.has_term = PeopleOf::new(self.terms_added.len(), &self.term_pairs);
        found_by
    }

    fn add(&mut self, person: usize) {
        let snapshot = self.snapshot;
        let number = u32::try_from(person).unwrap_or(u32::MAX);
        let text = |names: &'a [String]| names.get(person).map_or("", String::as_str);
        let names = written(snapshot, person);
        let numbers = self.names.of.get(person).copied().unwrap_or_default();
        let mut initials = Letters::of("");
        for (name, of) in names.into_iter().zip(numbers) {
            self.add_name(name, of, number);
            let about = self.found_by.about.get(of as usize);
            initials = initials.and(Letters::of(about.map_or("", |about| &about.initials)));
        }
        self.found_by.initials_of.push(initials);
        let [first, last, _] = names;
        if [first, last].iter().all(|name| name.chars().any(is_written_without_blanks)) {
            // Family first: 王小明.
            let joined = u32::try_from(self.names_added.len()).unwrap_or(u32::MAX);
            self.names_added.push(false);
            self.add_name(&[last, first].concat(), joined, number);
        }
        let mut from = 0;
        for column in columns(snapshot) {
            for term in column.places(person) {
                self.add_term(column.terms(), term, from, number);
            }
            from += column.terms().len();
        }
        if let Some(emails) = &snapshot.work_emails {
            let email = small(text(emails));
            let mailbox = email.split('@').next().unwrap_or_default();
            self.found_by.mailboxes.add(&in_one(&fold(mailbox)).replace(' ', ""), number);
            self.found_by.emails.push(email);
        }
        if let Some(phones) = &snapshot.phones {
            let Dialled { digits, national } = Dialled::new(text(phones));
            self.found_by.numbers.add(&digits, number.saturating_mul(2) + u32::from(national));
        }
    }

    fn add_name(&mut self, name: &str, number: u32, person: u32) {
        if name.is_empty() {
            return;
        }
        if let Some(added @ false) = self.names_added.get_mut(number as usize) {
            *added = true;
            self.found_by.names.add(name, number, Joined::InOneToo, Heard::Too);
        }
        self.name_pairs.push((number, person));
    }

    fn add_term(&mut self, terms: &[String], place: usize, from: usize, person: u32) {
        let number = u32::try_from(from + place).unwrap_or(u32::MAX);
        if let (Some(added @ false), Some(term)) = (self.terms_added.get_mut(from + place), terms.get(place))
        {
            *added = true;
            self.found_by.terms.add(term, number, Joined::No, Heard::Too);
        }
        self.term_pairs.push((number, person));
    }
}

/// A column of what many people have.
enum Column<'a> {
    One(&'a Coded),
    Many(&'a CodedSets),
}

impl<'a> Column<'a> {
    fn terms(&self) -> &'a [String] {
        match self {
            Self::One(column) => &column.terms,
            Self::Many(column) => &column.terms,
        }
    }

    fn places(&self, person: usize) -> impl Iterator<Item = usize> + use<'a> {
        let (one, many) = match self {
            Self::One(column) => (column.place(person), None),
            Self::Many(column) => (None, Some(column.places(person))),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }
}

/// What people are found by besides their names and how they are reached.
fn columns(snapshot: &DirectorySnapshot) -> Vec<Column<'_>> {
    let one = [&snapshot.positions, &snapshot.departments, &snapshot.teams, &snapshot.addresses];
    let one = one.into_iter().flatten().map(Column::One);
    one.chain(snapshot.skills.iter().map(Column::Many)).collect()
}

/// Whether `c` belongs to a script whose names stand without a blank between: Chinese, Japanese, Korean.
fn is_written_without_blanks(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}
