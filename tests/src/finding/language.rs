//! The languages that the people's names are from.

/// A language, or a way to write one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// With umlauts.
    German,
    /// Mostly plain letters.
    English,
    /// With accents and apostrophes.
    French,
    /// With accents, particles and two last names.
    Spanish,
    /// With tildes, particles and two last names.
    Portuguese,
    /// With particles.
    Dutch,
    /// Swedish, Danish and Norwegian.
    Scandinavian,
    /// With apostrophes and accents.
    Irish,
    /// With strokes and tails; last names have a gender.
    Polish,
    /// With hooks; last names have a gender.
    Czech,
    /// With and without a dot on the i.
    Turkish,
    /// In Cyrillic.
    Russian,
    /// In Cyrillic.
    Ukrainian,
    /// In Chinese characters.
    Chinese,
    /// In Chinese characters and kana.
    Japanese,
    /// In Hangul.
    Korean,
    /// In Arabic letters.
    Arabic,
    /// Arabic names in Latin letters.
    ArabicInLatin,
    /// In Hebrew letters.
    Hebrew,
    /// With two marks on a letter.
    Vietnamese,
}

impl Language {
    /// Each language with how many of a hundred people have it.
    pub const SHARES: [(Self, u32); 20] = [
        (Self::German, 16),
        (Self::English, 13),
        (Self::French, 7),
        (Self::Spanish, 7),
        (Self::Portuguese, 4),
        (Self::Dutch, 5),
        (Self::Scandinavian, 6),
        (Self::Irish, 2),
        (Self::Polish, 6),
        (Self::Czech, 4),
        (Self::Turkish, 6),
        (Self::Russian, 8),
        (Self::Ukrainian, 3),
        (Self::Chinese, 3),
        (Self::Japanese, 2),
        (Self::Korean, 2),
        (Self::Arabic, 2),
        (Self::ArabicInLatin, 1),
        (Self::Hebrew, 1),
        (Self::Vietnamese, 2),
    ];

    /// The language of the person for whom a number below a hundred was drawn.
    pub fn of_share(drawn: u32) -> Self {
        let mut end = 0;
        let reached = |(_, share): &&(Self, u32)| {
            end += share;
            drawn < end
        };
        Self::SHARES.iter().find(reached).map_or(Self::English, |(language, _)| *language)
    }

    /// Whether its names are in Cyrillic.
    pub fn is_cyrillic(self) -> bool {
        matches!(self, Self::Russian | Self::Ukrainian)
    }

    /// Whether the family stands first, and no blank between.
    pub fn is_written_without_blanks(self) -> bool {
        matches!(self, Self::Chinese | Self::Japanese | Self::Korean)
    }

    /// Whether its words are written from right to left.
    pub fn is_semitic(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// Whether its names are in Latin letters.
    pub fn is_latin(self) -> bool {
        !self.is_cyrillic() && !self.is_written_without_blanks() && !self.is_semitic()
    }
}
