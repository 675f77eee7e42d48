//! Changes that a test makes to a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::person::{Gender, Person, Status, Unit};

/// New values for some of a person's fields; what is left out stays. An empty text clears a field that may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// What colleagues say instead of the given name.
    pub preferred_name: Option<String>,
    /// First day of work.
    pub hire_date: Option<NaiveDate>,
    /// Last day of work, which may be ahead.
    pub termination_date: Option<NaiveDate>,
    /// E-mail address.
    pub email: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Status.
    pub status: Option<Status>,
    /// Job title.
    pub position: Option<String>,
    /// Department, by name; an unknown name makes a new one.
    pub department: Option<String>,
    /// Team, by name.
    pub team: Option<String>,
    /// Office, by name.
    pub office: Option<String>,
    /// Date of birth, `YYYY-MM-DD`.
    pub birthday: Option<String>,
    /// Work phone.
    pub work_phone: Option<String>,
    /// Skills, all of them.
    pub skills: Option<Vec<String>>,
}

/// A change that can't be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidChange {
    /// The birthday is no date.
    Birthday,
}

impl Change {
    /// Makes the change, and says which fields now differ.
    pub fn apply(self, person: &mut Person) -> Result<Vec<&'static str>, InvalidChange> {
        let birthday = match self.birthday.as_deref() {
            None => person.birthday,
            Some("") => None,
            Some(text) => Some(text.parse::<NaiveDate>().map_err(|_| InvalidChange::Birthday)?),
        };
        let mut changed = Vec::new();
        let mut set = Setter(&mut changed);
        set.to("first_name", &mut person.first_name, self.first_name);
        set.to("last_name", &mut person.last_name, self.last_name);
        set.to("preferred_name", &mut person.preferred_name, self.preferred_name);
        set.to("hire_date", &mut person.hire_date, self.hire_date);
        set.to("termination_date", &mut person.termination_date, self.termination_date.map(Some));
        set.to("email", &mut person.email, self.email);
        set.to("gender", &mut person.gender, self.gender.map(Some));
        set.to("status", &mut person.status, self.status);
        set.to("position", &mut person.position, self.position);
        set.to("department", &mut person.department, self.department.map(unit));
        set.to("team", &mut person.team, self.team.map(unit));
        set.to("office", &mut person.office, self.office.map(unit));
        set.to("birthday", &mut person.birthday, Some(birthday));
        set.to(
            "work_phone",
            &mut person.work_phone,
            self.work_phone.map(|text| Some(text).filter(|t| !t.is_empty())),
        );
        set.to("skills", &mut person.skills, self.skills);
        Ok(changed)
    }
}

/// Sets fields and takes note of those that change.
struct Setter<'a>(&'a mut Vec<&'static str>);

impl Setter<'_> {
    fn to<T: PartialEq>(&mut self, name: &'static str, field: &mut T, value: Option<T>) {
        if let Some(value) = value.filter(|value| value != field) {
            *field = value;
            self.0.push(name);
        }
    }
}

/// A unit by its name. Its id follows from the name, so that the same name is the same unit (FNV-1a, kept below 2^32
/// and above the ids of the seeded ones).
fn unit(name: String) -> Option<Unit> {
    if name.is_empty() {
        return None;
    }
    let hash =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Some(Unit { id: u64::from(hash | 0x8000_0000), name: name.into() })
}
