//! What every request to the provider passes: the log, the faults on order, the rate limits.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::Value;

use super::limits::{V2_CAPACITY, V2_PER_SECOND, Verdict};
use super::{Shared, errors};
use crate::simulators::faults::{Effect, Twist};
use crate::simulators::server::HangUp;

/// The middleware.
pub(super) async fn gate(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().as_str(), request.uri());
    let whole = uri.path_and_query().map_or("/", |whole| whole.as_str());
    let (effects, verdict) = {
        let now = shared.clock.now();
        let mut world = shared.world();
        world.requests.note(method, uri.path(), uri.query().unwrap_or_default());
        (world.faults.strike(method, whole), world.limits.judge(method, uri.path(), now))
    };
    let v2 = uri.path().starts_with("/v2/");
    if let Some(instead) = disturb(&effects).await {
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
    match effects
        .iter()
        .find_map(|effect| if let Effect::Cut { bytes } = effect { Some(*bytes) } else { None })
    {
        Some(bytes) => cut(response, bytes).await,
        None => response,
    }
}

/// Delays, and the answer that comes instead of the right one.
async fn disturb(effects: &[Effect]) -> Option<Response> {
    for effect in effects {
        match effect {
            Effect::Delay { milliseconds } => tokio::time::sleep(Duration::from_millis(*milliseconds)).await,
            Effect::Status { code, retry_after, body } => {
                return Some(instead(*code, retry_after.as_deref(), body.as_ref()));
            }
            Effect::HangUp => {
                let mut response = Response::default();
                response.extensions_mut().insert(HangUp);
                return Some(response);
            }
            Effect::Cut { .. } | Effect::RepeatPage | Effect::LieTotal { .. } => {}
        }
    }
    None
}

fn instead(code: u16, retry_after: Option<&str>, body: Option<&Value>) -> Response {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = match body {
        None => status.into_response(),
        Some(Value::String(text)) => (status, text.clone()).into_response(),
        Some(json) => (status, axum::Json(json)).into_response(),
    };
    if let Some(value) = retry_after.and_then(|text| HeaderValue::from_str(text).ok()) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// The headers, among them the full length, and no more than the first bytes.
async fn cut(response: Response, bytes: usize) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let first = whole.slice(..bytes.min(whole.len()));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    // What was sent has to leave before the connection is cut, else the client would see nothing at all.
    let broken = stream::once(async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionAborted))
    });
    let sent = stream::once(async { Ok::<Bytes, std::io::Error>(first) });
    Response::from_parts(parts, Body::from_stream(sent.chain(broken)))
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
