//! How a name may be typed. The tables are from published schemes, and owe nothing to those of the search.

mod by_sound;
mod cyrillic;
mod in_cyrillic;
mod plain;

pub(crate) use plain::{closed, has_marks, plain, words, written_out};

use super::language::Language;

/// A way to write a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Spelling {
    /// As it is, in small letters.
    AsItIs,
    /// Without marks: `muller`, `محمد`.
    Plain,
    /// With marks written out: `mueller`, `bjoern`.
    WrittenOut,
    /// Cyrillic as in a passport (ICAO 9303): `shcherbakov iurii`.
    Passport,
    /// Cyrillic as an English map has it (BGN/PCGN): `shcherbakov yuriy`.
    Map,
    /// Cyrillic as English papers have it: `shcherbakov yury`.
    English,
    /// Cyrillic as German papers have it (Duden): `schtscherbakow juri`.
    German,
    /// Cyrillic as scholars have it (ISO/R 9), without the hooks: `scerbakov jurij`.
    Scientific,
    /// Latin in Cyrillic letters, letter by letter: `шмидт`.
    InCyrillic,
    /// German in Cyrillic letters, as it sounds: `шнайдер`.
    InCyrillicBySound,
}

impl Spelling {
    /// All of them, in the order of their numbers.
    pub(crate) const ALL: [Self; 10] = [
        Self::AsItIs,
        Self::Plain,
        Self::WrittenOut,
        Self::Passport,
        Self::Map,
        Self::English,
        Self::German,
        Self::Scientific,
        Self::InCyrillic,
        Self::InCyrillicBySound,
    ];

    /// The ways to write Cyrillic in Latin letters.
    pub(crate) const LATIN: [Self; 5] =
        [Self::Passport, Self::Map, Self::English, Self::German, Self::Scientific];

    /// A name of `language` in this spelling.
    pub(crate) fn spell(self, name: &str, language: Language) -> String {
        match self {
            Self::AsItIs => name.to_lowercase(),
            Self::WrittenOut => written_out(name),
            Self::InCyrillic if language.is_latin() => in_cyrillic::spell(name, language),
            Self::InCyrillicBySound if language.is_latin() => by_sound::spell(name, language),
            Self::Passport | Self::Map | Self::English | Self::German | Self::Scientific
                if language.is_cyrillic() =>
            {
                plain(&cyrillic::spell(name, language, self))
            }
            _ => plain(name),
        }
    }

    /// A Cyrillic name as scholars write it, with the hooks.
    pub(crate) fn scholarly(name: &str, language: Language) -> String {
        cyrillic::spell(name, language, Self::Scientific)
    }
}
