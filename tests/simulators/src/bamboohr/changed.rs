//! `GET /v1/employees/changed` (spec, `get-changed-employee-ids`): who was hired, changed or deleted since a moment.
//!
//! Times are to the second, and the moment itself is included, so nothing is missed and some of it is told twice `[unv]`.

use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, SubsecRound as _, Utc};
use serde_json::{Map, Value, json};

use super::world::{World, employee_id};
use super::{Asked, Caller, Grant, Refusal, Routes, dates, errors, format};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/changed", get(changed))
}

struct Change {
    id: String,
    action: &'static str,
    at: DateTime<Utc>,
}

async fn changed(asked: Asked, caller: Caller) -> Result<Response, Refusal> {
    caller.may(Grant::employees)?;
    let since = asked.query().one("since").and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let Some(since) = since.map(|moment| moment.to_utc().trunc_subsecs(0)) else {
        return Err(errors::bad_request("The since parameter is missing or invalid"));
    };
    let wanted = match asked.query().one("type") {
        None | Some("all") => None,
        Some("inserted") => Some("Inserted"),
        Some("updated") => Some("Updated"),
        Some("deleted") => Some("Deleted"),
        Some(_) => return Err(errors::bad_request("The type parameter is invalid")),
    };
    let world = asked.shared.world();
    let changes = all(&world).filter(|change| change.at >= since);
    let changes: Vec<_> =
        changes.filter(|change| wanted.is_none_or(|action| change.action == action)).collect();
    let latest = moment(changes.iter().map(|change| change.at).max().unwrap_or(since));
    let json = || {
        let entries = changes.iter().map(|Change { id, action, at }| {
            (id.clone(), json!({ "id": id, "action": action, "lastChanged": moment(*at) }))
        });
        let employees = Value::Object(entries.collect::<Map<_, _>>());
        json!({ "latest": latest, "employees": employees })
    };
    Ok(format::answer(&asked.headers, json, |xml| {
        xml.element("employees", &[("latest", &latest)], |xml| {
            for Change { id, action, at } in &changes {
                xml.text("employee", &[("id", id), ("action", action), ("lastChanged", &moment(*at))], "");
            }
        });
    }))
}

/// The last change of everybody who is or was there. Those whom no key sees are not told of at all `[unv]`.
fn all(world: &World) -> impl Iterator<Item = Change> {
    let id = |person: u64| employee_id(person).to_string();
    let roster = &world.roster;
    let here = roster.people().iter().filter(|person| world.sees(person)).map(move |person| {
        let action = if person.updated_at == person.created_at { "Inserted" } else { "Updated" };
        Change { id: id(person.id), action, at: person.updated_at.trunc_subsecs(0) }
    });
    let gone = roster.gone().iter();
    here.chain(gone.map(move |(&person, at)| Change {
        id: id(person),
        action: "Deleted",
        at: at.trunc_subsecs(0),
    }))
}

fn moment(at: DateTime<Utc>) -> String {
    dates::iso(at, "+00:00")
}
