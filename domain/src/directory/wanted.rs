//! What somebody types, as it is looked for.

use super::{
    dialled::{Sought, is_dialled},
    fold::{JOINT, fold, in_one},
    heard::in_rough,
    nicknames::long_for,
    spelling::{alike, letter_by_letter},
};
use crate::text::small;

/// A word that is typed, in each way that it may be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded, in one.
    pub(super) typed: String,
    /// Letter by letter in Latin ones, if it is in Cyrillic.
    pub(super) letters: Option<String>,
    /// How it sounds.
    pub(super) sound: Option<String>,
    /// In rough letters, if it is in Cyrillic ones.
    pub(super) rough: Option<String>,
    /// What it is short for.
    pub(super) long: Vec<&'static str>,
}

impl Word {
    fn new(raw: &str, folded: &str) -> Self {
        let typed = in_one(folded);
        let letters = letter_by_letter(raw).map(|letters| in_one(&fold(&letters)));
        let sound = alike(letters.as_ref().unwrap_or(&typed));
        let long = long_for(&typed).collect();
        Self { typed, letters, sound, rough: in_rough(raw), long }
    }

    /// One Latin letter is within nearly every word, and an ideograph is a word.
    pub(super) fn is_looked_for_inside(&self) -> bool {
        self.typed.len() > 1
    }
}

/// Something that has to be there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A word.
    Word {
        /// In one.
        one: Word,
        /// What it consists of, if it has a joint. All of them will do as well.
        parts: Vec<Word>,
        /// Whether somebody is found without it too.
        particle: bool,
    },
    /// An e-mail address, or what is around its @.
    Email {
        /// What is typed before it.
        before: String,
        /// What is typed behind it.
        behind: String,
    },
    /// A phone number, or words of digits.
    Digits {
        /// The number.
        number: Sought,
        /// The words.
        words: Vec<Word>,
    },
}

/// What is no part of a name to many: nobody is missed for typing it or not.
const PARTICLES: &str = "al ap av bin da das de degli del dela della den der \
    des di do dos du el ibn la las le les los op ten ter van vander vom von zu zum zur";

fn is_particle(word: &str) -> bool {
    PARTICLES.split(' ').any(|particle| particle == word)
}

/// Reads what is typed.
pub(super) fn wanted(text: &str) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut number = String::new();
    for raw in text.split_whitespace() {
        if raw.chars().all(|c| c.is_ascii_digit() || "+-–/().".contains(c)) {
            number.push(' ');
            number.push_str(raw);
            continue;
        }
        push_digits(&mut wanted, &mut number);
        match raw.split_once('@') {
            Some((before, behind)) if !(before.is_empty() && behind.is_empty()) => {
                wanted.push(Wanted::Email { before: small(before), behind: small(behind) });
            }
            _ => push_words(&mut wanted, raw),
        }
    }
    push_digits(&mut wanted, &mut number);
    let is_left_out = |one: &Wanted| matches!(one, Wanted::Word { particle: true, .. });
    if wanted.iter().all(is_left_out) {
        for one in &mut wanted {
            if let Wanted::Word { particle, .. } = one {
                *particle = false;
            }
        }
    }
    wanted
}

fn push_words(wanted: &mut Vec<Wanted>, raw: &str) {
    let folded = fold(raw);
    // Usually one; `Anna,Petrova` are two.
    let many = folded.contains(' ');
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let parts = if word.contains(JOINT) {
            word.split(JOINT).filter(|part| !is_particle(part)).map(|part| Word::new(part, part)).collect()
        } else {
            Vec::new()
        };
        let particle = is_particle(word);
        wanted.push(Wanted::Word { one: Word::new(if many { word } else { raw }, word), parts, particle });
    }
}

fn push_digits(wanted: &mut Vec<Wanted>, number: &mut String) {
    let number = std::mem::take(number);
    let words = fold(&number);
    let words = words.split([' ', JOINT]).filter(|word| !word.is_empty()).map(|word| Word::new(word, word));
    if is_dialled(&number) {
        wanted.push(Wanted::Digits { number: Sought::new(&number), words: words.collect() });
    } else {
        wanted.extend(words.map(|one| Wanted::Word { one, parts: Vec::new(), particle: false }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |one: &Wanted| match one {
            Wanted::Word { one, parts, particle } => {
                let words: Vec<_> = [one].into_iter().chain(parts).map(|word| &*word.typed).collect();
                words.join("/") + if *particle { "?" } else { "" }
            }
            Wanted::Email { before, behind } => format!("{before} at {behind}"),
            Wanted::Digits { words, .. } => format!("digits of {}", words.len()),
        };
        wanted(text).iter().map(show).collect()
    }

    #[test]
    fn what_is_typed_is_words_addresses_and_numbers() {
        for (text, expected) in [
            ("  Anna  Petrova ", &["anna", "petrova"][..]),
            ("O'Neil", &["oneil/o/neil"]),
            ("van der Berg", &["van?", "der?", "berg"]),
            ("van der", &["van", "der"]),
            ("al-Hassan", &["alhassan/hassan"]),
            ("Ana.K@Example.com", &["ana.k at example.com"]),
            ("@", &[]),
            ("+49 (30) 123 meier", &["digits of 3", "meier"]),
            ("team 4", &["team", "4"]),
            ("Anna,Petrova", &["anna", "petrova"]),
            ("C++ c# .net R&D", &["c++", "c#", ".net", "r&d"]),
            ("--- ...", &[]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
