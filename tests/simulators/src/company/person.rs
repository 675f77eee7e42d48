//! One person, as no provider in particular sees them.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Somebody who works, worked or will work at the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Never given twice.
    pub id: u64,
    /// Given name; a few are blank or contain HTML.
    pub first_name: String,
    /// Family name; a few are blank.
    pub last_name: String,
    /// What colleagues say instead of the given name; blank for nearly everybody.
    pub preferred_name: String,
    /// At a reserved domain, and nobody else's.
    pub email: String,
    /// Not everybody says.
    pub gender: Option<Gender>,
    /// Where they stand.
    pub status: Status,
    /// Job title.
    pub position: String,
    /// A few have none.
    pub department: Option<Unit>,
    /// Heads of departments have none.
    pub team: Option<Unit>,
    /// Where they work.
    pub office: Option<Unit>,
    /// The id of whom they report to; the managing director reports to nobody.
    pub supervisor: Option<u64>,
    /// First day of work; in the future for those being onboarded.
    pub hire_date: NaiveDate,
    /// Last day, for those who left.
    pub termination_date: Option<NaiveDate>,
    /// Date of birth.
    pub birthday: Option<NaiveDate>,
    /// From the numbers that the German regulator keeps free for films, so nobody's phone rings.
    pub work_phone: Option<String>,
    /// May be none.
    pub skills: Vec<String>,
    /// Private: no directory should ever show it.
    pub private_address: String,
    /// Private, and easily taken for the work phone.
    pub private_phone: String,
    /// Private: euros a month.
    pub salary: u32,
    /// When the record was made.
    pub created_at: DateTime<Utc>,
    /// When the record was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A department, a team or an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Never given twice among its kind.
    pub id: u64,
    /// As people say it.
    pub name: Arc<str>,
}

/// The genders that Personio knows (v1 spec, `gender`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// `male`
    Male,
    /// `female`
    Female,
    /// `diverse`
    Diverse,
}

impl Gender {
    /// As Personio's v1 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
            Self::Diverse => "diverse",
        }
    }
}

/// The statuses that Personio knows (v1 spec, `status`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Hired, not there yet.
    Onboarding,
    /// At work.
    Active,
    /// Away for long: parental leave, a sabbatical.
    Leave,
    /// Gone.
    Inactive,
}

impl Status {
    /// As Personio's v1 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Onboarding => "onboarding",
            Self::Active => "active",
            Self::Leave => "leave",
            Self::Inactive => "inactive",
        }
    }
}
