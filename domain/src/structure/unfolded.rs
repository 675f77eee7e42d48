//! Which nodes of a tree show what is below them.

use super::{
    tree::{Node, Tree},
    units::Belonging,
};

/// The nodes of one tree that are unfolded. Of those within a folded one it is kept, so that they come back as they were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// For each person of a chart whether they are.
    people: Vec<bool>,
    /// The departments that are, which are in no team, and the teams; in order.
    units: Vec<Belonging>,
}

impl Unfolded {
    /// Nothing of `tree`.
    pub fn none(tree: Tree<'_>) -> Self {
        let people = match tree {
            Tree::Chart(chart) => chart.len(),
            Tree::Units(_) => 0,
        };
        Self { people: vec![false; people], units: Vec::new() }
    }

    /// Everything of `tree` that has children.
    pub fn all(tree: Tree<'_>) -> Self {
        let mut unfolded = Self::none(tree);
        match tree {
            Tree::Chart(chart) => {
                for (place, is_unfolded) in unfolded.people.iter_mut().enumerate() {
                    *is_unfolded = !chart.reports(place).is_empty();
                }
            }
            Tree::Units(units) => {
                for one in units.departments() {
                    let department = one.code;
                    unfolded.unfold(&[Node::Department(department)]);
                    for team in &one.teams {
                        unfolded.unfold(&[Node::Team { department, team: team.code }]);
                    }
                }
            }
        }
        unfolded
    }

    /// Whether `node` is unfolded.
    pub fn is_unfolded(&self, node: Node) -> bool {
        match entry(node) {
            Entry::Person(place) => self.people.get(place).copied().unwrap_or_default(),
            Entry::Unit(unit) => self.units.binary_search(&unit).is_ok(),
        }
    }

    /// Unfolds all of `nodes`.
    pub fn unfold(&mut self, nodes: &[Node]) {
        for node in nodes {
            match entry(*node) {
                Entry::Person(place) => self.set(place, true),
                Entry::Unit(unit) => {
                    if let Err(at) = self.units.binary_search(&unit) {
                        self.units.insert(at, unit);
                    }
                }
            }
        }
    }

    /// Unfolds `node` and all beside it that have children.
    pub fn unfold_siblings(&mut self, tree: Tree<'_>, node: Node) {
        let parent = tree.way_to(node).last().copied();
        let siblings: Vec<Node> = tree.parents_below(parent).collect();
        self.unfold(&siblings);
    }

    /// Folds `node`, or unfolds it.
    pub fn toggle(&mut self, node: Node) {
        if self.is_unfolded(node) {
            self.fold(node);
        } else {
            self.unfold(&[node]);
        }
    }

    /// Folds `node`.
    pub fn fold(&mut self, node: Node) {
        match entry(node) {
            Entry::Person(place) => self.set(place, false),
            Entry::Unit(unit) => {
                if let Ok(at) = self.units.binary_search(&unit) {
                    self.units.remove(at);
                }
            }
        }
    }

    /// Whoever is not in the tree is never unfolded.
    fn set(&mut self, place: usize, to: bool) {
        if let Some(is_unfolded) = self.people.get_mut(place) {
            *is_unfolded = to;
        }
    }
}

/// Where it is kept of a node whether it is unfolded.
enum Entry {
    Person(usize),
    Unit(Belonging),
}

fn entry(node: Node) -> Entry {
    match node {
        Node::Person(place) => Entry::Person(place),
        Node::Department(department) => Entry::Unit(Belonging { department, team: None }),
        Node::Team { department, team } => Entry::Unit(Belonging { department, team: Some(team) }),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{chart::Chart, chart::Manager, units::Units},
        *,
    };

    fn unfolded_of(unfolded: &Unfolded, nodes: &[Node]) -> Vec<Node> {
        nodes.iter().copied().filter(|node| unfolded.is_unfolded(*node)).collect()
    }

    fn team(team: u32) -> Node {
        Node::Team { department: Some(0), team }
    }

    fn people() -> Vec<Node> {
        (0..10).map(Node::Person).collect()
    }

    #[test]
    fn a_node_is_unfolded_once_and_folded_at_once() {
        let chart = Chart::new(&[Manager::None; 3]);
        let units = Units::new(&[Some(0), None], &[Some(1), None], None);
        let department = Node::Department(Some(0));
        let people = people();
        for (tree, all, folded, left) in [
            (Tree::Chart(&chart), &people[..], Node::Person(2), &[Node::Person(1)][..]),
            (Tree::Units(&units), &[Node::Department(None), department, team(1)], department, &[team(1)]),
        ] {
            let mut unfolded = Unfolded::none(tree);
            assert_eq!(unfolded_of(&unfolded, all), []);
            unfolded.unfold(left);
            unfolded.unfold(&[folded, folded]);
            unfolded.fold(folded);
            unfolded.fold(all[0]);
            assert_eq!(unfolded_of(&unfolded, all), left);
        }
    }

    #[test]
    fn whoever_is_not_in_the_tree_is_not_unfolded() {
        let chart = Chart::new(&[Manager::None; 3]);
        let mut unfolded = Unfolded::none(Tree::Chart(&chart));
        unfolded.unfold(&[Node::Person(usize::MAX), Node::Person(3)]);
        assert_eq!(unfolded, Unfolded::none(Tree::Chart(&chart)));
    }

    #[test]
    fn siblings_are_unfolded_where_there_is_something_below_them() {
        let of = Manager::Place;
        let chart = Chart::new(&[Manager::None, of(0), of(0), of(0), of(1), of(2), of(4), Manager::None]);
        let units = Units::new(&[Some(0), Some(0), Some(0)], &[Some(1), Some(2), None], None);
        let of_units = [Node::Department(Some(0)), team(1), team(2), Node::Person(2)];
        let people = people();
        for (tree, all, node, siblings) in [
            (Tree::Chart(&chart), &people[..], Node::Person(3), &people[1..3]),
            (Tree::Chart(&chart), &people, Node::Person(7), &people[..1]),
            (Tree::Chart(&chart), &people, Node::Person(6), &[]),
            (Tree::Units(&units), &of_units, Node::Person(2), &of_units[1..3]),
        ] {
            let mut unfolded = Unfolded::none(tree);
            unfolded.unfold_siblings(tree, node);
            assert_eq!(unfolded_of(&unfolded, all), siblings, "{node:?}");
        }
    }

    #[test]
    fn all_are_those_who_have_children_however_deep() {
        let of = Manager::Place;
        let chart = Chart::new(&[of(1), of(2), Manager::None, of(0), Manager::None]);
        assert_eq!(unfolded_of(&Unfolded::all(Tree::Chart(&chart)), &people()), people()[..3]);
        let units = Units::new(&[Some(0), None], &[Some(1), None], None);
        let all = [Node::Department(None), Node::Department(Some(0)), team(1)];
        assert_eq!(unfolded_of(&Unfolded::all(Tree::Units(&units)), &all), all);
    }
}
