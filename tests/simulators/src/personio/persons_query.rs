//! The query of `GET /v2/persons`: filters that are all met, and a cursor that carries them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::company::{Person, Status};
use crate::pairs::Pairs;

/// What is asked for; this is also what a cursor carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PersonsQuery {
    pub(super) limit: usize,
    /// The last person of the page before.
    pub(super) after: u64,
    filters: Vec<(String, String)>,
}

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

impl PersonsQuery {
    /// Reads it. With a cursor, filters sent again are accepted and the cursor's count `[live]`.
    pub(super) fn parse(query: Pairs<'_>) -> Result<Self, BadQuery> {
        let mut parsed = Self { limit: 10, after: 0, filters: Vec::new() };
        let mut carried: Option<Self> = None;
        for (key, value) in query.all() {
            match &*key {
                "limit" => {
                    let limit = value.parse().ok().filter(|limit| (1..=50).contains(limit));
                    parsed.limit = limit.ok_or(BadQuery::Value)?;
                }
                "cursor" => carried = Some(Self::from_cursor(&value).ok_or(BadQuery::Value)?),
                _ => {
                    check(&key, &value)?;
                    parsed.filters.push((key.into_owned(), value.into_owned()));
                }
            }
        }
        Ok(carried.unwrap_or(parsed))
    }

    fn from_cursor(cursor: &str) -> Option<Self> {
        let carried = URL_SAFE_NO_PAD.decode(cursor.strip_prefix("cur_")?).ok()?;
        serde_json::from_slice(&carried).ok()
    }

    /// The cursor to the page after this person.
    pub(super) fn cursor_after(&self, person: u64) -> String {
        let next = Self { after: person, ..self.clone() };
        format!("cur_{}", URL_SAFE_NO_PAD.encode(serde_json::to_vec(&next).unwrap_or_default()))
    }

    /// Whether somebody meets all filters.
    pub(super) fn admits(&self, person: &Person) -> bool {
        self.filters.iter().all(|(name, value)| meets(person, name, value))
    }
}

fn check(name: &str, value: &str) -> Result<(), BadQuery> {
    match name {
        "id" | "email" | "first_name" | "last_name" | "preferred_name" => Ok(()),
        "status" if matches!(value, "ACTIVE" | "INACTIVE") => Ok(()),
        "status" => Err(BadQuery::Value),
        "created_at" | "created_at.gt" | "created_at.lt" | "updated_at" | "updated_at.gt"
        | "updated_at.lt" => value.parse::<DateTime<Utc>>().map(|_| ()).map_err(|_| BadQuery::Value),
        _ => Err(BadQuery::Encoding),
    }
}

fn meets(person: &Person, name: &str, value: &str) -> bool {
    let any = |wanted: &str| value.split(',').any(|one| one == wanted);
    let moment = value.parse::<DateTime<Utc>>().unwrap_or_default();
    match name {
        "id" => any(&person.id.to_string()),
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
