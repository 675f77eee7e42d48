//! The names of each language: many are common, many more are put together from two halves.

mod cyrillic;
mod eastern;
mod english;
mod german;
mod northern;
mod romance;
mod semitic;
mod slavic;
mod turkish;
mod vietnamese;

use super::language::Language;

/// Names, separated by blanks; an underscore is a blank within a name. After a colon stands the Latin spelling of a
/// name in another script, after a stroke the form with all its marks.
pub(super) struct Names {
    pub(super) men: &'static str,
    pub(super) women: &'static str,
    /// Last names that many have, the most common first.
    pub(super) common: &'static str,
    /// First halves of last names.
    pub(super) stems: &'static str,
    /// Second halves of last names.
    pub(super) endings: &'static str,
    /// Halves of first names, where these are not listed.
    pub(super) parts: Option<(&'static str, &'static str)>,
}

/// The names of `language`.
pub(super) fn of(language: Language) -> Names {
    match language {
        Language::German => german::NAMES,
        Language::English => english::NAMES,
        Language::French => romance::FRENCH,
        Language::Spanish => romance::SPANISH,
        Language::Portuguese => romance::PORTUGUESE,
        Language::Dutch => northern::DUTCH,
        Language::Scandinavian => northern::SCANDINAVIAN,
        Language::Irish => northern::IRISH,
        Language::Polish => slavic::POLISH,
        Language::Czech => slavic::CZECH,
        Language::Turkish => turkish::NAMES,
        Language::Russian => cyrillic::RUSSIAN,
        Language::Ukrainian => cyrillic::UKRAINIAN,
        Language::Chinese => eastern::CHINESE,
        Language::Japanese => eastern::JAPANESE,
        Language::Korean => eastern::KOREAN,
        Language::Arabic => semitic::ARABIC,
        Language::ArabicInLatin => semitic::ARABIC_IN_LATIN,
        Language::Hebrew => semitic::HEBREW,
        Language::Vietnamese => vietnamese::NAMES,
    }
}
