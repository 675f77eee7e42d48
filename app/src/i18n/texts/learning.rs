//! What is said of the learning platform: what it brings, its wizard, its connection. `{service}` is its name.

/// The learning platform.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Learning {
    pub brings: &'static str,
    pub does_title: &'static str,
    pub does: &'static [&'static str],
    pub never_title: &'static str,
    pub never: &'static [&'static str],
}
