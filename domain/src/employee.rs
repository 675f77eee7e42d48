//! An employee as Rollcall keeps one: what the organisation released, and nothing else.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{checked::checked_text, service::HrSystem, values};

pub use crate::values::{ValueMut, Values};

/// The provider's id of a person. Always kept, never shown as a directory field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct EmployeeId(String);

checked_text!(EmployeeId);

/// The text can't be a person's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a person's id: 1 to 64 letters, digits, '-' or '_'")]
pub struct EmployeeIdError;

impl EmployeeId {
    /// The id of the same person once their service is read as another company, the `number`th time: no provider gives
    /// out such an id, so it is nobody else's. An id that was set aside stays as it is.
    #[must_use]
    pub fn set_aside(&self, number: u32) -> Self {
        if self.is_set_aside() { self.clone() } else { Self(format!("{}{}", Self::aside(number), self.0)) }
    }

    /// What stands before an id that is set aside.
    pub fn aside(number: u32) -> String {
        format!("{ASIDE}{number}{ASIDE}")
    }

    /// Whether it belongs to a company that is not read any more.
    pub fn is_set_aside(&self) -> bool {
        self.0.starts_with(ASIDE)
    }
}

/// What no id of a provider has in it.
const ASIDE: char = '~';

/// An id without what was put before it when it was set aside.
fn given(id: &str) -> Option<&str> {
    match id.strip_prefix(ASIDE) {
        None => Some(id),
        Some(rest) => {
            rest.split_once(ASIDE).filter(|(number, _)| number.parse::<u32>().is_ok()).map(|(_, id)| id)
        }
    }
}

impl TryFrom<String> for EmployeeId {
    type Error = EmployeeIdError;

    fn try_from(id: String) -> Result<Self, EmployeeIdError> {
        let is_sound = |id: &str| {
            (1..=64).contains(&id.len())
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        if given(&id).is_some_and(is_sound) { Ok(Self(id)) } else { Err(EmployeeIdError) }
    }
}

/// Who somebody is: a provider, and its id for them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonKey {
    /// The provider.
    pub service: HrSystem,
    /// The provider's id.
    pub id: EmployeeId,
}

impl fmt::Display for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.service.as_str(), self.id)
    }
}

impl PersonKey {
    /// The key that is written so: `SERVICE/ID`.
    pub fn read(text: &str) -> Option<Self> {
        let (service, id) = text.split_once('/')?;
        Some(Self { service: HrSystem::named(service)?, id: EmployeeId::try_from(id.to_owned()).ok()? })
    }

    /// Whether somebody is known by the id that they have in `service` now: as the company that is read there.
    pub fn is_of(&self, service: HrSystem) -> bool {
        self.service == service && !self.id.is_set_aside()
    }
}

/// Where somebody stands in their employment. Always kept, never shown as a directory field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EmploymentStatus {
    /// Hired, not yet started.
    Onboarding,
    /// At work.
    Active,
    /// Away for long, still employed.
    Leave,
    /// Not employed any more.
    Inactive,
    /// Not told: not sent, blank, or a word that we don't know. It is evidence of nothing.
    Unknown,
}

/// Gender, for statistics only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Gender {
    Female,
    Male,
    Diverse,
}

/// A person as read from a provider and kept. What is not released is absent, as is what the provider left blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "values::Flat")]
pub struct Employee {
    /// The provider's id.
    pub id: EmployeeId,
    /// The employment status.
    pub status: EmploymentStatus,
    /// The released values.
    #[serde(flatten)]
    pub values: Values,
}

/// People as JSON text. Serde could do it where it is wanted, but what is generic is compiled with its caller: in the
/// Worker that is for size, here it is for speed.
impl Employee {
    /// Whether they have begun to work `today`, or will within so much time, as far as is known: by their first day, or
    /// else by their status.
    pub fn begins_within(&self, today: NaiveDate, lead: TimeDelta) -> bool {
        match self.values.first_day {
            Some(day) => day <= today.checked_add_signed(lead).unwrap_or(NaiveDate::MAX),
            None => self.status != EmploymentStatus::Onboarding,
        }
    }

    /// Writes a person.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Reads a person.
    pub fn from_json(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        attribute::{Attribute, BirthdayDetail, Release},
        text::Text,
    };

    fn ada() -> Values {
        let text = |raw| Some(Text::new(raw).unwrap());
        Values {
            first_name: text("Ada"),
            last_name: text("Lovelace"),
            preferred_name: text("Ada"),
            position: text("Analyst"),
            department: text("Engines"),
            team: text("Notes"),
            manager: EmployeeId::try_from("2".to_owned()).ok(),
            work_email: text("ada@example.com"),
            phone: text("+44 1"),
            address: text("London"),
            skills: BTreeSet::from([Text::new("Mathematics").unwrap()]),
            birthday: "1815-12-10".parse().ok(),
            first_day: "1842-10-01".parse().ok(),
            gender: Some(Gender::Female),
        }
    }

    #[test]
    fn reducing_keeps_exactly_the_released_attributes() {
        for released in Attribute::ALL {
            let release = Release::new([released], BirthdayDetail::WithYear);
            let kept = ada().reduced_to(&release);
            assert!(kept.are_within(&release) && !ada().are_within(&release), "{released:?}");
            for attribute in Attribute::ALL {
                let same = kept.agrees_with(&ada(), attribute);
                assert_eq!(same, release.contains(attribute), "{attribute:?} when {released:?} is released");
                assert_eq!(kept.has(attribute), release.contains(attribute), "{attribute:?}");
            }
        }
    }

    #[test]
    fn what_is_blank_or_not_released_is_not_even_written() {
        let employee = Employee {
            id: EmployeeId::try_from("7".to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: ada().reduced_to(&Release::default()),
        };
        insta::assert_snapshot!(
            serde_json::to_string(&employee).unwrap(),
            @r#"{"id":"7","status":"active","first_name":"Ada","last_name":"Lovelace"}"#
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        for released in Attribute::ALL {
            let release = Release::new([released], BirthdayDetail::WithYear);
            let id = EmployeeId::try_from("7".to_owned()).unwrap();
            let employee =
                Employee { id, status: EmploymentStatus::Leave, values: ada().reduced_to(&release) };
            let written = serde_json::to_string(&employee).unwrap();
            assert_eq!(serde_json::from_str::<Employee>(&written).unwrap(), employee, "{written}");
        }
    }

    #[test]
    fn ids_are_short_and_plain() {
        for id in ["", "1 2", "../7", "é", &"9".repeat(65)] {
            assert!(EmployeeId::try_from(id.to_owned()).is_err(), "{id:?}");
        }
        assert!(EmployeeId::try_from("dynamic-7_A".to_owned()).is_ok());
    }

    #[test]
    fn an_id_that_is_set_aside_is_nobody_elses_and_is_read_back() {
        let id = EmployeeId::try_from("7".to_owned()).unwrap();
        let aside = id.set_aside(2);
        assert_eq!((aside.as_str(), aside.is_set_aside(), id.is_set_aside()), ("~2~7", true, false));
        assert_eq!(aside.set_aside(3), aside);
        assert_eq!(EmployeeId::try_from("~2~7".to_owned()), Ok(aside.clone()));
        for id in ["~", "~2", "~2~", "~x~7", "~2~~3~7", "7~"] {
            assert!(EmployeeId::try_from(id.to_owned()).is_err(), "{id:?}");
        }
        let key = |id: &EmployeeId| PersonKey { service: HrSystem::Personio, id: id.clone() };
        assert!(key(&id).is_of(HrSystem::Personio) && !key(&id).is_of(HrSystem::BambooHr));
        assert!(!key(&aside).is_of(HrSystem::Personio), "of the company that is read there now");
    }
}
