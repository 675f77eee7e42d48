//! Answers and the headers that every one of them carries.

use domain::api::error::{ApiError, ErrorBody};
use serde::Serialize;
use worker::Response;

use crate::fault::Fault;

/// Headers of every answer of the API. The pages have theirs in `public/_headers`.
const HEADERS: [(&str, &str); 6] = [
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// `value` as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Response, Fault> {
    Ok(Response::from_json(value)?)
}

/// Done, with nothing to say.
pub(crate) fn done() -> Result<Response, Fault> {
    Ok(Response::empty()?.with_status(204))
}

/// An error body with its status.
pub(crate) fn error(error: &ApiError) -> worker::Result<Response> {
    let body = ErrorBody { error: error.clone() };
    Ok(Response::from_json(&body)?.with_status(error.code.status()))
}

/// Adds what every answer carries.
pub(crate) fn finish(response: Response, request_id: &str) -> worker::Result<Response> {
    // An answer of an object is immutable; a copy of its headers is not.
    let headers: worker::Headers = response.headers().entries().collect();
    for (name, value) in HEADERS {
        headers.set(name, value)?;
    }
    headers.set("x-request-id", request_id)?;
    if !headers.has("cache-control")? {
        headers.set("cache-control", "no-store")?;
    }
    Ok(response.with_headers(headers))
}
