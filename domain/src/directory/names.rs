//! The names of a directory, each once: many people share one.

use std::collections::HashMap;

use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::{
    fold::{fold, in_one},
    people_of::PeopleOf,
    snapshot::DirectorySnapshot,
};
use crate::{named, text};

/// What a directory's people are filed by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
pub enum Filed {
    /// Their last names.
    #[default]
    #[strum(serialize = "last_name")]
    ByLastName,
    /// What they are called by colleagues.
    #[strum(serialize = "first_name")]
    ByFirstName,
}

named!(Filed);

/// Names by number, and whose they are.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name as it is written.
    written: Vec<String>,
    /// Each name as it is folded.
    pub(super) folded: Vec<String>,
    /// Of each person the numbers of their first name, last name and preferred name.
    pub(super) of: Vec<[u32; 3]>,
}

impl Names {
    /// The names of everybody in `snapshot`.
    pub(super) fn new(snapshot: &DirectorySnapshot) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut folded = Vec::new();
        let mut as_written: Vec<String> = Vec::new();
        let mut number = |name| {
            if let Some(number) = numbers.get(name) {
                return *number;
            }
            let number = u32::try_from(folded.len()).unwrap_or(u32::MAX);
            numbers.insert(name, number);
            as_written.push(String::from(name));
            folded.push(fold(name));
            number
        };
        let of = (0..snapshot.len()).map(|person| written(snapshot, person).map(&mut number)).collect();
        Self { written: as_written, folded, of }
    }

    /// The places of everybody in the order of a directory: by last name, then by first, or the other way round. Whoever has
    /// no last name is filed by the first; the nameless come last. Names stand in the order of `language`; without one, in
    /// that of their folded letters.
    pub(super) fn filed(&self, by: Filed, language: Option<&str>) -> Vec<u32> {
        let ranks = self.ranks(language);
        let last_of_all = u32::try_from(ranks.len()).unwrap_or(u32::MAX) + 1;
        let rank = |name: u32| ranks.get(name as usize).copied().unwrap_or_default();
        let filed_by = |[first, last, preferred]: &[u32; 3]| {
            let first = if rank(*preferred) == 0 { rank(*first) } else { rank(*preferred) };
            match (rank(*last), first) {
                (0, 0) => [last_of_all, 0],
                (0, first) => [first, 0],
                (last, first) if by == Filed::ByLastName || first == 0 => [last, first],
                (last, first) => [first, last],
            }
        };
        let filed_by: Vec<_> = self.of.iter().map(filed_by).collect();
        let by = |part: usize, person: u32| {
            filed_by.get(person as usize).and_then(|by| by.get(part)).copied().unwrap_or_default()
        };
        // Put in order by first names, and then by last names, which leaves that order within each.
        let people = 0..u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        let by_first: Vec<_> = people.map(|person| (by(1, person), person)).collect();
        let by_first = PeopleOf::new(ranks.len() + 2, &by_first);
        let by_last: Vec<_> = by_first.all().iter().map(|person| (by(0, *person), *person)).collect();
        PeopleOf::new(ranks.len() + 2, &by_last).all().to_vec()
    }

    /// The place of each name in their order, the same for those that are filed alike; 0 for those without a letter.
    fn ranks(&self, language: Option<&str>) -> Vec<u32> {
        let mut in_order: Vec<_> =
            (0..).zip(&self.folded).map(|(number, name): (usize, _)| (in_one(name), number)).collect();
        in_order.sort_unstable();
        if let Some(language) = language {
            let names: Vec<&str> =
                in_order.iter().filter_map(|(_, number)| Some(&**self.written.get(*number)?)).collect();
            let order = text::collation::in_order(&names, language);
            in_order = order.into_iter().filter_map(|place| in_order.get(place).cloned()).collect();
        }
        let mut ranks = vec![0; in_order.len()];
        let (mut rank, mut before) = (0, String::new());
        for (name, number) in in_order {
            if name != before && !name.is_empty() {
                rank += 1;
                before.clone_from(&name);
            }
            if let Some(one) = ranks.get_mut(number).filter(|_| !name.is_empty()) {
                *one = rank;
            }
        }
        ranks
    }
}

/// The first name, last name and preferred name of `person`, as they are written; blank where there is none.
pub(super) fn written(snapshot: &DirectorySnapshot, person: usize) -> [&str; 3] {
    let [first, last] = [&snapshot.first_names, &snapshot.last_names]
        .map(|names| names.get(person).map_or("", String::as_str));
    [first, last, snapshot.preferred_name(person)]
}
