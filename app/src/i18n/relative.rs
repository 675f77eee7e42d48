//! How far something is from now, as people say it.

use chrono::{DateTime, Utc};
use js_sys::{Intl, Object, Reflect};

use super::{Language, format::locales};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// How long before `now` it was `at`: `4 minutes ago`, `yesterday`. Nothing within the last minute, nor where it is still to
/// come.
pub fn ago(language: Language, at: DateTime<Utc>, now: DateTime<Utc>) -> Option<String> {
    let (n, unit) = largest((now - at).num_seconds())?;
    Some(relative(language, -n, unit))
}

/// The day so many days from today: `today`, `tomorrow`, `in 2 days`.
pub fn day_from_today(language: Language, days: i64) -> String {
    relative(language, days, "day")
}

/// The largest unit of which `seconds` has one or more, and how many.
fn largest(seconds: i64) -> Option<(i64, &'static str)> {
    let units = [(YEAR, "year"), (MONTH, "month"), (DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")];
    units.into_iter().find(|(length, _)| seconds >= *length).map(|(length, unit)| (seconds / length, unit))
}

fn relative(language: Language, n: i64, unit: &str) -> String {
    let options = Object::new();
    // Setting a property of a fresh object can't fail.
    _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    #[expect(clippy::cast_precision_loss, reason = "a length of time is far below 2⁵³ of any unit")]
    Intl::RelativeTimeFormat::new(&locales(language), &options).format(n as f64, unit).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_has_one_unit() {
        for (seconds, said) in [
            (-5, None),
            (59, None),
            (60, Some((1, "minute"))),
            (3_599, Some((59, "minute"))),
            (3_600, Some((1, "hour"))),
            (2 * DAY - 1, Some((1, "day"))),
            (29 * DAY, Some((29, "day"))),
            (70 * DAY, Some((2, "month"))),
            (800 * DAY, Some((2, "year"))),
        ] {
            assert_eq!(largest(seconds), said, "{seconds}");
        }
    }
}
