//! `GET /v2/persons/{id}/employments` and `…/{id}` (employments spec): everybody has one here.

use axum::Json;
use axum::extract::Path;
use axum::routing::get;
use serde_json::{Value, json};

use super::employment::Writer;
use super::filters::{BadQuery, Filters};
use super::world::Caller;
use super::{Asked, Refusal, Routes, errors};
use crate::company::Person;
use crate::pairs::Pairs;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v2/persons/{person}/employments", get(list))
        .route("/v2/persons/{person}/employments/{id}", get(one))
}

/// The id of somebody's employment.
pub(super) fn id(person: &Person) -> String {
    format!("{:08x}-0000-4000-8000-{:012x}", person.id, person.id)
}

async fn list(asked: Asked, Path(of): Path<String>, caller: Caller) -> Result<Json<Value>, Refusal> {
    let (world, now, query) = (asked.shared.world(), asked.shared.now(), &asked.query);
    let filters = filters(&asked.query()).map_err(|bad| errors::v2_bad_query(bad, now))?;
    let person = world.person(&of).ok_or_else(|| errors::v2_no_such_resource(now))?;
    let writer = Writer { readable: &caller.readable, url: asked.shared.url() };
    let found = Some(person).filter(|person| filters.admit(person, &id(person)));
    let data: Vec<Value> = found.map(|person| writer.employment(person)).into_iter().collect();
    let own = if query.is_empty() { String::new() } else { format!("?{query}") };
    let href = format!("{}/v2/persons/{}/employments{own}", asked.shared.url(), person.id);
    Ok(Json(json!({ "_data": data, "_meta": { "links": { "self": { "href": href } } } })))
}

async fn one(
    asked: Asked,
    Path((of, wanted)): Path<(String, String)>,
    caller: Caller,
) -> Result<Json<Value>, Refusal> {
    let world = asked.shared.world();
    let person = world.person(&of).filter(|person| id(person) == wanted);
    let person = person.ok_or_else(|| errors::v2_no_such_resource(asked.shared.now()))?;
    let writer = Writer { readable: &caller.readable, url: asked.shared.url() };
    Ok(Json(writer.employment(person)))
}

/// Nobody has a second page, so no cursor is ever given, and none is known.
fn filters(query: &Pairs<'_>) -> Result<Filters, BadQuery> {
    let mut filters = Filters::default();
    for (name, value) in query.all() {
        match name {
            "limit" if value.parse().is_ok_and(|limit: usize| (1..=50).contains(&limit)) => {}
            "limit" | "cursor" => return Err(BadQuery::Value),
            _ => filters.add(name, value, &["id", "updated_at", "updated_at.gt", "updated_at.lt"])?,
        }
    }
    Ok(filters)
}
