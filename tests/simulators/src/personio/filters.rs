//! What v2 narrows its lists by.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::company::{Person, Status};

/// What is wrong with a query, in the words of the spec's examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadQuery {
    /// A value that can't be.
    Value,
    /// A filter or an operator that doesn't exist.
    Encoding,
}

impl BadQuery {
    /// The error's detail.
    pub(super) fn detail(self) -> &'static str {
        match self {
            Self::Value => "Provided request parameters are invalid.",
            Self::Encoding => "Provided filter encoding is invalid.",
        }
    }
}

/// Names and values; all of them are met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Filters(Vec<(String, String)>);

impl Filters {
    /// Adds one, if it is among those that are `known` and its value can be.
    pub(super) fn add(&mut self, name: &str, value: &str, known: &[&str]) -> Result<(), BadQuery> {
        if !known.contains(&name) {
            return Err(BadQuery::Encoding);
        }
        let can_be = match name {
            "status" => matches!(value, "ACTIVE" | "INACTIVE"),
            _ if name.ends_with("_at") || name.contains("_at.") => value.parse::<DateTime<Utc>>().is_ok(),
            _ => true,
        };
        if !can_be {
            return Err(BadQuery::Value);
        }
        self.0.push((name.to_owned(), value.to_owned()));
        Ok(())
    }

    /// Whether somebody meets them all; `id` is that of what is listed of them.
    pub(super) fn admit(&self, person: &Person, id: &str) -> bool {
        self.0.iter().all(|(name, value)| meets(person, id, name, value))
    }
}

fn meets(person: &Person, id: &str, name: &str, value: &str) -> bool {
    let any = |wanted: &str| value.split(',').any(|one| one == wanted);
    let moment = value.parse::<DateTime<Utc>>().unwrap_or_default();
    match name {
        "id" => any(id),
        "email" => any(&person.email),
        "first_name" => person.first_name == value,
        "last_name" => person.last_name == value,
        "preferred_name" => format!("{} {}", person.first_name, person.last_name) == value,
        // ACTIVE is active, leave and onboarding (persons spec).
        "status" => (person.status == Status::Inactive) == (value == "INACTIVE"),
        "created_at" => person.created_at == moment,
        "created_at.gt" => person.created_at > moment,
        "created_at.lt" => person.created_at < moment,
        "updated_at" => person.updated_at == moment,
        "updated_at.gt" => person.updated_at > moment,
        "updated_at.lt" => person.updated_at < moment,
        _ => true,
    }
}
