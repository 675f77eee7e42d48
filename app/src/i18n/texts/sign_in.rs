//! The sign-in page.

/// Words of the sign-in page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct SignIn {
    pub title: &'static str,
    pub signing_in: &'static str,
    pub how_title: &'static str,
    pub how_invited: &'static str,
    pub how_lost: &'static str,
    pub how_operator: &'static str,
    pub once: &'static str,
    pub invalid_title: &'static str,
    pub invalid: &'static str,
    pub ended: &'static str,
    pub left: &'static str,
    pub failed_title: &'static str,
    pub already: &'static str,
    pub go_on: &'static str,
}
