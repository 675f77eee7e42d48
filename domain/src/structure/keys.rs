//! What the keys do in a tree. The rules are those of the WAI-ARIA Authoring Practices, Tree View, "Keyboard Interaction",
//! for a tree that is read from left to right. Typing ahead is up to who knows the names.

use super::{
    tree::Node,
    visible::{Fold, Row, Visible},
};

/// A key that does something in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the row before.
    Up,
    /// To the row after.
    Down,
    /// Folds, or to the parent.
    Left,
    /// Unfolds, or to the first child.
    Right,
    /// To the first row.
    Home,
    /// To the last row.
    End,
    /// `*`: unfolds all siblings.
    Star,
}

/// What comes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// That node has the focus from now on.
    Focus(Node),
    /// That node, which keeps the focus, is folded.
    Fold(Node),
    /// That node, which keeps the focus, is unfolded.
    Unfold(Node),
    /// That node, which keeps the focus, and all beside it are unfolded.
    UnfoldSiblings(Node),
    /// Nothing.
    Stay,
}

impl Visible {
    /// What `key` does where `from` has the focus. Where that is not visible any more, every key leads back into the tree.
    pub fn step(&self, from: Node, key: Key) -> Step {
        let rows = self.rows();
        let Some((at, row)) = rows.iter().enumerate().find(|(_, row)| row.node == from) else {
            return focus(if key == Key::End { rows.last() } else { rows.first() });
        };
        match (key, row.fold) {
            (Key::Up, _) => focus(rows.iter().take(at).next_back()),
            // The row after an unfolded node is its first child.
            (Key::Down, _) | (Key::Right, Fold::Unfolded) => focus(rows.get(at + 1)),
            (Key::Right, Fold::Folded) => Step::Unfold(from),
            (Key::Left, Fold::Unfolded) => Step::Fold(from),
            (Key::Left, Fold::Folded | Fold::Leaf) => {
                focus(rows.iter().take(at).rfind(|before| before.level < row.level))
            }
            (Key::Home, _) => focus(rows.first()),
            (Key::End, _) => focus(rows.last()),
            (Key::Star, _) if is_any_folded_at(rows, at, row.level) => Step::UnfoldSiblings(from),
            (Key::Right, Fold::Leaf) | (Key::Star, _) => Step::Stay,
        }
    }
}

/// Whether one of the siblings of the row at `at`, which is of that level, is folded.
fn is_any_folded_at(rows: &[Row], at: usize, level: usize) -> bool {
    let is_within = |other: &&Row| other.level >= level;
    let before = rows.iter().take(at).rev().take_while(is_within);
    let after = rows.iter().skip(at).take_while(is_within);
    before.chain(after).any(|other| other.level == level && other.fold == Fold::Folded)
}

fn focus(row: Option<&Row>) -> Step {
    row.map_or(Step::Stay, |row| Step::Focus(row.node))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{chart::*, generated::*, tree::Tree, unfolded::Unfolded, units::Units},
        *,
    };

    const KEYS: [Key; 7] = [Key::Up, Key::Down, Key::Left, Key::Right, Key::Home, Key::End, Key::Star];

    #[test]
    fn keys_do_what_the_authoring_practices_say() {
        let of = Manager::Place;
        // 0 unfolded: 1 folded, 3 unfolded: 4, then 5; and 6, another top, which is a leaf.
        let chart = Chart::new(&[Manager::None, of(0), of(1), of(0), of(3), of(0), Manager::None]);
        let mut unfolded = Unfolded::none(Tree::Chart(&chart));
        unfolded.unfold(&[Node::Person(0), Node::Person(3)]);
        let visible = Visible::new(Tree::Chart(&chart), &unfolded);
        let to = |place: usize| Step::Focus(Node::Person(place));
        let (fold, unfold) =
            (|place| Step::Fold(Node::Person(place)), |place| Step::Unfold(Node::Person(place)));
        let unfold_siblings = |place| Step::UnfoldSiblings(Node::Person(place));
        let stay = Step::Stay;
        for (from, up, down, left, right, star) in [
            (0, stay, to(1), fold(0), to(1), stay),
            (1, to(0), to(3), to(0), unfold(1), unfold_siblings(1)),
            (3, to(1), to(4), fold(3), to(4), unfold_siblings(3)),
            (4, to(3), to(5), to(3), stay, stay),
            (5, to(4), to(6), to(0), stay, unfold_siblings(5)),
            (6, to(5), stay, stay, stay, stay),
            // Folded away: back into the tree.
            (2, to(0), to(0), to(0), to(0), to(0)),
        ] {
            let steps = [up, down, left, right, to(0), to(6), star];
            assert_eq!(KEYS.map(|key| visible.step(Node::Person(from), key)), steps, "{from}");
        }
        let nothing = Visible::default();
        assert_eq!(KEYS.map(|key| nothing.step(Node::Person(0), key)), [stay; 7]);
    }

    proptest! {
        #[test]
        fn keys_never_leave_what_is_visible_and_change_only_what_can_be(
            (managers, departments, teams) in any_organisation(),
            kept in any_kept(),
        ) {
            let chart = Chart::new(&managers);
            let units = Units::new(&departments, &teams, Some(&chart));
            for tree in [Tree::Chart(&chart), Tree::Units(&units)] {
                let (_, unfolded) = some_unfolded(tree, &kept);
                let visible = Visible::new(tree, &unfolded);
                for (row, key) in visible.rows().iter().flat_map(|row| KEYS.map(|key| (row, key))) {
                    let mut changed = unfolded.clone();
                    match visible.step(row.node, key) {
                        Step::Focus(node) => prop_assert!(visible.position_of(node).is_some()),
                        Step::Fold(node) => changed.fold(node),
                        Step::Unfold(node) => changed.unfold(&[node]),
                        Step::UnfoldSiblings(node) => changed.unfold_siblings(tree, node),
                        Step::Stay => continue,
                    }
                    let after = Visible::new(tree, &changed);
                    prop_assert!(after.position_of(row.node).is_some(), "{:?} {:?}", row, key);
                    let is_changed = !matches!(visible.step(row.node, key), Step::Focus(_));
                    prop_assert_eq!(after != visible, is_changed, "{:?} {:?}", row, key);
                }
            }
        }

        #[test]
        fn down_leads_through_every_row_and_up_leads_back(managers in any_managers(), kept in any_kept()) {
            let chart = Chart::new(&managers);
            let (_, unfolded) = some_unfolded(Tree::Chart(&chart), &kept);
            let visible = Visible::new(Tree::Chart(&chart), &unfolded);
            for pair in visible.rows().windows(2) {
                prop_assert_eq!(visible.step(pair[0].node, Key::Down), Step::Focus(pair[1].node));
                prop_assert_eq!(visible.step(pair[1].node, Key::Up), Step::Focus(pair[0].node));
            }
        }
    }
}
