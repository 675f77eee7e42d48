//! What a fault on order does to a request and to its answer.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::Value;

use super::faults::Effect;
use super::server::HangUp;

/// Delays, and the answer that comes instead of the right one.
pub async fn before(effects: &[Effect]) -> Option<Response> {
    for effect in effects {
        match effect {
            Effect::Delay { milliseconds } => tokio::time::sleep(Duration::from_millis(*milliseconds)).await,
            Effect::Status { code, retry_after, body } => {
                return Some(instead(*code, retry_after.as_deref(), body.as_ref()));
            }
            Effect::HangUp => return Some(hung_up(Response::default())),
            Effect::Cut { .. } | Effect::RepeatPage | Effect::LieTotal { .. } | Effect::LoseAnswer => {}
        }
    }
    None
}

/// The right answer, or what is left of it.
pub async fn after(effects: &[Effect], response: Response) -> Response {
    if effects.contains(&Effect::LoseAnswer) {
        return hung_up(response);
    }
    let left = |effect: &Effect| if let Effect::Cut { bytes } = effect { Some(*bytes) } else { None };
    match effects.iter().find_map(left) {
        Some(bytes) => cut(response, bytes).await,
        None => response,
    }
}

fn hung_up(mut response: Response) -> Response {
    response.extensions_mut().insert(HangUp);
    response
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
