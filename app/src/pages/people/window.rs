//! Which rows of a long list are drawn.

use std::ops::Range;

/// The height of a row, in halves of a rem. `style/people.css` knows it too.
const ROW_HALF_REM: u8 = 9;

/// The height of a row, in rem.
pub(super) const ROW_REM: f64 = ROW_HALF_REM as f64 / 2.0;

/// Rows come and go in steps of so many, so that scrolling by a row seldom changes anything. Each is drawn at every keystroke.
const STEP: usize = 2;

/// What is seen of the list, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Viewport {
    /// How much of the list is above what is seen.
    pub(super) above: f64,
    /// How much is seen.
    pub(super) height: f64,
    /// The height of a row.
    pub(super) row: f64,
}

impl Viewport {
    /// The rows to draw of `total`: those that are seen, and some more on either side.
    pub(super) fn rows(self, total: usize) -> Range<usize> {
        let row = self.row.max(1.0);
        let first = floor(self.above / row) / STEP;
        let last = floor((self.above + self.height) / row) / STEP;
        let start = first.saturating_sub(1) * STEP;
        let end = last.saturating_add(2).saturating_mul(STEP).min(total);
        // A list that has become shorter is about to be scrolled back: its end is drawn until then.
        start.min(end.saturating_sub(2 * STEP))..end
    }

    /// How many whole rows fit: what a page is to the keyboard.
    pub(super) fn page(self) -> usize {
        floor(self.height / self.row.max(1.0)).saturating_sub(1).max(1)
    }
}

/// The rows to draw, with the current one, which may be far away: it keeps the focus.
pub(super) fn with_current(rows: Range<usize>, current: usize, total: usize) -> impl Iterator<Item = usize> {
    let known = current < total;
    let before = (known && current < rows.start).then_some(current);
    let after = (known && current >= rows.end).then_some(current);
    before.into_iter().chain(rows).chain(after)
}

/// Where a key leads from row `current` of `total`; nowhere, if it is none of ours.
pub(super) fn led_by(key: &str, current: usize, total: usize, page: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let target = match key {
        "ArrowDown" => current.saturating_add(1),
        "ArrowUp" => current.saturating_sub(1),
        "PageDown" => current.saturating_add(page),
        "PageUp" => current.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(target.min(last))
}

/// The height of so many rows, as CSS writes it. Writing a float takes 10 KB of code.
pub(super) fn rem(rows: usize) -> String {
    let halves = rows * usize::from(ROW_HALF_REM);
    format!("{}.{}rem", halves / 2, halves % 2 * 5)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float becomes the nearest whole"
)]
fn floor(number: f64) -> usize {
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

    #[test]
    fn keys_lead_through_the_list_and_not_beyond() {
        for (key, current, target) in [
            ("ArrowDown", 0, Some(1)),
            ("ArrowDown", 99, Some(99)),
            ("ArrowUp", 0, Some(0)),
            ("PageDown", 5, Some(14)),
            ("PageUp", 5, Some(0)),
            ("Home", 50, Some(0)),
            ("End", 50, Some(99)),
            ("a", 50, None),
        ] {
            assert_eq!(led_by(key, current, 100, viewport(0.0).page()), target, "{key}");
        }
        assert_eq!(led_by("End", 0, 0, 1), None);
    }

    #[test]
    fn a_height_is_written_as_css_reads_it() {
        assert_eq!([0, 1, 2, 10_001].map(rem), ["0.0rem", "4.5rem", "9.0rem", "45004.5rem"]);
    }
}
