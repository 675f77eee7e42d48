//! Who is drawn below whom. Whatever is said of managers, everybody is below exactly one top, and nobody is hidden.

use super::reports::Reports;

/// Who is said to be somebody's manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manager {
    /// Nobody.
    None,
    /// The person at this place of the directory. A place that nobody has is [`Manager::Elsewhere`].
    Place(usize),
    /// Somebody who is not in the directory.
    Elsewhere,
}

/// Why somebody is drawn at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top {
    /// They have no manager.
    Ordinary,
    /// Their manager is not in the directory.
    ManagerElsewhere,
    /// They are their own manager, or a manager of theirs reports to them. Of all in that cycle, theirs is the lowest place.
    InCycle,
}

/// Who is drawn below whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    above: Vec<Above>,
    tops: Vec<usize>,
    reports: Reports,
    totals: Vec<usize>,
}

/// What is above a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    Nobody,
    Elsewhere,
    Manager(usize),
    /// Nothing is drawn, or the cycle would have no top; this manager was said.
    Cut(usize),
}

impl Above {
    fn drawn(self) -> Option<usize> {
        match self {
            Self::Manager(place) => Some(place),
            Self::Nobody | Self::Elsewhere | Self::Cut(_) => None,
        }
    }

    fn top(self) -> Option<Top> {
        match self {
            Self::Nobody => Some(Top::Ordinary),
            Self::Elsewhere => Some(Top::ManagerElsewhere),
            Self::Cut(_) => Some(Top::InCycle),
            Self::Manager(_) => None,
        }
    }
}

impl Chart {
    /// Draws everybody, the manager of each at their place in `managers`.
    pub fn new(managers: &[Manager]) -> Self {
        let mut above: Vec<Above> = managers
            .iter()
            .map(|manager| match *manager {
                Manager::None => Above::Nobody,
                Manager::Place(place) if place < managers.len() => Above::Manager(place),
                Manager::Place(_) | Manager::Elsewhere => Above::Elsewhere,
            })
            .collect();
        let mut drawn: Vec<Option<usize>> = above.iter().map(|above| above.drawn()).collect();
        for lowest in lowest_of_cycles(&drawn) {
            if let (Some(above), Some(drawn)) = (above.get_mut(lowest), drawn.get_mut(lowest))
                && let Some(said) = drawn.take()
            {
                *above = Above::Cut(said);
            }
        }
        let reports = Reports::new(&drawn);
        let tops: Vec<usize> =
            drawn.iter().enumerate().filter(|(_, manager)| manager.is_none()).map(|(top, _)| top).collect();
        let totals = totals(&drawn, &tops, &reports);
        Self { above, tops, reports, totals }
    }

    /// How many people there are.
    pub(super) fn len(&self) -> usize {
        self.above.len()
    }

    /// Those who are drawn at the top, in order of place.
    pub fn tops(&self) -> &[usize] {
        &self.tops
    }

    /// Why the person at `place` is drawn at the top, if they are.
    pub fn top_of(&self, place: usize) -> Option<Top> {
        self.above.get(place)?.top()
    }

    /// The manager who is drawn above the person at `place`.
    pub fn manager(&self, place: usize) -> Option<usize> {
        self.above.get(place)?.drawn()
    }

    /// The manager of the directory whom the person at `place` was said to have: for the top of a cycle, who is drawn below.
    pub fn said_manager(&self, place: usize) -> Option<usize> {
        match *self.above.get(place)? {
            Above::Manager(said) | Above::Cut(said) => Some(said),
            Above::Nobody | Above::Elsewhere => None,
        }
    }

    /// The direct reports of the person at `place`, in order of place.
    pub fn reports(&self, place: usize) -> &[usize] {
        self.reports.of(place)
    }

    /// How many people are below the person at `place`, their reports and the reports of these.
    pub fn total(&self, place: usize) -> usize {
        self.totals.get(place).copied().unwrap_or_default()
    }

    /// Those above the person at `place`, from the top down to their manager.
    pub fn chain(&self, place: usize) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut manager = self.manager(place);
        while let Some(place) = manager {
            chain.push(place);
            manager = self.manager(place);
        }
        chain.reverse();
        chain
    }
}

/// The lowest place of each cycle.
fn lowest_of_cycles(managers: &[Option<usize>]) -> Vec<usize> {
    let manager = |place: usize| managers.get(place).copied().flatten();
    // From whom upwards each was met first: whoever is met again by the same walk is in a cycle.
    let mut met_from = vec![None; managers.len()];
    let mut lowest = Vec::new();
    'walks: for start in 0..managers.len() {
        let mut at = start;
        while let Some(from) = met_from.get_mut(at).filter(|from| from.is_none()) {
            *from = Some(start);
            let Some(next) = manager(at) else { continue 'walks };
            at = next;
        }
        if met_from.get(at).copied().flatten() == Some(start) {
            lowest.push(lowest_around(at, manager));
        }
    }
    lowest
}

/// The lowest place of the cycle that `member` is in.
fn lowest_around(member: usize, manager: impl Fn(usize) -> Option<usize>) -> usize {
    let mut lowest = member;
    let mut next = manager(member);
    while let Some(place) = next.filter(|place| *place != member) {
        lowest = lowest.min(place);
        next = manager(place);
    }
    lowest
}

/// How many people are below each.
fn totals(managers: &[Option<usize>], tops: &[usize], reports: &Reports) -> Vec<usize> {
    let mut downwards = tops.to_vec();
    let mut at = 0;
    while let Some(person) = downwards.get(at) {
        downwards.extend_from_slice(reports.of(*person));
        at += 1;
    }
    let mut totals = vec![0; managers.len()];
    for person in downwards.into_iter().rev() {
        let with_them = totals.get(person).map(|total| total + 1).unwrap_or_default();
        let manager = managers.get(person).copied().flatten();
        if let Some(total) = manager.and_then(|manager| totals.get_mut(manager)) {
            *total += with_them;
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::generated::*, *};

    const BOSS: Manager = Manager::None;
    const GONE: Manager = Manager::Elsewhere;

    fn of(place: usize) -> Manager {
        Manager::Place(place)
    }

    #[test]
    fn whoever_has_no_manager_in_the_directory_is_a_top_and_a_cycle_has_its_lowest_place_for_one() {
        use Top::{InCycle, ManagerElsewhere, Ordinary};
        for (managers, tops) in [
            (&[][..], &[][..]),
            (&[BOSS, of(0), of(1)], &[(0, Ordinary)]),
            (&[of(2), GONE, BOSS], &[(1, ManagerElsewhere), (2, Ordinary)]),
            (&[of(1), of(9)], &[(1, ManagerElsewhere)]),
            (&[of(0)], &[(0, InCycle)]),
            (&[of(1), of(0)], &[(0, InCycle)]),
            // Who reports into a cycle is no member of it, whatever their place.
            (&[of(3), of(2), of(1), of(2)], &[(1, InCycle)]),
            (&[of(2), of(1), of(3), of(0), BOSS], &[(0, InCycle), (1, InCycle), (4, Ordinary)]),
        ] {
            let chart = Chart::new(managers);
            let drawn: Vec<_> =
                (0..=managers.len()).filter_map(|place| Some((place, chart.top_of(place)?))).collect();
            assert_eq!(drawn, tops, "{managers:?}");
            let places: Vec<_> = tops.iter().map(|(place, _)| *place).collect();
            assert_eq!(chart.tops(), places, "{managers:?}");
        }
    }

    #[test]
    fn a_cycle_can_be_named_by_what_was_said_though_it_is_drawn_without() {
        let chart = Chart::new(&[GONE, of(2), of(3), of(1), BOSS]);
        let said: Vec<_> = (0..6).map(|place| chart.said_manager(place)).collect();
        assert_eq!(said, [None, Some(2), Some(3), Some(1), None, None]);
        let drawn: Vec<_> = (0..6).map(|place| chart.manager(place)).collect();
        assert_eq!(drawn, [None, None, Some(3), Some(1), None, None]);
    }

    #[test]
    fn reports_are_in_order_of_place_and_the_total_counts_theirs_too() {
        let chart = Chart::new(&[of(4), of(4), of(1), of(4), BOSS, of(2)]);
        for (place, reports, total, chain) in [
            (4, &[0, 1, 3][..], 5, &[][..]),
            (1, &[2], 2, &[4]),
            (2, &[5], 1, &[4, 1]),
            (5, &[], 0, &[4, 1, 2]),
            (6, &[], 0, &[]),
        ] {
            assert_eq!(chart.reports(place), reports, "{place}");
            assert_eq!(chart.total(place), total, "{place}");
            assert_eq!(chart.chain(place), chain, "{place}");
        }
    }

    #[test]
    fn a_chain_may_be_as_long_as_the_directory_in_either_direction_and_closed() {
        for people in [10_000, 100_000] {
            let chain = chain_of(people);
            let upside_down: Vec<_> =
                (0..people).map(|place| if place + 1 < people { of(place + 1) } else { BOSS }).collect();
            let closed: Vec<_> = (0..people).map(|place| of((place + 1) % people)).collect();
            for (managers, top, last) in
                [(chain, 0, people - 1), (upside_down, people - 1, 0), (closed, 0, 1)]
            {
                let chart = Chart::new(&managers);
                assert_eq!(chart.tops(), [top]);
                assert_eq!(chart.total(top), people - 1);
                assert_eq!(chart.chain(last).len(), people - 1);
            }
        }
    }

    proptest! {
        #[test]
        fn everybody_is_below_exactly_one_top(managers in any_managers()) {
            let chart = Chart::new(&managers);
            let mut met = vec![0; managers.len()];
            let mut below: Vec<_> = chart.tops().to_vec();
            while let Some(place) = below.pop() {
                met[place] += 1;
                prop_assert!(met[place] < 2, "{} is drawn twice", place);
                below.extend(chart.reports(place));
            }
            prop_assert!(met.iter().all(|times| *times == 1), "{:?}", met);
            for place in 0..managers.len() {
                let chain = chart.chain(place);
                prop_assert_eq!(chart.top_of(*chain.first().unwrap_or(&place)).is_some(), true);
                prop_assert_eq!(chart.top_of(place).is_some(), chain.is_empty());
                prop_assert_eq!(chain.last().copied(), chart.manager(place));
            }
        }

        #[test]
        fn totals_add_up(managers in any_managers()) {
            let chart = Chart::new(&managers);
            for place in 0..managers.len() {
                let sum: usize = chart.reports(place).iter().map(|report| 1 + chart.total(*report)).sum();
                prop_assert_eq!(chart.total(place), sum);
            }
            let everybody: usize = chart.tops().iter().map(|top| 1 + chart.total(*top)).sum();
            prop_assert_eq!(everybody, managers.len());
        }

        #[test]
        fn what_was_said_is_drawn_unless_somebody_is_the_lowest_of_a_cycle(managers in any_managers()) {
            let chart = Chart::new(&managers);
            for (place, manager) in managers.iter().enumerate() {
                let said = match *manager {
                    Manager::Place(manager) if manager < managers.len() => Some(manager),
                    _ => None,
                };
                prop_assert_eq!(chart.said_manager(place), said);
                if chart.top_of(place) == Some(Top::InCycle) {
                    let mut around = said.unwrap();
                    for _ in 0..managers.len() {
                        prop_assert!(around >= place);
                        around = chart.said_manager(around).unwrap();
                    }
                    let chain = chart.chain(said.unwrap());
                    prop_assert!(said == Some(place) || chain.first() == Some(&place));
                } else {
                    prop_assert_eq!(chart.manager(place), said);
                }
            }
        }
    }
}
