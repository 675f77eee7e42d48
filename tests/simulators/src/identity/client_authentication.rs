//! Which client asks at the token endpoint (RFC 6749, section 2.3.1).

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::clients::{Client, Grant};
use super::token::refusal;
use super::{Refusal, Shared};
use crate::pairs::{Pairs, text};

/// The kind of the client that asks, if it proves who it is in one way.
pub(super) fn client(headers: &HeaderMap, form: &Pairs<'_>, shared: &Shared) -> Result<Grant, Refusal> {
    let field = |name: &str| form.one(name).map(str::to_owned);
    let given = match text(headers, "authorization") {
        Some(_) if form.one("client_secret").is_some() => {
            // Section 2.3: no more than one way in a request.
            let description = "The client authenticates in more than one way.";
            return Err(refusal(StatusCode::BAD_REQUEST, "invalid_request", description).into());
        }
        Some(authorization) => basic(authorization),
        None => field("client_id").map(|id| Client { id, secret: field("client_secret") }),
    };
    let grant = given.and_then(|given| shared.grant_of(&given));
    grant.ok_or_else(|| wrong(headers.contains_key(header::AUTHORIZATION)))
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
fn wrong(by_header: bool) -> Refusal {
    let description = "No client has this id and this secret.";
    let mut response = refusal(StatusCode::UNAUTHORIZED, "invalid_client", description).into_response();
    if by_header {
        let how = header::HeaderValue::from_static("Basic realm=\"token\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
    }
    response.into()
}
