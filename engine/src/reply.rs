//! What an organisation answers, before it is an HTTP answer.

use domain::api::{
    calling::Call,
    error::{ApiError, ErrorBody},
};
use serde::Serialize;

use crate::fault::Fault;

/// An answer of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The `ETag` header.
    pub tag: Option<String>,
    /// For how many days a device may keep it, sealed, for when there is no network. Nothing: not at all.
    pub offline_days: Option<u16>,
    /// JSON, if there is anything to say.
    pub body: Option<String>,
}

impl Reply {
    /// `value` as JSON.
    pub fn json<T: Serialize>(value: &T) -> Result<Self, Fault> {
        Ok(Self::of(serde_json::to_string(value)?))
    }

    /// The answer to a call.
    pub fn to<C: Call>(answer: &C::Answer) -> Result<Self, Fault> {
        let body = serde_json::to_string(answer)?;
        // What `()` becomes: there is nothing to say.
        Ok(if body == "null" { Self::done() } else { Self::of(body) })
    }

    /// What is written already.
    pub(crate) fn of(body: String) -> Self {
        Self { status: 200, body: Some(body), ..Self::done() }
    }

    /// Done, with nothing to say.
    pub const fn done() -> Self {
        Self { status: 204, tag: None, offline_days: None, body: None }
    }

    /// An error body with its status.
    pub fn error(error: &ApiError) -> Self {
        // A code, a sentence and a field's name: nothing that does not serialise.
        let body = serde_json::to_string(&ErrorBody { error: error.clone() }).ok();
        Self { status: error.code.status(), body, ..Self::done() }
    }
}
