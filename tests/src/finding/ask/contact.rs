//! Queries that are an e-mail or a number.

use simulators::company::Dice;

use super::{Draft, in_some_order};
use crate::finding::{class::Class, lexicon::Near, part::Part, person::Person, spelling::Spelling};

/// A query of `class` for `person`, if they have something for it.
pub(super) fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    match class {
        Class::Email if !person.email.is_empty() => {
            Some(Draft::new(&person.email, [Part::Email(person.email.clone())], Near::Nothing))
        }
        Class::EmailLocalPart if !person.email.is_empty() => {
            let local = person.local_part();
            let draft = Draft::new(local, [Part::Local(local.to_owned())], Near::Beginnings);
            Some(draft.taken_for(local.replace(['.', '-'], " ")))
        }
        Class::Phone | Class::PhoneOtherwise | Class::PhoneEnd => {
            let phone = person.phone.as_ref()?;
            let digits = phone.digits();
            let number = Part::Number(digits.clone());
            if class == Class::Phone {
                return Some(Draft::new(&phone.written, [number], Near::Nothing));
            }
            if class == Class::PhoneOtherwise {
                let ways = phone.ways();
                let way = &ways[dice.index(ways.len())];
                return (*way != phone.written).then(|| Draft::new(way, [number], Near::Nothing));
            }
            if dice.percent(50) {
                let end = &digits[digits.len() - 6..];
                return Some(Draft::new(end, [Part::NumberEnds(end.to_owned())], Near::Beginnings));
            }
            let (end, last) = (&digits[digits.len() - 4..], person.last.to_lowercase());
            let parts = [Part::last(Spelling::AsItIs, &last), Part::NumberEnds(end.to_owned())];
            Some(Draft::new(in_some_order(&last, end, dice), parts, Near::Beginnings))
        }
        _ => None,
    }
}
