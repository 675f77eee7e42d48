//! Times of day, and which of them can be sync times.

use std::{fmt, str::FromStr};

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many automatic syncs a day there can be.
pub const MOST: usize = 3;

/// A time of day to the minute, on somebody's own clocks. Written `08:30`, from `00:00` to `23:59`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct LocalTime {
    minutes: u16,
}

/// The text is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time of day: expected one such as 08:30")]
pub struct LocalTimeError;

impl LocalTime {
    /// How far it is from midnight, as clocks count.
    pub fn since_midnight(self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.minutes))
    }
}

impl FromStr for LocalTime {
    type Err = LocalTimeError;

    fn from_str(text: &str) -> Result<Self, LocalTimeError> {
        let part = |digits: &str, end: u16| {
            let is_two_digits = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|number| is_two_digits && *number < end).ok_or(LocalTimeError)
        };
        let (hour, minute) = text.split_once(':').ok_or(LocalTimeError)?;
        Ok(Self { minutes: part(hour, 24)? * 60 + part(minute, 60)? })
    }
}

impl TryFrom<String> for LocalTime {
    type Error = LocalTimeError;

    fn try_from(text: String) -> Result<Self, LocalTimeError> {
        text.parse()
    }
}

impl From<LocalTime> for String {
    fn from(time: LocalTime) -> Self {
        time.to_string()
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// The times at which an organisation syncs by itself: at most [`MOST`], all different, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
#[schemars(with = "Vec<String>")]
pub struct SyncTimes(Vec<LocalTime>);

/// Why the texts of a form can't be sync times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimesError {
    /// More than [`MOST`].
    #[error("there can be at most {MOST} times")]
    TooMany,
    /// No time of day.
    #[error("time {} is not a time of day: expected one such as 08:30", index + 1)]
    Malformed {
        /// The place of the text, from 0.
        index: usize,
    },
    /// The same as one before it.
    #[error("time {} is there already: times must differ", index + 1)]
    Duplicate {
        /// The place of the second of the two, from 0.
        index: usize,
    },
}

impl TimesError {
    /// The place of the text at fault, from 0: the form's field that says so.
    pub fn index(self) -> usize {
        match self {
            Self::TooMany => MOST,
            Self::Malformed { index } | Self::Duplicate { index } => index,
        }
    }
}

impl SyncTimes {
    /// The times, the earliest first.
    pub fn as_slice(&self) -> &[LocalTime] {
        &self.0
    }
}

impl TryFrom<Vec<String>> for SyncTimes {
    type Error = TimesError;

    fn try_from(texts: Vec<String>) -> Result<Self, TimesError> {
        if texts.len() > MOST {
            return Err(TimesError::TooMany);
        }
        let mut times = Vec::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            let time = text.parse().map_err(|LocalTimeError| TimesError::Malformed { index })?;
            if times.contains(&time) {
                return Err(TimesError::Duplicate { index });
            }
            times.push(time);
        }
        times.sort_unstable();
        Ok(Self(times))
    }
}

impl From<SyncTimes> for Vec<String> {
    fn from(times: SyncTimes) -> Self {
        times.0.iter().map(LocalTime::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(texts: &[&str]) -> Result<SyncTimes, TimesError> {
        texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>().try_into()
    }

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for minutes in 0..24 * 60 {
            let time = LocalTime { minutes };
            assert_eq!(time.to_string().parse(), Ok(time));
        }
        for text in
            ["", "8:30", "08:3", "24:00", "08:60", "08:30:00", "+8:30", "08-30", "-1:30", "०८:३०", "08:30 "]
        {
            assert_eq!(text.parse::<LocalTime>(), Err(LocalTimeError), "{text:?}");
        }
    }

    #[test]
    fn sync_times_are_sorted_different_and_at_most_three() {
        let (malformed, duplicate) =
            (|index| Err(TimesError::Malformed { index }), |index| Err(TimesError::Duplicate { index }));
        let sorted = |texts: &[&str]| times(texts).map(Vec::from);
        assert_eq!(sorted(&[]), Ok(vec![]));
        assert_eq!(sorted(&["18:00", "06:00", "12:30"]).unwrap(), ["06:00", "12:30", "18:00"]);
        for (texts, error) in [
            (vec!["06:00", ""], malformed(1)),
            (vec!["6", "06:00", "06:00"], malformed(0)),
            (vec!["06:00", "18:00", "06:00"], duplicate(2)),
            (vec!["06:00", "06:00", "18:00"], duplicate(1)),
            (vec!["06:00", "06:00", "18:00", "nine"], Err(TimesError::TooMany)),
        ] {
            assert_eq!(times(&texts), error, "{texts:?}");
        }
    }

    #[test]
    fn what_is_stored_passes_the_same_rules() {
        let stored = r#"["06:00","12:30"]"#;
        assert_eq!(
            serde_json::to_string(&serde_json::from_str::<SyncTimes>(stored).unwrap()).unwrap(),
            stored
        );
        assert!(serde_json::from_str::<SyncTimes>(r#"["06:00","06:00"]"#).is_err());
    }
}
