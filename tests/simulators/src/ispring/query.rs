//! What the lists are asked for.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::answer::Refusal;
use super::times;

/// The query of a list.
#[derive(Debug)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Takes a query apart.
    pub(super) fn of(raw: Option<String>) -> Self {
        Self(form_urlencoded::parse(raw.unwrap_or_default().as_bytes()).into_owned().collect())
    }

    /// One value.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A filter by its exact name (`emails[]`): without the brackets it is not one `[unv]`. Nothing if it isn't there.
    pub(super) fn filter(&self, name: &str) -> Option<HashSet<String>> {
        let values: HashSet<String> =
            self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect();
        Some(values).filter(|values| !values.is_empty())
    }

    /// A filter that the spec writes without brackets and clients write with them `[3p]`.
    pub(super) fn either(&self, name: &str) -> Option<HashSet<String>> {
        self.filter(name).or_else(|| self.filter(&format!("{name}[]")))
    }

    /// A filter for which letter case doesn't matter.
    pub(super) fn any_case(&self, name: &str) -> Option<HashSet<String>> {
        Some(self.filter(name)?.iter().map(|value| value.to_lowercase()).collect())
    }

    /// A span of time, both ends with it; either may be left out `[doc]`.
    pub(super) fn span(&self, name: &str) -> Result<Span, Refusal> {
        let end = |which: &str| match self.one(&format!("{name}[{which}]")) {
            None | Some("") => Ok(None),
            Some(text) => times::read(text)
                .map(Some)
                .ok_or_else(|| Refusal::bad_request(format!("{name}[{which}] is not a valid date"))),
        };
        Ok(Span { from: end("startDate")?, to: end("endDate")? })
    }
}

/// A span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
}

impl Span {
    /// Whether a time is in it. What has no time is in no span but the whole of time.
    pub(super) fn holds(&self, time: Option<DateTime<Utc>>) -> bool {
        match time {
            None => self.from.is_none() && self.to.is_none(),
            Some(time) => self.from.is_none_or(|from| from <= time) && self.to.is_none_or(|to| time <= to),
        }
    }
}

/// Whether a filter, if there is one, lets a value through.
pub(super) fn admits(filter: Option<&HashSet<String>>, value: &str) -> bool {
    filter.is_none_or(|values| values.contains(value))
}
