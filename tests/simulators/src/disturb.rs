//! What the faults on order do to a request and to its answer.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::delivery::{Arrives, Delivery};
use super::faults::Effect;

/// The answer that comes instead of the right one: then nothing is done.
pub fn before(effects: &[Effect]) -> Option<Response> {
    let (instead, arrives) = effects.iter().find_map(|effect| match effect {
        Effect::Status { code, retry_after, body } => {
            Some((instead(*code, retry_after.as_deref(), body.as_ref()), Arrives::Whole))
        }
        Effect::HangUp => Some((Response::default(), Arrives::Nothing)),
        Effect::Delay { .. }
        | Effect::Cut { .. }
        | Effect::RepeatPage
        | Effect::LieTotal { .. }
        | Effect::LoseAnswer => None,
    })?;
    Some(delivered(effects, instead, arrives))
}

/// The right answer, or what is left of it.
pub fn after(effects: &[Effect], response: Response) -> Response {
    let left = |effect: &Effect| match effect {
        Effect::Cut { bytes } => Some(Arrives::Part { bytes: *bytes }),
        _ => None,
    };
    let arrives = if effects.contains(&Effect::LoseAnswer) {
        Arrives::Nothing
    } else {
        effects.iter().find_map(left).unwrap_or_default()
    };
    delivered(effects, response, arrives)
}

/// All delays add up, wherever they stand.
fn delivered(effects: &[Effect], mut response: Response, arrives: Arrives) -> Response {
    let delay = |effect: &Effect| match effect {
        Effect::Delay { milliseconds } => Some(Duration::from_millis(*milliseconds)),
        _ => None,
    };
    response.extensions_mut().insert(Delivery { after: effects.iter().filter_map(delay).sum(), arrives });
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
