//! `POST /v2/datasets/{name}/data` (spec, `get-data-from-dataset-v2`; shapes `[rec]`).
//!
//! Rows are written as text at once: a company may have fifty thousand people and a page a thousand of them.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use serde_json::{Value, json};

use super::dataset_fields::{DATASET, no_right};
use super::dataset_query::{Column, Order, Query};
use super::errors;
use super::fields::{Field, Item};
use super::values::{Cell, cell, status};
use super::world::World;
use super::{Asked, Caller, Refusal, Routes};
use crate::company::{Person, Roster};
use crate::faults::Twist;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v2/datasets/{name}/data", post(data))
}

async fn data(
    asked: Asked,
    caller: Caller,
    Path(name): Path<String>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let at = format!("/api/v2/datasets/{name}/data");
    if !caller.0.datasets() {
        return Err(no_right(&at));
    }
    if name != DATASET {
        let detail = "The dataset does not exist or is not accessible.";
        return Err(errors::problem(StatusCode::NOT_FOUND, "DATASET_NOT_FOUND", detail, &at, &json!({})));
    }
    let query = match Query::parse(&body) {
        Ok(query) => query,
        Err(invalid) => {
            let fields = json!({ invalid.input: invalid.detail });
            return Err(errors::problem(invalid.status, "VALIDATION_FAILED", invalid.detail, &at, &fields));
        }
    };
    let url = format!("{}/datasets/{name}/data", asked.shared.api("v2"));
    let body = page(&mut asked.shared.world(), caller, &query, asked.twist, &url);
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// `{"data":[…],"links":…,"meta":…}`
fn page(world: &mut World, caller: Caller, query: &Query, twist: Twist, url: &str) -> Vec<u8> {
    let order = (query.order.by == Column::LastName).then(|| world.by_last_name());
    let world = &*world;
    // What the key may not read is left out without a word (gotcha 9).
    let fields: Vec<&Field> =
        query.fields.iter().copied().filter(|field| world.reads(caller.0, field.item)).collect();
    let shown = if twist.repeat_page { query.page.saturating_sub(1).max(1) } else { query.page };
    let from = (shown - 1).saturating_mul(query.size);
    let mut out = Vec::with_capacity(query.size * (40 + fields.len() * 40));
    out.extend_from_slice(b"{\"data\":[");
    let mut total = 0;
    each(&world.roster, order.as_deref(), query.order, |person| {
        if query.status.is_some_and(|wanted| wanted != status(person)) || !world.sees(person) {
            return;
        }
        for skill in skills(world, &fields, person) {
            if total >= from && total - from < query.size {
                row(&fields, person, skill, &world.roster, &mut out);
            }
            total += 1;
        }
    });
    if out.last() == Some(&b',') {
        out.pop();
    }
    let total = total.saturating_add_signed(isize::try_from(twist.total).unwrap_or_default());
    let pages = total.div_ceil(query.size).max(1);
    let meta =
        json!({ "page": query.page, "pageSize": query.size, "totalPages": pages, "totalItems": total });
    let rest = format!("],\"links\":{},\"meta\":{meta}}}", links(query.page, pages, url));
    out.extend_from_slice(rest.as_bytes());
    out
}

/// Everybody, in the order asked for.
fn each<'a>(roster: &'a Roster, sorted: Option<&[usize]>, order: Order, mut visit: impl FnMut(&'a Person)) {
    let people = roster.people();
    let places = people.len();
    for place in 0..places {
        let place = if order.descending { places - 1 - place } else { place };
        visit(&people[sorted.map_or(place, |sorted| sorted[place])]);
    }
}

/// The skill of each row that somebody has; `None` where one row holds all of them.
fn skills<'a>(world: &World, fields: &[&Field], person: &'a Person) -> Vec<Option<&'a str>> {
    let are_rows = world.skills_are_rows && fields.iter().any(|field| field.item == Item::Skills);
    if are_rows && !person.skills.is_empty() {
        person.skills.iter().map(|skill| Some(skill.as_str())).collect()
    } else {
        vec![None]
    }
}

/// `{"fields":{"eeid":"1"}},`
fn row(fields: &[&Field], person: &Person, skill: Option<&str>, roster: &Roster, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"fields\":{");
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(field.name.as_bytes());
        out.extend_from_slice(b"\":");
        let cell = match skill {
            Some(skill) if field.item == Item::Skills => Cell::Text(skill.into()),
            _ => cell(field.item, person, roster),
        };
        cell.write(person.id, out);
    }
    out.extend_from_slice(b"}},");
}

/// `[]` when there is no other page `[rec]`; what the links look like is `[unv]`.
fn links(page: usize, pages: usize, url: &str) -> Value {
    let link = |page: usize| (1..=pages).contains(&page).then(|| format!("{url}?page={page}"));
    match (link(page + 1), link(page - 1)) {
        (None, None) => json!([]),
        (next, prev) => json!({ "next": next, "prev": prev }),
    }
}
