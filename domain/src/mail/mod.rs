//! Mail: what is written to somebody, and what becomes of it. Plain text, to one address: nothing is loaded where it is
//! read, and nothing tells that it was.

mod invitation;
mod mailed;
mod not_sent;

use std::fmt;

pub use self::{
    invitation::Invitation,
    mailed::{MAILED_LATELY, Mailed},
    not_sent::NotSent,
};
use crate::{identity::address::Address, text::Text};

/// A mail. It may hold a secret, so it can't be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: Address,
    /// What it is about.
    pub subject: Subject,
    /// What it says, line by line.
    pub text: String,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mail(…)")
    }
}

/// What a mail is about: one line, so that nobody's name begins another header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// As much of `line` as fits into one. Blank, if nothing in it can be seen.
    pub fn new(line: &str) -> Self {
        Self(Text::shortened(line).map(String::from).unwrap_or_default())
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_in_a_subject_it_is_one_line(line in any::<String>()) {
            let subject = Subject::new(&line);
            let ends_a_line = |one: char| one.is_control() || matches!(one, '\u{2028}' | '\u{2029}');
            prop_assert!(!subject.as_str().contains(ends_a_line));
            prop_assert!(subject.as_str().chars().count() <= 200);
        }
    }

    #[test]
    fn a_name_begins_no_other_header() {
        let subject = Subject::new("Nordlicht\r\nBcc: everybody@example.com");
        assert_eq!(subject.as_str(), "Nordlicht Bcc: everybody@example.com");
    }

    #[test]
    fn a_mail_shows_nothing_of_what_it_says() {
        let to = Address::try_from("ada@example.com".to_owned()).unwrap();
        let mail = Mail { to, subject: Subject::new("Welcome"), text: "secret".to_owned() };
        assert_eq!(format!("{mail:?}"), "Mail(…)");
    }
}
