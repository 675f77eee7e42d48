//! The rate limit. No number is published; what is known is how it is said.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::{dates, errors};
use crate::limiter::{Windows, whole_seconds};

/// How a client is told to slow down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Throttle {
    /// The status.
    pub signal: Signal,
    /// What `Retry-After` says.
    pub retry_after: RetryAfter,
}

/// The status of a refused request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// 429, since 2026-09-16 `[doc]`.
    TooManyRequests,
    /// 503, before that `[doc]`.
    Unavailable,
}

/// The forms of `Retry-After`; both occur `[doc]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetryAfter {
    /// `7`
    Seconds,
    /// `Wed, 16 Sep 2026 09:00:00 GMT`
    Date,
    /// Left out, as 503 sometimes did.
    Nothing,
}

/// The limit of one company.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    pub(super) throttle: Throttle,
    windows: Windows,
}

impl Limits {
    /// A limit that nobody has used yet: 20 a second and 600 a minute `[unv]`.
    pub(super) fn new() -> Self {
        let spans = vec![(Duration::from_secs(1), 20), (Duration::from_mins(1), 600)];
        Self {
            throttle: Throttle { signal: Signal::TooManyRequests, retry_after: RetryAfter::Seconds },
            windows: Windows::new(spans, Duration::ZERO),
        }
    }

    /// Counts a request; the answer to one too many.
    pub(super) fn judge(&mut self, now: Duration) -> Option<Response> {
        let wait = self.windows.refuse(now)?;
        let status = match self.throttle.signal {
            Signal::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Signal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        let mut response = errors::legacy(status, "Limit Exceeded").into_response();
        let value = match self.throttle.retry_after {
            RetryAfter::Nothing => return Some(response),
            RetryAfter::Seconds => whole_seconds(wait).to_string(),
            RetryAfter::Date => {
                dates::http(DateTime::UNIX_EPOCH + Duration::from_secs(whole_seconds(now + wait)))
            }
        };
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        Some(response)
    }
}
