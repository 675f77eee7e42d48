//! An employment as v2 sends it: what somebody does, where and since when, by ids (employments spec, `Employment`).
//!
//! As in answers of the real service `[live]`, a job and all dates but the first are null, the type is left out, and a
//! termination has its dates alone.
//! That what isn't there or may not be read is left out, and that the ids are those of v1, is `[unv]`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::credentials::Readable;
use super::employments::id;
use super::timestamps::utc;
use crate::company::{Person, Status, Unit};

/// A full week, in hours.
const FULL_TIME: u32 = 40;

/// Writes employments.
pub(super) struct Writer<'a> {
    /// What may be read.
    pub(super) readable: &'a Readable,
    /// The simulator's address.
    pub(super) url: &'a str,
}

impl Writer<'_> {
    /// Somebody's.
    pub(super) fn employment(&self, person: &Person) -> Value {
        let mut written = json!({
            "id": id(person),
            "person": { "id": person.id.to_string() },
            "created_at": utc(person.created_at),
            "updated_at": utc(person.updated_at),
            "org_units": self.org_units(person),
            "_meta": { "links": self.links(person) },
        });
        let termination = person.termination_date.map(termination);
        for (right, name, value) in [
            ("status", "status", Some(json!(status(person.status)))),
            ("position", "position", Some(json!({ "title": person.position }))),
            ("supervisor", "supervisor", person.supervisor.map(reference)),
            ("office", "office", person.office.as_ref().map(|unit| reference(unit.id))),
            ("hire_date", "employment_start_date", Some(json!(person.hire_date.to_string()))),
            ("termination_date", "employment_end_date", Some(Value::Null)),
            ("termination_date", "termination", termination),
            ("contract_end_date", "contract_end_date", Some(Value::Null)),
            ("probation_period_end", "probation_end_date", Some(Value::Null)),
            ("weekly_working_hours", "weekly_working_hours", Some(json!(FULL_TIME))),
            ("weekly_working_hours", "full_time_weekly_working_hours", Some(json!(FULL_TIME))),
            ("cost_centers", "cost_centers", Some(json!([{ "id": "82957", "weight": 100 }]))),
            ("subcompany", "legal_entity", Some(reference(7033))),
            ("subcompany", "sub_company", Some(reference(7033))),
            ("position", "job", Some(Value::Null)),
        ] {
            if let Some(value) = value.filter(|_| self.readable.reads(right)) {
                written[name] = value;
            }
        }
        written
    }

    fn org_units(&self, person: &Person) -> Value {
        let unit = |kind: &str, unit: Option<&Unit>| {
            let unit = unit.filter(|_| self.readable.reads(kind))?;
            Some(json!({ "type": kind, "id": unit.id.to_string() }))
        };
        let units = [unit("team", person.team.as_ref()), unit("department", person.department.as_ref())];
        units.into_iter().flatten().collect()
    }

    fn links(&self, person: &Person) -> Value {
        let link = |id: u64| json!({ "href": format!("{}/v2/persons/{id}", self.url) });
        let mut links = json!({ "person": link(person.id) });
        if let Some(supervisor) = person.supervisor.filter(|_| self.readable.reads("supervisor")) {
            links["supervisor"] = link(supervisor);
        }
        links
    }
}

fn reference(id: u64) -> Value {
    json!({ "id": id.to_string() })
}

/// The day on which it was said is taken for the last one.
fn termination(day: NaiveDate) -> Value {
    json!({ "termination_date": day.to_string(), "terminated_at": day.to_string() })
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Onboarding => "ONBOARDING",
        Status::Active => "ACTIVE",
        Status::Leave => "LEAVE",
        Status::Inactive => "INACTIVE",
    }
}
