//! A chart over time: a few rows of values above one axis.
//!
//! The drawing is stretched to the room there is; lines keep their width, and the words around it are HTML, so
//! they stay readable at any size.

use std::fmt::Write as _;

use leptos::prelude::*;

/// The width of a drawing, in its own units.
const WIDTH: u32 = 1000;
/// Its height.
const HEIGHT: u32 = 100;
/// What is left free at its edges, so that nothing is cut off.
const EDGE: u32 = 20;
/// Where nothing stands.
const BASE: u32 = HEIGHT - EDGE;

/// How the values of a row are drawn. No two rows differ by colour alone: each has its name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Points that a line joins: something that there is all the time.
    Line,
    /// Bars: something that happens.
    Bars,
}

/// A place in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// What is shown.
    pub name: String,
    /// The highest value, in words.
    pub highest: String,
    /// How.
    pub drawn: Drawn,
    /// The values.
    pub points: Vec<Point>,
}

/// Where `value` lies between the ends of an axis of time.
pub fn across(value: i64, from: i64, until: i64) -> u32 {
    let room = i64::from(WIDTH - 2 * EDGE);
    let x = match until - from {
        ..=0 => room / 2,
        span => (value - from).clamp(0, span) * room / span,
    };
    EDGE + u32::try_from(x).unwrap_or(0)
}

/// How high `value` stands, if `highest` stands at the top. What is not nothing is seen.
pub fn down(value: u64, highest: u64) -> u32 {
    let room = u64::from(HEIGHT - 2 * EDGE);
    let height = if value == 0 { 0 } else { (value.min(highest) * room / highest.max(1)).max(4) };
    BASE - u32::try_from(height).unwrap_or(0)
}

/// A line through `points`.
fn line(points: &[Point]) -> String {
    path(points, |path, place, Point { x, y }| {
        let command = if place == 0 { 'M' } else { 'L' };
        _ = write!(path, "{command}{x} {y}");
    })
}

/// A dot at each of `points`: a line of no length with round ends, which no stretching makes oval.
fn dots(points: &[Point]) -> String {
    path(points, |path, _, Point { x, y }| _ = write!(path, "M{x} {y}h0"))
}

/// A bar below each of `points`.
fn bars(points: &[Point]) -> String {
    path(points, |path, _, Point { x, y }| _ = write!(path, "M{x} {BASE}V{y}"))
}

/// A line from top to bottom at each of `places`.
fn marks(places: &[u32]) -> String {
    places.iter().fold(String::new(), |mut path, x| {
        _ = write!(path, "M{x} 0V{HEIGHT}");
        path
    })
}

fn path(points: &[Point], add: fn(&mut String, usize, Point)) -> String {
    let mut path = String::new();
    for (place, point) in points.iter().enumerate() {
        add(&mut path, place, *point);
    }
    path
}

/// A chart with its text alternative. The same numbers belong in a table below it.
#[component]
pub fn Chart(
    /// What it shows, for those who don't see it.
    #[prop(into)]
    label: Signal<String>,
    /// The rows.
    rows: Vec<ChartRow>,
    /// Where something is missing: dashed lines through all rows.
    missing: Vec<u32>,
    /// What stands at the start of the axis.
    from: String,
    /// What stands at its end.
    until: String,
) -> impl IntoView {
    let missing = marks(&missing);
    let row = |row: ChartRow| {
        let (shape, dots) = match row.drawn {
            Drawn::Line => (line(&row.points), dots(&row.points)),
            Drawn::Bars => (bars(&row.points), String::new()),
        };
        let class = if row.drawn == Drawn::Line { "chart-line" } else { "chart-bars" };
        view! {
            <div class="chart-row">
                <p class="chart-words"><b>{row.name}</b> <span>{row.highest}</span></p>
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                    <path class="chart-missing" d=missing.clone()></path>
                    <path class=class d=shape></path>
                    <path class="chart-dots" d=dots></path>
                </svg>
            </div>
        }
    };
    view! {
        <div class="chart" role="img" aria-label=label>
            {rows.into_iter().map(row).collect_view()}
            <p class="chart-words chart-axis"><span>{from}</span> <span>{until}</span></p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_from_edge_to_edge_and_one_moment_stands_in_the_middle() {
        assert_eq!([0, 50, 100].map(|at| across(at, 0, 100)), [20, 500, 980]);
        assert_eq!(across(7, 7, 7), 500);
        assert_eq!([-5, 105].map(|at| across(at, 0, 100)), [20, 980], "nothing leaves the drawing");
    }

    #[test]
    fn the_highest_value_stands_at_the_top_and_a_small_one_is_seen() {
        assert_eq!([0, 1, 500, 1000].map(|value| down(value, 1000)), [80, 76, 50, 20]);
        assert_eq!(down(0, 0), 80);
    }

    #[test]
    fn paths_are_drawn_from_the_points() {
        let points = [Point { x: 20, y: 80 }, Point { x: 980, y: 20 }];
        assert_eq!(line(&points), "M20 80L980 20");
        assert_eq!(dots(&points), "M20 80h0M980 20h0");
        assert_eq!(bars(&points), "M20 80V80M980 80V20");
        assert_eq!(marks(&[500]), "M500 0V100");
        assert_eq!(line(&[]), "");
    }
}
