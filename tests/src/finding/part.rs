//! What of a person somebody types.

use super::spelling::Spelling;

/// A part of what is known of a person. Who is meant by a query has every part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A name, or how it begins, in some spelling and without a slip.
    Name { field: NameField, spelling: Spelling, typed: String, how: How },
    /// Words of a text that repeats.
    Term { field: Field, words: Vec<String> },
    /// Some of family and given name in one.
    InOne(String),
    /// The initials of two first names.
    Initials(String),
    /// The e-mail.
    Email(String),
    /// The e-mail before the at sign.
    Local(String),
    /// The number with the country's.
    Number(String),
    /// How the number ends.
    NumberEnds(String),
}

/// Which name; what somebody is called counts as a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameField {
    First,
    Last,
}

/// How much of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Whole,
    Word,
    Begins,
}

/// A text that repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Position,
    Department,
    Team,
    Address,
    Skill,
}

impl Part {
    /// A whole first name.
    pub(super) fn first(spelling: Spelling, typed: &str) -> Self {
        Self::Name { field: NameField::First, spelling, typed: typed.to_owned(), how: How::Whole }
    }

    /// A whole last name.
    pub(super) fn last(spelling: Spelling, typed: &str) -> Self {
        Self::Name { field: NameField::Last, spelling, typed: typed.to_owned(), how: How::Whole }
    }

    /// How a first name begins.
    pub(super) fn first_begins(spelling: Spelling, typed: &str) -> Self {
        Self::Name { field: NameField::First, spelling, typed: typed.to_owned(), how: How::Begins }
    }

    /// How a last name begins.
    pub(super) fn last_begins(spelling: Spelling, typed: &str) -> Self {
        Self::Name { field: NameField::Last, spelling, typed: typed.to_owned(), how: How::Begins }
    }

    /// A word of a last name.
    pub(super) fn last_has(spelling: Spelling, typed: &str) -> Self {
        Self::Name { field: NameField::Last, spelling, typed: typed.to_owned(), how: How::Word }
    }
}
