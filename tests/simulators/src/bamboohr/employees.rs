//! `GET /v1/employees/{id}` (spec, `get-employee`).

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Map, Value, json};

use super::world::employee_id;
use super::{Asked, Caller, Refusal, Routes, errors, fields, format, values};
use crate::pairs::Pairs;

/// More fields in one request are refused `[spec]`.
const MOST_FIELDS: usize = 400;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/{id}", get(one))
}

async fn one(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    let names = names(&asked.query());
    if names.len() > MOST_FIELDS {
        return Err(errors::bad_request("Too many fields, the limit is 400"));
    }
    let world = asked.shared.world();
    if id == "0" && world.own(caller).is_none() {
        // A key of nobody's still answers: the safest way to try a key `[3p]`.
        return Ok(written(&asked.headers, "0", &Map::new()));
    }
    let person = world.employee(caller, &id)?;
    // What the key may not read and what is unknown is left out without a word (gotchas 9 and 11).
    let readable = names.iter().filter_map(|name| {
        let field = fields::by_alias(name).filter(|field| world.reads(caller.0, field.item))?;
        Some((name.clone(), values::cell(field.item, person, &world.roster).json()))
    });
    Ok(written(&asked.headers, &employee_id(person.id).to_string(), &readable.collect()))
}

/// The fields in the query; the first and the last name if there are none.
fn names(query: &Pairs<'_>) -> Vec<String> {
    let names = query.one("fields").unwrap_or("firstName,lastName");
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
