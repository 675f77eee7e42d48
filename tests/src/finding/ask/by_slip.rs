//! Queries with one slip, alone or with another difficulty.

use simulators::company::Dice;

use super::{Draft, in_some_order};
use crate::finding::{
    class::Class,
    lexicon::Near,
    part::{Field, Part},
    person::Person,
    slip::{slipped, within_one},
    spelling::{Spelling, has_marks, plain, words},
};

/// A query of `class` for `person`, if they have a name for it.
pub(super) fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    if !person.language.is_latin() && !person.language.is_cyrillic() {
        return None;
    }
    let (first, last) = (person.first.to_lowercase(), person.last.to_lowercase());
    let marked = has_marks(&first) || has_marks(&last);
    let (first, last) = (plain(&first), plain(&last));
    let parts = [Part::first(Spelling::Plain, &first), Part::last(Spelling::Plain, &last)];
    match class {
        Class::Slip if !marked => {
            let (first, last) = one_slipped(&first, &last, false, dice)?;
            Some(Draft::new(format!("{first} {last}"), parts, Near::Slips))
        }
        Class::FirstLetterSlip if !marked => {
            let (first, last) = one_slipped(&first, &last, true, dice)?;
            Some(Draft::new(format!("{first} {last}"), parts, Near::Slips))
        }
        Class::Variant if !marked => {
            let (first, last) = if dice.percent(70) {
                (first.clone(), variant(&last, dice)?)
            } else {
                (variant(&first, dice)?, last.clone())
            };
            Some(Draft::new(in_some_order(&first, &last, dice), parts, Near::Slips))
        }
        Class::SlipNoMarks if marked && person.language.is_latin() => {
            let (first, last) = one_slipped(&first, &last, false, dice)?;
            Some(Draft::new(format!("{first} {last}"), parts, Near::Slips))
        }
        Class::SlipOtherOrder if !marked => {
            let (first, last) = one_slipped(&first, &last, false, dice)?;
            Some(Draft::new(format!("{last} {first}"), parts, Near::Slips))
        }
        Class::SlipAndWork if !marked => {
            let (field, text) = if dice.percent(50) {
                (Field::Department, &person.department)
            } else {
                (Field::Position, &person.position)
            };
            let text = plain(text);
            let words: Vec<_> = words(&text).filter(|word| word.chars().count() > 4).collect();
            let word = *words.get(dice.index(words.len().max(1)))?;
            let parts =
                [Part::last(Spelling::Plain, &last), Part::Term { field, words: vec![word.to_owned()] }];
            let last = slipped(&last, false, dice)?;
            Some(Draft::new(in_some_order(&last, word, dice), parts, Near::Slips))
        }
        _ => None,
    }
}

/// Both names, one of them with a slip: mostly the last one.
pub(super) fn one_slipped(
    first: &str,
    last: &str,
    at_first: bool,
    dice: &mut Dice,
) -> Option<(String, String)> {
    if dice.percent(70) {
        Some((first.to_owned(), slipped(last, at_first, dice)?))
    } else {
        Some((slipped(first, at_first, dice)?, last.to_owned()))
    }
}

/// Letters that sound alike. `^` stands for the beginning of a word.
const ALIKE: [(&str, &str); 19] = [
    ("dt", "tt"),
    ("tt", "dt"),
    ("ph", "f"),
    ("ski", "sky"),
    ("ck", "k"),
    ("th", "t"),
    ("mann", "man"),
    ("ff", "f"),
    ("ss", "s"),
    ("ll", "l"),
    ("nn", "n"),
    ("ei", "ai"),
    ("ey", "ei"),
    ("ie", "i"),
    ("y", "i"),
    ("^ca", "ka"),
    ("^ka", "ca"),
    ("^cr", "kr"),
    ("^kr", "cr"),
];

/// A word in another spelling of the same sound. `stefan` for `stephan` counts: one sound.
fn variant(word: &str, dice: &mut Dice) -> Option<String> {
    let (letters, alike) = ALIKE[dice.index(ALIKE.len())];
    let at = match letters.strip_prefix('^') {
        Some(letters) => word.starts_with(letters).then_some(0)?,
        None => word.rfind(letters)?,
    };
    let after = &word[at + letters.trim_start_matches('^').len()..];
    let variant = format!("{}{alike}{after}", &word[..at]);
    let is_word = word.len() > 4 && word.chars().all(char::is_alphabetic);
    (is_word && (letters == "ph" || within_one(word, &variant))).then_some(variant)
}
