//! How the list lies: where each row or card is, where the keys lead, and what is drawn of it. Lengths are in halves of a rem,
//! whole numbers: writing a float takes 10 KB of code.

use std::ops::Range;

use crate::routes::Look;

/// The height of a row. `style/people.css` knows it too.
const ROW: usize = 9;

/// The height of a card, with what is between two.
const CARD: usize = 21;

/// The least width of a card.
const CARD_WIDTH: usize = 36;

/// The height of a group's title.
const TITLE: usize = 6;

/// Where everything lies.
#[derive(Debug)]
pub struct Layout {
    /// How many there are.
    pub(super) total: usize,
    /// How many are beside each other.
    pub(super) columns: usize,
    high: usize,
    groups: Vec<Lying>,
}

/// Where a group lies.
#[derive(Debug)]
struct Lying {
    /// Its first person.
    from: usize,
    /// Where its title begins.
    title: usize,
    /// Where its people begin.
    people: usize,
}

/// What is seen of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// How much of the list is above it.
    pub(super) above: usize,
    /// Its height.
    pub(super) height: usize,
}

/// How many cards are beside each other in a list of that width.
pub(super) fn columns(width: usize) -> usize {
    (width / CARD_WIDTH).max(1)
}

impl Layout {
    /// So many people, so many beside each other. `titled`: where the groups begin that have a title.
    pub(super) fn new(total: usize, titled: impl Iterator<Item = usize>, columns: usize, look: Look) -> Self {
        let high = if look == Look::Rows { ROW } else { CARD };
        let mut layout = Self { total, columns, high, groups: Vec::new() };
        for from in titled {
            let title = layout.end(from);
            layout.groups.push(Lying { from, title, people: title + TITLE });
        }
        layout
    }

    /// How high it is.
    pub(super) fn height(&self) -> usize {
        self.end(self.total)
    }

    /// Where the last group ends that has people before `place`.
    fn end(&self, place: usize) -> usize {
        let (from, top) = self.groups.last().map_or((0, 0), |group| (group.from, group.people));
        top + (place - from).div_ceil(self.columns) * self.high
    }

    /// The column of the person at `place`, and how far below the beginning they are.
    pub(super) fn lies(&self, place: usize) -> (usize, usize) {
        let group = self.groups.partition_point(|group| group.from <= place);
        let (from, top) = self.group(group).map_or((0, 0), |group| (group.from, group.people));
        let n = place - from;
        (n % self.columns, top + n / self.columns * self.high)
    }

    /// The group whose first person is at `place`.
    pub(super) fn titled(&self, place: usize) -> Option<usize> {
        self.groups.binary_search_by_key(&place, |group| group.from).ok()
    }

    /// Where the title of a group is.
    pub(super) fn title(&self, group: usize) -> usize {
        self.groups.get(group).map_or(0, |group| group.title)
    }

    /// Whether cards lie in it.
    pub(super) fn is_of_cards(&self) -> bool {
        self.high == CARD
    }

    fn group(&self, n: usize) -> Option<&Lying> {
        self.groups.get(n.checked_sub(1)?)
    }

    /// The first person in the line at `y`, or below it.
    fn at(&self, y: usize) -> usize {
        let group = self.groups.partition_point(|group| group.title <= y);
        let (from, top) = self.group(group).map_or((0, 0), |group| (group.from, group.people));
        let next = self.groups.get(group).map_or(self.total, |group| group.from);
        (from + y.saturating_sub(top) / self.high * self.columns).min(next)
    }

    /// Who is drawn: those who are seen, and some more on either side. They come and go in steps, so that scrolling by a line
    /// seldom changes anything.
    pub(super) fn drawn(&self, seen: Seen) -> Range<usize> {
        let step = 2 * self.high;
        let first = seen.above / step;
        let last = seen.above.saturating_add(seen.height) / step;
        let end = self.at(last.saturating_add(2).saturating_mul(step));
        // A list that has become shorter is about to be scrolled back: its end is drawn until then.
        self.at(first.saturating_sub(1) * step).min(end.saturating_sub(4 * self.columns))..end
    }

    /// Who is in the line at `y`, or in the first one below a title that is there.
    fn line(&self, y: usize) -> Range<usize> {
        let from = self.at(y);
        let group = self.groups.partition_point(|group| group.from <= from);
        let next = self.groups.get(group).map_or(self.total, |group| group.from);
        from..(from + self.columns).min(next)
    }

    /// Where a key leads from `current`; nowhere, if it is none of ours, or if there is nobody further.
    pub(super) fn led_by(&self, key: &str, current: usize, seen: Seen) -> Option<usize> {
        let last = self.total.checked_sub(1)?;
        let (column, top) = self.lies(current);
        // Above the first line of a group is its title, and above that who is before.
        let above = self.titled(current - column).map_or(top, |group| self.title(group)).checked_sub(1);
        let page = seen.height.saturating_sub(2 * self.high).max(self.high);
        let y = match key {
            "ArrowDown" => top + self.high,
            "ArrowUp" => above?,
            "PageDown" => top + page,
            "PageUp" => above.map_or(0, |_| top.saturating_sub(page)),
            "ArrowRight" if self.columns > 1 => return Some((current + 1).min(last)),
            "ArrowLeft" if self.columns > 1 => return Some(current.saturating_sub(1)),
            "Home" => return Some(0),
            "End" => return Some(last),
            _ => return None,
        };
        let line = self.line(y.min(self.height().saturating_sub(1)));
        Some((line.start + column).min(line.end.saturating_sub(1)))
    }
}

/// So many halves of a rem, as CSS writes them.
pub(super) fn rem(halves: usize) -> String {
    format!("{}.{}rem", halves / 2, halves % 2 * 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(above: usize) -> Seen {
        Seen { above, height: 90 }
    }

    fn rows(total: usize) -> Layout {
        Layout::new(total, std::iter::empty(), 1, Look::Rows)
    }

    #[test]
    fn keys_lead_through_the_list_and_not_beyond() {
        let cards = Layout::new(100, std::iter::empty(), columns(130), Look::Cards);
        for (key, current, in_rows, in_cards) in [
            ("ArrowDown", 0, Some(1), Some(3)),
            ("ArrowDown", 99, Some(99), Some(99)),
            ("ArrowUp", 0, None, None),
            ("ArrowUp", 2, Some(1), None),
            ("ArrowUp", 7, Some(6), Some(4)),
            ("ArrowRight", 5, None, Some(6)),
            ("ArrowLeft", 5, None, Some(4)),
            ("PageDown", 5, Some(13), Some(11)),
            ("PageUp", 5, Some(0), Some(2)),
            ("Home", 50, Some(0), Some(0)),
            ("End", 50, Some(99), Some(99)),
            ("a", 50, None, None),
        ] {
            assert_eq!(rows(100).led_by(key, current, seen(0)), in_rows, "{key}");
            assert_eq!(cards.led_by(key, current, seen(0)), in_cards, "{key}");
        }
        assert_eq!(rows(0).led_by("End", 0, seen(0)), None);
    }

    #[test]
    fn keys_lead_past_titles_and_stay_in_their_column_as_far_as_there_is_one() {
        // Three columns: a group of one, one of two, one of five.
        let groups = Layout::new(8, [0, 1, 3].into_iter(), 3, Look::Cards);
        for (key, current, target) in [
            ("ArrowDown", 0, Some(1)),
            ("ArrowDown", 1, Some(3)),
            ("ArrowDown", 2, Some(4)),
            ("ArrowDown", 5, Some(7)),
            ("ArrowDown", 7, Some(7)),
            ("ArrowUp", 7, Some(4)),
            ("ArrowUp", 5, Some(2)),
            ("ArrowUp", 2, Some(0)),
            ("ArrowUp", 0, None),
        ] {
            assert_eq!(groups.led_by(key, current, seen(0)), target, "{key} from {current}");
        }
    }

    #[test]
    fn a_length_is_written_as_css_reads_it() {
        assert_eq!([0, 1, 9, 18, 90_009].map(rem), ["0.0rem", "0.5rem", "4.5rem", "9.0rem", "45004.5rem"]);
    }

    #[test]
    fn groups_begin_with_their_title_on_a_line_of_their_own() {
        let layout = Layout::new(5, [0, 3].into_iter(), columns(80), Look::Cards);
        let lies: Vec<_> = (0..5).map(|place| layout.lies(place)).collect();
        assert_eq!(lies, [(0, 6), (1, 6), (0, 27), (0, 54), (1, 54)]);
        assert_eq!([0, 1, 3].map(|place| layout.titled(place)), [Some(0), None, Some(1)]);
        assert_eq!([layout.title(0), layout.title(1), layout.height()], [0, 48, 75]);
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_end_and_paper_everybody() {
        for (total, drawn) in [(20, 16..20), (3, 0..3), (0, 0..0)] {
            assert_eq!(rows(total).drawn(seen(90_000)), drawn);
        }
        let paper = Seen { above: 0, height: usize::MAX };
        assert_eq!(rows(50_000).drawn(paper), 0..50_000);
    }

    #[test]
    fn whoever_is_seen_is_drawn_and_few_more() {
        for (titled, total) in [
            (&[][..], 0),
            (&[], 7),
            (&[], 500),
            (&[0], 40),
            (&[0, 1, 2, 40, 41, 300], 333),
            (&[0, 39, 40], 41),
        ] {
            for (columns, look) in [(1, Look::Rows), (1, Look::Cards), (3, Look::Cards), (4, Look::Cards)] {
                let layout = Layout::new(total, titled.iter().copied(), columns, look);
                for above in (0..layout.height() + 200).step_by(7) {
                    let drawn = layout.drawn(seen(above));
                    assert!(
                        drawn.end <= total && drawn.len() <= (90 / layout.high + 8) * layout.columns,
                        "{drawn:?}"
                    );
                    for place in 0..total {
                        let (_, top) = layout.lies(place);
                        assert!(top + layout.high <= layout.height());
                        let is_seen = top < above + 90 && top + layout.high > above;
                        assert!(!is_seen || drawn.contains(&place), "{place} at {top}, {drawn:?} of {above}");
                    }
                }
            }
        }
    }
}
