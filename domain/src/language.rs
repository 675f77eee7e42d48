//! The languages in which something is written to somebody: those of the app.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// A language, by its code (ISO 639-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Language {
    #[schemars(rename = "en")]
    #[strum(serialize = "en")]
    English,
    #[schemars(rename = "de")]
    #[strum(serialize = "de")]
    German,
    #[schemars(rename = "ru")]
    #[strum(serialize = "ru")]
    Russian,
}

named!(Language, json);
