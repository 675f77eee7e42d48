//! `GET /v1/employees/{id}` (spec, `get-employee`).

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use serde_json::{Map, Value, json};

use super::gate::Caller;
use super::world::employee_id;
use super::{Shared, errors, fields, format, values};

/// More fields in one request are refused `[spec]`.
const MOST_FIELDS: usize = 400;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v1/employees/{id}", get(one))
}

async fn one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = asked(query.as_deref().unwrap_or_default());
    if asked.len() > MOST_FIELDS {
        return errors::bad_request("Too many fields, the limit is 400");
    }
    let world = shared.world();
    if id == "0" && world.own(caller).is_none() {
        // A key of nobody's still answers: the safest way to try a key `[3p]`.
        return written(&headers, "0", &Map::new());
    }
    let person = match world.employee(caller, &id) {
        Ok(person) => person,
        Err(response) => return *response,
    };
    // What the key may not read and what is unknown is left out without a word (gotchas 9 and 11).
    let readable = asked.iter().filter_map(|name| {
        let field = fields::by_alias(name).filter(|field| world.reads(caller.0, field.item))?;
        Some((name.clone(), values::cell(field.item, person, &world.roster).json()))
    });
    written(&headers, &employee_id(person.id).to_string(), &readable.collect())
}

/// The fields in the query; the first and the last name if there are none.
fn asked(query: &str) -> Vec<String> {
    let given = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "fields");
    let names = given.map_or_else(|| "firstName,lastName".into(), |(_, names)| names);
    names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn written(headers: &HeaderMap, id: &str, values: &Map<String, Value>) -> Response {
    let json = || {
        let mut employee = json!({ "id": id });
        if let Value::Object(employee) = &mut employee {
            employee.extend(values.clone());
        }
        employee
    };
    format::answer(headers, json, |xml| {
        xml.element("employee", &[("id", id)], |xml| {
            for (name, value) in values {
                xml.text("field", &[("id", name)], &format::plain(value));
            }
        });
    })
}
