//! What the lists are narrowed by.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::answer::Refusal;
use super::times;
use crate::pairs::Pairs;

/// The values of which one is wanted; any if none is named.
#[derive(Debug)]
pub(super) struct Filter {
    values: HashSet<String>,
    any_case: bool,
}

impl Filter {
    /// A filter by its exact name (`emails[]`): without the brackets it is not one `[unv]`.
    pub(super) fn of(query: &Pairs<'_>, name: &str) -> Self {
        let values = query.all().filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
        Self { values: values.collect(), any_case: false }
    }

    /// A filter that the spec writes without brackets and clients write with them `[3p]`.
    pub(super) fn either(query: &Pairs<'_>, name: &str) -> Self {
        let plain = Self::of(query, name);
        if plain.values.is_empty() { Self::of(query, &format!("{name}[]")) } else { plain }
    }

    /// A filter for which letter case doesn't matter.
    pub(super) fn any_case(query: &Pairs<'_>, name: &str) -> Self {
        let values = Self::of(query, name).values;
        Self { values: values.iter().map(|value| value.to_lowercase()).collect(), any_case: true }
    }

    /// Whether any value will do.
    pub(super) fn is_open(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether it lets a value through.
    pub(super) fn admits(&self, value: &str) -> bool {
        self.is_open()
            || if self.any_case {
                self.values.contains(&value.to_lowercase())
            } else {
                self.values.contains(value)
            }
    }
}

/// A span of time, both ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
}

impl Span {
    /// The one of this name; either end may be left out `[doc]`.
    pub(super) fn of(query: &Pairs<'_>, name: &str) -> Result<Self, Refusal> {
        let end = |which: &str| match query.one(&format!("{name}[{which}]")) {
            Some(text) if !text.is_empty() => times::read(text)
                .map(Some)
                .ok_or_else(|| Refusal::bad_request(format!("{name}[{which}] is not a valid date"))),
            _ => Ok(None),
        };
        Ok(Self { from: end("startDate")?, to: end("endDate")? })
    }

    /// Whether a time is in it. What has no time is in no span but the whole of time.
    pub(super) fn holds(&self, time: Option<DateTime<Utc>>) -> bool {
        match time {
            None => self.from.is_none() && self.to.is_none(),
            Some(time) => self.from.is_none_or(|from| from <= time) && self.to.is_none_or(|to| time <= to),
        }
    }
}
