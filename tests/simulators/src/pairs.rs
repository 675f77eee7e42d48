//! Names and values, as they stand in a query and in a form.

use std::borrow::Cow;
use std::collections::HashSet;

use axum::http::{HeaderMap, header};

/// The names and values of a text, in its order. A name may come several times.
#[derive(Debug)]
pub struct Pairs<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Pairs<'a> {
    /// Those of a query.
    pub fn of(query: &'a str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).collect())
    }

    /// Those of a body, if it is said to be a form.
    pub fn of_form(headers: &HeaderMap, body: &'a [u8]) -> Option<Self> {
        let kind = text(headers, header::CONTENT_TYPE.as_str()).unwrap_or_default();
        let is_form = kind.starts_with("application/x-www-form-urlencoded");
        is_form.then(|| Self(form_urlencoded::parse(body).collect()))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    /// Whether a name comes several times.
    pub fn repeats(&self) -> bool {
        let mut names = HashSet::new();
        self.all().any(|(name, _)| !names.insert(name))
    }

    /// The first value of a name.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.all().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// A header's text.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
