//! Answers and the headers that every one of them carries.

use domain::api::{calling::Call, endpoint::Endpoint};
use engine::reply::Reply;
use worker::Response;

use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
};

/// Headers of every answer of the API. The pages have theirs in `public/_headers`.
const HEADERS: [(&str, &str); 6] = [
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// For how many days a device may keep an answer. `public/offline.js` reads it.
pub(crate) const OFFLINE_DAYS: &str = "x-offline-days";

/// The key under which it seals what it keeps.
pub(crate) const OFFLINE_KEY: &str = "x-offline-key";

/// Looks up what is called for, and answers with what the call's type says.
pub(crate) async fn to<C: Call>(
    call: C,
    work: impl AsyncFnOnce(C) -> Result<C::Answer, Fault>,
) -> Result<Response, Fault> {
    const { assert!(C::METHOD.is_safe(), "what is done is told: `done` does it") };
    with::<C>(&work(call).await?)
}

/// Does what is called for, and answers once the audit trail was told, or will be. `doing` is there for each call that does
/// anything: the table of endpoints sees to it.
pub(crate) async fn done<C: Call>(
    config: &Config,
    doing: Option<Doing>,
    call: C,
    work: impl AsyncFnOnce(C, Doing) -> Result<Done<C::Answer>, Fault>,
) -> Result<Response, Fault> {
    const { assert!(!C::METHOD.is_safe(), "what only reads does nothing: `to` answers it") };
    let doing = doing.ok_or_else(|| Fault::internal("recording what is done", "it is no act"))?;
    let done = work(call, doing.clone()).await;
    let replied = done.and_then(|done| done.try_map(|answer| Ok(Reply::to::<C>(&answer)?)));
    settled(config, doing, replied).await
}

/// The rest of it, once for all calls.
async fn settled(config: &Config, doing: Doing, done: Result<Done<Reply>, Fault>) -> Result<Response, Fault> {
    match done {
        Ok(done) => Ok(of(done.told(config).await)?),
        Err(fault) => {
            doing.refused(config, &fault).await;
            Err(fault)
        }
    }
}

/// The answer to a call of the type `C`.
pub(crate) fn with<C: Call>(answer: &C::Answer) -> Result<Response, Fault> {
    Ok(of(Reply::to::<C>(answer)?)?)
}

/// An answer of the engine's as the runtime wants it.
pub(crate) fn of(reply: Reply) -> worker::Result<Response> {
    let response = match reply.body {
        Some(body) => {
            // As bytes: a text would be written in JavaScript's way, and back for the way out.
            let response = Response::from_bytes(body.into_bytes())?;
            response.headers().set("content-type", "application/json")?;
            response
        }
        None => Response::empty()?,
    };
    if let Some(tag) = reply.tag {
        response.headers().set("etag", &tag)?;
    }
    if let Some(days) = reply.offline_days {
        response.headers().set(OFFLINE_DAYS, &days.to_string())?;
    }
    Ok(response.with_status(reply.status))
}

/// The same, if it is a calendar and no error: what it holds is one (RFC 5545, section 8.1).
pub(crate) fn as_calendar(response: Response) -> Result<Response, Fault> {
    if response.status_code() != 200 {
        return Ok(response);
    }
    let headers: worker::Headers = response.headers().entries().collect();
    headers.set("content-type", "text/calendar; charset=utf-8")?;
    Ok(response.with_headers(headers))
}

/// Whether a session begins or ends with the answer of `endpoint`, or there is none (any more): what the browser has
/// kept was an answer to somebody else then.
fn is_of_another_session(endpoint: Option<Endpoint>, status: u16) -> bool {
    status == 401 || matches!(endpoint, Some(Endpoint::SignIn | Endpoint::FinishSignIn | Endpoint::SignOut))
}

/// How long an answer may be kept that says nothing of it itself. Public keys are read by identity providers, which need
/// not ask each time; a new one is tried before it is put to use, so that a copy of before locks nobody out.
fn kept(endpoint: Option<Endpoint>, status: u16) -> &'static str {
    match (endpoint, status) {
        (Some(Endpoint::ClientKeys), 200) => "public, max-age=300",
        _ => "no-store",
    }
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
        headers.set("cache-control", kept(endpoint, response.status_code()))?;
    }
    Ok(response.with_headers(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_but_public_keys() {
        for &endpoint in Endpoint::ALL {
            assert_eq!(kept(Some(endpoint), 200) == "no-store", endpoint != Endpoint::ClientKeys);
        }
        for other in [(Some(Endpoint::ClientKeys), 404), (None, 200)] {
            assert_eq!(kept(other.0, other.1), "no-store");
        }
    }

    #[test]
    fn the_browsers_copies_go_with_the_session_that_they_were_for() {
        for (endpoint, status, is) in [
            (Some(Endpoint::SignIn), 200, true),
            (Some(Endpoint::SignIn), 401, true),
            (Some(Endpoint::FinishSignIn), 303, true),
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
