//! An employee as v1 sends it: each attribute with label, value, type and `universal_id` (v1 spec, `Employee`).
//!
//! Three ways to say "nothing" occur, as clients have found (providers' notes, gotchas 3 and 4): `null`, `""` and
//! `[]`; and two ways to write tags: `A,B` and the JSON text `["A","B"]`. Which one a person gets follows from the id.

use serde_json::{Map, Value, json};

use super::attributes::{Attribute, SIZES};
use super::timestamps::{midnight, moment};
use super::world::World;
use crate::company::{Person, Unit};

/// Writes employees.
pub(super) struct Writer<'a> {
    /// The attributes to send.
    pub(super) attributes: &'a [&'a Attribute],
    /// Where supervisors are found.
    pub(super) world: &'a World,
    /// The simulator's address, for the profile picture.
    pub(super) url: &'a str,
}

impl Writer<'_> {
    /// `{"type":"Employee","attributes":{…}}`
    pub(super) fn employee(&self, person: &Person) -> Value {
        let attributes =
            self.attributes.iter().map(|a| (a.key.clone(), labelled(a, self.value(a.name, person))));
        json!({ "type": "Employee", "attributes": attributes.collect::<Map<_, _>>() })
    }

    fn value(&self, name: &str, person: &Person) -> Value {
        match name {
            "id" => json!(person.id),
            "first_name" => json!(person.first_name),
            "last_name" => json!(person.last_name),
            "preferred_name" if !person.preferred_name.is_empty() => json!(person.preferred_name),
            "preferred_name" => json!(format!("{} {}", person.first_name, person.last_name)),
            "email" => json!(person.email),
            "gender" => json!(person.gender.map(crate::company::Gender::as_str)),
            "status" => json!(person.status.as_str()),
            "position" => json!(person.position),
            "supervisor" => self.supervisor(person),
            "office" => unit("Office", person.office.as_ref(), person.id),
            "department" => unit("Department", person.department.as_ref(), person.id),
            "team" => unit("Team", person.team.as_ref(), person.id),
            "hire_date" => json!(midnight(person.hire_date)),
            "termination_date" | "last_working_day" => json!(person.termination_date.map(midnight)),
            "created_at" => json!(moment(person.created_at)),
            "last_modified_at" => json!(moment(person.updated_at)),
            "fix_salary" => json!(person.salary),
            "profile_picture" => {
                json!(format!("{}/v1/company/employees/{}/profile-picture", self.url, person.id))
            }
            "birthday" => json!(person.birthday.map(|date| date.to_string())),
            "work_phone" => json!(person.work_phone.as_deref().unwrap_or_default()),
            "skills" => tags(&person.skills, person.id),
            "private_phone" => json!(person.private_phone),
            "private_address" => json!(person.private_address),
            "shirt_size" => json!(SIZES[usize::try_from(person.id).unwrap_or_default() % SIZES.len()]),
            same_for_all => constant(same_for_all),
        }
    }

    /// An employee within an employee: again labelled, and only what may be read (v1 spec, `ShortEmployee`).
    fn supervisor(&self, person: &Person) -> Value {
        let Some(supervisor) = person.supervisor.and_then(|id| self.world.roster.person(id)) else {
            return Value::Null;
        };
        let short = |a: &&&Attribute| matches!(a.name, "id" | "first_name" | "last_name" | "email");
        let attributes = self.attributes.iter().filter(short);
        let attributes = attributes.map(|a| (a.key.clone(), labelled(a, self.value(a.name, supervisor))));
        json!({ "type": "Employee", "attributes": attributes.collect::<Map<_, _>>() })
    }
}

/// Money has a currency, too.
fn labelled(attribute: &Attribute, value: Value) -> Value {
    let (label, kind, universal_id) = (attribute.label, attribute.kind, attribute.universal_id);
    let mut labelled = json!({ "label": label, "value": value, "type": kind, "universal_id": universal_id });
    if kind == "decimal" {
        labelled["currency"] = json!("EUR");
    }
    labelled
}

/// An object whose inner attributes are not labelled.
fn unit(kind: &str, unit: Option<&Unit>, id: u64) -> Value {
    match unit {
        Some(unit) => json!({ "type": kind, "attributes": { "id": unit.id, "name": &*unit.name } }),
        None => nothing(id),
    }
}

fn tags(tags: &[String], id: u64) -> Value {
    if tags.is_empty() {
        nothing(id)
    } else if id.is_multiple_of(4) {
        json!(json!(tags).to_string())
    } else {
        json!(tags.join(","))
    }
}

fn nothing(id: u64) -> Value {
    match id % 3 {
        0 => Value::Null,
        1 => json!(""),
        _ => json!([]),
    }
}

/// Attributes that are the same for everybody here.
fn constant(name: &str) -> Value {
    match name {
        "employment_type" => json!("internal"),
        "weekly_working_hours" => json!("40"),
        "subcompany" => {
            json!({ "type": "Subcompany", "attributes": { "id": 7033, "name": "Nordlicht GmbH" } })
        }
        "cost_centers" => json!([
            { "type": "CostCenter", "attributes": { "id": 82957, "name": "Allgemein", "percentage": 100 } }
        ]),
        "holiday_calendar" => json!({ "type": "HolidayCalendar", "attributes": {
            "id": 3, "name": "Deutschland (Berlin) Feiertage", "country": "DE", "state": "Berlin",
        } }),
        "absence_entitlement" => json!([{ "type": "TimeOffType", "attributes": {
            "id": 113_437, "name": "Urlaub", "category": "paid_vacation", "entitlement": 30,
        } }]),
        "work_schedule" => json!({ "type": "WorkSchedule", "attributes": {
            "id": 97188, "name": "Vollzeit, 40 Stunden", "valid_from": null, "monday": "08:00", "tuesday": "08:00",
            "wednesday": "08:00", "thursday": "08:00", "friday": "08:00", "saturday": "00:00", "sunday": "00:00",
        } }),
        "fix_salary_interval" => json!("monthly"),
        "hourly_salary" => json!(0),
        _ => Value::Null,
    }
}
