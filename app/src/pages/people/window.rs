//! The rows of the list: how high they are, and where keys lead.

/// The height of a row, in halves of a rem. `style/people.css` knows it too.
const ROW_HALF_REM: u8 = 9;

/// The height of a row, in rem.
pub(super) const ROW_REM: f64 = ROW_HALF_REM as f64 / 2.0;

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

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(led_by(key, current, 100, 9), target, "{key}");
        }
        assert_eq!(led_by("End", 0, 0, 1), None);
    }

    #[test]
    fn a_height_is_written_as_css_reads_it() {
        assert_eq!([0, 1, 2, 10_001].map(rem), ["0.0rem", "4.5rem", "9.0rem", "45004.5rem"]);
    }
}
