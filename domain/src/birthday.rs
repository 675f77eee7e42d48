//! A birthday: a day in the year, and the year only where it was asked for.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{attribute::BirthdayDetail, moment};

/// A day and a month, and the year if the organisation released it. Written `--05-17` or `1990-05-17`, as vCard
/// writes them (RFC 6350, section 4.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Birthday {
    month: u32,
    day: u32,
    year: Option<i32>,
}

/// The text is no birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a birthday: expected a date such as 1990-05-17")]
pub struct BirthdayError;

impl Birthday {
    /// What `detail` lets us keep of `date`.
    pub fn new(date: NaiveDate, detail: BirthdayDetail) -> Self {
        let year = match detail {
            BirthdayDetail::DayAndMonth => None,
            BirthdayDetail::WithYear => Some(date.year()),
        };
        Self { month: date.month(), day: date.day(), year }
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u32 {
        self.day
    }

    /// The year of birth, where it was released.
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// The same birthday with no more than `detail` of it.
    #[must_use]
    pub fn reduced_to(self, detail: BirthdayDetail) -> Self {
        match detail {
            BirthdayDetail::DayAndMonth => Self { year: None, ..self },
            BirthdayDetail::WithYear => self,
        }
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl FromStr for Birthday {
    type Err = BirthdayError;

    fn from_str(text: &str) -> Result<Self, BirthdayError> {
        // A leap year stands in for a missing one, so that 29 February is a day.
        let (full, detail) = match text.strip_prefix("--") {
            Some(rest) => (format!("2000-{rest}"), BirthdayDetail::DayAndMonth),
            None => (text.to_owned(), BirthdayDetail::WithYear),
        };
        Ok(Self::new(moment::day(&full).ok_or(BirthdayError)?, detail))
    }
}

impl TryFrom<String> for Birthday {
    type Error = BirthdayError;

    fn try_from(text: String) -> Result<Self, BirthdayError> {
        text.parse()
    }
}

impl From<Birthday> for String {
    fn from(birthday: Birthday) -> Self {
        birthday.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_kept_only_where_it_was_asked_for() {
        let date = NaiveDate::from_ymd_opt(1992, 2, 29).unwrap();
        assert_eq!(Birthday::new(date, BirthdayDetail::DayAndMonth).to_string(), "--02-29");
        let full = Birthday::new(date, BirthdayDetail::WithYear);
        assert_eq!(full.to_string(), "1992-02-29");
        assert_eq!(full.reduced_to(BirthdayDetail::DayAndMonth).to_string(), "--02-29");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["--02-29", "--12-31", "1990-05-17"] {
            assert_eq!(text.parse::<Birthday>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "--",
            "--13-01",
            "1990-02-30",
            "0000-00-00",
            "17.05.1990",
            "1990-5-17",
            "1990-05-17 ",
            "--+2-29",
        ] {
            assert_eq!(text.parse::<Birthday>(), Err(BirthdayError), "{text:?}");
        }
    }
}
