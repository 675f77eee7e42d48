//! Names and values, as they stand in a query and in a form.

use std::borrow::Cow;

use axum::http::{HeaderMap, header};

/// A text of names and values that is not taken apart yet. A name may come several times.
#[derive(Debug, Clone, Copy)]
pub struct Pairs<'a>(&'a [u8]);

impl<'a> Pairs<'a> {
    /// Those of a query.
    pub fn of(query: &'a str) -> Self {
        Self(query.as_bytes())
    }

    /// Those of a body, if it is said to be a form.
    pub fn of_form(headers: &HeaderMap, body: &'a [u8]) -> Option<Self> {
        let kind = text(headers, header::CONTENT_TYPE.as_str()).unwrap_or_default();
        kind.starts_with("application/x-www-form-urlencoded").then_some(Self(body))
    }

    /// All of them.
    pub fn all(self) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> {
        form_urlencoded::parse(self.0)
    }

    /// The first value of a name.
    pub fn one(self, name: &str) -> Option<Cow<'a, str>> {
        self.all().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// A header's text.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
