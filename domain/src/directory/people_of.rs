//! Which people each of many things is of.

/// For each text its people.
#[derive(Debug, Default)]
pub(super) struct PeopleOf {
    /// Where those of each text begin; one more than there are texts.
    begins: Vec<u32>,
    people: Vec<u32>,
}

impl PeopleOf {
    /// Sorts pairs of a text and a person, by counting.
    pub(super) fn new(texts: usize, pairs: &[(u32, u32)]) -> Self {
        let mut begins = vec![0; texts + 1];
        for (text, _) in pairs {
            if let Some(count) = begins.get_mut(*text as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut people = vec![0; pairs.len()];
        for (text, person) in pairs {
            if let Some(at) = next.get_mut(*text as usize) {
                if let Some(place) = people.get_mut(*at as usize) {
                    *place = *person;
                }
                *at += 1;
            }
        }
        Self { begins, people }
    }

    /// Everybody, text by text.
    pub(super) fn all(&self) -> &[u32] {
        &self.people
    }

    /// The people of a text, in the order in which they were given.
    pub(super) fn of(&self, text: u32) -> &[u32] {
        let at = |n: usize| self.begins.get(n).map(|at| *at as usize);
        let range = at(text as usize).zip(at(text as usize + 1));
        range.and_then(|(from, to)| self.people.get(from..to)).unwrap_or_default()
    }
}
