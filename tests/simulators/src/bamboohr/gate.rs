//! What every request to the provider passes: the log, the faults on order, the rate limit, the company, the key.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::keys::Grant;
use super::world::World;
use super::{Shared, address, errors};
use crate::disturb;
use crate::faults::Twist;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Whose request it is; an extension of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller(pub(super) Grant);

/// The middleware.
pub(super) async fn gate(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().as_str(), request.uri());
    let whole = uri.path_and_query().map_or("/", |whole| whole.as_str());
    let (effects, refusal, id) = {
        let now = shared.clock.now();
        let mut world = shared.world();
        world.stage.requests.note(method, uri.path(), uri.query().unwrap_or_default());
        let id = request_id(request.headers(), &mut world);
        (world.stage.faults.strike(method, whole), world.limits.judge(now), id)
    };
    if let Some(instead) = disturb::before(&effects) {
        return instead;
    }
    let mut response = match refusal {
        Some(refusal) => refusal,
        None => answer(&shared, request, Twist::of(&effects), next).await,
    };
    response.headers_mut().insert(REQUEST_ID, id);
    disturb::after(&effects, response)
}

/// Which of several faults of a request is told first is `[unv]`.
async fn answer(shared: &Shared, mut request: Request, twist: Twist, next: Next) -> Response {
    let Some(path) = address::inner_path(request.uri().path(), request.headers()) else {
        return errors::not_found("Company");
    };
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let Ok(inner) = format!("{path}{query}").parse::<Uri>() else {
        return errors::bad_request("The address is malformed");
    };
    let grant = {
        let now = shared.clock.now();
        let mut world = shared.world();
        if world.lock.is_closed(now) {
            return errors::legacy(StatusCode::FORBIDDEN, "API access is disabled for a period of time");
        }
        let key = key(request.headers());
        let known = |grant: &Grant| Some(shared.key(*grant).as_str()) == key.as_deref();
        let grant = Grant::ALL.into_iter().find(known).filter(|grant| !world.is_revoked(*grant));
        if key.is_some() {
            world.lock.note(grant.is_some(), now);
        }
        grant
    };
    let Some(grant) = grant else { return errors::unauthorized() };
    *request.uri_mut() = inner;
    request.extensions_mut().insert(Caller(grant));
    request.extensions_mut().insert(twist);
    next.run(request).await
}

/// The key is the user name; the password may be anything `[doc]`.
fn key(headers: &HeaderMap) -> Option<String> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = given.split_once(' ')?;
    let decoded = STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (key, _password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some(key.to_owned())
}

/// The one that was given, else a new one (spec, `X-Request-ID`).
fn request_id(headers: &HeaderMap, world: &mut World) -> HeaderValue {
    headers.get(REQUEST_ID).cloned().unwrap_or_else(|| HeaderValue::from(world.next_request_id()))
}
