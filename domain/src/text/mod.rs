//! Texts from outside, cleaned once, where they come in: of providers, forms and files alike.
//!
//! A text is composed (`forms`), what nobody sees is dropped (`marks`), and white space, of which control characters
//! are a part, is one blank between words. Names are kept as [`Text`]; what a machine reads ([`identifier`]) loses more;
//! whether two names mean the same ([`name_key`]) is asked in one way.

pub mod collation;
mod forms;
mod marks;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::forms::capital;
use self::forms::{composed, is_settled};
pub(crate) use self::forms::{decomposed, small};
use crate::checked::checked_text;

/// The longest text that is kept, in characters. Longer ones are refused, not cut: half a name is a wrong name.
pub const LONGEST: usize = 200;

/// A text of 1 to [`LONGEST`] characters: composed (NFC), without what nobody sees, its words parted by one blank. HTML in
/// it is just text: who shows it, escapes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Text(String);

checked_text!(Text);

/// Why a text can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing that anybody could see.
    #[error("the text is blank")]
    Blank,
    /// More than [`LONGEST`] characters.
    #[error("the text is longer than {LONGEST} characters")]
    TooLong,
}

impl Text {
    /// Cleans `raw` and keeps it.
    pub fn new(raw: &str) -> Result<Self, TextError> {
        Self::kept(tidy(raw).into_owned())
    }

    /// Cleans `raw` and keeps as much of it as fits: for titles of things, not for what people are called.
    pub fn shortened(raw: &str) -> Result<Self, TextError> {
        let clean = tidy(raw);
        if clean.chars().count() <= LONGEST {
            return Self::kept(clean.into_owned());
        }
        let mut kept: String = clean.chars().take(LONGEST - 1).collect();
        kept.truncate(kept.trim_end().len());
        kept.push('…');
        Self::new(&kept)
    }

    fn kept(clean: String) -> Result<Self, TextError> {
        match clean.len() {
            0 => Err(TextError::Blank),
            // Each character has a byte at least.
            bytes if bytes > LONGEST && clean.chars().count() > LONGEST => Err(TextError::TooLong),
            _ => Ok(Self(clean)),
        }
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(raw: String) -> Result<Self, TextError> {
        // What was stored always, and nearly all that a provider sends.
        if is_tidy(&raw) { Self::kept(raw) } else { Self::new(&raw) }
    }
}

/// `raw` as a text is kept, however long: composed, without what nobody sees, words parted by one blank. Blank if there is
/// nothing in it to be seen.
pub fn tidy(raw: &str) -> Cow<'_, str> {
    if is_tidy(raw) {
        return Cow::Borrowed(raw);
    }
    let mut kept = String::with_capacity(raw.len());
    for c in raw.chars() {
        let before = kept.chars().next_back().unwrap_or(' ');
        if !marks::is_ignored(c) && !marks::is_idle_selector(before, c) {
            kept.push(c);
        }
    }
    let mut clean = String::with_capacity(kept.len());
    for word in kept.split(marks::is_space).filter(|word| word.chars().any(marks::is_visible)) {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    Cow::Owned(composed(&clean).into_owned())
}

/// `raw` as a machine reads it: an address, a key, a subdomain, an id. In those nothing that can't be seen means anything.
pub fn identifier(raw: &str) -> Cow<'_, str> {
    match tidy(raw) {
        Cow::Borrowed(clean) => Cow::Borrowed(clean),
        Cow::Owned(clean) => {
            let visible = |c: &char| marks::is_visible(*c) || *c == ' ';
            Cow::Owned(clean.chars().filter(visible).collect())
        }
    }
}

/// What is the same for two names that mean the same thing, of a department, a training type, a role: letter case and how
/// they were typed don't count.
pub fn name_key(name: &str) -> String {
    let small = tidy(name).to_lowercase();
    // Capitals may be taken apart when they become small: İ.
    if small.chars().all(is_settled) { small } else { composed(&small).into_owned() }
}

/// What is the same for two e-mail addresses that are the same: letter case makes no difference anywhere.
pub fn address_key(address: &str) -> String {
    identifier(address).to_lowercase()
}

/// Whether [`tidy`] would change nothing, as far as a look tells: a fraction of the work of cleaning.
fn is_tidy(raw: &str) -> bool {
    let mut may_be_space = false;
    for c in raw.chars() {
        let is_space = c == ' ';
        // Most characters are these, and nothing more has to be asked of them.
        let is_plain = c.is_ascii_graphic();
        let is_odd = !is_plain && (marks::is_space(c) || marks::is_ignored(c) || !is_settled(c));
        if (is_space && !may_be_space) || (!is_space && is_odd) {
            return false;
        }
        may_be_space = !is_space;
    }
    may_be_space || raw.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
    fn what_is_taken_for_tidy_is_left_alone_by_cleaning() {
        for (raw, expected) in [
            ("", true),
            (" ", false),
            ("a", true),
            ("a b", true),
            ("a  b", false),
            (" a", false),
            ("a ", false),
            ("a\tb", false),
            ("a\u{a0}b", false),
            ("a\u{85}b", false),
            ("Łódź", true),
            ("Артём Нгуен 王小明 Nguyễn", true),
            ("Mu\u{308}ller", false),
            ("a\u{200b}b", false),
        ] {
            assert_eq!(is_tidy(raw), expected, "{raw:?}");
            assert_eq!(Text::new(raw), Text::try_from(raw.to_owned()), "{raw:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_dropped_and_what_means_something_stays() {
        for (raw, kept) in [
            // Cases T01 and T03.
            ("\u{200b}ada@example.com", "ada@example.com"),
            ("Ada \u{202e}Lovelace\u{202c}", "Ada Lovelace"),
            ("\u{2066}Ada\u{2069}", "Ada"),
            ("Love\u{ad}lace", "Lovelace"),
            ("\u{feff}Ada", "Ada"),
            ("Ada \u{2060} Lovelace", "Ada Lovelace"),
            ("Ada\u{3164}", "Ada"),
            ("Ada\u{2800}Lovelace", "Ada Lovelace"),
            ("Ada\u{fe01}", "Ada"),
            ("علی\u{200c}رضا", "علی\u{200c}رضا"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("渡邉\u{e0100}", "渡邉\u{e0100}"),
            ("Mu\u{200b}\u{308}ller", "Müller"),
        ] {
            assert_eq!(Text::new(raw).unwrap().as_str(), kept, "{raw:?}");
        }
        for blank in ["\u{200b}", "\u{200d}", " \u{feff} \u{2800}", "\u{fe0f}", "\u{3164}"] {
            assert_eq!(Text::new(blank), Err(TextError::Blank), "{blank:?}");
        }
    }

    #[test]
    fn what_a_machine_reads_has_nothing_in_it_that_nobody_sees() {
        for (raw, kept) in [
            ("\u{feff}0f8fad5b-d9cb\u{200d}\n", "0f8fad5b-d9cb"),
            (" acme\u{200c} ", "acme"),
            ("ada@exa\u{fe0f}mple.com", "ada@example.com"),
            ("two words", "two words"),
        ] {
            assert_eq!(identifier(raw), kept, "{raw:?}");
        }
    }

    #[test]
    fn names_that_mean_the_same_have_one_key() {
        for alike in [
            ["Küche", "Ku\u{308}che", " KÜCHE "],
            ["Fire safety", "fire  safety", "Fire\u{a0}Safety"],
            ["İpek", "I\u{307}pek", "İPEK"],
        ] {
            let keys = alike.map(name_key);
            assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        }
        assert_ne!(name_key("Küche"), name_key("Kuche"));
    }

    proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(raw in any::<String>()) {
            let once = tidy(&raw).into_owned();
            prop_assert_eq!(&*tidy(&once), &once);
            prop_assert!(once.is_empty() || once.chars().any(marks::is_visible));
            prop_assert!(unicode_normalization::is_nfc(&once));
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
