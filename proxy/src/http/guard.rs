//! What is checked before anybody is asked who they are.

use domain::{
    api::{endpoint::Endpoint, error::ErrorCode},
    client_network::ClientNetwork,
};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use worker::RateLimiter;

use super::request::Incoming;
use crate::fault::Fault;

/// There must be room for it under `limit`, with all that comes from the same network.
pub(crate) async fn within(limit: &RateLimiter, incoming: &Incoming) -> Result<(), Fault> {
    let address = incoming.header("cf-connecting-ip").unwrap_or_default();
    let outcome = limit.limit(ClientNetwork::of(&address).key().to_owned()).await?;
    if outcome.success { Ok(()) } else { Err(ErrorCode::TooManyRequests.into()) }
}

/// A request that changes something must come from our own pages, and say that its body is JSON: a form of another
/// site can do neither.
pub(crate) fn same_origin(incoming: &Incoming, endpoint: Endpoint) -> Result<(), Fault> {
    if !endpoint.route().method.is_of_our_pages() {
        return Ok(());
    }
    let (site, origin) = (incoming.header("sec-fetch-site"), incoming.header("origin"));
    if !comes_from_us(site.as_deref(), origin.as_deref(), incoming.own_origin().as_deref()) {
        return Err(ErrorCode::CrossSite.into());
    }
    if incoming.carries_body() && !is_json(incoming.header("content-type").as_deref()) {
        return Err(ErrorCode::UnsupportedMediaType.into());
    }
    Ok(())
}

/// Where both headers are sent, both must agree that it is us.
fn comes_from_us(site: Option<&str>, origin: Option<&str>, own: Option<&str>) -> bool {
    let same_site = site.map(|site| site == "same-origin");
    let same_origin = origin.map(|origin| Some(origin) == own);
    match (same_site, same_origin) {
        (None, None) => false,
        (site, origin) => site.unwrap_or(true) && origin.unwrap_or(true),
    }
}

fn is_json(content_type: Option<&str>) -> bool {
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// The operator's token. Hashes are compared, so that the time it takes says nothing about the token.
pub(crate) fn operator(incoming: &Incoming, token: &SecretString) -> Result<(), Fault> {
    let sent = incoming.header("authorization").unwrap_or_default();
    let sent = sent.strip_prefix("Bearer ").unwrap_or_default();
    if Sha256::digest(sent) != Sha256::digest(token.expose_secret()) {
        return Err(ErrorCode::NotSignedIn.into());
    }
    if is_json(incoming.header("content-type").as_deref()) {
        Ok(())
    } else {
        Err(ErrorCode::UnsupportedMediaType.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_change_things() {
        let own = Some("https://rollcall.example");
        let other = Some("https://evil.example");
        for (site, origin, ours) in [
            (None, None, false),
            (Some("same-origin"), None, true),
            (None, own, true),
            (Some("same-origin"), own, true),
            (Some("same-site"), own, false),
            (Some("cross-site"), other, false),
            (Some("same-origin"), other, false),
            (None, Some("null"), false),
            (Some("none"), None, false),
        ] {
            assert_eq!(comes_from_us(site, origin, own), ours, "{site:?} {origin:?}");
        }
        assert!(!comes_from_us(None, own, None));
    }

    #[test]
    fn json_is_json_with_or_without_parameters() {
        for (value, json) in [
            (Some("application/json"), true),
            (Some("Application/JSON; charset=utf-8"), true),
            (Some("application/json-patch+json"), false),
            (Some("text/plain"), false),
            (None, false),
        ] {
            assert_eq!(is_json(value), json, "{value:?}");
        }
    }
}
