//! `/v1/company/employees…` (personnel data spec).

use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::credentials::Readable;
use super::list_query::{Invalid, ListQuery};
use super::values::Writer;
use super::world::{Caller, World};
use super::{Asked, Refusal, Routes, errors};
use crate::company::Person;
use crate::faults::Twist;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/company/employees", get(list))
        .route("/v1/company/employees/attributes", get(attributes))
        .route("/v1/company/employees/custom-attributes", get(attributes))
        .route("/v1/company/employees/{id}", get(one))
        .route("/v1/company/employees/{id}/profile-picture", get(picture))
        .route("/v1/company/employees/{id}/profile-picture/{width}", get(picture))
}

async fn list(asked: Asked, caller: Caller) -> Response {
    let world = asked.shared.world();
    let query = match ListQuery::parse(&asked.query()) {
        Ok(query) => query,
        Err(Invalid { parameter, message }) => {
            return with_token(&caller, errors::v1_invalid(parameter, message));
        }
    };
    let sent = world.catalogue.sent(&caller.readable, &query.attributes);
    let page = Page::of(&world, &query, asked.twist);
    let writer = Writer { attributes: &sent, world: &world, url: asked.shared.url() };
    let data: Vec<Value> = page.people.iter().map(|person| writer.employee(person)).collect();
    let body = json!({
        "success": true,
        "metadata": {
            "total_elements": page.total,
            "current_page": page.offset / page.limit.max(1),
            "total_pages": page.total.div_ceil(page.limit.max(1)),
        },
        "offset": page.offset,
        "limit": page.limit,
        "data": data,
    });
    drop(world);
    with_token(&caller, Json(body))
}

/// A slice of the company.
struct Page<'a> {
    people: Vec<&'a Person>,
    total: usize,
    offset: usize,
    limit: usize,
}

impl<'a> Page<'a> {
    fn of(world: &'a World, query: &ListQuery, twist: Twist) -> Self {
        let lie =
            |total: usize| total.saturating_add_signed(isize::try_from(twist.total).unwrap_or_default());
        let everybody = world.roster.people();
        if query.updated_since.is_some() {
            // `email`, `limit` and `offset` are ignored: one list without pages (v1 spec).
            let people = updated(world, query);
            let limit = people.len();
            return Self { total: lie(limit), offset: 0, limit, people };
        }
        let (offset, limit) = (query.offset, query.limit);
        let from = if twist.repeat_page { offset.saturating_sub(limit) } else { offset };
        let slice = |people: &[&'a Person]| people.iter().skip(from).take(limit).copied().collect();
        let (people, total) = match &query.email {
            Some(email) => {
                let found = everybody.iter().map(|person| &**person).filter(|person| person.email == *email);
                let found: Vec<_> = found.collect();
                (slice(&found), found.len())
            }
            None => {
                (everybody.iter().skip(from).take(limit).map(|person| &**person).collect(), everybody.len())
            }
        };
        Self { people, total: lie(total), offset, limit }
    }
}

/// Those updated since; with `attributes[]`, those of whom one of these was.
fn updated<'a>(world: &'a World, query: &ListQuery) -> Vec<&'a Person> {
    let since = query.updated_since.unwrap_or_default();
    let asked = world.catalogue.sent(&Readable::everything(), &query.attributes);
    let asked_and_updated = |person: &Person| {
        asked
            .iter()
            .any(|a| query.attributes.contains(&a.key) && world.roster.changed_at(person, a.name) > since)
    };
    let people = world.roster.people().iter().map(|person| &**person);
    people
        .filter(|person| {
            if query.attributes.is_empty() { person.updated_at > since } else { asked_and_updated(person) }
        })
        .collect()
}

async fn one(asked: Asked, Path(id): Path<String>, caller: Caller) -> Response {
    let world = asked.shared.world();
    let Some(person) = world.person(&id) else {
        // The spec's example ends in a blank.
        let nobody = errors::v1(StatusCode::NOT_FOUND, 404, "Es ist ein Problem aufgetreten ");
        return with_token(&caller, nobody);
    };
    let sent = world.catalogue.sent(&caller.readable, &[]);
    let employee = Writer { attributes: &sent, world: &world, url: asked.shared.url() }.employee(person);
    with_token(&caller, Json(json!({ "success": true, "data": employee })))
}

async fn attributes(asked: Asked, caller: Caller) -> Response {
    let listed = asked.shared.world().catalogue.listed(&caller.readable);
    with_token(&caller, Json(json!({ "success": true, "data": listed })))
}

/// Nobody here has a picture, and the same 404 says that the attribute is not readable or the person unknown (spec).
async fn picture(_: Caller) -> Refusal {
    errors::v1(StatusCode::NOT_FOUND, 404, "Etwas ist schiefgelaufen ...")
}

/// The token comes back with every successful answer (changelog, improved bearer token), and with errors too, once the
/// token was accepted: a client that insists on it read such an error's words in its tests of the real service `[3p]`.
fn with_token(caller: &Caller, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    if let Ok(value) = HeaderValue::try_from(format!("Bearer {}", caller.token)) {
        response.headers_mut().insert(header::AUTHORIZATION, value);
    }
    response
}
