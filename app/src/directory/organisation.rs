//! The organisation, as its structure is drawn: the directory's people in the order of their names.

use std::sync::Arc;

use domain::{
    directory::{
        index::{Directory, Filed, Query},
        person::{Called, Person},
        snapshot::Coded,
    },
    structure::{
        chart::{Chart, Manager},
        tree::{Node, Tree},
        units::Units,
    },
};

use crate::{i18n::Language, routes::By};

/// The organisation. A place in it is a person's rank in the list of people, so that colleagues stand in that order.
#[derive(Debug)]
pub struct Organisation {
    directory: Arc<Directory>,
    /// For each rank the place in the directory.
    places: Vec<usize>,
    /// For each place in the directory the rank.
    ranks: Vec<usize>,
    chart: Option<Chart>,
    units: Option<Units>,
}

impl Organisation {
    /// The organisation of a directory, its people in the order of a language.
    pub fn filed(directory: &Directory, language: Language) -> Self {
        Self::new(Arc::new(directory.filed(Filed::ByLastName, language.as_str())))
    }

    /// The organisation of a directory.
    pub fn new(directory: Arc<Directory>) -> Self {
        let places: Vec<usize> =
            directory.search(&Query::default()).into_iter().map(|place| place as usize).collect();
        let mut ranks = vec![0; directory.snapshot().len()];
        for (rank, place) in places.iter().enumerate() {
            if let Some(at) = ranks.get_mut(*place) {
                *at = rank;
            }
        }
        let mut organisation = Self { directory, places, ranks, chart: None, units: None };
        organisation.chart = organisation.charted();
        organisation.units = organisation.divided();
        organisation
    }

    fn charted(&self) -> Option<Chart> {
        let managers = self.directory.snapshot().managers.as_ref()?;
        let manager = |place: &usize| match managers.get(*place) {
            None => Manager::None,
            Some(id) => self.rank_of(id).map_or(Manager::Elsewhere, Manager::Place),
        };
        Some(Chart::new(&self.places.iter().map(manager).collect::<Vec<_>>()))
    }

    fn divided(&self) -> Option<Units> {
        let snapshot = self.directory.snapshot();
        if snapshot.departments.is_none() && snapshot.teams.is_none() {
            return None;
        }
        let codes = |column: Option<&Coded>| -> Vec<Option<u32>> {
            let code = |place: &usize| column?.place(*place).and_then(|code| u32::try_from(code).ok());
            self.places.iter().map(code).collect()
        };
        let (departments, teams) = (codes(snapshot.departments.as_ref()), codes(snapshot.teams.as_ref()));
        Some(Units::new(&departments, &teams, self.chart.as_ref()))
    }

    /// Who reports to whom, if that is released.
    pub fn chart(&self) -> Option<&Chart> {
        self.chart.as_ref()
    }

    /// Departments and teams, if one of them is released.
    pub fn units(&self) -> Option<&Units> {
        self.units.as_ref()
    }

    /// The tree that is ordered by `by`, if that is released.
    pub fn tree(&self, by: By) -> Option<Tree<'_>> {
        match by {
            By::Manager => self.chart.as_ref().map(Tree::Chart),
            By::Department => self.units.as_ref().map(Tree::Units),
        }
    }

    /// The directory.
    pub fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// The rank of the person with that id.
    pub fn rank_of(&self, id: &str) -> Option<usize> {
        self.ranks.get(self.directory.position_of(id)?).copied()
    }

    /// The rank of the person at that place of the directory.
    pub fn rank_at(&self, place: usize) -> Option<usize> {
        self.ranks.get(place).copied()
    }

    /// Everything that is known of the person of that rank.
    pub fn person(&self, rank: usize) -> Option<Person> {
        let place = self.places.get(rank)?;
        Some(self.directory.snapshot().person(*place))
    }

    /// What colleagues call the person of that rank, or `nameless`.
    pub fn name(&self, rank: usize, nameless: &str) -> String {
        self.places
            .get(rank)
            .map_or_else(String::new, |place| Called::of(self.directory.snapshot(), *place).name(nameless))
    }

    /// What the person of that rank does.
    pub fn position(&self, rank: usize) -> Option<&str> {
        self.directory.snapshot().positions.as_ref()?.get(*self.places.get(rank)?)
    }

    /// What a unit is called; nothing for those who have none.
    pub fn unit_name(&self, node: Node) -> Option<&str> {
        let snapshot = self.directory.snapshot();
        match node {
            Node::Department(code) => {
                let column = snapshot.departments.as_ref()?;
                column.terms.get(usize::try_from(code?).ok()?).map(String::as_str)
            }
            Node::Team { team, .. } => {
                let column = snapshot.teams.as_ref()?;
                column.terms.get(usize::try_from(team).ok()?).map(String::as_str)
            }
            Node::Person(_) => None,
        }
    }

    /// Those who are in the same team and department as the person of that rank, with them; nobody where they are in no team.
    pub fn teammates(&self, rank: usize) -> &[usize] {
        let of = |units: &Units| units.of(rank).and_then(|one| Some((one.department, one.team?)));
        self.units
            .as_ref()
            .and_then(|units| {
                let (department, team) = of(units)?;
                Some(units.team(department, team)?.people.as_slice())
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use domain::structure::chart::Top;

    use super::*;

    /// Bea and Cem report to Ana, Dan to somebody who is not here.
    fn organisation() -> Organisation {
        let snapshot = serde_json::from_value(serde_json::json!({
            "ids": ["7", "3", "5", "9"],
            "first_names": ["Cem", "Ana", "Bea", "Dan"], "last_names": ["C", "A", "B", "D"],
            "managers": { "terms": ["3", "x"], "of": [1, 0, 1, 2] },
            "positions": { "terms": ["Lead"], "of": [0, 1, 0, 0] },
            "departments": { "terms": ["Sales"], "of": [1, 1, 1, 0] },
            "teams": { "terms": ["East", "West"], "of": [1, 0, 1, 2] },
        }));
        Organisation::new(Arc::new(Directory::new(snapshot.unwrap())))
    }

    #[test]
    fn people_stand_in_the_order_of_their_names_below_their_managers() {
        let organisation = organisation();
        let names: Vec<_> = (0..4).map(|rank| organisation.name(rank, "?")).collect();
        assert_eq!(names, ["Ana A", "Bea B", "Cem C", "Dan D"]);
        let chart = organisation.chart().unwrap();
        assert_eq!((chart.tops(), chart.reports(0)), (&[0, 3][..], &[1, 2][..]));
        assert_eq!(chart.top_of(3), Some(Top::ManagerElsewhere));
        assert_eq!((organisation.rank_of("5"), organisation.rank_of("x")), (Some(1), None));
        assert_eq!((organisation.position(0), organisation.position(1)), (Some("Lead"), None));
    }

    #[test]
    fn units_have_names_heads_and_people() {
        let organisation = organisation();
        let units = organisation.units().unwrap();
        let sales = &units.departments()[0];
        assert_eq!((sales.count(), sales.heads.as_slice()), (3, &[0][..]));
        assert_eq!(organisation.unit_name(Node::Department(sales.code)), Some("Sales"));
        let team = Node::Team { department: None, team: 1 };
        assert_eq!(
            (organisation.unit_name(team), organisation.unit_name(Node::Department(None))),
            (Some("West"), None)
        );
        assert_eq!((organisation.teammates(1), organisation.teammates(0)), (&[1, 2][..], &[][..]));
    }

    #[test]
    fn what_is_not_released_makes_no_tree() {
        let bare = serde_json::from_str(r#"{"ids":["1"],"first_names":["A"],"last_names":["B"]}"#).unwrap();
        let organisation = Organisation::new(Arc::new(Directory::new(bare)));
        assert!(organisation.tree(By::Manager).is_none() && organisation.tree(By::Department).is_none());
        assert!(organisation.teammates(0).is_empty());
    }
}
