//! What a request passes: the rate limit, the form of the address, the token; and on the way back, the form of the
//! answer.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::answer::{Form, Refusal};
use super::learning::DOWNLOADS;
use super::{Shared, address, answer, limits, token};
use crate::asked;
use crate::pairs::text;
use crate::provider::at_path;

/// Lets a request through to its route, if the limit does and the token is right, and writes the answer.
pub(super) async fn pass(shared: &Shared, wait: Option<Duration>, request: Request, next: Next) -> Response {
    let form = Form::asked(request.headers());
    let response = match wait {
        Some(wait) => limits::too_many(wait),
        None => answer(shared, request, next).await.into_response(),
    };
    answer::written(response, form)
}

async fn answer(shared: &Shared, mut request: Request, next: Next) -> Result<Response, Refusal> {
    let path = address::inner_path(request.uri().path());
    let inner = at_path(request.uri(), path);
    let inner = inner.ok_or_else(|| Refusal::bad_request("The address is malformed"))?;
    // A certificate's link carries its own token.
    if path != token::PATH && !path.starts_with(DOWNLOADS) {
        let given = bearer(request.headers());
        let grant = given.and_then(|token| shared.world().tokens.get(token, shared.now()).copied());
        let grant = grant.ok_or_else(Refusal::unauthorized)?;
        request.extensions_mut().insert(asked::Caller(grant));
    }
    *request.uri_mut() = inner;
    Ok(next.run(request).await)
}

/// The token, which is also taken without the word before it: samples in the documentation leave it out `[doc]`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let given = text(headers, header::AUTHORIZATION.as_str())?.trim();
    match given.split_once(' ') {
        Some((scheme, token)) => scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()),
        None => Some(given),
    }
}
