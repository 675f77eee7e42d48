//! Who is drawn beside whom: the visible people of a chart, family by family.

use std::ops::Range;

use super::{chart::Chart, tree::Node, unfolded::Unfolded};

/// So many folded siblings are drawn in a row. More are stacked: a row of a thousand boxes can't be read.
const LONGEST_ROW: usize = 6;

/// The visible people of a chart. Each family stands after its parent, so that what is above is in order before what is
/// below, and the other way round backwards.
#[derive(Debug)]
pub(super) struct Families {
    pub(super) people: Vec<usize>,
    pub(super) families: Vec<Family>,
}

/// The reports of one person, or the tops.
#[derive(Debug)]
pub(super) struct Family {
    /// Where the parent is among the people.
    pub(super) parent: Option<usize>,
    /// Where those are who are stacked in columns. All of them are folded.
    pub(super) stacked: Range<usize>,
    /// Where those are who stand in a row, after the columns.
    pub(super) in_row: Range<usize>,
}

impl Families {
    pub(super) fn new(chart: &Chart, unfolded: &Unfolded) -> Self {
        let mut all = Self { people: Vec::new(), families: Vec::new() };
        let is_parent =
            |place: usize| !chart.reports(place).is_empty() && unfolded.is_unfolded(Node::Person(place));
        all.add(None, chart.tops(), is_parent);
        let mut at = 0;
        while let Some(place) = all.people.get(at).copied() {
            if is_parent(place) {
                all.add(Some(at), chart.reports(place), is_parent);
            }
            at += 1;
        }
        all
    }

    fn add(&mut self, parent: Option<usize>, siblings: &[usize], is_parent: impl Fn(usize) -> bool) {
        let first = self.people.len();
        let (parents, mut folded): (Vec<usize>, Vec<usize>) =
            siblings.iter().partition(|place| is_parent(**place));
        let stacked = if folded.len() > LONGEST_ROW { first..first + folded.len() } else { first..first };
        if stacked.is_empty() {
            self.people.extend_from_slice(siblings);
        } else {
            self.people.append(&mut folded);
            self.people.extend(parents);
        }
        let in_row = stacked.end..self.people.len();
        self.families.push(Family { parent, stacked, in_row });
    }
}
