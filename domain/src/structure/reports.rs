//! Who reports to each of many people.

/// For each person their direct reports, in order of place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reports {
    /// Where those of each person begin; one more than there are people.
    begins: Vec<usize>,
    people: Vec<usize>,
}

impl Reports {
    /// Sorts people by their managers, by counting.
    pub(super) fn new(managers: &[Option<usize>]) -> Self {
        let mut begins = vec![0; managers.len() + 1];
        for manager in managers.iter().flatten() {
            if let Some(count) = begins.get_mut(*manager + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut people = vec![0; sum];
        for (person, manager) in managers.iter().enumerate() {
            if let Some(at) = manager.and_then(|manager| next.get_mut(manager)) {
                if let Some(report) = people.get_mut(*at) {
                    *report = person;
                }
                *at += 1;
            }
        }
        Self { begins, people }
    }

    /// Who reports to the person at `place`.
    pub(super) fn of(&self, place: usize) -> &[usize] {
        let mut begins = self.begins.iter().skip(place).copied();
        let range = begins.next().zip(begins.next());
        range.and_then(|(from, to)| self.people.get(from..to)).unwrap_or_default()
    }
}
