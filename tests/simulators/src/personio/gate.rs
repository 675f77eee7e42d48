//! What a request passes once it was counted, and what v2 says of its limit in every answer.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::limits::{V2_CAPACITY, V2_PER_SECOND, Verdict};
use super::{Shared, errors};

/// Lets it through to its route, if the limits do.
pub(super) async fn pass(shared: &Shared, verdict: Verdict, request: Request, next: Next) -> Response {
    let Verdict::Pass { remaining } = verdict else {
        let v2 = request.uri().path().starts_with("/v2/");
        return if v2 { v2_too_many(shared.now()) } else { errors::v1_too_many().into_response() };
    };
    let mut response = next.run(request).await;
    if let Some(remaining) = remaining {
        rate_headers(response.headers_mut(), remaining);
    }
    response
}

fn v2_too_many(now: Duration) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let mut response =
        errors::v2(status, "too_many_requests", "Too many requests", "Rate limit exceeded.", now)
            .into_response();
    rate_headers(response.headers_mut(), 0);
    response
}

fn rate_headers(headers: &mut HeaderMap, remaining: u32) {
    headers.insert("x-ratelimit-burst-capacity", HeaderValue::from(V2_CAPACITY));
    headers.insert("x-ratelimit-replenish-rate", HeaderValue::from(V2_PER_SECOND));
    headers.insert("x-ratelimit-requested-tokens", HeaderValue::from(1));
    headers.insert("x-ratelimit-remaining", HeaderValue::from(remaining));
}
