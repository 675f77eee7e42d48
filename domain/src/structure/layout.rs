//! Where the boxes and lines of a chart are drawn. A person is centred above those who are drawn below them, and what is
//! below one of two siblings is never below the other.

use super::{
    chart::Chart,
    families::{Families, Family},
    lines::lines,
    unfolded::Unfolded,
};

pub use super::{lines::Line, measures::Measures};

/// A drawing of what is visible of a chart. It begins at 0, and whatever would be beyond the end of [`u32`] is at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Everybody who is visible, level by level.
    pub boxes: Vec<PersonBox>,
    /// One to each of them who has a manager above.
    pub lines: Vec<Line>,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// The box of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonBox {
    /// Whose it is.
    pub place: usize,
    /// Its corner at the top left.
    pub corner: Point,
}

/// A point of a drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
}

impl Point {
    pub(super) fn moved(self, right: u32, down: u32) -> Self {
        Self { x: self.x.saturating_add(right), y: self.y.saturating_add(down) }
    }
}

impl Drawing {
    /// Draws what is visible of `chart`. More than six reports of one person who are folded are stacked in columns, and those
    /// who are unfolded stand beside them.
    pub fn new(chart: &Chart, unfolded: &Unfolded, measures: Measures) -> Self {
        let Families { people, families } = Families::new(chart, unfolded);
        let alone = Subtree { width: measures.width, left: 0, corner: Point::default() };
        let mut layout = Layout { measures, subtrees: vec![alone; people.len()] };
        let width = layout.widen(&families);
        layout.set_out(&families);
        layout.centre(&families);
        let corners = layout.subtrees.iter().map(|subtree| subtree.corner);
        let lowest = corners.clone().map(|corner| corner.y).max();
        let height = lowest.map_or(0, |lowest| lowest.saturating_add(measures.height));
        let boxes: Vec<PersonBox> =
            people.into_iter().zip(corners).map(|(place, corner)| PersonBox { place, corner }).collect();
        let lines = lines(&families, &boxes, measures);
        Self { boxes, lines, width, height }
    }
}

/// One of the visible people, with everybody below them.
#[derive(Clone)]
struct Subtree {
    width: u32,
    left: u32,
    /// The corner of their own box.
    corner: Point,
}

struct Layout {
    measures: Measures,
    subtrees: Vec<Subtree>,
}

impl Layout {
    /// Finds how wide everything is, from the bottom up. How wide the whole is.
    fn widen(&mut self, families: &[Family]) -> u32 {
        let mut whole = 0;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        for family in families.iter().rev() {
            let stacked = family.stacked.len();
            let columns = stacked.div_ceil(self.measures.rows(stacked));
            let gaps = count((columns + family.in_row.len()).saturating_sub(1));
            let mut width = self.indent(family).saturating_add(gaps.saturating_mul(self.measures.gap));
            width = width.saturating_add(count(columns).saturating_mul(self.measures.width));
            for subtree in self.subtrees.get(family.in_row.clone()).unwrap_or_default() {
                width = width.saturating_add(subtree.width);
            }
            match family.parent.and_then(|parent| self.subtrees.get_mut(parent)) {
                Some(parent) => parent.width = width,
                None => whole = width,
            }
        }
        whole
    }

    /// Puts everybody at the left of what is theirs, from the top down.
    fn set_out(&mut self, families: &[Family]) {
        let measures = self.measures;
        for family in families {
            let parent = family.parent.and_then(|parent| self.subtrees.get(parent));
            let mut corner = parent.map_or(Point::default(), |parent| {
                Point { x: parent.left, y: parent.corner.y }.moved(self.indent(family), measures.level())
            });
            let rows = measures.rows(family.stacked.len());
            let stacked = self.subtrees.get_mut(family.stacked.clone()).unwrap_or_default();
            for column in stacked.chunks_mut(rows) {
                let mut next = corner;
                for subtree in column {
                    subtree.corner = next;
                    next = next.moved(0, measures.down());
                }
                corner = corner.moved(measures.across(), 0);
            }
            for subtree in self.subtrees.get_mut(family.in_row.clone()).unwrap_or_default() {
                subtree.corner = corner;
                subtree.left = corner.x;
                corner = corner.moved(subtree.width, 0).moved(measures.gap, 0);
            }
        }
    }

    /// Moves everybody above the middle of those below them, from the bottom up.
    fn centre(&mut self, families: &[Family]) {
        for family in families.iter().rev() {
            let reports = self.subtrees.get(family.stacked.start..family.in_row.end).unwrap_or_default();
            let (Some(first), Some(last)) = (reports.first(), reports.last()) else { continue };
            let (first, last) = (first.corner.x, last.corner.x);
            if let Some(parent) = family.parent.and_then(|parent| self.subtrees.get_mut(parent)) {
                parent.corner.x = first.midpoint(last);
            }
        }
    }

    /// The room for the line beside the first column. Tops have none.
    fn indent(&self, family: &Family) -> u32 {
        if family.parent.is_some() && !family.stacked.is_empty() { self.measures.gap } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{
            chart::Manager,
            generated::*,
            tree::{Node, Tree},
            visible::Visible,
        },
        *,
    };

    const MEASURES: Measures = Measures { width: 10, height: 4, gap: 2, level_gap: 6 };

    fn drawn(managers: &[Manager]) -> Drawing {
        let chart = Chart::new(managers);
        Drawing::new(&chart, &Unfolded::all(Tree::Chart(&chart)), MEASURES)
    }

    #[test]
    fn managers_are_centred_above_their_reports_and_subtrees_stand_beside_each_other() {
        let (boss, of) = (Manager::None, Manager::Place);
        for (managers, boxes, size) in [
            (&[][..], &[][..], (0, 0)),
            (&[boss], &[(0, 0, 0)], (10, 4)),
            (&[boss, of(0)], &[(0, 0, 0), (1, 0, 10)], (10, 14)),
            (&[boss, of(0), of(0)], &[(0, 6, 0), (1, 0, 10), (2, 12, 10)], (22, 14)),
            (
                &[boss, of(0), of(0), of(1), of(1), boss],
                &[(0, 15, 0), (5, 36, 0), (1, 6, 10), (2, 24, 10), (3, 0, 20), (4, 12, 20)],
                (46, 24),
            ),
        ] {
            let drawing = drawn(managers);
            let found: Vec<_> =
                drawing.boxes.iter().map(|one| (one.place, one.corner.x, one.corner.y)).collect();
            assert_eq!(found, boxes, "{managers:?}");
            assert_eq!((drawing.width, drawing.height), size, "{managers:?}");
        }
    }

    #[test]
    fn lines_lead_down_from_the_middle_of_a_manager_and_turn_in_the_gap_between_levels() {
        let (boss, of) = (Manager::None, Manager::Place);
        let points = |points: &[(u32, u32)]| points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
        let line = |report, bends: &[(u32, u32)]| Line { manager: 0, report, points: points(bends) };
        let expected = [
            line(1, &[(17, 4), (17, 7), (5, 7), (5, 10)]),
            line(2, &[(17, 4), (17, 10)]),
            line(3, &[(17, 4), (17, 7), (29, 7), (29, 10)]),
        ];
        assert_eq!(drawn(&[boss, of(0), of(0), of(0)]).lines, expected);
    }

    #[test]
    fn six_folded_reports_stand_in_a_row_and_seven_are_stacked_in_columns_beside_who_is_unfolded() {
        let organisation = |folded: usize| {
            let mut managers = vec![Manager::Place(0); folded + 2];
            managers[0] = Manager::None;
            managers.push(Manager::Place(1));
            managers
        };
        let xs = |managers: &[Manager]| {
            let mut boxes = drawn(managers).boxes;
            boxes.sort_by_key(|one| one.place);
            boxes.iter().map(|one| (one.corner.x, one.corner.y)).collect::<Vec<_>>()
        };
        let row = (0..7).map(|n| (n * 12, 10));
        let row: Vec<_> = [(36, 0)].into_iter().chain(row).chain([(0, 20)]).collect();
        assert_eq!(xs(&organisation(6)), row);
        let first = (0..4).map(|n| (2, 10 + n * 6));
        let second = (0..3).map(|n| (14, 10 + n * 6));
        let columns: Vec<_> =
            [(14, 0), (26, 10)].into_iter().chain(first).chain(second).chain([(26, 20)]).collect();
        assert_eq!(xs(&organisation(7)), columns);
        let tops: Vec<_> = (0..4).map(|n| (0, n * 6)).chain((0..3).map(|n| (12, n * 6))).collect();
        assert_eq!(xs(&[Manager::Elsewhere; 7]), tops);
    }

    #[test]
    fn lines_to_those_who_are_stacked_lead_down_beside_their_column() {
        let mut managers = vec![Manager::Place(0); 9];
        managers[0] = Manager::None;
        let lines = drawn(&managers).lines;
        let points = |report: usize| {
            let line = lines.iter().find(|line| line.report == report).unwrap();
            line.points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>()
        };
        assert_eq!(points(2), [(13, 4), (13, 7), (1, 7), (1, 18), (2, 18)]);
        assert_eq!(points(8), [(13, 4), (13, 7), (13, 30), (14, 30)]);
    }

    #[test]
    fn a_thousand_reports_are_about_as_wide_as_high() {
        let mut managers = vec![Manager::Place(0); 1001];
        managers[0] = Manager::None;
        let chart = Chart::new(&managers);
        let measures = Measures { width: 200, height: 60, gap: 20, level_gap: 40 };
        let drawing = Drawing::new(&chart, &Unfolded::all(Tree::Chart(&chart)), measures);
        assert_eq!((drawing.width, drawing.height), (20 * 220, 100 + 50 * 80 - 20));
    }

    #[test]
    fn a_drawing_ends_where_numbers_do() {
        let measures = Measures { width: u32::MAX, height: u32::MAX, gap: u32::MAX, level_gap: u32::MAX };
        let managers: Vec<_> = (0..50).map(|place: usize| Manager::Place(place / 9)).collect();
        let chart = Chart::new(&managers);
        let drawing = Drawing::new(&chart, &Unfolded::all(Tree::Chart(&chart)), measures);
        assert_eq!((drawing.width, drawing.height), (u32::MAX, u32::MAX));
        assert_eq!(drawing.boxes.len(), 50);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_drawn() {
        let drawing = drawn(&chain_of(100_000));
        assert_eq!((drawing.width, drawing.height), (10, 999_994));
        assert_eq!(drawing.lines.len(), 99_999);
    }

    /// From where to where something reaches: from the left, from the top, to the right, to the bottom.
    type Extent = (u32, u32, u32, u32);

    fn is_over((left, top, right, bottom): Extent, other: Extent) -> bool {
        left < other.2 && other.0 < right && top < other.3 && other.1 < bottom
    }

    fn extent(measures: Measures, one: &PersonBox) -> Extent {
        let Point { x, y } = one.corner;
        (x, y, x + measures.width, y + measures.height)
    }

    fn any_measures() -> impl Strategy<Value = Measures> {
        (1_u32..30, 1_u32..30, 0_u32..9, 0_u32..9).prop_map(|(width, height, gap, level_gap)| Measures {
            width,
            height,
            gap,
            level_gap,
        })
    }

    proptest! {
        #[test]
        fn whoever_is_visible_is_drawn_once_and_no_box_is_over_another(
            managers in any_managers(),
            kept in any_kept(),
            measures in any_measures(),
        ) {
            let chart = Chart::new(&managers);
            let (_, unfolded) = some_unfolded(Tree::Chart(&chart), &kept);
            let drawing = Drawing::new(&chart, &unfolded, measures);
            let visible = Visible::new(Tree::Chart(&chart), &unfolded);
            let mut rows: Vec<_> = visible.rows().iter().map(|row| row.node).collect();
            let mut boxes: Vec<_> = drawing.boxes.iter().map(|one| Node::Person(one.place)).collect();
            rows.sort_unstable();
            boxes.sort_unstable();
            prop_assert_eq!(boxes, rows);
            let extents: Vec<_> = drawing.boxes.iter().map(|one| extent(measures, one)).collect();
            for (at, one) in extents.iter().enumerate() {
                let over = extents.iter().skip(at + 1).find(|other| is_over(*one, **other));
                prop_assert_eq!(over, None, "{:?}", one);
            }
            let reach = |edge: fn(&Extent) -> u32| extents.iter().map(edge).max().unwrap_or_default();
            prop_assert_eq!(reach(|extent| extent.3), drawing.height);
            prop_assert!(reach(|extent| extent.2) <= drawing.width);
        }

        #[test]
        fn every_report_who_is_drawn_has_a_line_that_crosses_no_box(
            managers in any_managers(),
            kept in any_kept(),
            measures in any_measures(),
        ) {
            let chart = Chart::new(&managers);
            let (_, unfolded) = some_unfolded(Tree::Chart(&chart), &kept);
            let drawing = Drawing::new(&chart, &unfolded, measures);
            let mut led_to: Vec<_> = drawing.lines.iter().map(|line| line.report).collect();
            let mut reports: Vec<_> = drawing.boxes.iter().map(|one| one.place).collect();
            reports.retain(|place| chart.manager(*place).is_some());
            led_to.sort_unstable();
            reports.sort_unstable();
            prop_assert_eq!(led_to, reports);
            for line in &drawing.lines {
                prop_assert_eq!(chart.manager(line.report), Some(line.manager));
                let of = |place: usize| drawing.boxes.iter().find(|one| one.place == place).unwrap().corner;
                let below = of(line.manager).moved(measures.width / 2, measures.height);
                prop_assert_eq!(line.points.first(), Some(&below));
                let (corner, end) = (of(line.report), *line.points.last().unwrap());
                let ends =
                    [corner.moved(measures.width / 2, 0), corner.moved(0, measures.height / 2)];
                prop_assert!(ends.contains(&end), "{:?}", line);
                for pair in line.points.windows(2) {
                    let (from, to) = (pair[0], pair[1]);
                    prop_assert!(from.x == to.x || from.y == to.y, "{:?}", line);
                    let reach = (from.x.min(to.x), from.y.min(to.y), from.x.max(to.x), from.y.max(to.y));
                    let crossed = drawing.boxes.iter().find(|one| is_over(reach, extent(measures, one)));
                    prop_assert_eq!(crossed, None, "{:?}", line);
                }
            }
        }

        #[test]
        fn nobody_is_drawn_below_two_siblings_and_managers_are_above_the_middle(
            managers in any_managers(),
            kept in any_kept(),
            measures in any_measures(),
        ) {
            let chart = Chart::new(&managers);
            let (_, unfolded) = some_unfolded(Tree::Chart(&chart), &kept);
            let drawing = Drawing::new(&chart, &unfolded, measures);
            let mut reach = vec![(u32::MAX, 0); managers.len()];
            for one in &drawing.boxes {
                for above in chart.chain(one.place).into_iter().chain([one.place]) {
                    let (left, right) = reach[above];
                    reach[above] = (left.min(one.corner.x), right.max(one.corner.x + measures.width));
                }
            }
            for one in &drawing.boxes {
                let of = |place: &usize| drawing.boxes.iter().find(|other| other.place == *place);
                let reports: Vec<_> = chart.reports(one.place).iter().filter_map(of).collect();
                let xs = || reports.iter().map(|report| report.corner.x);
                if let (Some(first), Some(last)) = (xs().min(), xs().max()) {
                    prop_assert_eq!(one.corner.x, first.midpoint(last));
                }
                // Those who are stacked are below each other, and nobody is below them.
                let beside: Vec<_> = reports.iter().filter(|report| report.corner.y == reports[0].corner.y).collect();
                for (at, report) in beside.iter().enumerate() {
                    for other in beside.iter().skip(at + 1) {
                        let (one, other) = (reach[report.place], reach[other.place]);
                        prop_assert!(one.1 <= other.0 || other.1 <= one.0, "{:?} {:?}", one, other);
                    }
                }
            }
        }
    }
}
