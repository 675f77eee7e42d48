//! The lines from managers to their reports.

use super::{
    families::Family,
    layout::{PersonBox, Point},
    measures::Measures,
};

/// A line from a manager to a report. It crosses no box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The manager.
    pub manager: usize,
    /// Their report.
    pub report: usize,
    /// Where it begins, bends and ends: from below the manager's box to the report's.
    pub points: Vec<Point>,
}

/// The lines of all families. The people of `boxes` are in the order of the families.
pub(super) fn lines(families: &[Family], boxes: &[PersonBox], measures: Measures) -> Vec<Line> {
    let mut lines = Vec::new();
    for family in families {
        let Some(manager) = family.parent.and_then(|parent| boxes.get(parent)) else { continue };
        let mut add = |report: &PersonBox, points| {
            lines.push(Line { manager: manager.place, report: report.place, points });
        };
        for report in boxes.get(family.stacked.clone()).unwrap_or_default() {
            add(report, from_beside(manager.corner, report.corner, measures));
        }
        for report in boxes.get(family.in_row.clone()).unwrap_or_default() {
            add(report, from_above(manager.corner, report.corner, measures));
        }
    }
    lines
}

/// Into the top of the report's box.
fn from_above(manager: Point, report: Point, measures: Measures) -> Vec<Point> {
    let Measures { width, height, level_gap, .. } = measures;
    let begin = manager.moved(width / 2, height);
    let end = report.moved(width / 2, 0);
    if begin.x == end.x {
        return vec![begin, end];
    }
    let turn = begin.moved(0, level_gap / 2);
    vec![begin, turn, Point { x: end.x, y: turn.y }, end]
}

/// Down beside the column that the report's box is stacked in, and into its side.
fn from_beside(manager: Point, report: Point, measures: Measures) -> Vec<Point> {
    let Measures { width, height, gap, level_gap } = measures;
    let begin = manager.moved(width / 2, height);
    let turn = begin.moved(0, level_gap / 2);
    let beside = report.x.saturating_sub(gap / 2);
    let end = report.moved(0, height / 2);
    let mut points = vec![begin, turn, Point { x: beside, y: turn.y }, Point { x: beside, y: end.y }, end];
    // Where there is no room for a bend, there is none.
    points.dedup();
    points
}
