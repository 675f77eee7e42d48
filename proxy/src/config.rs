//! Every binding, variable and secret, read and checked once for each request.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::pacing::Pace;
use secrecy::SecretString;
use worker::{D1Database, Env, ObjectNamespace, Queue, RateLimiter, Url};

use crate::organisation::vault::KeyRing;

/// Whether providers' addresses may be anything else than the vendors' own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Environment {
    Production,
    Development,
}

/// What the deployment says.
pub(crate) struct Config {
    /// Members, sessions, links.
    pub(crate) accounts: D1Database,
    /// The organisations' objects.
    pub(crate) organisations: ObjectNamespace,
    /// Work to start.
    pub(crate) sync_queue: Queue,
    /// Signing in, by address.
    pub(crate) sign_in_limit: RateLimiter,
    /// Testing credentials, by organisation.
    pub(crate) connect_limit: RateLimiter,
    /// What the operator's command shows.
    pub(crate) operator_token: SecretString,
}

/// What an organisation's object needs to call providers and to keep secrets.
pub(crate) struct UpstreamConfig {
    /// Where Personio is.
    pub(crate) personio: Url,
    /// How fast it may be called.
    pub(crate) pace: Pace,
    /// The sealing keys.
    pub(crate) keys: KeyRing,
}

/// What is wrong with the deployment's configuration. Names the variable, never its value.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// A binding, variable or secret is not there.
    #[error("{0} is not configured")]
    Missing(&'static str),
    /// It is there and makes no sense.
    #[error("{0} is not what it should be: {1}")]
    Wrong(&'static str, &'static str),
}

impl Config {
    /// Reads and checks the configuration of the Worker.
    pub(crate) fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let operator_token = secret(env, "OPERATOR_TOKEN")?;
        if operator_token.len() < 32 {
            return Err(ConfigError::Wrong("OPERATOR_TOKEN", "at least 32 characters"));
        }
        Ok(Self {
            accounts: env.d1("DB").map_err(|_| ConfigError::Missing("DB"))?,
            organisations: env
                .durable_object("ORGANISATION")
                .map_err(|_| ConfigError::Missing("ORGANISATION"))?,
            sync_queue: env.queue("SYNC_QUEUE").map_err(|_| ConfigError::Missing("SYNC_QUEUE"))?,
            sign_in_limit: env
                .rate_limiter("SIGN_IN_LIMIT")
                .map_err(|_| ConfigError::Missing("SIGN_IN_LIMIT"))?,
            connect_limit: env
                .rate_limiter("CONNECT_LIMIT")
                .map_err(|_| ConfigError::Missing("CONNECT_LIMIT"))?,
            operator_token: operator_token.into(),
        })
    }
}

impl UpstreamConfig {
    /// Reads and checks what an organisation's object needs.
    pub(crate) fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let environment = match variable(env, "ENVIRONMENT")?.as_str() {
            "production" => Environment::Production,
            "development" => Environment::Development,
            _ => return Err(ConfigError::Wrong("ENVIRONMENT", "production or development")),
        };
        let pace = match variable(env, "PACE")?.as_str() {
            "published" => Pace::PERSONIO,
            "unlimited" => Pace::UNLIMITED,
            _ => return Err(ConfigError::Wrong("PACE", "published or unlimited")),
        };
        let personio =
            provider_url("PERSONIO_URL", &variable(env, "PERSONIO_URL")?, "api.personio.de", environment)?;
        Ok(Self { personio, pace, keys: key_ring(&secret(env, "SEALING_KEYS")?)? })
    }
}

fn variable(env: &Env, name: &'static str) -> Result<String, ConfigError> {
    env.var(name).map(|value| value.to_string()).map_err(|_| ConfigError::Missing(name))
}

fn secret(env: &Env, name: &'static str) -> Result<String, ConfigError> {
    env.secret(name).map(|value| value.to_string()).map_err(|_| ConfigError::Missing(name))
}

/// A provider's base address: in production the vendor's own host over TLS, whatever was configured.
fn provider_url(
    name: &'static str,
    value: &str,
    vendor: &str,
    environment: Environment,
) -> Result<Url, ConfigError> {
    let url = Url::parse(value)
        .map_err(|_| ConfigError::Wrong(name, "an address such as https://api.personio.de"))?;
    let is_vendor = url.scheme() == "https" && url.host_str() == Some(vendor) && url.port().is_none();
    match environment {
        Environment::Production if !is_vendor => {
            Err(ConfigError::Wrong(name, "the vendor's own host in production"))
        }
        _ if url.path() != "/" || url.query().is_some() => {
            Err(ConfigError::Wrong(name, "an address without a path"))
        }
        _ => Ok(url),
    }
}

/// `SEALING_KEYS` is `id:base64,id:base64,…`: the first key seals, all of them open.
fn key_ring(value: &str) -> Result<KeyRing, ConfigError> {
    const SHAPE: ConfigError =
        ConfigError::Wrong("SEALING_KEYS", "id:base64 of 32 bytes, separated by commas");
    let key = |entry: &str| {
        let (id, key) = entry.trim().split_once(':')?;
        let key: [u8; 32] = STANDARD.decode(key).ok()?.try_into().ok()?;
        Some((id.to_owned(), key))
    };
    let keys: Option<Vec<_>> = value.split(',').map(key).collect();
    KeyRing::new(keys.ok_or(SHAPE)?).ok_or(SHAPE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_production_only_the_vendor_is_called() {
        use Environment::{Development, Production};
        let vendor = "api.personio.de";
        for (value, environment, accepted) in [
            ("https://api.personio.de", Production, true),
            ("http://api.personio.de", Production, false),
            ("https://api.personio.de:444", Production, false),
            ("https://api.personio.de.evil.example", Production, false),
            ("http://127.0.0.1:9801", Production, false),
            ("http://127.0.0.1:9801", Development, true),
            ("http://127.0.0.1:9801/v1", Development, false),
            ("personio", Development, false),
        ] {
            let outcome = provider_url("PERSONIO_URL", value, vendor, environment);
            assert_eq!(outcome.is_ok(), accepted, "{value} in {environment:?}");
        }
    }

    #[test]
    fn a_key_ring_needs_named_keys_of_32_bytes() {
        let key = STANDARD.encode([7; 32]);
        assert!(key_ring(&format!("k1:{key}")).is_ok());
        assert!(key_ring(&format!("k2:{key}, k1:{key}")).is_ok());
        for wrong in ["", "k1", &key, &format!(":{key}"), "k1:AAAA", &format!("k1:{key},k1:{key}")] {
            let error = key_ring(wrong).err().map(|error| error.to_string());
            assert!(error.is_some_and(|error| !error.contains(&key)), "{wrong}");
        }
    }
}
