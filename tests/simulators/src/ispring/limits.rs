//! The rate limit. None is published, so that there is one at all is `[unv]`, and so are its numbers.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::answer::Refusal;
use crate::limiter::Windows;

/// The limit of one account.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    pub(super) on: bool,
    windows: Windows,
}

impl Limits {
    /// A limit that nobody has used yet: 50 a second and 1,500 a minute.
    pub(super) fn new(on: bool) -> Self {
        let spans = vec![(Duration::from_secs(1), 50), (Duration::from_mins(1), 1_500)];
        Self { on, windows: Windows::new(spans, Duration::ZERO) }
    }

    /// Counts a request; the answer to one too many.
    pub(super) fn judge(&mut self, now: Duration) -> Option<Response> {
        if !self.on || self.windows.admit(now) {
            return None;
        }
        let wait = self.windows.wait(now);
        // Rounded up, so that who waits that long gets in.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        let mut response = Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests").into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        Some(response)
    }
}
