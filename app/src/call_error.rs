//! Why a call brought nothing.

use domain::api::error::{ApiError, ErrorCode};

use crate::i18n::texts::errors::ErrorWords;

/// Why a call brought no answer to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The API said no.
    Api(ApiError),
    /// No answer came.
    Offline,
    /// An answer came that is none of ours.
    Unintelligible,
}

impl CallError {
    /// An answer that is not for whoever sits here now. Nobody reads its message: the app has words of its own.
    pub(crate) fn not_theirs() -> Self {
        Self::Api(ApiError {
            code: ErrorCode::NotSignedIn,
            message: String::new(),
            field: None,
            attributes: Vec::new(),
            retry_after_seconds: None,
        })
    }

    /// The API's code, if it said no.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Api(error) => Some(error.code),
            Self::Offline | Self::Unintelligible => None,
        }
    }

    /// The field it is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.field.as_deref(),
            Self::Offline | Self::Unintelligible => None,
        }
    }

    /// What to tell people.
    pub fn words(&self, texts: &impl ErrorWords) -> &'static str {
        match self {
            Self::Api(error) => texts.of_error(error.code),
            Self::Offline => texts.of_every_page().offline,
            Self::Unintelligible => texts.of_every_page().unintelligible,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{AdminTexts, Language};

    #[test]
    fn every_error_has_words_of_its_own_in_every_language() {
        for language in Language::ALL {
            let texts = AdminTexts::of(language);
            for code in ErrorCode::ALL {
                assert!(!CallError::Api(code.error()).words(texts).is_empty(), "{language:?} {code:?}");
            }
            assert_ne!(CallError::Offline.words(texts), CallError::Unintelligible.words(texts));
        }
    }
}
