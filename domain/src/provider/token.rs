//! Tokens, as providers give them out for a credential.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};

/// How long before its end a token is not used any more: a request under way must not outlive it.
const MARGIN: TimeDelta = TimeDelta::seconds(60);

/// A token for a provider's API.
#[derive(Clone)]
pub struct AccessToken {
    secret: SecretString,
    expires_at: Option<DateTime<Utc>>,
}

impl AccessToken {
    /// A token that ends at `expires_at`, or of which nothing is said.
    pub(super) fn new(secret: String, expires_at: Option<DateTime<Utc>>) -> Self {
        Self { secret: secret.into(), expires_at }
    }

    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.secret.expose_secret())
    }

    /// Whether `other` is the same token.
    pub fn is(&self, other: &Self) -> bool {
        self.secret.expose_secret() == other.secret.expose_secret()
    }

    /// When it ends, if that is known.
    pub fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.expires_at
    }

    /// Whether it can be used at `now`, as far as is known.
    pub fn is_usable(&self, now: DateTime<Utc>) -> bool {
        self.expires_at.is_none_or(|end| now + MARGIN < end)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_not_used_in_its_last_minute_and_never_printed() {
        let at = |seconds: i64| DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap();
        let token = AccessToken::new("secret".to_owned(), Some(at(1800)));
        for (now, usable) in [(0, true), (1739, true), (1740, false), (1800, false), (9999, false)] {
            assert_eq!(token.is_usable(at(now)), usable, "{now}");
        }
        assert!(AccessToken::new("secret".to_owned(), None).is_usable(at(0)));
        assert_eq!(token.authorization(), "Bearer secret");
        assert_eq!(format!("{token:?}"), "AccessToken(…)");
    }
}
