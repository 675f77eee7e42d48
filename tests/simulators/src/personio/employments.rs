//! `GET /v2/persons/{id}/employments` and `…/{id}` (employments spec): everybody has one here.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::employment::Writer;
use super::persons_query::BadQuery;
use super::{Shared, errors};
use crate::company::Person;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/v2/persons/{person}/employments", get(list))
        .route("/v2/persons/{person}/employments/{id}", get(one))
}

/// The id of somebody's employment.
pub(super) fn id(person: &Person) -> String {
    format!("{:08x}-0000-4000-8000-{:012x}", person.id, person.id)
}

async fn list(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path(of): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let now = shared.clock().now();
    let world = shared.world();
    let caller = match world.caller(&headers, now) {
        Ok(caller) => caller,
        Err(refusal) => return errors::v2_refused(refusal, now),
    };
    let query = query.unwrap_or_default();
    let filters = match Filters::parse(&query) {
        Ok(filters) => filters,
        Err(bad) => return errors::v2_bad_query(bad, now),
    };
    let Some(person) = of.parse().ok().and_then(|of| world.roster.person(of)) else {
        return errors::v2_no_such_resource(now);
    };
    let writer = Writer { readable: &caller.readable, url: shared.url() };
    let data: Vec<Value> = Some(person)
        .filter(|person| filters.admit(person))
        .map(|person| writer.employment(person))
        .into_iter()
        .collect();
    let own = if query.is_empty() { String::new() } else { format!("?{query}") };
    let href = format!("{}/v2/persons/{}/employments{own}", shared.url(), person.id);
    Json(json!({ "_data": data, "_meta": { "links": { "self": { "href": href } } } })).into_response()
}

async fn one(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Path((of, asked)): Path<(String, String)>,
) -> Response {
    let now = shared.clock().now();
    let world = shared.world();
    let caller = match world.caller(&headers, now) {
        Ok(caller) => caller,
        Err(refusal) => return errors::v2_refused(refusal, now),
    };
    let person = of.parse().ok().and_then(|of| world.roster.person(of));
    let Some(person) = person.filter(|person| id(person) == asked) else {
        return errors::v2_no_such_resource(now);
    };
    let writer = Writer { readable: &caller.readable, url: shared.url() };
    Json(writer.employment(person)).into_response()
}

/// What narrows the list: all of it is met.
struct Filters(Vec<(String, String)>);

impl Filters {
    /// Nobody has a second page, so no cursor is ever given, and none is known.
    fn parse(query: &str) -> Result<Self, BadQuery> {
        let mut filters = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let is_good = match &*name {
                "limit" => value.parse().is_ok_and(|limit: usize| (1..=50).contains(&limit)),
                "cursor" => false,
                "id" => true,
                "updated_at" | "updated_at.gt" | "updated_at.lt" => value.parse::<DateTime<Utc>>().is_ok(),
                _ => return Err(BadQuery::Encoding),
            };
            if !is_good {
                return Err(BadQuery::Value);
            }
            filters.push((name.into_owned(), value.into_owned()));
        }
        Ok(Self(filters))
    }

    fn admit(&self, person: &Person) -> bool {
        self.0.iter().all(|(name, value)| {
            let moment = || value.parse::<DateTime<Utc>>().unwrap_or_default();
            match &**name {
                "id" => value.split(',').any(|one| one == id(person)),
                "updated_at" => person.updated_at == moment(),
                "updated_at.gt" => person.updated_at > moment(),
                "updated_at.lt" => person.updated_at < moment(),
                _ => true,
            }
        })
    }
}
