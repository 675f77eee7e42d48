//! What a client asks a dataset: fields, filter, order and page (spec, `get-data-from-dataset-v2`).

use axum::http::StatusCode;
use serde::Deserialize;

use super::fields::{self, Field};

/// A longer page is refused `[spec]`.
const LONGEST: u64 = 1_000;
/// More fields are refused in the older endpoints `[spec]`; here it is `[unv]`.
const MOST_FIELDS: usize = 400;

/// A valid question.
#[derive(Debug)]
pub(super) struct Query {
    /// Those of the fields that there are, each once. Unknown names are tolerated (gotcha 11).
    pub(super) fields: Vec<&'static Field>,
    /// The status that people must have.
    pub(super) status: Option<&'static str>,
    pub(super) order: Order,
    /// From 1.
    pub(super) page: usize,
    pub(super) size: usize,
}

/// The order of the people: the first rule counts, ties go by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) by: Column,
    pub(super) descending: bool,
}

/// What people can be ordered by here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Eeid,
    LastName,
}

/// Why a question is refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invalid {
    pub(super) status: StatusCode,
    pub(super) input: &'static str,
    pub(super) detail: &'static str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    fields: Vec<String>,
    filter: Option<String>,
    order_by: Option<String>,
    page: Option<i64>,
    page_size: Option<i64>,
}

impl Query {
    /// Reads a body.
    pub(super) fn parse(body: &[u8]) -> Result<Self, Invalid> {
        let malformed = |_| bad("body", "The body must be JSON with a list of fields.");
        let body: Body = serde_json::from_slice(body).map_err(malformed)?;
        if body.fields.is_empty() || body.fields.len() > MOST_FIELDS {
            return Err(bad("fields", "Between 1 and 400 fields must be given."));
        }
        let mut fields: Vec<&Field> = Vec::new();
        for field in body.fields.iter().filter_map(|name| fields::in_dataset(name)) {
            if !fields.iter().any(|known| known.item == field.item) {
                fields.push(field);
            }
        }
        let page = number(body.page, 1, u64::MAX).ok_or(invalid("page", "The page must be 1 or more."))?;
        let size = number(body.page_size, 100, LONGEST)
            .ok_or(invalid("pageSize", "The page size must be between 1 and 1000."))?;
        let filter = body.filter.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let order = body.order_by.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            status: filter.map(status).transpose()?,
            order: order.map_or(Ok(Order { by: Column::Eeid, descending: false }), |text| {
                ordered(text, &body.fields)
            })?,
            fields,
            page,
            size,
        })
    }
}

const fn bad(input: &'static str, detail: &'static str) -> Invalid {
    Invalid { status: StatusCode::BAD_REQUEST, input, detail }
}

const fn invalid(input: &'static str, detail: &'static str) -> Invalid {
    Invalid { status: StatusCode::UNPROCESSABLE_ENTITY, input, detail }
}

fn number(given: Option<i64>, default: u64, most: u64) -> Option<usize> {
    let number = given.map_or(Some(default), |number| u64::try_from(number).ok())?;
    usize::try_from(number).ok().filter(|_| (1..=most).contains(&number))
}

/// Of all of `OData` this simulator understands `status eq 'Active'` and its opposite.
fn status(filter: &str) -> Result<&'static str, Invalid> {
    let words: Vec<&str> = filter.split_whitespace().collect();
    match words[..] {
        ["status", "eq", "'Active'"] => Ok("Active"),
        ["status", "eq", "'Inactive'"] => Ok("Inactive"),
        _ => Err(invalid("filter", "The simulator understands status eq 'Active' only.")),
    }
}

fn ordered(rules: &str, asked: &[String]) -> Result<Order, Invalid> {
    let mut first = None;
    for rule in rules.split(',') {
        let words: Vec<&str> = rule.split_whitespace().collect();
        let (name, descending) = match words[..] {
            [name] | [name, "asc"] => (name, false),
            [name, "desc"] => (name, true),
            _ => return Err(invalid("orderBy", "A rule is a field and asc or desc.")),
        };
        if !asked.iter().any(|field| field == name) {
            return Err(invalid("orderBy", "Sorted fields must also be in fields."));
        }
        let by = match name {
            "eeid" => Column::Eeid,
            "lastName" => Column::LastName,
            _ => return Err(invalid("orderBy", "The simulator sorts by eeid and lastName only.")),
        };
        first = first.or(Some(Order { by, descending }));
    }
    first.ok_or(invalid("orderBy", "A rule is a field and asc or desc."))
}
