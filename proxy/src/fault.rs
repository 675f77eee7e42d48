//! What can go wrong in the Worker: the engine's faults, and what the runtime says.

use domain::api::error::{ApiError, ErrorCode};
use engine::fault::{self, place};

/// Why a request was not done.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) fault::Fault);

impl Fault {
    /// Something of ours, of which there is no more to say.
    pub(crate) fn internal(doing: &'static str, detail: impl Into<String>) -> Self {
        Self(fault::Fault::internal(doing, detail))
    }

    /// The first of several things that are wrong with a form: the caller is told of one at a time.
    pub(crate) fn first_of<E: Into<ApiError>>(errors: Vec<E>) -> Self {
        Self(fault::Fault::first_of(errors))
    }

    /// What the caller is told.
    pub(crate) fn told(&self) -> ApiError {
        self.0.told()
    }
}

impl From<fault::Fault> for Fault {
    fn from(fault: fault::Fault) -> Self {
        Self(fault)
    }
}

impl From<ErrorCode> for Fault {
    fn from(code: ErrorCode) -> Self {
        Self(code.into())
    }
}

impl From<ApiError> for Fault {
    fn from(error: ApiError) -> Self {
        Self(error.into())
    }
}

impl From<worker::Error> for Fault {
    fn from(error: worker::Error) -> Self {
        // Serialisation errors quote the value they stumbled over, which may be somebody's name.
        let detail = match error {
            worker::Error::SerdeJsonError(error) => place(&error),
            worker::Error::SerdeWasmBindgenError(_) => {
                "a value from the runtime has another shape".to_owned()
            }
            other => other.to_string(),
        };
        Self::internal("talking to the runtime", detail)
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self(error.into())
    }
}
