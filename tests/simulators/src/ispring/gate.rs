//! What every request to the provider passes: the log, the faults on order, the rate limit, the form of the address, the
//! token; and on the way back, the form of the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::{Form, Refusal};
use super::credentials::Grant;
use super::learning::DOWNLOADS;
use super::{Shared, address, answer, token};
use crate::disturb;
use crate::faults::Twist;

/// Whose request it is; an extension of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller(pub(super) Grant);

/// The middleware.
pub(super) async fn gate(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().as_str(), request.uri());
    let whole = uri.path_and_query().map_or("/", |whole| whole.as_str());
    let (effects, refusal) = {
        let now = shared.clock.now();
        let mut world = shared.world();
        world.stage.requests.note(method, uri.path(), uri.query().unwrap_or_default());
        (world.stage.faults.strike(method, whole), world.limits.judge(now))
    };
    if let Some(instead) = disturb::before(&effects) {
        return instead;
    }
    let form = Form::asked(request.headers());
    let response = match refusal {
        Some(refusal) => refusal,
        None => pass(&shared, request, Twist::of(&effects), next).await,
    };
    disturb::after(&effects, answer::written(response, form))
}

async fn pass(shared: &Shared, mut request: Request, twist: Twist, next: Next) -> Response {
    let path = address::inner_path(request.uri().path());
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let Ok(inner) = format!("{path}{query}").parse::<Uri>() else {
        return Refusal::bad_request("The address is malformed").into_response();
    };
    // A certificate's link carries its own token.
    if path != token::PATH && !path.starts_with(DOWNLOADS) {
        let given = bearer(request.headers());
        let grant = given.and_then(|token| shared.world().grant_of(token, shared.clock.now()));
        let Some(grant) = grant else { return Refusal::unauthorized().into_response() };
        request.extensions_mut().insert(Caller(grant));
    }
    *request.uri_mut() = inner;
    request.extensions_mut().insert(twist);
    next.run(request).await
}

/// The token, which is also taken without the word before it: samples in the documentation leave it out `[doc]`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim();
    match given.split_once(' ') {
        Some((scheme, token)) => scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()),
        None => Some(given),
    }
}
