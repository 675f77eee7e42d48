//! ID tokens: who signed in, for whom (`OpenID` Connect Core, section 2).

use serde_json::{Value, json};

use super::accounts::{Account, Told};
use super::clients::Grant;
use super::forgery::Workshop;
use super::jwt;
use super::keys::NoKey;
use super::tenant::Tenant;
use super::world::{Code, World, seconds};
use super::{Client, Shared};

/// How long one is good, in seconds.
const LIFE: i64 = 10 * 60;

/// The ID token for a code, with whatever is on order to be wrong with it.
pub(super) fn of(
    shared: &Shared,
    world: &mut World,
    code: &Code,
    account: &Account,
) -> Result<String, NoKey> {
    let (tenant, grant) = (code.authorization.tenant, code.authorization.grant);
    let mut claims = claims(shared, code, account);
    for (name, value) in &world.realm(tenant).claims {
        claims[name] = value.clone();
    }
    match world.forgery() {
        None => honest(world, tenant, grant, &claims),
        Some(forgery) => {
            let other = tenant.opposite();
            let workshop = Workshop {
                key: world.key(tenant)?,
                other_issuer: other.issuer(shared.url()),
                other_key: world.key(other)?,
            };
            workshop.forge(forgery, claims)
        }
    }
}

fn honest(world: &mut World, tenant: Tenant, grant: Grant, claims: &Value) -> Result<String, NoKey> {
    let key = world.key(tenant)?;
    let token = jwt::signed(&jwt::header(&key, "JWT"), claims, &key)?;
    world.remember(&token, tenant, grant);
    Ok(token)
}

fn claims(shared: &Shared, code: &Code, account: &Account) -> Value {
    let asked = &code.authorization;
    let Client { id, .. } = shared.access(asked.grant);
    let now = seconds(shared.now());
    let mut claims = json!({
        "iss": asked.tenant.issuer(shared.url()), "sub": account.sub, "aud": id, "iat": now, "exp": now + LIFE,
        // No scope asks for them: an administrator says which clients are told, as at Entra ID.
        "groups": account.groups,
    });
    if let Some(nonce) = &asked.nonce {
        claims["nonce"] = json!(nonce);
    }
    if asked.says_when {
        claims["auth_time"] = json!(code.signed_in_at);
    }
    if asked.scopes.contains(&"email") {
        tell_email(&mut claims, account);
    }
    if asked.scopes.contains(&"profile") {
        tell_profile(&mut claims, account);
    }
    claims
}

fn tell_email(claims: &mut Value, account: &Account) {
    let verified = match account.told {
        Told::Verified => Some(true),
        Told::Unverified => Some(false),
        Told::WithoutAWord => None,
        Told::Nothing => return,
    };
    claims["email"] = json!(account.email);
    if let Some(verified) = verified {
        claims["email_verified"] = json!(verified);
    }
}

/// A claim without a value is left out (`OpenID` Connect Core, section 5.3.2).
fn tell_profile(claims: &mut Value, account: &Account) {
    for (name, value) in [
        ("name", account.name()),
        ("given_name", account.given_name.clone()),
        ("family_name", account.family_name.clone()),
        ("preferred_username", account.email.clone()),
    ] {
        if !value.is_empty() {
            claims[name] = json!(value);
        }
    }
}
