//! What an ID token has to say (`OpenID` Connect Core 1.0 §3.1.3.7), and what is taken from it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{GOOGLE, Refusal};

/// How far apart clocks may be.
const SKEW: TimeDelta = TimeDelta::seconds(60);

/// The longest subject that there may be, in bytes (§2).
const LONGEST_SUBJECT: usize = 255;

/// What a token is held against.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Who has to have issued it, to the letter.
    pub issuer: &'a str,
    /// Whom it has to be for.
    pub client_id: &'a str,
    /// What we sent along, and nobody else can know.
    pub nonce: &'a str,
    /// The claim that roles follow from, if they do.
    pub role_claim: Option<&'a str>,
    /// Since when they must have said who they are, if they were asked to say it again.
    pub said_since: Option<DateTime<Utc>>,
}

/// What is taken from a token that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who issued it.
    pub issuer: String,
    /// Who somebody is there, for good.
    pub subject: String,
    /// Their e-mail address.
    pub address: Option<String>,
    /// Whether the issuer vouches for the address. Nothing: it does not say; Entra never does.
    pub address_verified: Option<bool>,
    /// The organisation at Google whom the account belongs to (`hd`).
    pub hosted_domain: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// What the claim for roles says: one value or several.
    pub groups: Vec<String>,
}

impl Claims {
    /// What the `claims` of a token whose signature holds say, if they are for us and `now`.
    pub fn verified(
        claims: &Map<String, Value>,
        expected: &Expected<'_>,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        if text(claims, "iss") != Some(expected.issuer) {
            return Err(Refusal::WrongIssuer);
        }
        check_audience(claims, expected.client_id)?;
        check_time(claims, now)?;
        if text(claims, "nonce") != Some(expected.nonce) {
            return Err(Refusal::WrongNonce);
        }
        check_said_since(claims, expected)?;
        let subject = text(claims, "sub").filter(|sub| !sub.is_empty() && sub.len() <= LONGEST_SUBJECT);
        let owned = |name| text(claims, name).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(Self {
            issuer: expected.issuer.to_owned(),
            subject: subject.ok_or(Refusal::NoSubject)?.to_owned(),
            address: owned("email"),
            // Some send it as a text.
            address_verified: claims.get("email_verified").map(|v| *v == true || *v == "true"),
            hosted_domain: owned("hd"),
            name: owned("name"),
            groups: expected.role_claim.map(|name| texts(claims.get(name))).unwrap_or_default(),
        })
    }
}

/// What a logout token says of (`OpenID` Connect Back-Channel Logout 1.0 §2.4).
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whom the `claims` of a logout token whose signature holds sign out, if they are for us and `now`.
pub fn signed_out(
    claims: &Map<String, Value>,
    issuer: &str,
    client_id: &str,
    now: DateTime<Utc>,
) -> Result<String, Refusal> {
    if text(claims, "iss") != Some(issuer) {
        return Err(Refusal::WrongIssuer);
    }
    if !texts(claims.get("aud")).iter().any(|one| one == client_id) {
        return Err(Refusal::WrongAudience);
    }
    check_time(claims, now)?;
    // So that no ID token is taken for one.
    let events = claims.get("events").and_then(|events| events.get(LOGOUT));
    if !events.is_some_and(Value::is_object) || claims.contains_key("nonce") {
        return Err(Refusal::Unreadable);
    }
    text(claims, "sub").map(str::to_owned).ok_or(Refusal::NoSubject)
}

/// For us, and if for others too, then issued to us (`azp`).
fn check_audience(claims: &Map<String, Value>, client_id: &str) -> Result<(), Refusal> {
    let audience = texts(claims.get("aud"));
    let party = claims.get("azp");
    let is_for_us = audience.iter().any(|one| one == client_id);
    let is_to_us = party.map_or(audience.len() == 1, |party| *party == client_id);
    if is_for_us && is_to_us { Ok(()) } else { Err(Refusal::WrongAudience) }
}

fn check_time(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<(), Refusal> {
    let time = |name: &str| claims.get(name).map(|value| moment(value).ok_or(Refusal::WrongTime)).transpose();
    let expires = time("exp")?.ok_or(Refusal::WrongTime)?;
    let issued = time("iat")?.ok_or(Refusal::WrongTime)?;
    let not_before = time("nbf")?.unwrap_or(issued);
    let holds = now - SKEW < expires && issued <= now + SKEW && not_before <= now + SKEW;
    if holds { Ok(()) } else { Err(Refusal::WrongTime) }
}

/// Who was asked to say again who they are has done so (`auth_time`). Google neither asks again nor says when it has.
fn check_said_since(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), Refusal> {
    let Some(since) = expected.said_since else { return Ok(()) };
    match claims.get("auth_time") {
        None if expected.issuer == GOOGLE => Ok(()),
        said => {
            let said = said.and_then(moment).ok_or(Refusal::WrongTime)?;
            if said + SKEW >= since { Ok(()) } else { Err(Refusal::WrongTime) }
        }
    }
}

/// Seconds since 1970, which may have a fraction (RFC 7519 §2).
#[expect(
    clippy::cast_possible_truncation,
    reason = "of a fraction; what is beyond every calendar is no time then"
)]
fn moment(value: &Value) -> Option<DateTime<Utc>> {
    let seconds = value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))?;
    DateTime::from_timestamp(seconds, 0)
}

fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str()
}

/// One text, or several.
fn texts(value: Option<&Value>) -> Vec<String> {
    let all = match value {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_796_040_000;

    fn expected() -> Expected<'static> {
        Expected {
            issuer: "https://id.example/acme",
            client_id: "rollcall",
            nonce: "n0",
            role_claim: Some("groups"),
            said_since: None,
        }
    }

    /// What a good token says, with `change` put into it; a claim that is null is taken out.
    fn verified(change: Value) -> Result<Claims, Refusal> {
        let mut claims = json!({
            "iss": "https://id.example/acme", "sub": "7", "aud": "rollcall", "exp": NOW + 600, "iat": NOW,
            "nonce": "n0", "email": "ada@example.com", "email_verified": true, "name": "Ada Lovelace",
            "groups": ["people", "rollcall-admins"],
        });
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let mut claims = claims.as_object().unwrap().clone();
        claims.retain(|_, value| !value.is_null());
        Claims::verified(&claims, &expected(), DateTime::from_timestamp(NOW, 0).unwrap())
    }

    #[test]
    fn who_somebody_is_is_said_by_a_token_for_us() {
        let claims = verified(json!({})).unwrap();
        assert_eq!((claims.issuer.as_str(), claims.subject.as_str()), ("https://id.example/acme", "7"));
        assert_eq!(claims.address.as_deref(), Some("ada@example.com"));
        assert_eq!(claims.address_verified, Some(true));
        assert_eq!(claims.groups, ["people", "rollcall-admins"]);
    }

    #[test]
    fn a_token_that_is_not_for_us_and_now_is_refused() {
        for (change, refusal) in [
            (json!({ "iss": "https://id.example/acme/" }), Refusal::WrongIssuer),
            (json!({ "iss": "https://id.example/other" }), Refusal::WrongIssuer),
            (json!({ "iss": null }), Refusal::WrongIssuer),
            (json!({ "aud": "another" }), Refusal::WrongAudience),
            (json!({ "aud": null }), Refusal::WrongAudience),
            (json!({ "aud": [] }), Refusal::WrongAudience),
            (json!({ "aud": ["rollcall", "another"] }), Refusal::WrongAudience),
            (json!({ "aud": ["rollcall", "another"], "azp": "another" }), Refusal::WrongAudience),
            (json!({ "azp": "another" }), Refusal::WrongAudience),
            (json!({ "azp": 7 }), Refusal::WrongAudience),
            (json!({ "exp": NOW - 60 }), Refusal::WrongTime),
            (json!({ "exp": null }), Refusal::WrongTime),
            (json!({ "exp": "tomorrow" }), Refusal::WrongTime),
            (json!({ "iat": NOW + 61 }), Refusal::WrongTime),
            (json!({ "iat": null }), Refusal::WrongTime),
            (json!({ "nbf": NOW + 61 }), Refusal::WrongTime),
            (json!({ "nonce": "n1" }), Refusal::WrongNonce),
            (json!({ "nonce": null }), Refusal::WrongNonce),
            (json!({ "sub": null }), Refusal::NoSubject),
            (json!({ "sub": "" }), Refusal::NoSubject),
            (json!({ "sub": 7 }), Refusal::NoSubject),
            (json!({ "sub": "a".repeat(256) }), Refusal::NoSubject),
        ] {
            assert_eq!(verified(change.clone()), Err(refusal), "{change}");
        }
    }

    #[test]
    fn who_has_to_sign_in_again_does() {
        let since = DateTime::from_timestamp(NOW, 0);
        let verified = |issuer: &'static str, said: Value| {
            let claims = json!({
                "iss": issuer, "sub": "7", "aud": "rollcall", "exp": NOW + 600, "iat": NOW, "nonce": "n0",
                "auth_time": said,
            });
            let mut claims = claims.as_object().unwrap().clone();
            claims.retain(|_, value| !value.is_null());
            let expected = Expected { issuer, said_since: since, ..expected() };
            Claims::verified(&claims, &expected, since.unwrap()).map(drop)
        };
        let own = "https://id.example/acme";
        for (issuer, said, outcome) in [
            (own, json!(NOW), Ok(())),
            (own, json!(NOW - 60), Ok(())),
            (own, json!(NOW - 61), Err(Refusal::WrongTime)),
            (own, Value::Null, Err(Refusal::WrongTime)),
            (GOOGLE, Value::Null, Ok(())),
            (GOOGLE, json!(NOW - 61), Err(Refusal::WrongTime)),
        ] {
            assert_eq!(verified(issuer, said.clone()), outcome, "{issuer} {said}");
        }
    }

    #[test]
    fn a_logout_token_says_so_and_is_no_other_one() {
        let signed_out = |change: Value| {
            let mut claims = json!({
                "iss": "https://id.example/acme", "aud": "rollcall", "iat": NOW, "exp": NOW + 120, "jti": "j",
                "sub": "7", "events": { LOGOUT: {} },
            });
            for (name, value) in change.as_object().unwrap() {
                claims[name] = value.clone();
            }
            let mut claims = claims.as_object().unwrap().clone();
            claims.retain(|_, value| !value.is_null());
            let now = DateTime::from_timestamp(NOW, 0).unwrap();
            super::signed_out(&claims, "https://id.example/acme", "rollcall", now)
        };
        assert_eq!(signed_out(json!({})), Ok("7".to_owned()));
        for (change, refusal) in [
            (json!({ "iss": "https://id.example/other" }), Refusal::WrongIssuer),
            (json!({ "aud": "another" }), Refusal::WrongAudience),
            (json!({ "exp": NOW - 60 }), Refusal::WrongTime),
            (json!({ "events": null }), Refusal::Unreadable),
            (json!({ "events": { "another": {} } }), Refusal::Unreadable),
            (json!({ "nonce": "n0" }), Refusal::Unreadable),
            (json!({ "sub": null }), Refusal::NoSubject),
        ] {
            assert_eq!(signed_out(change.clone()), Err(refusal), "{change}");
        }
    }

    #[test]
    fn clocks_may_differ_by_a_minute_and_an_audience_may_be_a_list() {
        for change in [
            json!({ "exp": NOW - 59 }),
            json!({ "iat": NOW + 60, "nbf": NOW + 60 }),
            json!({ "exp": f64::from(u32::try_from(NOW).unwrap()) + 0.5 }),
            json!({ "aud": ["rollcall"] }),
            json!({ "aud": ["rollcall", "another"], "azp": "rollcall" }),
        ] {
            assert!(verified(change.clone()).is_ok(), "{change}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_known() {
        for (said, known) in [
            (json!(null), None),
            (json!(false), Some(false)),
            (json!("true"), Some(true)),
            (json!("yes"), Some(false)),
            (json!(1), Some(false)),
        ] {
            let claims = verified(json!({ "email_verified": said })).unwrap();
            assert_eq!(claims.address_verified, known, "{said}");
        }
        let claims = verified(json!({ "email": "", "name": 7, "groups": "one" })).unwrap();
        assert_eq!((claims.address, claims.name, claims.groups), (None, None, vec!["one".to_owned()]));
    }
}
