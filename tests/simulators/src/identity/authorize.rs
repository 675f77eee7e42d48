//! `GET` and `POST /{tenant}/authorize`: somebody signs in for a client (`OpenID` Connect Core, section 3.1.2).
//!
//! The POST is that of the page's own form, at the address of the page. That a client may send its request as a form
//! as well is not simulated.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::authorization::{Authorization, Way, Wrong};
use super::redirects::with_query;
use super::tenant::{At, Tenant};
use super::{Asked, Refusal, Routes, page};
use crate::pairs::Pairs;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/{tenant}/authorize", get(ask).post(answered))
}

async fn ask(At(tenant): At, asked: Asked) -> Result<Response, Refusal> {
    understood(&asked, tenant)?;
    Ok(page::sign_in(tenant, asked.query().one("login_hint").unwrap_or_default(), false))
}

async fn answered(At(tenant): At, asked: Asked, body: Bytes) -> Result<Response, Refusal> {
    let (way, authorization) = understood(&asked, tenant)?;
    let form = Pairs::of_form(&asked.headers, &body).ok_or_else(|| {
        Refusal::from(page::message(StatusCode::BAD_REQUEST, "No form", "This address takes its own form."))
    })?;
    if form.one("answer") == Some("cancel") {
        let denied = Wrong("access_denied", "The person did not sign in.");
        return Ok(refused(&asked, tenant, &way, denied));
    }
    let email = form.one("email").unwrap_or_default().trim();
    let mut world = asked.shared.world();
    let Ok(account) = world.realm(tenant).accounts.with(email) else {
        return Ok(page::sign_in(tenant, email, true));
    };
    let sub = account.sub.clone();
    let code = world.code(authorization, sub, asked.shared.now());
    Ok(back(&asked, tenant, &way, &[("code", &code)]))
}

/// The request, or the answer to one that can't be carried out.
fn understood(asked: &Asked, tenant: Tenant) -> Result<(Way, Authorization), Refusal> {
    let query = asked.query();
    let way = Way::of(&query, &asked.shared).map_err(|no_way| {
        page::message(StatusCode::BAD_REQUEST, "Nobody can be signed in", &no_way.to_string())
    })?;
    let authorization = Authorization::of(&query, tenant, &way);
    let authorization = authorization.map_err(|wrong| refused(asked, tenant, &way, wrong))?;
    Ok((way, authorization))
}

/// RFC 6749, section 4.1.2.1.
fn refused(asked: &Asked, tenant: Tenant, way: &Way, Wrong(error, description): Wrong) -> Response {
    back(asked, tenant, way, &[("error", error), ("error_description", description)])
}

/// Back to the client, with its state and with who answers (RFC 9207, section 2). 303 turns the POST into a GET.
fn back(asked: &Asked, tenant: Tenant, way: &Way, answer: &[(&str, &str)]) -> Response {
    let issuer = tenant.issuer(asked.shared.url());
    let state = way.state.as_deref().map(|state| ("state", state));
    let pairs: Vec<_> = answer.iter().copied().chain(state).chain([("iss", &*issuer)]).collect();
    let location = with_query(&way.redirect_uri, &pairs);
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}
