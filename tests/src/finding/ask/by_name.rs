//! Queries that are names without a slip, in the script they are written in.

use simulators::company::Dice;
use unicode_normalization::char::is_combining_mark;

use super::{Draft, beginning, in_some_order};
use crate::finding::{
    class::Class,
    language::Language,
    lexicon::{Near, initials},
    part::Part,
    person::Person,
    spelling::{Spelling, closed, has_marks, plain, words},
};

const AS_IT_IS: Spelling = Spelling::AsItIs;

/// A query of `class` for `person`, if they have a name for it.
pub(super) fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    let (first, last) = (person.first.to_lowercase(), person.last.to_lowercase());
    let whole = |spelling| [Part::first(spelling, &first), Part::last(spelling, &last)];
    match class {
        Class::WholeName => Some(Draft::new(format!("{first} {last}"), whole(AS_IT_IS), Near::Names)),
        Class::OtherOrder => {
            let comma = if dice.percent(30) { "," } else { "" };
            Some(Draft::new(format!("{last}{comma} {first}"), whole(AS_IT_IS), Near::Names))
        }
        Class::Beginnings => beginnings(&first, &last, AS_IT_IS, dice),
        Class::BeginningsNoMarks if person.language.is_latin() => {
            let marked = has_marks(&first) || has_marks(&last);
            let draft = beginnings(&plain(&first), &plain(&last), Spelling::Plain, dice);
            let typed = |draft: &Draft| {
                let prefix = |name: &str| name.chars().take(3).collect::<String>();
                marked && (has_marks(&prefix(&last)) || has_marks(&prefix(&first))) && !draft.text.is_empty()
            };
            draft.filter(typed)
        }
        Class::HalfName => half(&first, &last, dice),
        Class::Initial if person.language.is_latin() || person.language.is_cyrillic() => {
            let initial = beginning(&first, 1)?;
            let text = match dice.below(3) {
                0 => format!("{initial}. {last}"),
                1 => format!("{last} {initial}"),
                _ => format!("{initial} {last}"),
            };
            let parts = [Part::first_begins(AS_IT_IS, &initial), Part::last(AS_IT_IS, &last)];
            Some(Draft::new(text, parts, Near::Beginnings))
        }
        Class::TwoInitials if person.language != Language::Vietnamese => two_initials(person, &last, dice),
        Class::PreferredName if !person.preferred.is_empty() => {
            let preferred = person.preferred.to_lowercase();
            let parts = [Part::first(AS_IT_IS, &preferred), Part::last(AS_IT_IS, &last)];
            Some(Draft::new(format!("{preferred} {last}"), parts, Near::Names))
        }
        Class::NoMarks if person.language.is_latin() && (has_marks(&first) || has_marks(&last)) => {
            let (first, last) = (plain(&first), plain(&last));
            let parts = [Part::first(Spelling::Plain, &first), Part::last(Spelling::Plain, &last)];
            Some(Draft::new(in_some_order(&first, &last, dice), parts, Near::Names))
        }
        Class::WrittenOut if matches!(person.language, Language::German | Language::Scandinavian) => {
            let spell = |name: &str| Spelling::WrittenOut.spell(name, person.language);
            let (written_first, written_last) = (spell(&first), spell(&last));
            let other = written_first != plain(&first) || written_last != plain(&last);
            let parts = [
                Part::first(Spelling::WrittenOut, &written_first),
                Part::last(Spelling::WrittenOut, &written_last),
            ];
            other.then(|| Draft::new(in_some_order(&written_first, &written_last, dice), parts, Near::Names))
        }
        Class::Joints if person.language.is_latin() && person.language != Language::Vietnamese => {
            joints(person.language, &first, &last, dice)
        }
        _ => None,
    }
}

fn beginnings(first: &str, last: &str, spelling: Spelling, dice: &mut Dice) -> Option<Draft> {
    let first = beginning(first, 2 + dice.index(3))?;
    let last = beginning(last, 3 + dice.index(3))?;
    let in_words = |text: &str| text.chars().all(char::is_alphabetic);
    if !in_words(&first) || !in_words(&last) {
        return None;
    }
    let parts = [Part::first_begins(spelling, &first), Part::last_begins(spelling, &last)];
    Some(Draft::new(in_some_order(&first, &last, dice), parts, Near::Beginnings))
}

fn half(first: &str, last: &str, dice: &mut Dice) -> Option<Draft> {
    if dice.percent(50) {
        let length = 5.max(last.chars().count() / 2 + 1);
        let half = beginning(last, length).filter(|half| half.chars().all(char::is_alphabetic))?;
        let parts = [Part::last_begins(AS_IT_IS, &half)];
        return Some(Draft::new(half, parts, Near::Beginnings));
    }
    let half = beginning(last, 1 + dice.index(4)).filter(|half| half.chars().all(char::is_alphabetic))?;
    let parts = [Part::first(AS_IT_IS, first), Part::last_begins(AS_IT_IS, &half)];
    Some(Draft::new(format!("{first} {half}"), parts, Near::Beginnings))
}

fn two_initials(person: &Person, last: &str, dice: &mut Dice) -> Option<Draft> {
    let both = Some(initials(&person.first)).filter(|both| both.chars().count() == 2)?;
    let (one, other) = (both.chars().next()?, both.chars().last()?);
    let text = match dice.below(3) {
        0 => format!("{one} {other} {last}"),
        1 => format!("{one}. {other}. {last}"),
        _ => format!("{both} {last}"),
    };
    let parts = [Part::Initials(both), Part::last(AS_IT_IS, last)];
    Some(Draft::new(text, parts, Near::Beginnings).taken_for(format!("{one} {other} {last}")))
}

/// Names whose joints are typed otherwise, or whose particle is left away.
fn joints(language: Language, first: &str, last: &str, dice: &mut Dice) -> Option<Draft> {
    let is_joint = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
    let has_particle = matches!(
        language,
        Language::Dutch | Language::French | Language::Portuguese | Language::Spanish | Language::German
    ) && PARTICLES.iter().any(|particle| last.starts_with(particle));
    let is_one = has_particle
        || last.contains(['\'', '’'])
        || (last.contains(is_joint) && matches!(language, Language::ArabicInLatin | Language::Irish));
    // Two first or last names with a hyphen are common, and soon the only ones that are asked for.
    if !is_one && !((first.contains('-') || last.contains('-')) && dice.percent(15)) {
        return None;
    }
    let parts = [Part::first(AS_IT_IS, first), Part::last(AS_IT_IS, last)];
    let other = |name: &str, by: &str| name.replace(is_joint, by);
    let (typed_first, typed_last) = match dice.below(4) {
        0 if has_particle => {
            let main = words(last).last()?;
            let parts = [Part::first(AS_IT_IS, first), Part::last_has(AS_IT_IS, main)];
            return Some(Draft::new(format!("{first} {main}"), parts, Near::Beginnings));
        }
        0 | 1 if is_one || !last.contains(is_joint) => (first.replace('-', ""), closed(last)),
        0..=2 => (other(first, " "), other(last, " ")),
        _ => (first.to_owned(), other(last, "-")),
    };
    let (typed_first, typed_last) = (typed_first.trim(), typed_last.trim());
    let differs = typed_first != first || typed_last != last;
    differs.then(|| Draft::new(format!("{typed_first} {typed_last}"), parts, Near::Names))
}

const PARTICLES: [&str; 11] =
    ["van ", "von ", "zu ", "de ", "del ", "da ", "do ", "dos ", "das ", "du ", "le "];
