//! The query of `GET /v1/company/employees`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::pairs::Pairs;

/// Without `limit` a page has 50 people (changelog, pagination enforcement, 2025-01-31; the spec's 10 is stale).
const DEFAULT_LIMIT: usize = 50;
/// The most a page may have (the same).
const MOST: usize = 100;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListQuery {
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) email: Option<String>,
    /// The keys in `attributes[]`, which may be repeated.
    pub(super) attributes: Vec<String>,
    pub(super) updated_since: Option<DateTime<Utc>>,
}

/// A parameter that doesn't pass, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invalid {
    pub(super) parameter: &'static str,
    pub(super) message: &'static str,
}

impl ListQuery {
    /// Reads it, or says what is wrong with it.
    pub(super) fn parse(query: &Pairs<'_>) -> Result<Self, Invalid> {
        let mut parsed = Self {
            limit: DEFAULT_LIMIT,
            offset: 0,
            email: None,
            attributes: Vec::new(),
            updated_since: None,
        };
        for (key, value) in query.all() {
            match key {
                "limit" => {
                    // More than the most is an error, not cut down: "The limit must be between 1 and 200." was the
                    // answer while 200 was the most (personio/api-docs#180), and that it is so for 100 is `[unv]`.
                    let limit = value.parse().ok().filter(|limit| (1..=MOST).contains(limit));
                    let message = "The limit must be between 1 and 100.";
                    parsed.limit = limit.ok_or(Invalid { parameter: "limit", message })?;
                }
                "offset" => {
                    let message = "The offset must be an integer of at least 0.";
                    parsed.offset = value.parse().map_err(|_| Invalid { parameter: "offset", message })?;
                }
                "email" => parsed.email = Some(value.to_owned()),
                "updated_since" => {
                    let message = "The updated since is not a valid date.";
                    let since = moment(value).ok_or(Invalid { parameter: "updated_since", message })?;
                    parsed.updated_since = Some(since);
                }
                _ if key.starts_with("attributes[") => parsed.attributes.push(value.to_owned()),
                _ => {}
            }
        }
        Ok(parsed)
    }
}

/// `YYYY-MM-DDTHH:MM:SS` or `YYYY-MM-DD` (v1 spec). Which time zone is meant isn't said; UTC here `[unv]`.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let date = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
    text.parse::<NaiveDateTime>().ok().or_else(date).map(|moment| moment.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_within_the_rules_are_taken() {
        for (query, limit, offset) in [("", 50, 0), ("limit=1", 1, 0), ("limit=100&offset=300", 100, 300)] {
            let parsed = ListQuery::parse(&Pairs::of(query)).unwrap();
            assert_eq!((parsed.limit, parsed.offset), (limit, offset), "{query}");
        }
    }

    #[test]
    fn what_is_out_of_the_rules_is_refused() {
        for query in [
            "limit=0",
            "limit=101",
            "limit=200",
            "limit=x",
            "limit=-1",
            "offset=-1",
            "updated_since=1.1.2026",
        ] {
            assert!(ListQuery::parse(&Pairs::of(query)).is_err(), "{query}");
        }
    }

    #[test]
    fn attributes_are_taken_encoded_or_not_and_repeated() {
        let parsed = Pairs::of("attributes[]=a&attributes%5B%5D=b&attributes%5b%5d=dynamic_1&attributes=no");
        assert_eq!(ListQuery::parse(&parsed).unwrap().attributes, ["a", "b", "dynamic_1"]);
    }
}
