//! Every binding, variable and secret, read and checked once for each request.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    identity::address::Address as EmailAddress,
    service::{Address, Service},
};
use engine::{
    config::{Loopback, Paces},
    vault::KeyRing,
    webhook::{Webhook, WebhookKey},
};
use secrecy::SecretString;
use worker::{D1Database, Env, ObjectNamespace, Queue, RateLimiter, Url};

use crate::{
    organisations::Jurisdiction,
    runtime::mail::{Mailer, Way},
};

/// Whether providers' addresses may be anything else than the vendors' own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Environment {
    Production,
    Development,
}

/// What the deployment says.
pub(crate) struct Config {
    /// Members, sessions, links.
    pub(crate) database: D1Database,
    /// The organisations' objects.
    pub(crate) organisations: ObjectNamespace,
    /// Where those lie that are opened from now on.
    pub(crate) jurisdiction: Jurisdiction,
    /// Work to start.
    pub(crate) sync_queue: Queue,
    /// All requests, by network.
    pub(crate) network_limit: RateLimiter,
    /// What shows an operator's token, by network.
    pub(crate) operator_limit: RateLimiter,
    /// Signing in, by network.
    pub(crate) sign_in_limit: RateLimiter,
    /// Testing credentials, by organisation.
    pub(crate) connect_limit: RateLimiter,
    /// Who sends mail, where the deployment has somebody.
    pub(crate) mailing: Option<Mailing>,
    /// What the operator's command shows, where it is let in at all.
    pub(crate) operator_token: Option<SecretString>,
    /// The services that are offered on request only.
    pub(crate) on_request: Vec<Service>,
    /// Where requests for services are announced, if anywhere.
    pub(crate) operator_webhook: Option<Webhook>,
    /// Whether the operator may have a tick done as of another time: never in production.
    pub(crate) clock: Clock,
}

/// Who sends mail.
pub(crate) struct Mailing {
    /// What takes it.
    pub(crate) mailer: Mailer,
    /// Mails, by organisation.
    pub(crate) limit: RateLimiter,
}

/// Whose time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The runtime's, always.
    Fixed,
    /// The operator's command may say another.
    Movable,
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
        let environment = Environment::from_env(env)?;
        Ok(Self {
            database: env.d1("DB").map_err(|_| ConfigError::Missing("DB"))?,
            organisations: env
                .durable_object("ORGANISATION")
                .map_err(|_| ConfigError::Missing("ORGANISATION"))?,
            jurisdiction: Jurisdiction::named(&variable(env, "JURISDICTION")?)
                .ok_or(ConfigError::Wrong("JURISDICTION", "eu, fedramp or none"))?,
            sync_queue: env.queue("SYNC_QUEUE").map_err(|_| ConfigError::Missing("SYNC_QUEUE"))?,
            network_limit: limit(env, "NETWORK_LIMIT")?,
            operator_limit: limit(env, "OPERATOR_LIMIT")?,
            sign_in_limit: limit(env, "SIGN_IN_LIMIT")?,
            connect_limit: limit(env, "CONNECT_LIMIT")?,
            mailing: mailing(env, environment)?,
            operator_token: operator_token(env)?,
            on_request: services_on_request(&variable(env, "ON_REQUEST")?)?,
            operator_webhook: webhook(
                &secret(env, WEBHOOK_URL).unwrap_or_default(),
                &secret(env, WEBHOOK_KEY).unwrap_or_default(),
                environment,
            )?,
            clock: match environment {
                Environment::Production => Clock::Fixed,
                Environment::Development => Clock::Movable,
            },
        })
    }
}

/// From whom mails are; and in development where they are kept. Both may be missing: then there is no mail.
const MAIL_FROM: &str = "MAIL_FROM";
const MAIL_URL: &str = "MAIL_URL";

fn mailing(env: &Env, environment: Environment) -> Result<Option<Mailing>, ConfigError> {
    let Some(mailer) = mailer(env, environment)? else { return Ok(None) };
    Ok(Some(Mailing { mailer, limit: limit(env, "MAIL_LIMIT")? }))
}

/// What takes the mails of an organisation's object; nothing, where no mail is sent.
pub(crate) fn mailer_of_organisations(env: &Env) -> Result<Option<Mailer>, ConfigError> {
    mailer(env, Environment::from_env(env)?)
}

fn mailer(env: &Env, environment: Environment) -> Result<Option<Mailer>, ConfigError> {
    let said = |name| variable(env, name).unwrap_or_default();
    let Some((from, outbox)) = sender(&said(MAIL_FROM), &said(MAIL_URL), environment)? else {
        return Ok(None);
    };
    let way = match outbox {
        Some(outbox) => Way::Outbox(outbox),
        None => Way::Binding(env.send_email("MAIL").map_err(|_| ConfigError::Missing("MAIL"))?),
    };
    Ok(Some(Mailer { from, way }))
}

/// From whom mails are, and where they are kept instead of being delivered: never in production. Nobody, if nothing is
/// configured.
fn sender(
    from: &str,
    outbox: &str,
    environment: Environment,
) -> Result<Option<(EmailAddress, Option<Url>)>, ConfigError> {
    let outbox = match (outbox, environment) {
        ("", _) => None,
        (_, Environment::Production) => return Err(ConfigError::Wrong(MAIL_URL, "nothing in production")),
        (url, Environment::Development) => {
            Some(Url::parse(url).map_err(|_| ConfigError::Wrong(MAIL_URL, "an address, or nothing"))?)
        }
    };
    if from.is_empty() {
        return Ok(None);
    }
    let from = EmailAddress::try_from(from.to_owned())
        .map_err(|_| ConfigError::Wrong(MAIL_FROM, "an e-mail address, or nothing"))?;
    Ok(Some((from, outbox)))
}

fn operator_token(env: &Env) -> Result<Option<SecretString>, ConfigError> {
    let token = secret(env, "OPERATOR_TOKEN")?;
    if token.len() < 32 {
        return Err(ConfigError::Wrong("OPERATOR_TOKEN", "at least 32 characters"));
    }
    match variable(env, "OPERATOR_ROUTES")?.as_str() {
        "on" => Ok(Some(token.into())),
        "off" => Ok(None),
        _ => Err(ConfigError::Wrong("OPERATOR_ROUTES", "on or off")),
    }
}

fn limit(env: &Env, name: &'static str) -> Result<RateLimiter, ConfigError> {
    env.rate_limiter(name).map_err(|_| ConfigError::Missing(name))
}

/// Reads and checks what an organisation's object needs.
pub(crate) fn of_organisations(env: &Env) -> Result<engine::config::Config, ConfigError> {
    let environment = Environment::from_env(env)?;
    let paces = match variable(env, "PACE")?.as_str() {
        "published" => Paces::Published,
        "unlimited" => Paces::Unlimited,
        _ => return Err(ConfigError::Wrong("PACE", "published or unlimited")),
    };
    let mut elsewhere = BTreeMap::new();
    for service in Service::ALL {
        let value = variable(env, service.description().address.variable)?;
        elsewhere.extend(self::elsewhere(service, &value, environment)?.map(|url| (service, url)));
    }
    let keys = key_ring(&secret(env, "SEALING_KEYS")?)?;
    let people_a_page = engine::config::Config::AS_MANY_AS_THERE_MAY_BE;
    let loopback = match environment {
        Environment::Production => Loopback::Refused,
        Environment::Development => Loopback::Allowed,
    };
    let sends_mail = mailer(env, environment)?.is_some();
    Ok(engine::config::Config { elsewhere, paces, people_a_page, loopback, sends_mail, keys })
}

impl Environment {
    fn from_env(env: &Env) -> Result<Self, ConfigError> {
        match variable(env, "ENVIRONMENT")?.as_str() {
            "production" => Ok(Self::Production),
            "development" => Ok(Self::Development),
            _ => Err(ConfigError::Wrong("ENVIRONMENT", "production or development")),
        }
    }
}

/// Where a provider is, if not where its vendor is: in production nowhere else, whatever was configured.
fn elsewhere(service: Service, value: &str, environment: Environment) -> Result<Option<Url>, ConfigError> {
    let Address { variable, vendor } = service.description().address;
    if value == vendor {
        return Ok(None);
    }
    if environment == Environment::Production {
        return Err(ConfigError::Wrong(
            variable,
            "the vendor's own address in production, as in wrangler.toml",
        ));
    }
    match Url::parse(value) {
        Ok(url) if url.path() == "/" && url.query().is_none() => Ok(Some(url)),
        _ => Err(ConfigError::Wrong(variable, "an address without a path, such as http://localhost:9001")),
    }
}

/// The services that the operator opens for each organisation by hand: names, separated by commas.
fn services_on_request(value: &str) -> Result<Vec<Service>, ConfigError> {
    let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    let services: Option<Vec<_>> = names.map(Service::named).collect();
    services.ok_or(ConfigError::Wrong("ON_REQUEST", "names of services, separated by commas"))
}

/// The secrets of the operator's webhook; neither, where there is none.
const WEBHOOK_URL: &str = "OPERATOR_WEBHOOK_URL";
const WEBHOOK_KEY: &str = "OPERATOR_WEBHOOK_KEY";

/// Where requests for services are announced; nowhere, if nothing is configured. In production over TLS.
fn webhook(url: &str, key: &str, environment: Environment) -> Result<Option<Webhook>, ConfigError> {
    if url.is_empty() && key.is_empty() {
        return Ok(None);
    }
    let url = Url::parse(url).map_err(|_| ConfigError::Wrong(WEBHOOK_URL, "an address, or nothing"))?;
    if environment == Environment::Production && url.scheme() != "https" {
        return Err(ConfigError::Wrong(WEBHOOK_URL, "an https address in production"));
    }
    let key = WebhookKey::try_from(key)
        .map_err(|_| ConfigError::Wrong(WEBHOOK_KEY, "whsec_ and the base64 of 24 to 64 bytes"))?;
    Ok(Some(Webhook { url, key }))
}

fn variable(env: &Env, name: &'static str) -> Result<String, ConfigError> {
    env.var(name).map(|value| value.to_string()).map_err(|_| ConfigError::Missing(name))
}

fn secret(env: &Env, name: &'static str) -> Result<String, ConfigError> {
    env.secret(name).map(|value| value.to_string()).map_err(|_| ConfigError::Missing(name))
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
        for service in Service::ALL {
            let vendor = service.description().address.vendor;
            let evil = format!("{vendor}.evil.example");
            for (value, environment, expected) in [
                (vendor, Production, Some(None)),
                (vendor, Development, Some(None)),
                (&evil, Production, None),
                (&vendor.replace("https", "http"), Production, None),
                (&format!("{vendor}:444"), Production, None),
                ("https://api.example", Production, None),
                ("http://127.0.0.1:9801", Production, None),
                ("http://127.0.0.1:9801", Development, Some(Some("http://127.0.0.1:9801/"))),
                ("http://127.0.0.1:9801/v1", Development, None),
                ("http://127.0.0.1:9801?a", Development, None),
                ("personio", Development, None),
            ] {
                let outcome = elsewhere(service, value, environment).ok();
                let outcome = outcome.as_ref().map(|url| url.as_ref().map(Url::as_str));
                assert_eq!(outcome, expected, "{service:?}: {value} in {environment:?}");
            }
        }
    }

    #[test]
    fn the_deployment_says_where_each_vendor_is() {
        let wrangler = include_str!("../../wrangler.toml");
        for service in Service::ALL {
            let Address { variable, vendor } = service.description().address;
            let wanted = format!("{variable} = \"{vendor}\"");
            assert!(wrangler.lines().any(|line| line == wanted), "wrangler.toml has to say {wanted}");
        }
    }

    #[test]
    fn services_on_request_are_named_and_unknown_ones_are_a_mistake() {
        assert_eq!(services_on_request("").unwrap(), []);
        assert_eq!(
            services_on_request("bamboohr, personio").unwrap(),
            [Service::BambooHr, Service::Personio]
        );
        assert!(services_on_request("bamboo").is_err());
    }

    #[test]
    fn requests_are_announced_signed_and_over_tls_in_production() {
        use Environment::{Development, Production};
        let key = format!("whsec_{}", STANDARD.encode([7; 32]));
        for (url, key, environment, accepted) in [
            ("", "", Production, true),
            ("https://hooks.example/x?y=1", &*key, Production, true),
            ("http://127.0.0.1:1/x", &key, Production, false),
            ("http://127.0.0.1:1/x", &key, Development, true),
            ("hooks", &key, Development, false),
            ("https://hooks.example/x?y=1", "", Production, false),
            ("", &key, Production, false),
        ] {
            assert_eq!(webhook(url, key, environment).is_ok(), accepted, "{url} in {environment:?}");
        }
    }

    #[test]
    fn mail_goes_by_the_binding_in_production_and_to_an_outbox_in_development_alone() {
        use Environment::{Development, Production};
        let outbox = "http://127.0.0.1:9805";
        for (from, url, environment, expected) in [
            ("", "", Production, Some(None)),
            ("rollcall@example.com", "", Production, Some(Some(false))),
            ("rollcall@example.com", "", Development, Some(Some(false))),
            ("rollcall@example.com", outbox, Development, Some(Some(true))),
            ("", outbox, Development, Some(None)),
            ("rollcall@example.com", outbox, Production, None),
            ("", outbox, Production, None),
            ("Rollcall <rollcall@example.com>", "", Production, None),
            ("rollcall", "", Production, None),
            ("rollcall@example.com", "outbox", Development, None),
        ] {
            let sender = sender(from, url, environment).ok();
            let sender = sender.map(|sender| sender.map(|(_, outbox)| outbox.is_some()));
            assert_eq!(sender, expected, "{from} {url} in {environment:?}");
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
