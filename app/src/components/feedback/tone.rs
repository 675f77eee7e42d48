//! How a message is meant.

use crate::{components::IconName, i18n::texts::kit::Kit};

/// How a message is meant. Each tone has a colour, an icon and a word: none of the three stands alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Tone {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

impl Tone {
    /// The class that carries the colours.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Info => "tone-info",
            Self::Success => "tone-success",
            Self::Warning => "tone-warning",
            Self::Error => "tone-error",
        }
    }

    pub(super) fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Success => IconName::Check,
            Self::Warning => IconName::Warning,
            Self::Error => IconName::Error,
        }
    }

    pub(super) fn word(self, kit: &Kit) -> &'static str {
        match self {
            Self::Info => kit.note,
            Self::Success => kit.success,
            Self::Warning => kit.warning,
            Self::Error => kit.error,
        }
    }
}
