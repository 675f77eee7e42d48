//! Every binding, variable and secret, read and checked once for each request.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::service::Service;
use engine::{
    config::{BambooHrHosts, ISpringHosts, Paces},
    vault::KeyRing,
};
use secrecy::SecretString;
use worker::{D1Database, Env, ObjectNamespace, Queue, RateLimiter, Url};

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
    /// Work to start.
    pub(crate) sync_queue: Queue,
    /// Signing in, by address.
    pub(crate) sign_in_limit: RateLimiter,
    /// Testing credentials, by organisation.
    pub(crate) connect_limit: RateLimiter,
    /// What the operator's command shows.
    pub(crate) operator_token: SecretString,
    /// The services that are offered on request only.
    pub(crate) on_request: Vec<Service>,
    /// Where requests for services are announced.
    pub(crate) operator_webhook: Option<Url>,
    /// Whether the operator may have a tick done as of another time: never in production.
    pub(crate) clock: Clock,
}

/// Whose time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The runtime's, always.
    Fixed,
    /// The operator's command may say another.
    Movable,
}

/// What `ISPRING_URL` says for the vendor's own hosts.
const ISPRING_VENDOR: &str = "https://api-learn.{domain}";

/// What `BAMBOOHR_URL` says for the vendor's own hosts.
const BAMBOOHR_VENDOR: &str = "https://{company}.bamboohr.com";

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
        let operator_token = secret(env, "OPERATOR_TOKEN")?;
        if operator_token.len() < 32 {
            return Err(ConfigError::Wrong("OPERATOR_TOKEN", "at least 32 characters"));
        }
        Ok(Self {
            database: env.d1("DB").map_err(|_| ConfigError::Missing("DB"))?,
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
            on_request: services_on_request(&variable(env, "ON_REQUEST")?)?,
            operator_webhook: webhook(&variable(env, "OPERATOR_WEBHOOK_URL")?, environment)?,
            clock: match environment {
                Environment::Production => Clock::Fixed,
                Environment::Development => Clock::Movable,
            },
        })
    }
}

/// Reads and checks what an organisation's object needs.
pub(crate) fn of_organisations(env: &Env) -> Result<engine::config::Config, ConfigError> {
    let environment = Environment::from_env(env)?;
    let paces = match variable(env, "PACE")?.as_str() {
        "published" => Paces::Published,
        "unlimited" => Paces::Unlimited,
        _ => return Err(ConfigError::Wrong("PACE", "published or unlimited")),
    };
    let personio =
        provider_url("PERSONIO_URL", &variable(env, "PERSONIO_URL")?, "api.personio.de", environment)?;
    let bamboohr = bamboohr_hosts(&variable(env, "BAMBOOHR_URL")?, environment)?;
    let ispring = ispring_hosts(&variable(env, "ISPRING_URL")?, environment)?;
    let keys = key_ring(&secret(env, "SEALING_KEYS")?)?;
    let people_a_page = engine::config::Config::AS_MANY_AS_THERE_MAY_BE;
    Ok(engine::config::Config { personio, bamboohr, ispring, paces, people_a_page, keys })
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

/// In production only the vendor's own hosts, whatever was configured.
fn bamboohr_hosts(value: &str, environment: Environment) -> Result<BambooHrHosts, ConfigError> {
    const NAME: &str = "BAMBOOHR_URL";
    match environment {
        _ if value == BAMBOOHR_VENDOR => Ok(BambooHrHosts::Vendor),
        Environment::Production => {
            Err(ConfigError::Wrong(NAME, "https://{company}.bamboohr.com in production"))
        }
        Environment::Development => provider_url(NAME, value, "", environment).map(BambooHrHosts::Gateway),
    }
}

/// In production only the vendor's own hosts, whatever was configured.
fn ispring_hosts(value: &str, environment: Environment) -> Result<ISpringHosts, ConfigError> {
    const NAME: &str = "ISPRING_URL";
    match environment {
        _ if value == ISPRING_VENDOR => Ok(ISpringHosts::Vendor),
        Environment::Production => Err(ConfigError::Wrong(NAME, "https://api-learn.{domain} in production")),
        Environment::Development => provider_url(NAME, value, "", environment).map(ISpringHosts::Simulator),
    }
}

/// The services that the operator opens for each organisation by hand: names, separated by commas.
fn services_on_request(value: &str) -> Result<Vec<Service>, ConfigError> {
    let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    let services: Option<Vec<_>> = names.map(Service::named).collect();
    services.ok_or(ConfigError::Wrong("ON_REQUEST", "names of services, separated by commas"))
}

/// Where requests for services are announced; nowhere, if nothing is configured. In production over TLS.
fn webhook(value: &str, environment: Environment) -> Result<Option<Url>, ConfigError> {
    const NAME: &str = "OPERATOR_WEBHOOK_URL";
    if value.is_empty() {
        return Ok(None);
    }
    let url = Url::parse(value).map_err(|_| ConfigError::Wrong(NAME, "an address, or nothing"))?;
    if environment == Environment::Production && url.scheme() != "https" {
        return Err(ConfigError::Wrong(NAME, "an https address in production"));
    }
    Ok(Some(url))
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
    use domain::{cloud_address::CloudAddress, subdomain::Subdomain};
    use engine::config::Address;

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
    fn a_company_is_below_the_vendors_domain_and_in_development_behind_a_gateway_too() {
        use Environment::{Development, Production};
        let company = Subdomain::try_from("nordlicht".to_owned()).unwrap();
        let address = |value: &str, environment| {
            let hosts = bamboohr_hosts(value, environment).ok()?;
            let Address { base, prefix } = hosts.address(&company).ok()?;
            Some(format!("{base} {prefix}"))
        };
        let vendor = Some("https://nordlicht.bamboohr.com/ /api".to_owned());
        let gateway = Some("http://127.0.0.1:9802/ /api/gateway.php/nordlicht".to_owned());
        for (value, environment, expected) in [
            (BAMBOOHR_VENDOR, Production, &vendor),
            (BAMBOOHR_VENDOR, Development, &vendor),
            ("http://127.0.0.1:9802", Development, &gateway),
            ("http://127.0.0.1:9802", Production, &None),
            ("https://{company}.evil.example", Production, &None),
            ("https://evil.example", Production, &None),
        ] {
            assert_eq!(&address(value, environment), expected, "{value} in {environment:?}");
        }
    }

    #[test]
    fn the_api_of_an_account_is_below_the_vendors_domain_and_in_development_a_simulator_too() {
        use Environment::{Development, Production};
        let account = CloudAddress::parse("nordlicht.ispringlearn.eu").unwrap();
        let base = |value: &str, environment| {
            let base = ispring_hosts(value, environment).ok()?.base(&account).ok()?;
            Some(base.to_string())
        };
        let vendor = Some("https://api-learn.ispringlearn.eu/".to_owned());
        let simulator = Some("http://127.0.0.1:9803/".to_owned());
        for (value, environment, expected) in [
            (ISPRING_VENDOR, Production, &vendor),
            (ISPRING_VENDOR, Development, &vendor),
            ("http://127.0.0.1:9803", Development, &simulator),
            ("http://127.0.0.1:9803/api", Development, &None),
            ("http://127.0.0.1:9803", Production, &None),
            ("https://api-learn.{domain}.evil.example", Production, &None),
            ("https://api-learn.ispringlearn.eu", Production, &None),
        ] {
            assert_eq!(&base(value, environment), expected, "{value} in {environment:?}");
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
    fn requests_are_announced_over_tls_in_production() {
        use Environment::{Development, Production};
        for (value, environment, accepted) in [
            ("", Production, true),
            ("https://hooks.example/x?y=1", Production, true),
            ("http://127.0.0.1:1/x", Production, false),
            ("http://127.0.0.1:1/x", Development, true),
            ("hooks", Development, false),
        ] {
            assert_eq!(webhook(value, environment).is_ok(), accepted, "{value} in {environment:?}");
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
