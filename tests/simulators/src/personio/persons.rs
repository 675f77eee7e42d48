//! `GET /v2/persons` and `/v2/persons/{id}` (persons spec), as far as a later switch to v2 needs them.
//!
//! Custom attributes have lower-case types and texts as values, whatever the schema says `[live]`.

use axum::Json;
use axum::extract::Path;
use axum::routing::get;
use serde_json::{Value, json};

use super::credentials::Readable;
use super::persons_query::PersonsQuery;
use super::timestamps::utc;
use super::world::Caller;
use super::{Asked, Refusal, Routes, World, employments, errors};
use crate::company::{Gender, Person, Status};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v2/persons", get(list)).route("/v2/persons/{id}", get(one))
}

async fn list(asked: Asked, caller: Caller) -> Result<Json<Value>, Refusal> {
    let (world, url, text) = (asked.shared.world(), asked.shared.url(), &asked.query);
    let query = PersonsQuery::parse(&asked.query());
    let query = query.map_err(|bad| errors::v2_bad_query(bad, asked.shared.now()))?;
    let start = world.roster.people().partition_point(|person| person.id <= query.after);
    let rest = world.roster.people().iter().skip(start).filter(|person| query.admits(person));
    let found: Vec<_> = rest.take(query.limit + 1).collect();
    let page = &found[..found.len().min(query.limit)];
    let data: Vec<Value> = page.iter().map(|person| write(&world, url, &caller.readable, person)).collect();
    let own = if text.is_empty() { String::new() } else { format!("?{text}") };
    let mut links = json!({ "self": { "href": format!("{url}/v2/persons{own}") } });
    if let Some(last) = page.last().filter(|_| found.len() > query.limit) {
        // A repeated page here is a `next` that leads to the same page again (providers' notes, gotcha 7).
        let after = if asked.twist.repeat_page { query.after } else { last.id };
        let cursor = query.cursor_after(after);
        links["next"] = json!({ "href": format!("{url}/v2/persons?cursor={cursor}") });
    }
    Ok(Json(json!({ "_data": data, "_meta": { "links": links } })))
}

async fn one(asked: Asked, Path(id): Path<String>, caller: Caller) -> Result<Json<Value>, Refusal> {
    let world = asked.shared.world();
    let person = world.person(&id).ok_or_else(|| errors::v2_no_such_resource(asked.shared.now()))?;
    Ok(Json(write(&world, asked.shared.url(), &caller.readable, person)))
}

fn write(world: &World, url: &str, readable: &Readable, person: &Person) -> Value {
    let gender =
        person.gender.map_or("UNSPECIFIED".to_owned(), |gender: Gender| gender.as_str().to_uppercase());
    let status = if person.status == Status::Inactive { "INACTIVE" } else { "ACTIVE" };
    let mut written = json!({
        "id": person.id.to_string(),
        "created_at": utc(person.created_at),
        "updated_at": utc(person.updated_at),
        "custom_attributes": custom(world, readable, person),
        "employments": [{ "id": employments::id(person) }],
        "_meta": { "links": { "employments": { "href": format!("{url}/v2/persons/{}/employments", person.id) } } },
    });
    let picture = json!({ "url": format!("{url}/v1/company/employees/{}/profile-picture", person.id) });
    for (name, value) in [
        ("email", json!(person.email)),
        ("first_name", json!(person.first_name)),
        ("last_name", json!(person.last_name)),
        ("preferred_name", json!(format!("{} {}", person.first_name, person.last_name))),
        ("gender", json!(gender)),
        ("status", json!(status)),
        ("profile_picture", picture),
    ] {
        if readable.reads(name) {
            written[name] = value;
        }
    }
    written
}

fn custom(world: &World, readable: &Readable, person: &Person) -> Vec<Value> {
    let value = |name: &str| match name {
        "birthday" => person.birthday.map(|date| date.to_string()),
        "work_phone" => person.work_phone.clone(),
        "skills" => Some(person.skills.join(",")).filter(|skills| !skills.is_empty()),
        "private_phone" => Some(person.private_phone.clone()),
        "private_address" => Some(person.private_address.clone()),
        _ => None,
    };
    let sent = world.catalogue.custom(readable).filter_map(|a| Some((a, value(a.name)?)));
    sent.map(|(a, value)| {
        let kind = if a.kind == "date" { "date" } else { "string" };
        let mut written = json!({ "id": a.key, "type": kind, "label": a.label, "value": value });
        // The schema has a text there, and no null; that it is left out where there is none is `[unv]`.
        if let Some(global_id) = a.universal_id {
            written["global_id"] = json!(global_id);
        }
        written
    })
    .collect()
}
