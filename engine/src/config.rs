//! What the deployment says about providers and keys.

use domain::{
    cloud_address::CloudAddress,
    pacing::Pace,
    provider::{ProviderFailure, page_size},
    service::{HrSystem, Service},
    subdomain::Subdomain,
};
use url::Url;

use crate::vault::KeyRing;

/// What an organisation needs to call providers and to keep secrets.
pub struct Config {
    /// Where Personio is.
    pub personio: Url,
    /// Where companies' `BambooHR`s are.
    pub bamboohr: BambooHrHosts,
    /// Where iSpring Learn is.
    pub ispring: ISpringHosts,
    /// How fast the providers may be called.
    pub paces: Paces,
    /// How many people an HR system is asked for at once, where it would send more.
    pub people_a_page: u64,
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

    /// How many people `service` is asked for at once.
    pub(crate) fn page_size(&self, service: HrSystem) -> u64 {
        page_size(service).min(self.people_a_page)
    }
}

/// How fast providers may be called.
#[derive(Debug, Clone, Copy)]
pub enum Paces {
    /// A little less than the providers publish, or let everybody have.
    Published,
    /// As fast as answers come: for simulators and benchmarks.
    Unlimited,
}

/// The vendor's domain.
const BAMBOOHR_DOMAIN: &str = "bamboohr.com";

/// Where companies' `BambooHR`s are.
pub enum BambooHrHosts {
    /// Each at a host of its own, below the vendor's domain.
    Vendor,
    /// All behind one address, the company in the path: the vendor's older form, which a simulator can have too.
    Gateway(Url),
}

/// Where a company is: a host, and what its paths begin with.
pub struct Address {
    /// The host.
    pub base: Url,
    /// What stands before the version in a path.
    pub prefix: String,
}

impl BambooHrHosts {
    /// Where `company` is. The subdomain is one DNS label, so it can't lead to another host.
    pub fn address(&self, company: &Subdomain) -> Result<Address, ProviderFailure> {
        match self {
            Self::Vendor => {
                let base = Url::parse(&format!("https://{company}.{BAMBOOHR_DOMAIN}"));
                let base = base.map_err(|_| ProviderFailure::UnknownCompany)?;
                Ok(Address { base, prefix: "/api".to_owned() })
            }
            Self::Gateway(base) => {
                Ok(Address { base: base.clone(), prefix: format!("/api/gateway.php/{company}") })
            }
        }
    }
}

/// Where iSpring Learn is.
pub enum ISpringHosts {
    /// Each account's API below the domain of the vendor's that the account is in.
    Vendor,
    /// A simulator, for all accounts.
    Simulator(Url),
}

impl ISpringHosts {
    /// Where the API for `account` is.
    pub fn base(&self, account: &CloudAddress) -> Result<Url, ProviderFailure> {
        match self {
            Self::Vendor => Url::parse(&format!("https://{}", account.api_host()))
                .map_err(|_| ProviderFailure::UnknownCompany),
            Self::Simulator(base) => Ok(base.clone()),
        }
    }
}
