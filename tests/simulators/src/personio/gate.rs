//! What every request to the provider passes: the log, the faults on order, the rate limits.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::limits::{V2_CAPACITY, V2_PER_SECOND, Verdict};
use super::{Shared, errors};
use crate::disturb;
use crate::faults::Twist;

/// The middleware.
pub(super) async fn gate(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().as_str(), request.uri());
    let whole = uri.path_and_query().map_or("/", |whole| whole.as_str());
    let (effects, verdict) = {
        let now = shared.clock.now();
        let mut world = shared.world();
        world.stage.requests.note(method, uri.path(), uri.query().unwrap_or_default());
        (world.stage.faults.strike(method, whole), world.limits.judge(method, uri.path(), now))
    };
    let v2 = uri.path().starts_with("/v2/");
    if let Some(instead) = disturb::before(&effects) {
        return instead;
    }
    let Verdict::Pass { remaining } = verdict else {
        return if v2 { v2_too_many(shared.clock.now()) } else { errors::v1_too_many() };
    };
    request.extensions_mut().insert(Twist::of(&effects));
    let mut response = next.run(request).await;
    if let Some(remaining) = remaining {
        rate_headers(response.headers_mut(), remaining);
    }
    disturb::after(&effects, response)
}

fn v2_too_many(now: Duration) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let mut response =
        errors::v2(status, "too_many_requests", "Too many requests", "Rate limit exceeded.", now);
    rate_headers(response.headers_mut(), 0);
    response
}

fn rate_headers(headers: &mut HeaderMap, remaining: u32) {
    headers.insert("x-ratelimit-burst-capacity", HeaderValue::from(V2_CAPACITY));
    headers.insert("x-ratelimit-replenish-rate", HeaderValue::from(V2_PER_SECOND));
    headers.insert("x-ratelimit-requested-tokens", HeaderValue::from(1));
    headers.insert("x-ratelimit-remaining", HeaderValue::from(remaining));
}
