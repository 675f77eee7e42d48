//! How iSpring writes days and times, and how it reads them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::dates;

/// `2026-11-02T09:15:00+00:00`: with an offset `[3p]`; that it is always UTC's is `[unv]`.
pub(super) fn written(time: DateTime<Utc>) -> String {
    dates::iso(time, "+00:00")
}

/// A day as a time: its first moment.
pub(super) fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// A time with an offset, a time without one in UTC, or a day; which of them are taken is `[unv]`.
pub(super) fn read(text: &str) -> Option<DateTime<Utc>> {
    let with_offset = DateTime::parse_from_rfc3339(text).map(|time| time.with_timezone(&Utc));
    let without = |format| NaiveDateTime::parse_from_str(text, format).map(|time| time.and_utc());
    with_offset
        .or_else(|_| without("%Y-%m-%dT%H:%M:%S"))
        .or_else(|_| without("%Y-%m-%d %H:%M:%S"))
        .or_else(|_| text.parse::<NaiveDate>().map(midnight))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_an_offset_and_days_are_their_midnight() {
        for (text, expected) in [
            ("2026-11-02T09:15:00+01:00", Some("2026-11-02T08:15:00+00:00")),
            ("2026-11-02T09:15:00Z", Some("2026-11-02T09:15:00+00:00")),
            ("2026-11-02T09:15:00", Some("2026-11-02T09:15:00+00:00")),
            ("2026-11-02 09:15:00", Some("2026-11-02T09:15:00+00:00")),
            ("2026-11-02", Some("2026-11-02T00:00:00+00:00")),
            ("02.11.2026", None),
            ("", None),
        ] {
            assert_eq!(read(text).map(written).as_deref(), expected, "{text}");
        }
    }
}
