//! Somebody who is to be found.

use super::{language::Language, phone::Phone};

/// A made-up person. What they don't have is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The language of their name.
    pub language: Language,
    /// The first name, or names.
    pub first: String,
    /// The last name, or names.
    pub last: String,
    /// What colleagues call them, where that is not the first name.
    pub preferred: String,
    /// The position.
    pub position: String,
    /// The department.
    pub department: String,
    /// The team.
    pub team: String,
    /// What they can do.
    pub skills: Vec<String>,
    /// Where they work.
    pub address: String,
    /// The work e-mail.
    pub email: String,
    /// The work number.
    pub phone: Option<Phone>,
}

impl Person {
    /// The part of the e-mail before the at sign.
    pub fn local_part(&self) -> &str {
        self.email.split('@').next().unwrap_or_default()
    }
}
