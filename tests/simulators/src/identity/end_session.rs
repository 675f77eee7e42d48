//! `GET` and `POST /{tenant}/end-session`: a browser signs out (`OpenID` Connect RP-Initiated Logout, sections 2 and 3).
//!
//! Nobody is signed in here for longer than an authorisation takes, so there is nothing to end, and nobody is asked.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::clients::{self, Grant};
use super::redirects::{after_sign_out, with_query};
use super::tenant::{At, Tenant};
use super::{Asked, Refusal, Routes, page};
use crate::pairs::Pairs;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/{tenant}/end-session", get(by_query).post(by_form))
}

async fn by_query(At(tenant): At, asked: Asked) -> Result<Response, Refusal> {
    end(&asked, tenant, &asked.query())
}

async fn by_form(At(tenant): At, asked: Asked, body: Bytes) -> Result<Response, Refusal> {
    let form = Pairs::of_form(&asked.headers, &body);
    let form = form.ok_or_else(|| refused("This address takes a form."))?;
    end(&asked, tenant, &form)
}

fn end(asked: &Asked, tenant: Tenant, given: &Pairs<'_>) -> Result<Response, Refusal> {
    let client = client(asked, tenant, given)?;
    let Some(address) = given.one("post_logout_redirect_uri") else {
        return Ok(page::message(StatusCode::OK, "You are signed out", "You can close this page."));
    };
    if client.is_none() {
        return Err(refused(
            "Neither id_token_hint nor client_id says whose post_logout_redirect_uri it is.",
        ));
    }
    if !after_sign_out(address) {
        return Err(refused("This post_logout_redirect_uri is not registered for the client."));
    }
    let state = given.one("state").map(|state| ("state", state));
    let location = with_query(address, state.as_slice());
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// The client that signs out, where that is known. A hint has to be a token that was given here, however long ago, and to
/// the client that is named beside it.
fn client(asked: &Asked, tenant: Tenant, given: &Pairs<'_>) -> Result<Option<Grant>, Refusal> {
    let hinted = match given.one("id_token_hint") {
        None => None,
        Some(hint) => {
            let to = asked.shared.world().issued_to(hint, tenant);
            Some(to.ok_or_else(|| refused("This id_token_hint was not given here."))?)
        }
    };
    let named = match given.one("client_id") {
        None => None,
        Some(id) => {
            let called = clients::called(&asked.shared, id);
            Some(called.ok_or_else(|| refused("No client has this client_id."))?)
        }
    };
    match (hinted, named) {
        (Some(hinted), Some(named)) if hinted != named => {
            Err(refused("The id_token_hint was given to another client."))
        }
        _ => Ok(hinted.or(named)),
    }
}

fn refused(why: &str) -> Refusal {
    page::message(StatusCode::BAD_REQUEST, "Nobody can be signed out", why).into()
}
