//! Texts with places to fill. Which places a text has is checked by the compiler: see [`texts!`](crate::texts).

use domain::service::Service;

/// What fills a place.
pub trait Place {
    /// As people read it.
    fn shown(&self) -> &str;
}

impl Place for &str {
    fn shown(&self) -> &str {
        self
    }
}

impl Place for Service {
    fn shown(&self) -> &str {
        self.description().name
    }
}

/// A text with places. Its area has a method of its name that fills them; nothing else can be shown.
#[derive(Debug, Clone, Copy)]
pub struct Template(&'static str);

impl Template {
    /// A text whose places [`fit`](super::fit::fit).
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The text with its places filled: only for the method of its name.
    #[doc(hidden)]
    pub fn fill(self, values: &[(&str, &str)]) -> String {
        fill(self.0, values)
    }
}

/// Lines of a list, as a text with places.
#[derive(Debug, Clone, Copy)]
pub struct Lines(&'static [&'static str]);

impl Lines {
    /// Lines whose places [`fit`](super::fit::fit).
    pub const fn new(lines: &'static [&'static str]) -> Self {
        Self(lines)
    }

    /// The lines with their places filled: only for the method of their name.
    #[doc(hidden)]
    pub fn fill(self, values: &[(&str, &str)]) -> Vec<String> {
        self.0.iter().map(|line| fill(line, values)).collect()
    }
}

/// What happened, and what to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T = String> {
    /// What happened.
    pub what: T,
    /// What to do now.
    pub next: T,
}

impl Said<Template> {
    /// Both with their places filled: only for the method of their name.
    #[doc(hidden)]
    pub fn fill(self, values: &[(&str, &str)]) -> Said {
        Said { what: self.what.fill(values), next: self.next.fill(values) }
    }
}

/// `text` with each `{name}` replaced by its value. What has no value stays: a text that counts is filled twice.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        if let Some((value, after)) = value {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn places_are_filled_once_and_unknown_ones_stay() {
        for (text, filled) in [
            ("no place", "no place"),
            ("{name} of {team}", "{team} of Care"),
            ("{team}{team}", "CareCare"),
            ("{unknown} {team", "{unknown} {team"),
            ("", ""),
        ] {
            assert_eq!(fill(text, &[("name", "{team}"), ("team", "Care")]), filled);
        }
    }
}
