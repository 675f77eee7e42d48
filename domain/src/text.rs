//! A short text as Rollcall keeps one: cleaned of what no name needs, and never endless.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest text that is kept, in characters. Longer ones are refused, not cut: half a name is a wrong name.
pub const LONGEST: usize = 200;

/// A text of 1 to [`LONGEST`] characters, without control characters and without white space at its ends or in
/// runs. HTML in it is just text: who shows it, escapes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

/// Why a text can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space or control characters.
    #[error("the text is blank")]
    Blank,
    /// More than [`LONGEST`] characters.
    #[error("the text is longer than {LONGEST} characters")]
    TooLong,
}

impl Text {
    /// Cleans `raw` and keeps it.
    pub fn new(raw: &str) -> Result<Self, TextError> {
        if is_clean(raw) { Ok(Self(raw.to_owned())) } else { Self::cleaned(raw) }
    }

    /// Cleans `raw` and keeps as much of it as fits: for titles of things, not for what people are called.
    pub fn shortened(raw: &str) -> Result<Self, TextError> {
        match Self::new(raw) {
            Err(TextError::TooLong) => {
                let words = raw.split(|c: char| c.is_whitespace() || c.is_control());
                // Each word has a character, so more words than characters are never needed.
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(LONGEST).collect();
                let mut kept: String = words.join(" ").chars().take(LONGEST - 1).collect();
                kept.truncate(kept.trim_end().len());
                kept.push('…');
                Self::new(&kept)
            }
            outcome => outcome,
        }
    }

    fn cleaned(raw: &str) -> Result<Self, TextError> {
        let mut clean = String::with_capacity(raw.len().min(4 * LONGEST));
        let mut characters = 0;
        for word in raw.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
            characters += word.chars().count() + usize::from(characters > 0);
            if characters > LONGEST {
                return Err(TextError::TooLong);
            }
            if !clean.is_empty() {
                clean.push(' ');
            }
            clean.push_str(word);
        }
        if clean.is_empty() { Err(TextError::Blank) } else { Ok(Self(clean)) }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(raw: String) -> Result<Self, TextError> {
        if is_clean(&raw) { Ok(Self(raw)) } else { Self::cleaned(&raw) }
    }
}

/// Whether cleaning would change nothing. Nearly every text is as it should be: what was stored always, and nearly all
/// that a provider sends. Looking is a fraction of the work of cleaning.
fn is_clean(raw: &str) -> bool {
    let mut characters = 0;
    let mut may_be_space = false;
    for c in raw.chars() {
        let is_space = c == ' ';
        if (is_space && !may_be_space) || (!is_space && (c.is_whitespace() || c.is_control())) {
            return false;
        }
        may_be_space = !is_space;
        characters += 1;
    }
    may_be_space && characters <= LONGEST
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_control_characters_are_folded() {
        for (raw, kept) in [
            ("  Ada \t Lovelace\n", "Ada Lovelace"),
            ("Ad\u{0}a", "Ad a"),
            ("<b>Bob</b>", "<b>Bob</b>"),
            ("Łukasz", "Łukasz"),
        ] {
            assert_eq!(Text::new(raw).unwrap().as_str(), kept, "{raw:?}");
        }
    }

    #[test]
    fn a_text_is_taken_for_clean_exactly_when_cleaning_leaves_it_alone() {
        let long = "ж".repeat(LONGEST);
        for raw in [
            "",
            " ",
            "a",
            "a b",
            "a  b",
            " a",
            "a ",
            "a\tb",
            "a\u{a0}b",
            "a\u{85}b",
            "Łódź",
            &long,
            &format!("{long}!"),
        ] {
            let left_alone = Text::cleaned(raw).is_ok_and(|text| text.as_str() == raw);
            assert_eq!(is_clean(raw), left_alone, "{raw:?}");
            assert_eq!(Text::new(raw), Text::try_from(raw.to_owned()), "{raw:?}");
        }
    }

    #[test]
    fn a_title_that_is_too_long_ends_early() {
        let long = "ж".repeat(LONGEST);
        for (raw, kept) in [
            ("Fire  safety", "Fire safety".to_owned()),
            (&long, long.clone()),
            (&format!("{long}!"), format!("{}…", "ж".repeat(LONGEST - 1))),
            (&"a ".repeat(LONGEST), format!("{}a…", "a ".repeat(LONGEST / 2 - 1))),
        ] {
            assert_eq!(Text::shortened(raw).unwrap().as_str(), kept, "{raw:?}");
        }
        assert_eq!(Text::shortened(" \n"), Err(TextError::Blank));
    }

    #[test]
    fn blank_and_endless_texts_are_refused() {
        assert_eq!(Text::new(" \u{7}\n"), Err(TextError::Blank));
        assert_eq!(Text::new(&"ж".repeat(LONGEST)).unwrap().as_str().chars().count(), LONGEST);
        assert_eq!(Text::new(&"ж".repeat(LONGEST + 1)), Err(TextError::TooLong));
        assert_eq!(Text::new(&"a ".repeat(LONGEST)), Err(TextError::TooLong));
    }
}
