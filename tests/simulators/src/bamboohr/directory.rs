//! `GET /v1/employees/directory` (spec, `get-employees-directory`; shapes `[rec]`).

use std::fmt::Write as _;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::values::{full_name, supervisor};
use super::world::employee_id;
use super::{Asked, Caller, Refusal, Routes, errors, format, photo};
use crate::company::{Person, Roster, Status, Unit};

/// What the company shares with all employees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// The directory.
    Shared,
    /// The org chart alone: a reduced set of fields, without the supervisor.
    OrgChart,
    /// Neither: 403.
    Off,
}

/// Id, type, name, whether the org chart has it.
type Column = (&'static str, &'static str, &'static str, bool);

/// The directory's fields. Which of them the org chart has is `[unv]`, but for the supervisor.
#[rustfmt::skip]
const FIELDS: &[Column] = &[
    ("displayName", "text", "Display name", true),
    ("firstName", "text", "First name", true),
    ("lastName", "text", "Last name", true),
    ("preferredName", "text", "Preferred name", true),
    ("jobTitle", "list", "Job title", true),
    ("workPhone", "text", "Work Phone", false),
    ("mobilePhone", "text", "Mobile Phone", false),
    ("workEmail", "email", "Work Email", false),
    ("department", "list", "Department", true),
    ("location", "list", "Location", true),
    ("division", "list", "Division", true),
    ("linkedIn", "text", "LinkedIn URL", false),
    ("instagram", "text", "Instagram URL", false),
    ("pronouns", "text", "Pronouns", false),
    ("workPhoneExtension", "text", "Work Ext.", false),
    ("supervisor", "employee", "Manager", false),
    ("photoUploaded", "bool", "Employee photo", true),
    ("photoUrl", "url", "Photo url", true),
    ("canUploadPhoto", "bool", "Can Upload Photo", true),
];

/// The picture of those who have none `[rec]`.
const NO_PHOTO: &str = "https://resources.bamboohr.com/images/photo_person_160x160.png";

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/directory", get(directory))
}

async fn directory(asked: Asked, caller: Caller) -> Result<Response, Refusal> {
    let world = asked.shared.world();
    if world.sharing == Sharing::Off || !caller.0.employees() {
        return Err(errors::forbidden());
    }
    let future = asked.query().all().any(|(key, value)| key == "onlyCurrent" && value == "false");
    let listed = |person: &Person| match person.status {
        Status::Active | Status::Leave => true,
        Status::Onboarding => future,
        Status::Inactive => false,
    };
    let roster = &world.roster;
    let people = roster.people().iter().map(|person| &**person);
    let people: Vec<_> = people.filter(|person| listed(person) && world.sees(person)).collect();
    if people.is_empty() {
        return Err(errors::not_found("Directory"));
    }
    let whole = world.sharing == Sharing::Shared;
    let fields: Vec<&Column> = FIELDS.iter().filter(|(.., in_chart)| whole || *in_chart).collect();
    if format::wants_json(&asked.headers) {
        let body = json(&fields, &people, roster);
        return Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response());
    }
    Ok(format::xml(|xml| {
        xml.element("directory", &[], |xml| {
            xml.element("fieldset", &[], |xml| {
                for (id, _, name, _) in &fields {
                    xml.text("field", &[("id", id)], name);
                }
            });
            xml.element("employees", &[], |xml| {
                for person in &people {
                    xml.element("employee", &[("id", &employee_id(person.id).to_string())], |xml| {
                        for (id, ..) in &fields {
                            xml.text("field", &[("id", id)], &format::plain(&value(id, person, roster)));
                        }
                    });
                }
            });
        });
    }))
}

/// Written as text at once: it is one page, however big the company is.
fn json(fields: &[&Column], people: &[&Person], roster: &Roster) -> String {
    let described = fields.iter().map(|(id, kind, name, _)| json!({ "id": id, "type": kind, "name": name }));
    let mut out = format!("{{\"fields\":{},\"employees\":[", Value::Array(described.collect()));
    for (index, person) in people.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(out, "{comma}{{\"id\":\"{}\"", employee_id(person.id));
        for (id, ..) in fields {
            let _ = write!(out, ",\"{id}\":{}", value(id, person, roster));
        }
        out.push('}');
    }
    out.push_str("]}");
    out
}

/// Names instead of ids, `null` for what is missing.
fn value(field: &str, person: &Person, roster: &Roster) -> Value {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let unit = |unit: &Option<Unit>| json!(unit.as_ref().map(|unit| &*unit.name));
    match field {
        "displayName" => text(&full_name(person)),
        "firstName" => text(&person.first_name),
        "lastName" => text(&person.last_name),
        "jobTitle" => text(&person.position),
        "workPhone" => json!(person.work_phone),
        "workEmail" => text(&person.email),
        "department" => unit(&person.department),
        "location" => unit(&person.office),
        "division" => unit(&person.team),
        "supervisor" => json!(supervisor(person, roster).map(full_name)),
        "photoUploaded" => json!(photo::has_one(person.id)),
        "photoUrl" if photo::has_one(person.id) => {
            // A signed address of another host, for some thirty days.
            let id = employee_id(person.id);
            json!(format!(
                "https://images7.bamboohr.com/0/photos/{id}-0-4.jpg?Policy=simulated&Signature=simulated"
            ))
        }
        "photoUrl" => json!(NO_PHOTO),
        "canUploadPhoto" => json!(u8::from(person.id.is_multiple_of(2))),
        _ => Value::Null,
    }
}
