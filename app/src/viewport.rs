//! Which rows of a long list are drawn: those that are seen, and a few more.

use std::ops::Range;

use leptos::prelude::*;

/// Rows come and go in steps of so many, so that scrolling by a row seldom changes anything. Each is drawn at every keystroke.
const STEP: usize = 2;

/// What is seen of the list, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// How much of the list is above what is seen.
    pub above: f64,
    /// How much is seen.
    pub height: f64,
    /// The height of a row.
    pub row: f64,
}

impl Viewport {
    /// The rows to draw of `total`: those that are seen, and some more on either side.
    pub fn rows(self, total: usize) -> Range<usize> {
        let row = self.row.max(1.0);
        let first = floor(self.above / row) / STEP;
        let last = floor((self.above + self.height) / row) / STEP;
        let start = first.saturating_sub(1) * STEP;
        let end = last.saturating_add(2).saturating_mul(STEP).min(total);
        // A list that has become shorter is about to be scrolled back: its end is drawn until then.
        start.min(end.saturating_sub(2 * STEP))..end
    }

    /// How many whole rows fit: what a page is to the keyboard.
    pub fn page(self) -> usize {
        floor(self.height / self.row.max(1.0)).saturating_sub(1).max(1)
    }
}

/// The rows to draw, with the current one, which may be far away: it keeps the focus.
pub fn with_current(rows: Range<usize>, current: usize, total: usize) -> impl Iterator<Item = usize> {
    let known = current < total;
    let before = (known && current < rows.start).then_some(current);
    let after = (known && current >= rows.end).then_some(current);
    before.into_iter().chain(rows).chain(after)
}

/// The height of the window, in pixels.
pub fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0)
}

/// What a rem is, in pixels: people may have set larger letters.
pub fn root_font_size() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite()).unwrap_or(16.0)
}

/// The whole part of a number; 0 of what is less.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float becomes the nearest whole"
)]
pub(crate) fn floor(number: f64) -> usize {
    number.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport(above: f64) -> Viewport {
        Viewport { above, height: 720.0, row: 72.0 }
    }

    #[test]
    fn what_is_seen_is_drawn_and_little_more_wherever_one_is() {
        for total in [0, 1, 5, 24, 1_000, 50_000] {
            for place in 0..200_u32 {
                let above = f64::from(place) * 97.0;
                let rows = viewport(above).rows(total);
                assert!(rows.end <= total && rows.len() <= 11 + 4 * STEP, "{rows:?} of {total}");
                let (first, last) = (floor(above / 72.0), floor((above + 720.0) / 72.0).min(total));
                if first < total {
                    assert!(rows.start <= first && last <= rows.end, "{rows:?} for {first}..{last}");
                }
            }
        }
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_end() {
        assert_eq!(viewport(720_000.0).rows(20), 16..20);
        assert_eq!(viewport(720_000.0).rows(3), 0..3);
        assert_eq!(viewport(720_000.0).rows(0), 0..0);
    }

    #[test]
    fn the_current_row_is_drawn_however_far_away() {
        let drawn = |current| with_current(8..10, current, 20).collect::<Vec<_>>();
        assert_eq!(drawn(2), [2, 8, 9]);
        assert_eq!(drawn(9), [8, 9]);
        assert_eq!(drawn(15), [8, 9, 15]);
        assert_eq!(drawn(20), [8, 9]);
    }
}
