//! What people are told when they get a learning account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{checked::checked_text, text::tidy};

/// The longest invitation, in characters.
const LONGEST: usize = 2000;

/// What is filled in for each person. Anything else in braces is a mistake.
pub const PLACEHOLDERS: [&str; 3] = ["first_name", "last_name", "organisation"];

/// A text of 1 to 2,000 characters in which only known placeholders stand in braces: `Hello {first_name}, …`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Invitation(String);

checked_text!(Invitation);

/// Why a text can't be an invitation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// Nothing but white space.
    #[error("the invitation is blank")]
    Blank,
    /// More than 2,000 characters.
    #[error("the invitation is longer than {LONGEST} characters")]
    TooLong,
    /// A placeholder that nothing is filled in for, or a brace that is never closed.
    #[error("the invitation has an unknown placeholder")]
    UnknownPlaceholder(String),
}

impl TryFrom<String> for Invitation {
    type Error = InvitationError;

    fn try_from(raw: String) -> Result<Self, InvitationError> {
        // Line by line: what parts paragraphs is no white space to be made one.
        let lines: Vec<_> = raw.lines().map(tidy).collect();
        let text = lines.join("\n");
        let text = text.trim();
        if text.is_empty() {
            return Err(InvitationError::Blank);
        }
        if text.chars().count() > LONGEST {
            return Err(InvitationError::TooLong);
        }
        for after_brace in text.split('{').skip(1) {
            let name = after_brace.split_once('}').map_or(after_brace, |(name, _)| name);
            if !after_brace.contains('}') || !PLACEHOLDERS.contains(&name) {
                return Err(InvitationError::UnknownPlaceholder(name.chars().take(40).collect()));
            }
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_placeholders_stand_in_braces() {
        for (raw, error) in [
            ("Welcome", None),
            ("Hello {first_name} {last_name}, welcome to {organisation}!", None),
            (" \n", Some(InvitationError::Blank)),
            (&"ж".repeat(2000), None),
            (&"ж".repeat(2001), Some(InvitationError::TooLong)),
            ("Hello {name}", Some(InvitationError::UnknownPlaceholder("name".to_owned()))),
            ("Hello {first_name", Some(InvitationError::UnknownPlaceholder("first_name".to_owned()))),
            ("Hello { first_name }", Some(InvitationError::UnknownPlaceholder(" first_name ".to_owned()))),
            ("a } b", None),
        ] {
            assert_eq!(Invitation::try_from(raw.to_owned()).err(), error, "{raw}");
        }
    }

    #[test]
    fn its_lines_stay_and_are_tidy_each() {
        let raw = "\u{feff}Gru\u{308}\u{df}e,\r\n\r\nyour \u{202e}team \n";
        assert_eq!(Invitation::try_from(raw.to_owned()).unwrap().as_str(), "Grüße,\n\nyour team");
    }
}
