//! What a request passes: the rate limit, the company, the key.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::keys::Key;
use super::world::World;
use super::{Refusal, Shared, address, errors};
use crate::asked;
use crate::provider::at_path;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What is known of a request that was counted.
pub struct Counted {
    /// The answer, if it is one too many.
    refusal: Option<Response>,
    /// The one that it came with, else a new one (spec, `X-Request-ID`).
    id: HeaderValue,
}

impl Counted {
    /// Counts a request.
    pub(super) fn of(world: &mut World, request: &Request, limited: bool, now: Duration) -> Self {
        let given = request.headers().get(REQUEST_ID).cloned();
        let id = given.unwrap_or_else(|| HeaderValue::from(world.next_request_id()));
        Self { refusal: if limited { world.limits.judge(now) } else { None }, id }
    }
}

/// Lets a request through to its route, if the limit does, and the company and the key are right.
pub(super) async fn pass(shared: &Shared, counted: Counted, request: Request, next: Next) -> Response {
    let mut response = match counted.refusal {
        Some(refusal) => refusal,
        None => answer(shared, request, next).await.into_response(),
    };
    response.headers_mut().insert(REQUEST_ID, counted.id);
    response
}

/// Which of several faults of a request is told first is `[unv]`.
async fn answer(shared: &Shared, mut request: Request, next: Next) -> Result<Response, Refusal> {
    let path = address::inner_path(request.uri().path(), request.headers());
    let path = path.ok_or_else(|| errors::not_found("Company"))?;
    let inner = at_path(request.uri(), path);
    let inner = inner.ok_or_else(|| errors::bad_request("The address is malformed"))?;
    let grant = {
        let now = shared.now();
        let mut world = shared.world();
        if world.lock.is_closed(now) {
            return Err(errors::legacy(StatusCode::FORBIDDEN, "API access is disabled for a period of time"));
        }
        let key = key(request.headers());
        let grant = key.as_ref().and_then(|key| shared.grant_of(key));
        if key.is_some() {
            world.lock.note(grant.is_some(), now);
        }
        grant
    };
    let grant = grant.ok_or_else(errors::unauthorized)?;
    *request.uri_mut() = inner;
    request.extensions_mut().insert(asked::Caller(grant));
    Ok(next.run(request).await)
}

/// The key is the user name; the password may be anything `[doc]`.
fn key(headers: &HeaderMap) -> Option<Key> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = given.split_once(' ')?;
    let decoded = STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (key, _password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some(Key::from(key))
}
