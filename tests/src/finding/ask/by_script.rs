//! Queries in another script than the name's, and those in scripts of the East.

use simulators::company::Dice;

use super::{Draft, beginning, by_slip::one_slipped, in_some_order};
use crate::finding::{
    class::Class,
    language::Language,
    lexicon::Near,
    part::Part,
    person::Person,
    spelling::{Spelling, plain},
};

/// A query of `class` for `person`, if they have a name for it.
pub(super) fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    let language = person.language;
    match class {
        Class::WithoutBlanks if language.is_written_without_blanks() => without_blanks(person, dice),
        Class::Semitic if language.is_semitic() => {
            let bare = dice.percent(60);
            let typed = |name: &str| if bare { plain(name) } else { name.to_owned() };
            let parts = [&person.first, &person.last].map(|name| plain(name));
            let parts = [Part::first(Spelling::Plain, &parts[0]), Part::last(Spelling::Plain, &parts[1])];
            Some(Draft::new(
                in_some_order(&typed(&person.first), &typed(&person.last), dice),
                parts,
                Near::Names,
            ))
        }
        Class::CyrillicInLatin | Class::CyrillicInLatinSlip if language.is_cyrillic() => {
            let scheme = scheme(class == Class::CyrillicInLatin, dice);
            in_other_script(class, person, scheme, dice)
        }
        Class::LatinInCyrillic | Class::LatinInCyrillicSlip if is_transcribed(language) => {
            in_other_script(class, person, Spelling::InCyrillic, dice)
        }
        Class::GermanInCyrillicBySound if language == Language::German => {
            let [letters, sound] = [Spelling::InCyrillic, Spelling::InCyrillicBySound]
                .map(|spelling| [&person.first, &person.last].map(|name| spelling.spell(name, language)));
            if letters == sound {
                return None;
            }
            in_other_script(class, person, Spelling::InCyrillicBySound, dice)
        }
        Class::OtherScriptBeginnings => {
            let spelling = if language.is_cyrillic() {
                scheme(false, dice)
            } else if is_transcribed(language) {
                Spelling::InCyrillic
            } else {
                return None;
            };
            let first = beginning(&spelling.spell(&person.first, language), 2 + dice.index(3))?;
            let last = beginning(&spelling.spell(&person.last, language), 4 + dice.index(2))?;
            if !first.chars().chain(last.chars()).all(char::is_alphabetic) {
                return None;
            }
            let parts = [Part::first_begins(spelling, &first), Part::last_begins(spelling, &last)];
            Some(Draft::new(in_some_order(&first, &last, dice), parts, Near::Beginnings))
        }
        _ => None,
    }
}

/// A way to write Cyrillic in Latin letters. What scholars write is difficult enough without their hooks.
fn scheme(scholars: bool, dice: &mut Dice) -> Spelling {
    let schemes = Spelling::LATIN.len() - usize::from(!scholars);
    Spelling::LATIN[dice.index(schemes)]
}

/// Languages for which there is a table.
fn is_transcribed(language: Language) -> bool {
    matches!(
        language,
        Language::German
            | Language::English
            | Language::Dutch
            | Language::Spanish
            | Language::Scandinavian
            | Language::Polish
            | Language::Czech
            | Language::Turkish
    )
}

fn in_other_script(class: Class, person: &Person, spelling: Spelling, dice: &mut Dice) -> Option<Draft> {
    let [mut first, mut last] =
        [&person.first, &person.last].map(|name| spelling.spell(name, person.language));
    let parts = [Part::first(spelling, &first), Part::last(spelling, &last)];
    if matches!(class, Class::CyrillicInLatinSlip | Class::LatinInCyrillicSlip) {
        (first, last) = one_slipped(&first, &last, false, dice)?;
        return Some(Draft::new(format!("{first} {last}"), parts, Near::Slips));
    }
    let taken_for = format!("{first} {last}");
    if spelling == Spelling::Scientific && dice.percent(50) {
        [first, last] = [&person.first, &person.last].map(|name| Spelling::scholarly(name, person.language));
    }
    Some(Draft::new(in_some_order(&first, &last, dice), parts, Near::Names).taken_for(taken_for))
}

/// Names in one, or some of it; kana of the other sort.
fn without_blanks(person: &Person, dice: &mut Dice) -> Option<Draft> {
    let (first, last) = (&person.first, &person.last);
    let text = match dice.below(5) {
        0 | 1 => format!("{last}{first}"),
        2 => first.clone(),
        3 => {
            let joined = format!("{last}{first}");
            let letters: Vec<char> = joined.chars().collect();
            let from = dice.index(letters.len() - 1);
            letters[from..].iter().take(2 + dice.index(2)).collect()
        }
        _ => first.chars().map(other_kana).collect(),
    };
    let enough = text.chars().count() > 1;
    enough.then(|| Draft::new(text.clone(), [Part::InOne(plain(&text))], Near::Nothing))
}

fn other_kana(c: char) -> char {
    let moved = match c {
        'ぁ'..='ゖ' => u32::from(c) + 0x60,
        'ァ'..='ヶ' => u32::from(c) - 0x60,
        _ => return c,
    };
    char::from_u32(moved).unwrap_or(c)
}
