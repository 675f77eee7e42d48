//! The order of a directory: by last name, then by first, as they are folded.

use std::collections::HashMap;

use super::{
    fold::{fold, in_one},
    snapshot::DirectorySnapshot,
};

/// The places of everybody, in order. Many people share a name: each is folded once, and then people are put in order by
/// numbers.
pub(super) fn filed(snapshot: &DirectorySnapshot) -> Vec<u32> {
    let mut names = Names::default();
    let filed_by: Vec<[u32; 2]> = (0..snapshot.len())
        .map(|person| {
            let last = names.number(text(&snapshot.last_names, person));
            let first = names.number(text(&snapshot.first_names, person));
            let preferred = names.number(snapshot.preferred_name(person));
            [last, if names.is_blank(preferred) { first } else { preferred }]
        })
        .collect();
    let ranks = names.ranks();
    let mut filed: Vec<u64> = (0..)
        .zip(filed_by)
        .map(|(person, [last, first])| {
            let rank = |name: u32| ranks.get(name as usize).copied().unwrap_or_default();
            // Whoever has no last name is filed by the first; the nameless come last.
            let (last, first) = match (rank(last), rank(first)) {
                (0, 0) => (LAST, 0),
                (0, first) => (first, 0),
                both => both,
            };
            key(last, first, person)
        })
        .collect();
    filed.sort_unstable();
    filed.into_iter().filter_map(|key| u32::try_from(key & u64::from(LAST)).ok()).collect()
}

/// The bits of a number of people or names: two millions.
const BITS: u32 = 21;
const LAST: u32 = (1 << BITS) - 1;

/// What puts `person` into the order: by one number, then by another.
fn key(first: u32, second: u32, person: u32) -> u64 {
    let cut = |number: u32| u64::from(number.min(LAST));
    cut(first) << (2 * BITS) | cut(second) << BITS | cut(person)
}

fn text(names: &[String], person: usize) -> &str {
    names.get(person).map_or("", String::as_str)
}

/// Numbers names.
#[derive(Default)]
struct Names<'a> {
    numbers: HashMap<&'a str, u32>,
    folded: Vec<String>,
}

impl<'a> Names<'a> {
    fn number(&mut self, name: &'a str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name, number);
        self.folded.push(in_one(&fold(name)));
        number
    }

    fn is_blank(&self, number: u32) -> bool {
        self.folded.get(number as usize).is_none_or(String::is_empty)
    }

    /// The place of each name in their order, the same for those that are folded alike; 0 for blank ones.
    fn ranks(&self) -> Vec<u32> {
        let mut in_order: Vec<_> =
            (0..).zip(&self.folded).map(|(number, name): (usize, _)| (name, number)).collect();
        in_order.sort_unstable();
        let mut ranks = vec![0; in_order.len()];
        let (mut rank, mut before) = (0, "");
        for (name, number) in in_order {
            if name != before {
                rank += 1;
                before = name;
            }
            if let Some(one) = ranks.get_mut(number) {
                *one = rank;
            }
        }
        ranks
    }
}
