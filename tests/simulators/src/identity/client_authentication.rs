//! Which client asks at the token endpoint (RFC 6749, section 2.3.1; RFC 7523, section 2.2).

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::clients::{Client, Grant};
use super::tenant::Tenant;
use super::token::refusal;
use super::{Refusal, Shared, assertion};
use crate::pairs::{Pairs, text};

/// The kind of the client that asks, if it proves who it is in one way.
pub(super) async fn client(
    headers: &HeaderMap,
    form: &Pairs<'_>,
    tenant: Tenant,
    shared: &Shared,
) -> Result<Grant, Refusal> {
    let field = |name: &str| form.one(name).map(str::to_owned);
    let (authorization, assertion) = (text(headers, "authorization"), form.one("client_assertion"));
    let ways = [authorization, form.one("client_secret"), assertion];
    if ways.iter().flatten().count() > 1 {
        // Section 2.3: no more than one way in a request.
        let description = "The client authenticates in more than one way.";
        return Err(refusal(StatusCode::BAD_REQUEST, "invalid_request", description).into());
    }
    if let Some(assertion) = assertion {
        let kind = form.one("client_assertion_type");
        let grant = assertion::client(kind, assertion, form.one("client_id"), tenant, shared).await;
        return grant.map_err(|description| {
            shared.world().wrong = Some(description);
            wrong(description, false)
        });
    }
    let given = match authorization {
        Some(authorization) => basic(authorization),
        None => field("client_id").map(|id| Client { id, secret: field("client_secret") }),
    };
    // Who has a key has to use it.
    let grant = given.and_then(|given| shared.grant_of(&given)).filter(|&grant| grant != Grant::Key);
    let description = "No client has this id and this secret.";
    grant.ok_or_else(|| wrong(description, headers.contains_key(header::AUTHORIZATION)))
}

/// The id and the secret are encoded as in a form before they are put together.
fn basic(authorization: &str) -> Option<Client> {
    let (scheme, encoded) = authorization.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(BASE64.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some(Client { id: plain(id)?, secret: Some(plain(secret)?) })
}

/// What was encoded as a form's value, which has no `&` and no `=` in it.
fn plain(encoded: &str) -> Option<String> {
    if encoded.contains(['&', '=']) {
        return None;
    }
    form_urlencoded::parse(encoded.as_bytes()).next().map(|(name, _)| name.into_owned())
}

/// Section 5.2: who tried it by a header is told how.
fn wrong(description: &str, by_header: bool) -> Refusal {
    let mut response = refusal(StatusCode::UNAUTHORIZED, "invalid_client", description).into_response();
    if by_header {
        let how = header::HeaderValue::from_static("Basic realm=\"token\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
    }
    response.into()
}
