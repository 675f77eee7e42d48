//! Logout tokens: that somebody signed out (`OpenID` Connect Back-Channel Logout, section 2.4). The simulator sends none
//! itself: a test does, where it wants.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::accounts::NoSuchAccount;
use super::clients::Grant;
use super::keys::NoKey;
use super::tenant::Tenant;
use super::world::{World, seconds};
use super::{Shared, jwt};

/// How long one is good, in seconds: two minutes at most are recommended.
const LIFE: i64 = 2 * 60;
/// The event that it is about.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whose logout token it is, for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedOut {
    /// With what they sign in.
    pub email: String,
    /// The client that is told.
    #[serde(default)]
    pub client: Grant,
    /// What is wrong with it, if anything is.
    #[serde(default)]
    pub forgery: Option<LogoutForgery>,
}

/// What is wrong with a logout token. The checks are those of section 2.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogoutForgery {
    /// There is a `nonce`, as in an ID token.
    WithNonce,
    /// There is no `events`.
    WithoutEvents,
    /// `aud` is another client.
    WrongAudience,
}

/// Why there is no logout token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoLogoutToken {
    /// Nobody signs in with this address.
    #[error(transparent)]
    NoSuchAccount(#[from] NoSuchAccount),
    /// It can't be signed.
    #[error(transparent)]
    NoKey(#[from] NoKey),
}

/// The logout token of somebody.
pub(super) fn of(
    shared: &Shared,
    world: &mut World,
    tenant: Tenant,
    signed_out: &SignedOut,
) -> Result<String, NoLogoutToken> {
    let sub = world.realm(tenant).accounts.with(&signed_out.email)?.sub.clone();
    let now = seconds(shared.now());
    let mut claims = json!({
        "iss": tenant.issuer(shared.url()), "sub": sub, "aud": shared.access(signed_out.client).id, "iat": now,
        "exp": now + LIFE, "jti": world.secret(), "events": { EVENT: {} },
    });
    if let Some(forgery) = signed_out.forgery {
        twist(forgery, &mut claims);
    }
    let key = world.key(tenant)?;
    Ok(jwt::signed(&jwt::header(&key, "logout+jwt"), &claims, &key)?)
}

fn twist(forgery: LogoutForgery, claims: &mut Value) {
    match forgery {
        LogoutForgery::WithNonce => claims["nonce"] = json!("a-nonce"),
        LogoutForgery::WithoutEvents => {
            if let Some(claims) = claims.as_object_mut() {
                claims.remove("events");
            }
        }
        LogoutForgery::WrongAudience => claims["aud"] = json!("somebody-else"),
    }
}
