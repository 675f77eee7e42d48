//! How iSpring writes times.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde_json::Value;

use super::super::lenient::{is_nothing, text};

/// The time in a field of an object: nothing if there is none, an outer nothing if it can't be understood.
#[expect(clippy::option_option, reason = "an item with a time that can't be read is left out with `?`")]
pub(super) fn time_of(object: &Value, field: &str) -> Option<Option<DateTime<Utc>>> {
    match object.get(field) {
        None => Some(None),
        Some(value) if is_nothing(value) => Some(None),
        Some(value) => read(&text(value)?).map(Some),
    }
}

/// A time with an offset in whatever form, a time without one, which is UTC's, or a date, which is its midnight.
fn read(text: &str) -> Option<DateTime<Utc>> {
    let with_offset = |format| DateTime::parse_from_str(text, format).map(|time| time.with_timezone(&Utc));
    let without = |format| NaiveDateTime::parse_from_str(text, format).map(|time| time.and_utc());
    let date =
        || NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|date| date.and_time(NaiveTime::MIN).and_utc());
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.with_timezone(&Utc))
        .or_else(|_| with_offset("%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| with_offset("%Y-%m-%d %H:%M:%S%.f%z"))
        .or_else(|_| without("%Y-%m-%dT%H:%M:%S%.f"))
        .or_else(|_| without("%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|_| date())
        .ok()
}

/// A time as iSpring is asked for it, to the second: `2026-11-22T09:15:00Z`.
pub(super) fn written(time: DateTime<Utc>) -> String {
    // `Debug` is ISO 8601 with a Z.
    format!("{:?}", DateTime::from_timestamp(time.timestamp(), 0).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_are_read_in_every_form_that_is_known() {
        for (text, expected) in [
            ("2026-11-02T09:15:00Z", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02T09:15:00+00:00", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02T09:15:00+0000", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02T09:15:00.123456Z", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02T09:15:00.5+0100", Some("2026-11-02T08:15:00Z")),
            ("2026-11-02T09:15:00", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02 09:15:00", Some("2026-11-02T09:15:00Z")),
            ("2026-11-02", Some("2026-11-02T00:00:00Z")),
            ("02.11.2026", None),
            ("0000-00-00 00:00:00", None),
            ("soon", None),
        ] {
            assert_eq!(read(text).map(written).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn no_time_is_told_from_one_that_makes_no_sense() {
        let item = json!({ "due": "", "access": "soon", "start": null });
        assert_eq!(time_of(&item, "missing"), Some(None));
        assert_eq!(time_of(&item, "due"), Some(None));
        assert_eq!(time_of(&item, "start"), Some(None));
        assert_eq!(time_of(&item, "access"), None);
    }
}
