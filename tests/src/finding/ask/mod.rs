//! What somebody types who looks for a person, and who is meant by it.

mod by_name;
mod by_script;
mod by_slip;
mod by_work;
mod contact;

use std::collections::HashSet;

use anyhow::{Result, ensure};
use serde::Serialize;
use simulators::company::Dice;

use super::{
    class::Class,
    lexicon::{Lexicon, Near},
    part::Part,
    person::Person,
};

/// A query, and who should be among the first ten people found.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// What makes it difficult.
    pub class: Class,
    /// What is typed.
    pub text: String,
    /// The places of those who are meant: at least one, at most ten.
    pub expected: Vec<u32>,
}

/// A query of which nobody knows yet how many are meant.
struct Draft {
    text: String,
    parts: Vec<Part>,
    near: Near,
    /// What else it can be taken for is found by this text.
    taken_for: Option<String>,
}

impl Draft {
    fn new(text: impl Into<String>, parts: impl Into<Vec<Part>>, near: Near) -> Self {
        Self { text: text.into(), parts: parts.into(), near, taken_for: None }
    }

    /// A search may take it for this text.
    fn taken_for(self, text: impl Into<String>) -> Self {
        Self { taken_for: Some(text.into()), ..self }
    }
}

/// People whom a query means, or may be taken to mean.
const MOST: usize = 10;

/// People who are asked for before a class is given up.
const PATIENCE: usize = 200_000;

/// `each` queries of every class out of `seed`. By each of them, no more people are meant than stand on the first
/// page; and no more could be taken to be meant, so that no search has an excuse.
pub fn asked(seed: u64, people: &[Person], each: usize) -> Result<Vec<Asked>> {
    let lexicon = Lexicon::new(people);
    let mut all = Vec::new();
    let mut typed = HashSet::new();
    for (subject, class) in (1..).zip(Class::ALL) {
        let mut dice = Dice::new(seed, subject);
        let before = all.len();
        for _ in 0..PATIENCE {
            if all.len() == before + each || people.is_empty() {
                break;
            }
            let person = &people[dice.index(people.len())];
            let Some(draft) = draft(class, person, &mut dice) else { continue };
            let Some(expected) = answerable(&draft, &lexicon) else { continue };
            let text = cased(&draft.text, &mut dice);
            if typed.insert(text.to_lowercase()) {
                all.push(Asked { class, text, expected });
            }
        }
        ensure!(all.len() == before + each, "too few queries with {class}");
    }
    Ok(all)
}

fn answerable(draft: &Draft, lexicon: &Lexicon<'_>) -> Option<Vec<u32>> {
    let meant = lexicon.meant(&draft.parts);
    if meant.is_empty() || meant.len() > MOST {
        return None;
    }
    let near = lexicon.near(draft.taken_for.as_ref().unwrap_or(&draft.text), draft.near);
    let others = near.iter().filter(|person| !meant.contains(person)).count();
    (meant.len() + others <= MOST).then_some(meant)
}

fn draft(class: Class, person: &Person, dice: &mut Dice) -> Option<Draft> {
    by_name::draft(class, person, dice)
        .or_else(|| by_slip::draft(class, person, dice))
        .or_else(|| by_script::draft(class, person, dice))
        .or_else(|| by_work::draft(class, person, dice))
        .or_else(|| contact::draft(class, person, dice))
}

/// Some type capitals.
fn cased(text: &str, dice: &mut Dice) -> String {
    match dice.below(10) {
        0 => text.to_uppercase(),
        1 | 2 => {
            let capital = |word: &str| {
                let mut letters = word.chars();
                letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
            };
            text.split(' ').map(|word| capital(word).unwrap_or_default()).collect::<Vec<_>>().join(" ")
        }
        _ => text.to_owned(),
    }
}

/// How a word begins; nothing if that is all of it.
fn beginning(word: &str, letters: usize) -> Option<String> {
    (word.chars().count() > letters).then(|| word.chars().take(letters).collect())
}

/// Both names in some order.
fn in_some_order(first: &str, last: &str, dice: &mut Dice) -> String {
    if dice.percent(70) { format!("{first} {last}") } else { format!("{last} {first}") }
}
