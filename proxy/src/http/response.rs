//! Answers and the headers that every one of them carries.

use domain::api::{
    endpoint::Endpoint,
    error::{ApiError, ErrorBody},
};
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

/// Whether a session begins or ends with the answer of `endpoint`, or there is none (any more): what the browser has
/// kept was an answer to somebody else then.
fn is_of_another_session(endpoint: Option<Endpoint>, status: u16) -> bool {
    status == 401 || matches!(endpoint, Some(Endpoint::SignIn | Endpoint::SignOut))
}

/// Adds what every answer carries. `endpoint` is the one that was asked, if there is one at that address.
pub(crate) fn finish(
    response: Response,
    endpoint: Option<Endpoint>,
    request_id: &str,
) -> worker::Result<Response> {
    // An answer of an object is immutable; a copy of its headers is not.
    let headers: worker::Headers = response.headers().entries().collect();
    for (name, value) in HEADERS {
        headers.set(name, value)?;
    }
    if is_of_another_session(endpoint, response.status_code()) {
        headers.set("clear-site-data", "\"cache\"")?;
    }
    headers.set("x-request-id", request_id)?;
    if !headers.has("cache-control")? {
        headers.set("cache-control", "no-store")?;
    }
    Ok(response.with_headers(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_copies_go_with_the_session_that_they_were_for() {
        for (endpoint, status, is) in [
            (Some(Endpoint::SignIn), 200, true),
            (Some(Endpoint::SignIn), 401, true),
            (Some(Endpoint::SignOut), 204, true),
            (Some(Endpoint::Directory), 401, true),
            (None, 401, true),
            (Some(Endpoint::Session), 200, false),
            (Some(Endpoint::Directory), 304, false),
            (Some(Endpoint::Services), 403, false),
            (None, 404, false),
        ] {
            assert_eq!(is_of_another_session(endpoint, status), is, "{endpoint:?} {status}");
        }
    }
}
