//! The languages.

/// A language that Rollcall speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Language {
    German,
    Russian,
    English,
}

impl From<Language> for domain::language::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::German => Self::German,
            Language::Russian => Self::Russian,
            Language::English => Self::English,
        }
    }
}

impl Language {
    /// All of them, as the switch lists them.
    pub const ALL: [Self; 3] = [Self::German, Self::English, Self::Russian];

    /// The code that HTML and the browser's formats use.
    pub fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

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
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
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
