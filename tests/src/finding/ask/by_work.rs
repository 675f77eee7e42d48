//! Queries that say what somebody does or where.

use simulators::company::Dice;

use super::{Draft, in_some_order};
use crate::finding::{
    class::Class,
    lexicon::Near,
    part::{Field, Part},
    person::Person,
    spelling::{Spelling, plain, words},
    work::is_rare,
};

/// A query of `class` for `person`, if they have something for it.
pub(super) fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    let skill = person.skills.get(dice.index(person.skills.len().max(1))).map_or("", String::as_str);
    match class {
        Class::NameAndPosition => with_name(person, Field::Position, &person.position, dice),
        Class::NameAndDepartment => with_name(person, Field::Department, &person.department, dice),
        Class::NameAndTeam => with_name(person, Field::Team, &person.team, dice),
        Class::NameAndSkill => with_name(person, Field::Skill, skill, dice),
        Class::NameAndOffice => with_name(person, Field::Address, &person.address, dice),
        Class::RareWork => {
            let skills = person.skills.iter().map(|skill| (Field::Skill, skill));
            let all = skills.chain([(Field::Position, &person.position), (Field::Team, &person.team)]);
            let (field, text) = all.into_iter().find(|(_, text)| is_rare(text))?;
            let text = text.to_lowercase();
            let part = Part::Term { field, words: words(&plain(&text)).map(str::to_owned).collect() };
            Some(Draft::new(text, [part], Near::Beginnings))
        }
        _ => None,
    }
}

/// The last name and a word of `text`, or all of it.
fn with_name(person: &Person, field: Field, text: &str, dice: &mut Dice) -> Option<Draft> {
    if !person.language.is_latin() && !person.language.is_cyrillic() {
        return None;
    }
    let (last, text) = (person.last.to_lowercase(), text.to_lowercase());
    let speaks = |word: &&str| word.chars().count() > 3 || word.contains(['+', '#', '&']);
    let several: Vec<_> = words(&text).filter(speaks).collect();
    let all = field != Field::Address && dice.percent(30);
    let typed = if all { text.as_str() } else { several.get(dice.index(several.len().max(1)))? };
    if typed.is_empty() {
        return None;
    }
    let part = Part::Term { field, words: words(&plain(typed)).map(str::to_owned).collect() };
    let parts = [Part::last(Spelling::AsItIs, &last), part];
    Some(Draft::new(in_some_order(&last, typed, dice), parts, Near::Beginnings))
}
