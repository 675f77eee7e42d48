//! Errors, in the shapes of v1 and of v2.

use std::time::Duration;

use axum::Json;
use axum::http::{StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::Refusal;
use super::filters::BadQuery;
use super::timestamps;
use super::world::Why;

/// v1: `{"success":false,"error":{"code":…,"message":"…"}}`. The code is not reliably the status.
pub(super) fn v1(status: StatusCode, code: u16, message: &str) -> Refusal {
    (status, Json(json!({ "success": false, "error": { "code": code, "message": message } })))
        .into_response()
        .into()
}

/// v1: a parameter that doesn't pass. The message for `limit` is known from personio/api-docs#180; the frame is the
/// spec's for validation errors.
pub(super) fn v1_invalid(parameter: &str, message: &str) -> Refusal {
    let error = json!({
        "code": 0, "message": "The given data failed to pass validation.", "error_data": { parameter: [message] },
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "success": false, "error": error })))
        .into_response()
        .into()
}

/// v1: no token, a wrong one, or one without the right (v1 spec, the 401 and 403 examples).
pub(super) fn v1_refused(why: Why) -> Refusal {
    match why {
        Why::NoToken => v1(StatusCode::UNAUTHORIZED, 401, "Authorization is not provided"),
        // That a missing right is said in the same words is `[unv]`.
        Why::WrongToken | Why::NoRight => {
            v1(StatusCode::FORBIDDEN, 403, "Provided authorization is not valid")
        }
    }
}

/// v1: beyond a rate limit. Status as documented; the body is `[unv]`, and no `Retry-After` is documented.
pub(super) fn v1_too_many() -> Refusal {
    v1(StatusCode::TOO_MANY_REQUESTS, 429, "Too Many Requests")
}

/// v2: an error of a resource.
pub(super) fn v2(status: StatusCode, code: &str, title: &str, detail: &str, now: Duration) -> Refusal {
    let kind = format!("https://developer.personio.de/reference/errors#common.{code}");
    let error = json!({ "title": title, "detail": detail, "type": kind, "_meta": {} });
    let body = json!({ "personio_trace_id": trace(now), "timestamp": timestamp(now), "errors": [error] });
    problem(status, &body)
}

/// v2: something wrong in the query, in the words of the specs' examples.
pub(super) fn v2_bad_query(bad: BadQuery, now: Duration) -> Refusal {
    v2(StatusCode::BAD_REQUEST, "bad_request", "Bad request", bad.detail(), now)
}

/// v2: nobody has this id, or nothing.
pub(super) fn v2_no_such_resource(now: Duration) -> Refusal {
    let detail = "There is no resource for the specified id.";
    v2(StatusCode::NOT_FOUND, "resource_not_found", "Resource not found", detail, now)
}

/// v2: no valid token, or one without the right. The specs list 400 and 404 only; these statuses and words are `[unv]`.
pub(super) fn v2_refused(why: Why, now: Duration) -> Refusal {
    match why {
        Why::NoToken | Why::WrongToken => {
            let detail = "The access token is missing or not valid.";
            v2(StatusCode::UNAUTHORIZED, "unauthorized", "Unauthorized", detail, now)
        }
        Why::NoRight => {
            let detail = "The access token lacks the scope personio:persons:read.";
            v2(StatusCode::FORBIDDEN, "forbidden", "Forbidden", detail, now)
        }
    }
}

/// v2: an error of the token endpoint, always 400 (credentials spec).
pub(super) fn v2_token(error: &str, link: &str, description: &str, meta: Value, now: Duration) -> Refusal {
    let body = json!({
        "timestamp": timestamp(now),
        "trace_id": trace(now),
        "error": error,
        "error_description": description,
        "error_uri": format!("https://developer.personio.de/reference/errors#credentials.oauth2.{link}"),
        "meta": meta,
    });
    problem(StatusCode::BAD_REQUEST, &body)
}

/// Any path that is not simulated.
pub(super) async fn no_such_route(uri: Uri) -> Refusal {
    if uri.path().starts_with("/v2/") {
        return v2(
            StatusCode::NOT_FOUND,
            "resource_not_found",
            "Resource not found",
            "No such path.",
            Duration::ZERO,
        );
    }
    v1(StatusCode::NOT_FOUND, 404, "Not Found")
}

fn problem(status: StatusCode, body: &Value) -> Refusal {
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response().into()
}

fn timestamp(now: Duration) -> String {
    timestamps::utc(DateTime::<Utc>::UNIX_EPOCH + now)
}

fn trace(now: Duration) -> String {
    format!("{:032x}", now.as_nanos())
}
