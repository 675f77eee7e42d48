//! What the deployment says about providers and keys.

use std::collections::BTreeMap;

use domain::{
    pacing::Pace,
    provider::ProviderFailure,
    service::{HrSystem, Service},
};
use url::Url;

use crate::vault::KeyRing;

/// What an organisation needs to call providers and to keep secrets.
pub struct Config {
    /// Where providers are that are not where their vendors are: simulators, sandboxes, mock servers.
    pub elsewhere: BTreeMap<Service, Url>,
    /// How fast the providers may be called.
    pub paces: Paces,
    /// How many people an HR system is asked for at once, where it would send more.
    pub people_a_page: u64,
    /// Whether an identity provider may be on this machine.
    pub loopback: Loopback,
    /// Whether the deployment sends mail.
    pub sends_mail: bool,
    /// The sealing keys.
    pub keys: KeyRing,
}

impl Config {
    /// No less than a provider sends at once.
    pub const AS_MANY_AS_THERE_MAY_BE: u64 = u64::MAX;

    /// How fast `service` may be called.
    pub(crate) fn pace(&self, service: Service) -> Pace {
        match self.paces {
            Paces::Published => service.description().pace,
            Paces::Unlimited => Pace::UNLIMITED,
        }
    }

    /// Where the API of `service` is: where its vendor has it for a credential from which `part` follows, or elsewhere.
    pub(crate) fn base(&self, service: Service, part: &str) -> Result<Url, ProviderFailure> {
        match self.elsewhere.get(&service) {
            Some(elsewhere) => Ok(elsewhere.clone()),
            None => Url::parse(&service.description().address.of(part))
                .map_err(|_| ProviderFailure::UnknownCompany),
        }
    }

    /// How many people `service` is asked for at once.
    pub(crate) fn page_size(&self, service: HrSystem) -> u64 {
        service.page_size().min(self.people_a_page)
    }
}

/// Whether an identity provider may be on the machine that the Worker runs on, without TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loopback {
    /// In development.
    Allowed,
    /// In production.
    Refused,
}

/// How fast providers may be called.
#[derive(Debug, Clone, Copy)]
pub enum Paces {
    /// A little less than the providers publish, or let everybody have.
    Published,
    /// As fast as answers come: for simulators and benchmarks.
    Unlimited,
}
