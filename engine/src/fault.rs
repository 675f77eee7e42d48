//! What can go wrong: an outcome for the caller, or something of ours that only the log may hear of.

use domain::{
    api::error::{ApiError, ErrorCode},
    credential::CredentialError,
    mapping::MappingError,
    provider::ProviderFailure,
};

/// Why a request was not done.
#[derive(Debug)]
pub enum Fault {
    /// An outcome that the caller is told.
    Outcome(ApiError),
    /// Something of ours: the caller is told that it is, the log is told what.
    Internal {
        /// What was being done.
        doing: &'static str,
        /// What the platform said. Never built from data of a request or an answer.
        detail: String,
    },
}

impl Fault {
    /// Something of ours, of which there is no more to say.
    pub fn internal(doing: &'static str, detail: impl Into<String>) -> Self {
        Self::Internal { doing, detail: detail.into() }
    }

    /// The first of several things that are wrong with a form: the caller is told of one at a time.
    pub fn first_of<E: Into<ApiError>>(errors: Vec<E>) -> Self {
        Self::Outcome(errors.into_iter().next().map_or_else(|| ErrorCode::MalformedBody.error(), Into::into))
    }

    /// What the caller is told.
    pub fn told(&self) -> ApiError {
        match self {
            Self::Outcome(error) => error.clone(),
            Self::Internal { .. } => ErrorCode::Internal.error(),
        }
    }

    /// What the log is told where there is no caller: what was being done, and what came of it. Of an outcome, which is
    /// for a caller, its code alone, and that `doing` met it.
    pub(crate) fn into_logged(self, doing: &'static str) -> (&'static str, String) {
        match self {
            Self::Internal { doing, detail } => (doing, detail),
            Self::Outcome(error) => (doing, format!("{:?}", error.code)),
        }
    }
}

impl From<ErrorCode> for Fault {
    fn from(code: ErrorCode) -> Self {
        Self::Outcome(code.error())
    }
}

impl From<ApiError> for Fault {
    fn from(error: ApiError) -> Self {
        Self::Outcome(error)
    }
}

impl From<CredentialError> for Fault {
    fn from(error: CredentialError) -> Self {
        Self::Outcome(error.into())
    }
}

impl From<MappingError> for Fault {
    fn from(error: MappingError) -> Self {
        Self::Outcome(error.into())
    }
}

impl From<ProviderFailure> for Fault {
    fn from(failure: ProviderFailure) -> Self {
        Self::Outcome(failure.into())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::internal("reading or writing JSON of our own", place(&error))
    }
}

/// Where JSON could not be read or written, and nothing of what it says.
pub fn place(error: &serde_json::Error) -> String {
    format!("{:?} at line {} column {}", error.classify(), error.line(), error.column())
}
