//! What is visible of a tree, row by row.

use super::{
    tree::{Children, Node, Tree},
    unfolded::Unfolded,
};

/// What is visible of a tree. It is made anew after each change of what is unfolded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    rows: Vec<Row>,
}

/// A node that is visible, and what its element says: `aria-level`, `aria-posinset`, `aria-setsize` and `aria-expanded`
/// (WAI-ARIA Authoring Practices, Tree View).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub node: Node,
    /// How deep it is. A top is at 1.
    pub level: usize,
    /// The how many-th of its siblings it is, counted from 1.
    pub position: usize,
    /// How many siblings there are, with itself.
    pub set_size: usize,
    /// Whether something is below it.
    pub fold: Fold,
}

/// What a node shows of what is below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// There is nothing below it: no `aria-expanded`.
    Leaf,
    /// Nothing.
    Folded,
    /// Its children, in the rows after it.
    Unfolded,
}

/// Siblings that are being listed.
struct Listed<'a> {
    siblings: Children<'a>,
    next: usize,
}

impl Visible {
    /// What is visible of `tree`.
    pub fn new(tree: Tree<'_>, unfolded: &Unfolded) -> Self {
        let mut rows = Vec::new();
        let mut levels = vec![Listed { siblings: tree.children(None), next: 0 }];
        while let Some(deepest) = levels.last_mut() {
            let Some(node) = deepest.siblings.get(deepest.next) else {
                levels.pop();
                continue;
            };
            deepest.next += 1;
            let (position, set_size) = (deepest.next, deepest.siblings.len());
            let children = tree.children(Some(node));
            let fold = match children.len() {
                0 => Fold::Leaf,
                _ if unfolded.is_unfolded(node) => Fold::Unfolded,
                _ => Fold::Folded,
            };
            rows.push(Row { node, level: levels.len(), position, set_size, fold });
            if fold == Fold::Unfolded {
                levels.push(Listed { siblings: children, next: 0 });
            }
        }
        Self { rows }
    }

    /// Its rows, from the top down.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of `node`, counted from 0.
    pub fn position_of(&self, node: Node) -> Option<usize> {
        self.rows.iter().position(|row| row.node == node)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{chart::*, generated::*, units::*},
        *,
    };

    #[test]
    fn what_is_below_a_folded_node_is_not_visible_even_if_it_is_unfolded() {
        let of = Manager::Place;
        let chart = Chart::new(&[Manager::None, of(0), of(1), of(0), Manager::Elsewhere]);
        let tree = Tree::Chart(&chart);
        for (unfolded, visible) in [
            (&[][..], "0- 4."),
            (&[0], "0+ 1- 3. 4."),
            (&[1], "0- 4."),
            (&[0, 1], "0+ 1+ 2. 3. 4."),
            (&[0, 1, 2, 4], "0+ 1+ 2. 3. 4."),
        ] {
            assert_eq!(drawn(tree, unfolded), visible, "{unfolded:?}");
        }
    }

    fn drawn(tree: Tree<'_>, people: &[usize]) -> String {
        let mut unfolded = Unfolded::none(tree);
        unfolded.unfold(&people.iter().copied().map(Node::Person).collect::<Vec<_>>());
        let rows = Visible::new(tree, &unfolded).rows;
        let told = rows.iter().map(|row| {
            let Node::Person(place) = row.node else { panic!("{row:?}") };
            let mark = match row.fold {
                Fold::Leaf => '.',
                Fold::Folded => '-',
                Fold::Unfolded => '+',
            };
            format!("{place}{mark}")
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_department_shows_its_teams_and_then_those_who_are_in_none() {
        let units = Units::new(&[Some(1), Some(1), Some(1)], &[None, Some(5), Some(4)], None);
        let mut unfolded = Unfolded::none(Tree::Units(&units));
        unfolded.unfold(&[Node::Department(Some(1)), Node::Team { department: Some(1), team: 5 }]);
        let rows = Visible::new(Tree::Units(&units), &unfolded).rows;
        let team = |team: u32| Node::Team { department: Some(1), team };
        let row = |node, level, position, set_size, fold| Row { node, level, position, set_size, fold };
        assert_eq!(
            rows,
            [
                row(Node::Department(Some(1)), 1, 1, 1, Fold::Unfolded),
                row(team(4), 2, 1, 3, Fold::Folded),
                row(team(5), 2, 2, 3, Fold::Unfolded),
                row(Node::Person(1), 3, 1, 1, Fold::Leaf),
                row(Node::Person(0), 2, 3, 3, Fold::Leaf),
            ]
        );
    }

    #[test]
    fn a_thousand_reports_and_a_chain_of_a_hundred_thousand_are_visible() {
        let wide: Vec<_> =
            (0..=1000).map(|place| if place == 0 { Manager::None } else { Manager::Place(0) }).collect();
        for (managers, level, set_size) in [(wide, 2, 1000), (chain_of(100_000), 100_000, 1)] {
            let chart = Chart::new(&managers);
            let tree = Tree::Chart(&chart);
            let visible = Visible::new(tree, &Unfolded::all(tree));
            let last = visible.rows().last().unwrap();
            assert_eq!(visible.rows().len(), managers.len());
            assert_eq!((last.level, last.position, last.set_size), (level, set_size, set_size));
        }
    }

    fn checked(tree: Tree<'_>, nodes: &[Node], unfolded: &Unfolded) -> Result<(), TestCaseError> {
        let visible = Visible::new(tree, unfolded);
        // Of each parent how many children were met.
        let mut met: Vec<(Option<Node>, usize, usize)> = Vec::new();
        for (at, row) in visible.rows().iter().enumerate() {
            let way = tree.way_to(row.node);
            prop_assert_eq!(row.level, way.len() + 1);
            prop_assert_eq!(visible.position_of(row.node), Some(at), "{:?} is visible twice", row);
            let parent = way.last().copied();
            prop_assert!(parent.is_none_or(|parent| visible.position_of(parent) < Some(at)));
            if let Some((_, count, set_size)) = met.iter_mut().find(|(known, ..)| *known == parent) {
                *count += 1;
                prop_assert_eq!((row.position, row.set_size), (*count, *set_size));
            } else {
                prop_assert_eq!(row.position, 1);
                met.push((parent, 1, row.set_size));
            }
            let is_parent = nodes.iter().any(|node| tree.way_to(*node).last() == Some(&row.node));
            prop_assert_eq!(row.fold != Fold::Leaf, is_parent);
            prop_assert_eq!(row.fold == Fold::Unfolded, is_parent && unfolded.is_unfolded(row.node));
        }
        prop_assert!(met.iter().all(|(_, count, set_size)| count == set_size), "{:?}", met);
        for node in nodes {
            let is_shown = tree.way_to(*node).into_iter().all(|above| unfolded.is_unfolded(above));
            prop_assert_eq!(visible.position_of(*node).is_some(), is_shown, "{:?}", node);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn rows_say_where_they_are_and_a_node_is_visible_if_all_above_it_are_unfolded(
            (managers, departments, teams) in any_organisation(),
            kept in any_kept(),
        ) {
            let chart = Chart::new(&managers);
            let units = Units::new(&departments, &teams, Some(&chart));
            for tree in [Tree::Chart(&chart), Tree::Units(&units)] {
                let (nodes, unfolded) = some_unfolded(tree, &kept);
                let people = nodes.iter().filter(|node| matches!(node, Node::Person(_)));
                prop_assert_eq!(people.count(), managers.len());
                checked(tree, &nodes, &unfolded)?;
            }
        }

        #[test]
        fn whoever_is_looked_for_is_visible_once_the_way_to_them_is_unfolded(
            (managers, departments, teams) in any_organisation(),
        ) {
            let chart = Chart::new(&managers);
            let units = Units::new(&departments, &teams, Some(&chart));
            for tree in [Tree::Chart(&chart), Tree::Units(&units)] {
                for person in (0..managers.len()).map(Node::Person) {
                    let mut unfolded = Unfolded::none(tree);
                    unfolded.unfold(&tree.way_to(person));
                    prop_assert!(Visible::new(tree, &unfolded).position_of(person).is_some());
                }
            }
        }
    }
}
