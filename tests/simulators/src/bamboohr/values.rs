//! What an employee's fields hold.
//!
//! Texts mostly, numbers and booleans too (providers' notes, gotcha 13). "Nothing" is said in several ways: `null`, `""`
//! and, for dates, `"0000-00-00"` (gotcha 12). Which one a person gets follows from the id.

use std::borrow::Cow;

use serde_json::Value;

use super::fields::Item;
use super::world::employee_id;
use crate::company::{Gender, Person, Roster, Status};

const SIZES: [&str; 4] = ["S", "M", "L", "XL"];

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    Text(Cow<'a, str>),
    Whole(u64),
    Nothing,
    NoDate,
}

/// What somebody's field holds.
pub(super) fn cell<'a>(item: Item, person: &'a Person, roster: &'a Roster) -> Cell<'a> {
    let id = employee_id(person.id);
    match item {
        // A number now and then: `[unv]` for datasets, usual elsewhere in this API.
        Item::Eeid if id.is_multiple_of(7) => Cell::Whole(id),
        Item::Eeid => text(id.to_string()),
        Item::EmployeeNumber => text(format!("N-{id:05}")),
        Item::FirstName => some(&person.first_name),
        Item::LastName => some(&person.last_name),
        Item::PreferredName => {
            if !person.preferred_name.is_empty() {
                some(&person.preferred_name)
            } else if id % 10 == 4 {
                some(&person.first_name)
            } else {
                Cell::Nothing
            }
        }
        Item::Status => text(status(person)),
        Item::EmploymentStatus => text(employment_status(person)),
        Item::JobTitle => some(&person.position),
        Item::Department => person.department.as_ref().map_or(Cell::Nothing, |unit| some(&unit.name)),
        Item::Division => person.team.as_ref().map_or(Cell::Nothing, |unit| some(&unit.name)),
        Item::Location => person.office.as_ref().map_or(Cell::Nothing, |unit| some(&unit.name)),
        // "Last, First" here, "First Last" in the directory (gotcha 18).
        Item::ReportsTo => supervisor(person, roster)
            .map_or(Cell::Nothing, |boss| text(format!("{}, {}", boss.last_name, boss.first_name))),
        Item::SupervisorEid => {
            person.supervisor.map_or(Cell::Nothing, |id| text(employee_id(id).to_string()))
        }
        Item::WorkEmail => some(&person.email),
        Item::HomeEmail => text(format!("{id}@home.example.com")),
        Item::WorkPhone => person.work_phone.as_deref().map_or(Cell::Nothing, some),
        Item::MobilePhone | Item::HomePhone | Item::PrivatePhone => some(&person.private_phone),
        Item::DateOfBirth => person.birthday.map_or(Cell::NoDate, |date| text(date.to_string())),
        Item::Gender => person.gender.map_or(Cell::Nothing, |gender| text(gender_text(gender))),
        Item::HireDate => text(person.hire_date.to_string()),
        Item::TerminationDate => person.termination_date.map_or(Cell::NoDate, |date| text(date.to_string())),
        Item::AddressLineOne => text(person.private_address.lines().next().unwrap_or_default()),
        Item::PayRate if id.is_multiple_of(5) => Cell::Whole(person.salary.into()),
        Item::PayRate => text(format!("{}.00 EUR", person.salary)),
        Item::Ssn => text(format!("000-00-{:04}", id % 10_000)),
        Item::Skills => skills(person, id),
        Item::TShirtSize => text(SIZES[usize::try_from(id).unwrap_or_default() % SIZES.len()]),
        Item::CompanyCar => text(if id.is_multiple_of(6) { "true" } else { "false" }),
    }
}

/// "Inactive" once somebody has left; whoever is on leave or not there yet is "Active" `[rec]`.
pub(super) fn status(person: &Person) -> &'static str {
    if person.status == Status::Inactive { "Inactive" } else { "Active" }
}

/// "First Last", of those of the two that are there.
pub(super) fn full_name(person: &Person) -> String {
    format!("{} {}", person.first_name, person.last_name).trim().to_owned()
}

/// Whom somebody reports to.
pub(super) fn supervisor<'a>(person: &Person, roster: &'a Roster) -> Option<&'a Person> {
    person.supervisor.and_then(|id| roster.person(id))
}

impl Cell<'_> {
    /// As the dataset writes it, at the end of `out`.
    pub(super) fn write(&self, person: u64, out: &mut Vec<u8>) {
        let written = match self {
            Self::Text(text) => serde_json::to_writer(out, text),
            Self::Whole(number) => serde_json::to_writer(out, number),
            Self::Nothing | Self::NoDate => {
                let text = match (person % 3, self) {
                    (0, _) => "null",
                    (2, Self::NoDate) => "\"0000-00-00\"",
                    _ => "\"\"",
                };
                out.extend_from_slice(text.as_bytes());
                Ok(())
            }
        };
        debug_assert!(written.is_ok(), "texts and numbers can always be written to memory");
    }

    /// As the older endpoints write it in JSON.
    pub(super) fn json(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.into_owned()),
            Self::Whole(number) => Value::String(number.to_string()),
            Self::Nothing => Value::Null,
            Self::NoDate => "0000-00-00".into(),
        }
    }
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

fn some(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(text.into()) }
}

/// A list that companies fill with their own words.
fn employment_status(person: &Person) -> &'static str {
    match person.status {
        Status::Onboarding => "Onboarding",
        Status::Active => "Full-Time",
        Status::Leave => "Leave of Absence",
        Status::Inactive => "Terminated",
    }
}

fn gender_text(gender: Gender) -> &'static str {
    match gender {
        Gender::Male => "Male",
        Gender::Female => "Female",
        Gender::Diverse => "Non-binary",
    }
}

fn skills(person: &Person, id: u64) -> Cell<'_> {
    if person.skills.is_empty() {
        Cell::Nothing
    } else if id.is_multiple_of(4) {
        text(serde_json::json!(person.skills).to_string())
    } else {
        text(person.skills.join(","))
    }
}
