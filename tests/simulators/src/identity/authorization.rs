//! What a client asks for at the authorisation endpoint (`OpenID` Connect Core, section 3.1.2.1; RFC 7636, section 4.3).

use super::Shared;
use super::clients::{self, Grant};
use super::tenant::Tenant;
use crate::pairs::Pairs;

/// The scopes that mean something here (`OpenID` Connect Core, section 5.4).
pub(super) const SCOPES: [&str; 3] = ["openid", "profile", "email"];

/// Somebody is to sign in for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authorization {
    pub(super) tenant: Tenant,
    pub(super) grant: Grant,
    pub(super) redirect_uri: String,
    /// Those of [`SCOPES`] that were asked for.
    pub(super) scopes: Vec<&'static str>,
    pub(super) nonce: Option<String>,
    /// Base64url of a SHA-256.
    pub(super) challenge: String,
    /// Whether the token has to say when they signed in.
    pub(super) says_when: bool,
}

/// Where a browser is sent back to, whatever comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) grant: Grant,
    pub(super) redirect_uri: String,
    pub(super) state: Option<String>,
}

/// Why a browser is not even sent back (RFC 6749, section 4.1.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoWay {
    #[error("No client has this client_id.")]
    Client,
    #[error("This redirect_uri is not registered for the client.")]
    RedirectUri,
}

/// What is wrong with a request whose way back is known: `error` and `error_description`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrong(pub(super) &'static str, pub(super) &'static str);

impl Way {
    /// The way back, if the client is known and the address is registered for it.
    pub(super) fn of(asked: &Pairs<'_>, shared: &Shared) -> Result<Self, NoWay> {
        let grant =
            once(asked, "client_id").and_then(|id| clients::called(shared, id)).ok_or(NoWay::Client)?;
        let redirect_uri = once(asked, "redirect_uri").ok_or(NoWay::RedirectUri)?;
        if !shared.world().registered.has(redirect_uri) {
            return Err(NoWay::RedirectUri);
        }
        let state = given(asked, "state").map(str::to_owned);
        Ok(Self { grant, redirect_uri: redirect_uri.to_owned(), state })
    }
}

impl Authorization {
    /// What is asked for, by a client with a way back.
    pub(super) fn of(asked: &Pairs<'_>, tenant: Tenant, way: &Way) -> Result<Self, Wrong> {
        if asked.repeats() {
            return Err(Wrong("invalid_request", "A parameter is there more than once."));
        }
        refuse_what_is_not_simulated(asked)?;
        let says_when = says_when(asked)?;
        Ok(Self {
            tenant,
            grant: way.grant,
            redirect_uri: way.redirect_uri.clone(),
            scopes: scopes(asked)?,
            nonce: given(asked, "nonce").map(str::to_owned),
            challenge: challenge(asked)?.to_owned(),
            says_when,
        })
    }
}

/// A parameter. One without a value counts as left out (RFC 6749, section 3.1).
fn given<'a>(asked: &'a Pairs<'_>, name: &str) -> Option<&'a str> {
    asked.one(name).filter(|value| !value.is_empty())
}

/// A parameter that is there no more than once.
fn once<'a>(asked: &'a Pairs<'_>, name: &str) -> Option<&'a str> {
    let times = asked.all().filter(|(key, _)| *key == name).count();
    given(asked, name).filter(|_| times == 1)
}

fn refuse_what_is_not_simulated(asked: &Pairs<'_>) -> Result<(), Wrong> {
    // `OpenID` Connect Core, section 3.1.2.6.
    if given(asked, "request").is_some() {
        return Err(Wrong("request_not_supported", "Request objects are not supported."));
    }
    if given(asked, "request_uri").is_some() {
        return Err(Wrong("request_uri_not_supported", "Request objects are not supported."));
    }
    match given(asked, "response_type") {
        Some("code") => {}
        Some(_) => return Err(Wrong("unsupported_response_type", "The response_type has to be code.")),
        None => return Err(Wrong("invalid_request", "The response_type is missing.")),
    }
    if given(asked, "response_mode").is_some_and(|mode| mode != "query") {
        return Err(Wrong("invalid_request", "The response_mode has to be query."));
    }
    Ok(())
}

fn scopes(asked: &Pairs<'_>) -> Result<Vec<&'static str>, Wrong> {
    let wanted: Vec<&str> = given(asked, "scope").unwrap_or_default().split(' ').collect();
    if !wanted.contains(&"openid") {
        return Err(Wrong("invalid_scope", "The scope has to have openid in it."));
    }
    Ok(SCOPES.into_iter().filter(|scope| wanted.contains(scope)).collect())
}

fn challenge<'a>(asked: &'a Pairs<'_>) -> Result<&'a str, Wrong> {
    if given(asked, "code_challenge_method") != Some("S256") {
        return Err(Wrong("invalid_request", "The code_challenge_method has to be S256."));
    }
    let is_hash = |text: &&str| {
        text.len() == 43
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let challenge = given(asked, "code_challenge").filter(is_hash);
    challenge.ok_or(Wrong("invalid_request", "The code_challenge has to be the base64url of a SHA-256."))
}

/// By `prompt` and `max_age`. Nobody is signed in before they are asked, so `none` is never enough, and `max_age` is
/// always kept.
fn says_when(asked: &Pairs<'_>) -> Result<bool, Wrong> {
    let prompts: Vec<&str> = given(asked, "prompt").unwrap_or_default().split_whitespace().collect();
    match prompts[..] {
        ["none"] => return Err(Wrong("login_required", "Somebody has to sign in.")),
        _ if prompts.contains(&"none") => {
            return Err(Wrong("invalid_request", "The prompt none stands alone."));
        }
        _ => {}
    }
    let max_age = given(asked, "max_age").map(str::parse::<u64>).transpose();
    let max_age = max_age.map_err(|_| Wrong("invalid_request", "The max_age has to be whole seconds."))?;
    Ok(max_age.is_some() || prompts.contains(&"login"))
}
