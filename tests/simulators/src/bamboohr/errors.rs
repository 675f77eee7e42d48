//! Errors: mostly a header and an empty body; problem documents for datasets; a list for webhooks.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use serde_json::{Value, json};

use super::Refusal;

/// Says what was wrong: the body is often empty `[doc]`.
const MESSAGE: &str = "x-bamboohr-error-message";

/// The usual error.
pub(super) fn legacy(status: StatusCode, message: &str) -> Refusal {
    let mut response = status.into_response();
    if let Ok(value) = HeaderValue::from_str(message) {
        response.headers_mut().insert(MESSAGE, value);
    }
    response.into()
}

/// No key or a wrong one `[doc]`; the words are `[unv]`.
pub(super) fn unauthorized() -> Refusal {
    legacy(StatusCode::UNAUTHORIZED, "Invalid API key")
}

/// No right to do this; the words are `[unv]`.
pub(super) fn forbidden() -> Refusal {
    legacy(StatusCode::FORBIDDEN, "You do not have permission to do this")
}

/// Nothing there.
pub(super) fn not_found(what: &str) -> Refusal {
    legacy(StatusCode::NOT_FOUND, &format!("{what} not found"))
}

/// Something wrong in the request.
pub(super) fn bad_request(message: &str) -> Refusal {
    legacy(StatusCode::BAD_REQUEST, message)
}

/// An error of a dataset: RFC 7807 (spec, `ProblemDetailsResponse`). `fields` says what is wrong with which input.
pub(super) fn problem(status: StatusCode, code: &str, detail: &str, at: &str, fields: &Value) -> Refusal {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": detail,
        "instance": at,
        "code": code,
        "fields": fields,
    });
    let mut response = legacy(status, detail).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    *response.body_mut() = body.to_string().into();
    response.into()
}

/// An error of a webhook: a list, or one object (spec, `WebhookError` and `WebhookBadRequest`).
pub(super) fn webhook(status: StatusCode, errors: &Value) -> Refusal {
    (status, Json(json!({ "errors": errors }))).into_response().into()
}

/// Any path that is not simulated.
pub(super) async fn no_such_route(uri: Uri) -> Refusal {
    not_found(uri.path())
}
