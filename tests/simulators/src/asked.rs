//! What a handler is given of a request, and how it says no.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::faults::Twist;
use super::pairs::Pairs;
use super::provider::{Provider, Shared};

/// A request that has passed the gate, but for what is in its path and in its body.
#[derive(Debug)]
pub struct Asked<P: Provider> {
    /// What all handlers share.
    pub shared: Arc<Shared<P>>,
    /// The headers.
    pub headers: HeaderMap,
    /// The query as it came, still encoded; empty if there was none.
    pub query: String,
    /// What a fault on order asks of a list.
    pub twist: Twist,
}

impl<P: Provider> Asked<P> {
    /// The query, taken apart.
    pub fn query(&self) -> Pairs<'_> {
        Pairs::of(&self.query)
    }
}

impl<P: Provider> FromRequestParts<Arc<Shared<P>>> for Asked<P> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared<P>>) -> Result<Self, Infallible> {
        Ok(Self {
            shared: Arc::clone(shared),
            headers: parts.headers.clone(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            twist: parts.extensions.get().copied().unwrap_or_default(),
        })
    }
}

/// Whose request it is, where the gate has found that out: an extension of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller<G>(pub G);

impl<G: Copy + Send + Sync + 'static, S: Sync> FromRequestParts<S> for Caller<G> {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get().copied().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The answer to a request that is refused, on its way out of whatever found something wrong.
#[derive(Debug)]
pub struct Refusal(Box<Response>);

impl From<Response> for Refusal {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        *self.0
    }
}
