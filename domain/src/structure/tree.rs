//! A tree of people: who reports to whom, or who belongs where.

use super::{
    chart::Chart,
    units::{Belonging, Department, Units},
};

/// What a tree is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The department with that code, or those who have none.
    Department(Option<u32>),
    /// A team within a department.
    Team {
        /// The department's code.
        department: Option<u32>,
        /// The team's code.
        team: u32,
    },
    /// The person at this place of the directory.
    Person(usize),
}

/// A tree. Its tops have no parent.
#[derive(Debug, Clone, Copy)]
pub enum Tree<'a> {
    /// People, below each their reports.
    Chart(&'a Chart),
    /// Departments, below each its teams and then those who are in none, below each team its people.
    Units(&'a Units),
}

/// What is right below a node, or the tops.
#[derive(Debug, Clone, Copy)]
pub(super) enum Children<'a> {
    People(&'a [usize]),
    Departments(&'a [Department]),
    Of(&'a Department),
}

impl<'a> Tree<'a> {
    /// The nodes to unfold so that `node` is visible, from the top down.
    pub fn way_to(self, node: Node) -> Vec<Node> {
        match self {
            Self::Chart(chart) => match node {
                Node::Person(place) => chart.chain(place).into_iter().map(Node::Person).collect(),
                Node::Department(_) | Node::Team { .. } => Vec::new(),
            },
            Self::Units(units) => match node {
                Node::Person(place) => units.of(place).map(way_to_members_of).unwrap_or_default(),
                Node::Team { department, .. } => vec![Node::Department(department)],
                Node::Department(_) => Vec::new(),
            },
        }
    }

    /// What is right below `node`; below nothing are the tops.
    pub(super) fn children(self, node: Option<Node>) -> Children<'a> {
        match (self, node) {
            (Self::Chart(chart), None) => Children::People(chart.tops()),
            (Self::Chart(chart), Some(Node::Person(place))) => Children::People(chart.reports(place)),
            (Self::Units(units), None) => Children::Departments(units.departments()),
            (Self::Units(units), Some(Node::Department(code))) => {
                units.department(code).map_or(Children::People(&[]), Children::Of)
            }
            (Self::Units(units), Some(Node::Team { department, team })) => {
                Children::People(units.team(department, team).map_or(&[], |team| &team.people))
            }
            (Self::Chart(_), Some(Node::Department(_) | Node::Team { .. }))
            | (Self::Units(_), Some(Node::Person(_))) => Children::People(&[]),
        }
    }

    /// Those right below `node` that have children themselves.
    pub(super) fn parents_below(self, node: Option<Node>) -> impl Iterator<Item = Node> {
        self.children(node).iter().filter(move |child| self.children(Some(*child)).len() > 0)
    }
}

impl<'a> Children<'a> {
    pub(super) fn len(self) -> usize {
        match self {
            Self::People(people) => people.len(),
            Self::Departments(departments) => departments.len(),
            Self::Of(department) => department.teams.len() + department.without_team.len(),
        }
    }

    pub(super) fn get(self, at: usize) -> Option<Node> {
        match self {
            Self::People(people) => people.get(at).copied().map(Node::Person),
            Self::Departments(departments) => departments.get(at).map(|one| Node::Department(one.code)),
            Self::Of(department) => match department.teams.get(at) {
                Some(team) => Some(Node::Team { department: department.code, team: team.code }),
                None => Children::People(&department.without_team).get(at - department.teams.len()),
            },
        }
    }

    fn iter(self) -> impl Iterator<Item = Node> + 'a {
        (0..self.len()).filter_map(move |at| self.get(at))
    }
}

fn way_to_members_of(unit: Belonging) -> Vec<Node> {
    let Belonging { department, team } = unit;
    let mut way = vec![Node::Department(department)];
    way.extend(team.map(|team| Node::Team { department, team }));
    way
}

#[cfg(test)]
mod tests {
    use super::{super::chart::Manager, *};

    #[test]
    fn the_way_to_somebody_is_their_managers_or_their_department_and_team() {
        let of = Manager::Place;
        let chart = Chart::new(&[Manager::None, of(0), of(1)]);
        let units = Units::new(&[Some(3), Some(3), None], &[Some(1), None, None], None);
        let (people, units) = (Tree::Chart(&chart), Tree::Units(&units));
        let team = Node::Team { department: Some(3), team: 1 };
        for (tree, node, way) in [
            (people, Node::Person(0), &[][..]),
            (people, Node::Person(2), &[Node::Person(0), Node::Person(1)]),
            (people, Node::Person(3), &[]),
            (people, team, &[]),
            (units, Node::Person(0), &[Node::Department(Some(3)), team]),
            (units, Node::Person(1), &[Node::Department(Some(3))]),
            (units, Node::Person(2), &[Node::Department(None)]),
            (units, Node::Person(3), &[]),
            (units, team, &[Node::Department(Some(3))]),
            (units, Node::Department(Some(3)), &[]),
        ] {
            assert_eq!(tree.way_to(node), way, "{node:?} {tree:?}");
        }
    }
}
