//! The languages that Rollcall speaks, on its pages and in its mails.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// A language, by its code (ISO 639-1), which is that of HTML and of the browser's formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Language {
    #[schemars(rename = "de")]
    #[strum(serialize = "de")]
    German,
    #[schemars(rename = "en")]
    #[strum(serialize = "en")]
    English,
    #[schemars(rename = "ru")]
    #[strum(serialize = "ru")]
    Russian,
}

named!(Language, json);

impl Language {
    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::German => "Deutsch",
            Self::Russian => "Русский",
            Self::English => "English",
        }
    }

    /// The language of a tag such as `de-AT`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.as_str().eq_ignore_ascii_case(primary))
    }

    /// The first of the wanted languages that we speak; English where we speak none.
    pub fn first_spoken(wanted: impl IntoIterator<Item = String>) -> Self {
        wanted.into_iter().find_map(|tag| Self::from_tag(&tag)).unwrap_or(Self::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language_whatever_the_country() {
        for (tag, language) in [
            ("de", Some(Language::German)),
            ("de-AT", Some(Language::German)),
            ("RU_ru", Some(Language::Russian)),
            ("en-GB", Some(Language::English)),
            ("fr", None),
            ("", None),
            ("den", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_first_language_we_speak_wins_and_english_stands_in() {
        let spoken = |tags: &[&str]| Language::first_spoken(tags.iter().map(|tag| (*tag).to_owned()));
        assert_eq!(spoken(&["fr-FR", "ru", "de"]), Language::Russian);
        assert_eq!(spoken(&["fr-FR"]), Language::English);
        assert_eq!(spoken(&[]), Language::English);
    }
}
