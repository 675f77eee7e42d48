//! The rate limit. None is published, so that there is one at all is `[unv]`, and so are its numbers.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::answer::Refusal;
use crate::limiter::{Windows, whole_seconds};

/// The limit of one account, which nobody has used yet: 50 a second and 1,500 a minute.
pub(super) fn new() -> Windows {
    Windows::new(vec![(Duration::from_secs(1), 50), (Duration::from_mins(1), 1_500)], Duration::ZERO)
}

/// The answer to a request that has to wait.
pub(super) fn too_many(wait: Duration) -> Response {
    let mut response = Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests").into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(whole_seconds(wait)));
    response
}
