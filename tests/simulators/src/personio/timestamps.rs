//! Dates as Personio's v1 writes them: with the offset of the company's time zone, here Berlin's.
//!
//! The offset follows the season (`…T00:00:00+02:00` in summer), as the spec's own examples do.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};

use crate::dates;

/// The start of a day in Berlin.
pub(super) fn midnight(date: NaiveDate) -> String {
    // The clocks change at 01:00 UTC on a Sunday, so midnight of that Sunday still has the old offset.
    let summer = last_sunday(date.year(), 3) < date && date <= last_sunday(date.year(), 10);
    format!("{date}T00:00:00{}", offset(summer))
}

/// A moment in Berlin, to the second.
pub(super) fn moment(utc: DateTime<Utc>) -> String {
    let change = |month| last_sunday(utc.year(), month).and_hms_opt(1, 0, 0).unwrap_or_default().and_utc();
    let summer = change(3) <= utc && utc < change(10);
    let local = (utc + TimeDelta::hours(if summer { 2 } else { 1 })).naive_utc();
    dates::local(local, offset(summer))
}

/// A moment in UTC, to the second, as v2 writes it.
pub(super) fn utc(moment: DateTime<Utc>) -> String {
    dates::iso(moment, "Z")
}

fn offset(summer: bool) -> &'static str {
    if summer { "+02:00" } else { "+01:00" }
}

/// March and October have 31 days.
fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_follows_the_season() {
        for (date, expected) in [
            ("2026-01-31", "2026-01-31T00:00:00+01:00"),
            ("2026-03-29", "2026-03-29T00:00:00+01:00"),
            ("2026-03-30", "2026-03-30T00:00:00+02:00"),
            ("2026-10-25", "2026-10-25T00:00:00+02:00"),
            ("2026-10-26", "2026-10-26T00:00:00+01:00"),
        ] {
            assert_eq!(midnight(date.parse().unwrap()), expected);
        }
        for (utc, expected) in [
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
            ("2026-10-25T01:00:00.25Z", "2026-10-25T02:00:00+01:00"),
        ] {
            assert_eq!(moment(utc.parse().unwrap()), expected);
        }
    }
}
