//! Who belongs to which department and team.

use std::collections::BinaryHeap;

use super::chart::Chart;

/// Everybody by department and team. These are codes: places in a table of texts, which the caller has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    departments: Vec<Department>,
    /// For each person where they belong.
    of: Vec<Belonging>,
}

/// Where somebody belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Belonging {
    /// Their department.
    pub department: Option<u32>,
    /// Their team.
    pub team: Option<u32>,
}

/// A department, or those who have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Which one. None: it is of those who have no department.
    pub code: Option<u32>,
    /// Who leads it, in order of place: whose manager is none of its people, and who has a report among them.
    pub heads: Vec<usize>,
    /// Its teams, in order of their codes.
    pub teams: Vec<Team>,
    /// Its people who are in no team, in order of place.
    pub without_team: Vec<usize>,
}

/// A team within a department. A team whose people are in two departments is one in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Which one.
    pub code: u32,
    /// Who leads it, as in a department.
    pub heads: Vec<usize>,
    /// Its people, in order of place.
    pub people: Vec<usize>,
}

impl Department {
    /// How many people are in it, with those of its teams.
    pub fn count(&self) -> usize {
        self.teams.iter().map(|team| team.people.len()).sum::<usize>() + self.without_team.len()
    }
}

impl Units {
    /// Sorts everybody by the codes at their place in `departments` and `teams`; whoever is beyond the end of one has none of
    /// it. Without a chart nobody leads anything.
    pub fn new(departments: &[Option<u32>], teams: &[Option<u32>], chart: Option<&Chart>) -> Self {
        let code = |codes: &[Option<u32>], place: usize| codes.get(place).copied().flatten();
        let of: Vec<Belonging> = (0..departments.len().max(teams.len()))
            .map(|place| Belonging { department: code(departments, place), team: code(teams, place) })
            .collect();
        let mut units = Self { departments: departments_of(&of), of };
        if let Some(chart) = chart {
            units.find_heads(chart);
        }
        units
    }

    /// The departments in order of their codes, and last those who have none.
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// The department with that code.
    pub fn department(&self, code: Option<u32>) -> Option<&Department> {
        self.departments.get(department_at(&self.departments, code)?)
    }

    /// The team with that code, of that department.
    pub fn team(&self, department: Option<u32>, code: u32) -> Option<&Team> {
        let department = self.department(department)?;
        department.teams.get(department.team_at(code)?)
    }

    /// Where the person at `place` belongs.
    pub fn of(&self, place: usize) -> Option<Belonging> {
        self.of.get(place).copied()
    }

    fn find_heads(&mut self, chart: &Chart) {
        let Self { departments, of } = self;
        for (place, its) in of.iter().enumerate() {
            let manager = chart.manager(place).and_then(|manager| of.get(manager));
            let reports = || chart.reports(place).iter().filter_map(|report| of.get(*report));
            let is_of_department = |other: &Belonging| other.department == its.department;
            let at = department_at(departments, its.department);
            let Some(department) = at.and_then(|at| departments.get_mut(at)) else { continue };
            if !manager.is_some_and(is_of_department) && reports().any(is_of_department) {
                department.heads.push(place);
            }
            let at = its.team.and_then(|team| department.team_at(team));
            let Some(team) = at.and_then(|at| department.teams.get_mut(at)) else { continue };
            if manager != Some(its) && reports().any(|other| other == its) {
                team.heads.push(place);
            }
        }
    }
}

fn departments_of(of: &[Belonging]) -> Vec<Department> {
    // It sorts in a tenth of the code that a sort of a slice brings into the bundle.
    let sorted: BinaryHeap<(u64, u64, usize)> =
        of.iter().zip(0..).map(|(of, place)| (order(of.department), order(of.team), place)).collect();
    let mut departments: Vec<Department> = Vec::new();
    for (.., place) in sorted.into_sorted_vec() {
        let Some(Belonging { department: code, team }) = of.get(place).copied() else { continue };
        if departments.last().is_none_or(|last| last.code != code) {
            let (heads, teams, without_team) = (Vec::new(), Vec::new(), Vec::new());
            departments.push(Department { code, heads, teams, without_team });
        }
        if let Some(department) = departments.last_mut() {
            department.add(team, place);
        }
    }
    departments
}

fn department_at(departments: &[Department], code: Option<u32>) -> Option<usize> {
    departments.binary_search_by_key(&order(code), |one| order(one.code)).ok()
}

impl Department {
    fn team_at(&self, code: u32) -> Option<usize> {
        self.teams.binary_search_by_key(&code, |team| team.code).ok()
    }

    /// Adds somebody who comes after everybody who was added before.
    fn add(&mut self, team: Option<u32>, place: usize) {
        let Some(code) = team else { return self.without_team.push(place) };
        match self.teams.last_mut().filter(|last| last.code == code) {
            Some(team) => team.people.push(place),
            None => self.teams.push(Team { code, heads: Vec::new(), people: vec![place] }),
        }
    }
}

/// What codes are sorted by: none is last.
fn order(code: Option<u32>) -> u64 {
    code.map_or(u64::MAX, u64::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{chart::Manager, generated::*},
        *,
    };

    #[test]
    fn departments_and_teams_are_in_order_of_their_codes_and_none_is_last() {
        let departments = [Some(7), None, Some(2), Some(7), Some(7), None, Some(7), Some(7)];
        let teams = [None, Some(3), None, Some(9), Some(0), None, Some(9)];
        let units = Units::new(&departments, &teams, None);
        let told: Vec<_> = units
            .departments()
            .iter()
            .map(|one| {
                let teams: Vec<_> = one.teams.iter().map(|team| (team.code, &*team.people)).collect();
                (one.code, one.count(), teams, &*one.without_team)
            })
            .collect();
        let expected = [
            (Some(2), 1, vec![], &[2][..]),
            (Some(7), 5, vec![(0, &[4][..]), (9, &[3, 6])], &[0, 7]),
            (None, 2, vec![(3, &[1])], &[5]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_team_of_two_departments_is_one_in_each() {
        let units = Units::new(&[Some(0), Some(1), Some(1)], &[Some(5), Some(5), None], None);
        for (department, code, people) in
            [(Some(0), 5, Some(&[0][..])), (Some(1), 5, Some(&[1])), (None, 5, None), (Some(1), 4, None)]
        {
            let found = units.team(department, code).map(|team| &*team.people);
            assert_eq!(found, people, "{department:?} {code}");
        }
        assert_eq!(units.of(1), Some(Belonging { department: Some(1), team: Some(5) }));
        assert_eq!(units.of(3), None);
    }

    #[test]
    fn a_unit_is_led_by_who_has_reports_in_it_and_no_manager_in_it() {
        let (boss, of) = (Manager::None, Manager::Place);
        for (rule, managers, departments, teams, heads, of_team) in [
            (
                "who leads a department need not lead a team of it, nor the other way round",
                &[boss, of(0), of(1), of(2)][..],
                &[Some(0), Some(1), Some(1), Some(1)][..],
                &[None, None, Some(4), Some(4)][..],
                &[1][..],
                &[2][..],
            ),
            (
                "there may be two, in order of place, whichever team they are in",
                &[of(1), boss, of(3), boss],
                &[Some(1); 4],
                &[Some(4), None, Some(2), Some(4)],
                &[1, 3],
                &[],
            ),
            ("nobody leads by reports elsewhere", &[boss, of(0)], &[Some(1), Some(0)], &[], &[], &[]),
            ("the top of a cycle leads", &[of(1), of(0)], &[Some(1); 2], &[Some(4); 2], &[0], &[0]),
            (
                "nobody leads who is led within",
                &[boss, of(0), of(1)],
                &[Some(1); 3],
                &[Some(4); 3],
                &[0],
                &[0],
            ),
        ] {
            let chart = Chart::new(managers);
            let units = Units::new(departments, teams, Some(&chart));
            assert_eq!(units.department(Some(1)).unwrap().heads, heads, "{rule}");
            let team = units.team(Some(1), 4).map(|team| &*team.heads);
            assert_eq!(team.unwrap_or_default(), of_team, "{rule}");
            let without = Units::new(departments, teams, None);
            assert!(without.department(Some(1)).unwrap().heads.is_empty(), "{rule}");
        }
    }

    proptest! {
        #[test]
        fn everybody_is_in_exactly_one_unit((managers, departments, teams) in any_organisation()) {
            let chart = Chart::new(&managers);
            let units = Units::new(&departments, &teams, Some(&chart));
            let mut listed = Vec::new();
            for department in units.departments() {
                let of = Belonging { department: department.code, team: None };
                listed.extend(department.without_team.iter().map(|place| (*place, of)));
                for team in &department.teams {
                    prop_assert!(!team.people.is_empty());
                    let of = Belonging { team: Some(team.code), ..of };
                    listed.extend(team.people.iter().map(|place| (*place, of)));
                }
                prop_assert_eq!(units.department(department.code), Some(department));
                prop_assert!(department.count() > 0);
            }
            listed.sort_unstable();
            let expected: Vec<_> = (0..managers.len())
                .map(|place| (place, Belonging { department: departments[place], team: teams[place] }))
                .collect();
            prop_assert_eq!(listed, expected);
            let total: usize = units.departments().iter().map(Department::count).sum();
            prop_assert_eq!(total, managers.len());
        }
    }
}
