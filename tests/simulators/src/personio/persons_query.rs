//! The query of `GET /v2/persons`: filters that are all met, and a cursor that carries them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::filters::{BadQuery, Filters};
use crate::company::Person;
use crate::pairs::Pairs;

/// What is asked for; this is also what a cursor carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PersonsQuery {
    pub(super) limit: usize,
    /// The last person of the page before.
    pub(super) after: u64,
    filters: Filters,
}

/// What persons are narrowed by.
#[rustfmt::skip]
const FILTERS: [&str; 12] = [
    "id", "email", "first_name", "last_name", "preferred_name", "status",
    "created_at", "created_at.gt", "created_at.lt", "updated_at", "updated_at.gt", "updated_at.lt",
];

impl PersonsQuery {
    /// Reads it. With a cursor, filters sent again are accepted and the cursor's count `[live]`.
    pub(super) fn parse(query: &Pairs<'_>) -> Result<Self, BadQuery> {
        let mut parsed = Self { limit: 10, after: 0, filters: Filters::default() };
        let mut carried: Option<Self> = None;
        for (key, value) in query.all() {
            match key {
                "limit" => {
                    let limit = value.parse().ok().filter(|limit| (1..=50).contains(limit));
                    parsed.limit = limit.ok_or(BadQuery::Value)?;
                }
                "cursor" => carried = Some(Self::from_cursor(value).ok_or(BadQuery::Value)?),
                _ => parsed.filters.add(key, value, &FILTERS)?,
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
        self.filters.admit(person, &person.id.to_string())
    }
}
