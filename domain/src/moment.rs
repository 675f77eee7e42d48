//! Days and moments as we write them ourselves. chrono could read them, with 12 KB of code for all the ways to write one,
//! which everybody would fetch who opens the directory.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize as _, Deserializer, de::Error as _};

/// The day `1990-05-17`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(digits(year, 4)?.try_into().ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// The moment `2026-11-29T06:00:00Z` or `2026-11-29T06:00:00.123Z`, to the nanosecond: it is said again as it was heard.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, part) = time.split_once('.').unwrap_or((time, "0"));
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let nanoseconds = digits(&format!("{part:0<9}"), 9)?;
    let time =
        day(date)?.and_hms_nano_opt(digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?, nanoseconds)?;
    Some(time.and_utc())
}

/// Reads a moment, for `#[serde(deserialize_with)]`.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    moment(&text).ok_or_else(|| D::Error::custom("not a moment"))
}

/// Reads a moment, or nothing, for `#[serde(deserialize_with)]`.
pub(crate) fn read_if_there<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| moment(&text).ok_or_else(|| D::Error::custom("not a moment"))).transpose()
}

/// Reads a day, for `#[serde(deserialize_with)]`.
pub(crate) fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    day(&text).ok_or_else(|| D::Error::custom("not a day"))
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let whole = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_moment_is_read_as_chrono_writes_it(seconds in 0_i64..4_000_000_000, nanoseconds in 0_u32..1_000_000_000) {
            let at = DateTime::from_timestamp(seconds, nanoseconds).unwrap();
            let written = serde_json::to_value(at).unwrap();
            prop_assert_eq!(read(&written).unwrap(), at);
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-11-29",
            "2026-11-29T06:00:00",
            "2026-13-01T00:00:00Z",
            "2026-11-29T25:00:00Z",
            "+2026-11-29T06:00:00Z",
            "2026-11-29T06:00:00.1234567890Z",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
