//! Every name of the people in every spelling, and who has it.

use std::collections::HashMap;

use super::{
    language::Language,
    part::{Field, How, NameField, Part},
    person::Person,
    slip::within_one,
    spelling::{Spelling, closed, plain, words},
};

/// How far a search may go before it finds others than those who were meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// Names that have these words.
    Names,
    /// Whatever begins with these words.
    Beginnings,
    /// Names within one slip too.
    Slips,
    /// Nothing else can be meant.
    Nothing,
}

/// The people and their words.
pub(super) struct Lexicon<'a> {
    pub(super) people: &'a [Person],
    names: Vec<Forms>,
    names_of: Vec<[usize; 3]>,
    terms: Vec<Vec<String>>,
    terms_of: Vec<Vec<(Field, usize)>>,
    digits: Vec<String>,
}

/// A name in each spelling.
struct Forms {
    spelled: Vec<Spelled>,
    /// All words of all spellings, each once.
    words: Vec<String>,
}

struct Spelled {
    in_one: String,
    words: Vec<String>,
}

impl Forms {
    fn new(name: &str, language: Language) -> Self {
        let spelled: Vec<_> = Spelling::ALL
            .map(|spelling| spelling.spell(name, language))
            .map(|text| Spelled { in_one: closed(&text), words: words(&text).map(str::to_owned).collect() })
            .into();
        let all = spelled.iter().flat_map(|one| one.words.iter().chain([&one.in_one]));
        let mut words: Vec<_> = all.filter(|word| !word.is_empty()).cloned().collect();
        words.sort_unstable();
        words.dedup();
        Self { spelled, words }
    }
}

impl<'a> Lexicon<'a> {
    pub(super) fn new(people: &'a [Person]) -> Self {
        let mut lexicon =
            Self { people, names: vec![], names_of: vec![], terms: vec![], terms_of: vec![], digits: vec![] };
        let (mut names, mut terms) = (HashMap::new(), HashMap::new());
        for person in people {
            lexicon.names_of.push([&person.first, &person.last, &person.preferred].map(|name| {
                *names.entry((name.as_str(), person.language)).or_insert_with(|| {
                    lexicon.names.push(Forms::new(name, person.language));
                    lexicon.names.len() - 1
                })
            }));
            let mut term = |field: Field, text: &'a str| {
                let place = *terms.entry(text).or_insert_with(|| {
                    lexicon.terms.push(words(&plain(text)).map(str::to_owned).collect());
                    lexicon.terms.len() - 1
                });
                (field, place)
            };
            let skills: Vec<_> = person.skills.iter().map(|skill| term(Field::Skill, skill)).collect();
            let units = [
                term(Field::Position, &person.position),
                term(Field::Department, &person.department),
                term(Field::Team, &person.team),
                term(Field::Address, &person.address),
            ];
            lexicon.terms_of.push(units.into_iter().chain(skills).collect());
            lexicon.digits.push(person.phone.as_ref().map(super::phone::Phone::digits).unwrap_or_default());
        }
        lexicon
    }

    /// The places of those for whom every part holds.
    pub(super) fn meant(&self, parts: &[Part]) -> Vec<u32> {
        let mut meant: Vec<usize> = (0..self.people.len()).collect();
        for part in parts {
            match part {
                Part::Name { field, spelling, typed, how } => {
                    let typed = if *how == How::Word { typed.clone() } else { closed(typed) };
                    let holds: Vec<bool> =
                        self.names.iter().map(|name| name.holds(*spelling, &typed, *how)).collect();
                    meant.retain(|person| {
                        field.places().iter().any(|place| holds[self.names_of[*person][*place]])
                    });
                }
                Part::Term { field, words } => {
                    let holds: Vec<bool> =
                        self.terms.iter().map(|term| words.iter().all(|word| term.contains(word))).collect();
                    meant.retain(|person| {
                        self.terms_of[*person].iter().any(|(of, term)| of == field && holds[*term])
                    });
                }
                Part::Number(digits) => meant.retain(|person| self.digits[*person] == *digits),
                Part::NumberEnds(digits) => meant.retain(|person| self.digits[*person].ends_with(digits)),
                Part::InOne(typed) => meant.retain(|person| self.joined(*person).contains(typed.as_str())),
                Part::Initials(typed) => {
                    meant.retain(|person| initials(&self.people[*person].first) == *typed);
                }
                Part::Email(typed) => meant.retain(|person| self.people[*person].email == *typed),
                Part::Local(typed) => meant.retain(|person| self.people[*person].local_part() == typed),
            }
        }
        meant.into_iter().filter_map(|person| u32::try_from(person).ok()).collect()
    }

    /// Family and given name in one, without marks.
    pub(super) fn joined(&self, person: usize) -> String {
        let person = &self.people[person];
        if !person.language.is_written_without_blanks() {
            return String::new();
        }
        plain(&format!("{}{}", person.last, person.first))
    }

    /// The places of those whom `typed` may mean as well.
    pub(super) fn near(&self, typed: &str, near: Near) -> Vec<u32> {
        if near == Near::Nothing {
            return Vec::new();
        }
        let text = plain(typed);
        let costs: Vec<_> = words(&text).map(|word| self.costs(word, near)).collect();
        let slips = u32::from(near == Near::Slips);
        let fits = |person: &usize| {
            let cost = |costs: &Costs<'_>| costs.of(self, *person, near);
            costs.iter().map(cost).try_fold(0, |sum, cost| Some(sum + cost?)).is_some_and(|sum| sum <= slips)
        };
        (0..self.people.len()).filter(fits).filter_map(|person| u32::try_from(person).ok()).collect()
    }

    fn costs<'w>(&self, word: &'w str, near: Near) -> Costs<'w> {
        let begins = near != Near::Names;
        let of_name = |name: &Forms| {
            let same = |one: &String| if begins { one.starts_with(word) } else { one == word };
            if name.words.iter().any(same) {
                return Some(0);
            }
            (near == Near::Slips && name.words.iter().any(|one| within_one(one, word))).then_some(1)
        };
        let names = self.names.iter().map(of_name).collect();
        let has = |term: &Vec<String>| begins && term.iter().any(|one| one.starts_with(word));
        Costs { word, names, terms: self.terms.iter().map(has).collect() }
    }
}

/// How far one typed word is from each name and each term.
struct Costs<'w> {
    word: &'w str,
    names: Vec<Option<u32>>,
    terms: Vec<bool>,
}

impl Costs<'_> {
    fn of(&self, lexicon: &Lexicon<'_>, person: usize, near: Near) -> Option<u32> {
        let name = lexicon.names_of[person].iter().filter_map(|name| self.names[*name]).min();
        if name == Some(0) || near == Near::Names {
            return name;
        }
        let number = self.word.len() > 2
            && self.word.bytes().all(|byte| byte.is_ascii_digit())
            && lexicon.digits[person].contains(self.word);
        if number || lexicon.terms_of[person].iter().any(|(_, term)| self.terms[*term]) {
            Some(0)
        } else {
            name
        }
    }
}

impl Forms {
    fn holds(&self, spelling: Spelling, typed: &str, how: How) -> bool {
        let spelled = &self.spelled[spelling as usize];
        match how {
            How::Whole => spelled.in_one == typed,
            How::Word => spelled.words.iter().any(|word| word == typed),
            How::Begins => {
                spelled.in_one.starts_with(typed) || spelled.words.iter().any(|word| word.starts_with(typed))
            }
        }
    }
}

impl NameField {
    /// Where it stands among a person's names.
    fn places(self) -> &'static [usize] {
        match self {
            Self::First => &[0, 2],
            Self::Last => &[1],
        }
    }
}

/// The initials of a first name of several words; nothing for one word.
pub(super) fn initials(first: &str) -> String {
    let text = plain(first);
    let words: Vec<_> = words(&text).collect();
    if words.len() < 2 {
        String::new()
    } else {
        words.iter().filter_map(|word| word.chars().next()).collect()
    }
}
