//! What colleagues celebrate, and what somebody shares of their own.

use std::{borrow::Cow, fmt};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calling::Part;
use crate::{
    celebrations::{Consent, Kind, Say, Share, Upcoming},
    employee::EmployeeId,
    moment,
    text::Text,
};

/// So many days after today are told of as coming up.
pub const SOON_DAYS: u32 = 14;

/// `GET /api/celebrations`: what is celebrated of those who said yes, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CelebrationsView {
    /// The day that it is, as the organisation's clocks show it.
    #[serde(deserialize_with = "moment::read_day")]
    pub today: NaiveDate,
    /// In the month that was asked for.
    pub celebrations: Vec<CelebrationView>,
    /// How many share theirs, of each kind.
    pub shares: Vec<Share>,
    /// What whoever asks shares. Nothing: they are nobody of the directory.
    pub own: Option<OwnView>,
    /// Since when there is an address at which their calendar reads all of it.
    #[serde(deserialize_with = "moment::read_if_there")]
    pub calendar_since: Option<DateTime<Utc>>,
}

/// Something that is celebrated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CelebrationView {
    /// Whose it is.
    pub person: EmployeeId,
    /// What.
    pub kind: Kind,
    /// When: a newcomer's first day.
    #[serde(deserialize_with = "moment::read_day")]
    pub day: NaiveDate,
    /// The whole years of an anniversary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
}

impl CelebrationView {
    /// What is `upcoming`, of `person`.
    pub fn of(upcoming: &Upcoming, person: EmployeeId) -> Self {
        Self { person, kind: upcoming.kind, day: upcoming.day, years: upcoming.years }
    }
}

/// What somebody shares of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnView {
    /// What they said yes to.
    pub consent: Consent,
    /// The kinds of which their day is known here.
    pub known: Vec<Kind>,
    /// What they may say now.
    pub say: Say,
}

/// `PUT /api/celebrations/own`: all that somebody says yes to. What is left out is no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentForm {
    /// The kinds.
    pub consent: Consent,
}

/// `POST /api/celebrations/calendar`: what is written in somebody's calendar, in their language. `{name}` stands for who
/// celebrates, `{year}` for the year of their first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarForm {
    /// The calendar's name.
    pub name: Text,
    /// A birthday.
    pub birthday: Text,
    /// An anniversary.
    pub anniversary: Text,
    /// A first day.
    pub newcomer: Text,
}

impl CalendarForm {
    /// What is written of `kind`, of somebody called `name` whose first day was in `year`.
    pub fn summary(&self, kind: Kind, name: &str, year: i32) -> String {
        let words = match kind {
            Kind::Birthday => &self.birthday,
            Kind::Anniversary => &self.anniversary,
            Kind::Newcomer => &self.newcomer,
        };
        // The name last: what stands in one is nobody's place.
        words.as_str().replace("{year}", &year.to_string()).replace("{name}", name)
    }
}

/// The address at which a calendar reads what is celebrated, shown once: whoever has it reads along.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CalendarAddressView {
    /// The path, on the host of the app.
    pub path: String,
}

impl fmt::Debug for CalendarAddressView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CalendarAddressView(…)")
    }
}

/// `GET /api/calendar/…`: a calendar as it is (RFC 5545), not as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("contentMediaType" = "text/calendar"))]
pub struct CalendarText(pub String);

/// A month of a year: `2026-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String")]
pub struct Month {
    year: i32,
    /// 1 to 12.
    month: u32,
}

impl Month {
    /// The month of `day`.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self { year, month: 1 } => Self { year: year.saturating_sub(1), month: 12 },
            Self { year, month } => Self { year, month: month - 1 },
        }
    }

    /// The one after.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self { year, month: 12 } => Self { year: year.saturating_add(1), month: 1 },
            Self { year, month } => Self { year, month: month + 1 },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Part for Month {
    fn read(text: &str) -> Option<Self> {
        moment::day(&format!("{text}-01")).map(Self::of)
    }

    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> CalendarForm {
        let text = |text: &str| Text::new(text).unwrap();
        CalendarForm {
            name: text("Feiern"),
            birthday: text("Geburtstag: {name}"),
            anniversary: text("{name}, seit {year}"),
            newcomer: text("Neu: {name}"),
        }
    }

    #[test]
    fn a_calendar_says_it_in_the_words_of_whose_it_is() {
        for (kind, said) in [
            (Kind::Birthday, "Geburtstag: Ada {year}"),
            (Kind::Anniversary, "Ada {year}, seit 2016"),
            (Kind::Newcomer, "Neu: Ada {year}"),
        ] {
            assert_eq!(words().summary(kind, "Ada {year}", 2016), said);
        }
    }

    #[test]
    fn a_month_is_read_as_it_is_written() {
        for text in ["2026-12", "0001-01", "9999-12"] {
            assert_eq!(Month::read(text).map(|month| month.to_string()).as_deref(), Some(text));
        }
        for text in ["", "2026", "2026-13", "2026-12-01", "26-12", "2026-1"] {
            assert_eq!(Month::read(text), None, "{text:?}");
        }
        let december = Month::of(moment::day("2026-12-31").unwrap());
        for (month, text) in [
            (december.before(), "2026-11"),
            (december.after(), "2027-01"),
            (december.after().before(), "2026-12"),
            (december.after().after(), "2027-02"),
        ] {
            assert_eq!(month.to_string(), text);
        }
    }

    #[test]
    fn the_address_of_a_calendar_is_in_no_log() {
        let view = CalendarAddressView { path: "/api/calendar/o/secret".to_owned() };
        assert!(!format!("{view:?}").contains("secret"));
    }
}
