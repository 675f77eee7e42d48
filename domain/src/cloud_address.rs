//! Where a company's account of iSpring Learn is: in iSpring's cloud, or the integration does not work.

use crate::{dns_label::is_dns_label, text::identifier};

/// The domains of iSpring's cloud (reference/providers.md, section 3).
const DOMAINS: [&str; 5] =
    ["ispringlearn.com", "ispringlearn.eu", "ispringlearn.ru", "ispring.com", "ispring.eu"];

/// A host in iSpring's cloud: `acme.ispringlearn.eu`, or the domain alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudAddress {
    host: String,
    domain: &'static str,
}

/// Why a text is no address of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CloudAddressError {
    /// No host at all.
    #[error("not an address: such as acme.ispringlearn.com")]
    NoAddress,
    /// Another host: a server of the company's own.
    #[error("the integration works with cloud accounts only")]
    NotInTheCloud,
}

impl CloudAddress {
    /// Reads `acme.ispringlearn.com`, with or without `https://` and a path, in any letter case.
    pub fn parse(raw: &str) -> Result<Self, CloudAddressError> {
        let text = identifier(raw).to_ascii_lowercase();
        let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(&text);
        let host = address.split(['/', '?', '#']).next().unwrap_or_default().trim_end_matches('.');
        // A port is a server of somebody's own; user names before the host have misled people before.
        let name = host.split_once(':').map_or(host, |(name, _)| name);
        if name.is_empty() || !name.split('.').all(is_dns_label) {
            return Err(CloudAddressError::NoAddress);
        }
        let domain = DOMAINS.into_iter().find(|domain| {
            name == host
                && host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
        });
        let domain = domain.ok_or(CloudAddressError::NotInTheCloud)?;
        Ok(Self { host: host.to_owned(), domain })
    }

    /// The host, as people know it.
    pub fn as_str(&self) -> &str {
        &self.host
    }

    /// The domain of iSpring's that the account is in: its API is there too.
    pub fn domain(&self) -> &'static str {
        self.domain
    }
}

/// Whether `link` leads to a host in iSpring's cloud, over TLS and at the usual port, as links to certificates do
/// (reference/providers.md, section 3). Only for a link as the runtime writes it, which is what it goes to.
pub fn is_link_into_the_cloud(link: &str) -> bool {
    link.starts_with("https://") && CloudAddress::parse(link).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_account_is_known_by_its_host_however_it_was_copied() {
        for (raw, host, domain) in [
            ("acme.ispringlearn.com", "acme.ispringlearn.com", "ispringlearn.com"),
            (" https://Acme.iSpringLearn.eu/app/users?x#y ", "acme.ispringlearn.eu", "ispringlearn.eu"),
            ("http://acme.ispringlearn.ru/", "acme.ispringlearn.ru", "ispringlearn.ru"),
            ("acme.learn.ispring.eu", "acme.learn.ispring.eu", "ispring.eu"),
            ("ispring.com", "ispring.com", "ispring.com"),
        ] {
            let address = CloudAddress::parse(raw).unwrap();
            assert_eq!((address.as_str(), address.domain()), (host, domain), "{raw}");
        }
    }

    #[test]
    fn other_servers_are_told_from_texts_that_are_no_address() {
        use CloudAddressError::{NoAddress, NotInTheCloud};
        for (raw, error) in [
            ("learn.acme.example", NotInTheCloud),
            ("https://ispringlearn.com.evil.example", NotInTheCloud),
            ("https://evilispringlearn.com", NotInTheCloud),
            ("acme.ispringlearn.com:8443", NotInTheCloud),
            ("10.0.0.7", NotInTheCloud),
            ("localhost", NotInTheCloud),
            ("", NoAddress),
            ("https://", NoAddress),
            ("acme ispringlearn.com", NoAddress),
            ("user@acme.ispringlearn.com", NoAddress),
            ("-acme.ispringlearn.com", NoAddress),
            ("acme..ispringlearn.com", NoAddress),
        ] {
            assert_eq!(CloudAddress::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn a_link_leads_into_the_cloud_over_tls_or_not_at_all() {
        for (link, leads) in [
            ("https://acme.ispringlearn.com/download/v1/certificate/z-1?token=t", true),
            ("https://api-learn.ispring.eu/x", true),
            ("http://acme.ispringlearn.com/x", false),
            ("https:acme.ispringlearn.com/x", false),
            ("https://acme.ispringlearn.com:8443/x", false),
            ("https://evil.example/acme.ispringlearn.com", false),
            ("https://evil.example?acme.ispringlearn.com", false),
            ("https://evil.example\\@acme.ispringlearn.com", false),
            ("https://evil.example:x.ispringlearn.com", false),
            ("https://acme.ispringlearn.com@evil.example/", false),
            ("https://u:p@acme.ispringlearn.com/", false),
            ("https://ispringlearn.com.evil.example/", false),
            ("//acme.ispringlearn.com/x", false),
            ("acme.ispringlearn.com", false),
            ("", false),
        ] {
            assert_eq!(is_link_into_the_cloud(link), leads, "{link}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_api_is_the_vendors(raw in ".{0,80}") {
            if let Ok(address) = CloudAddress::parse(&raw) {
                prop_assert!(DOMAINS.contains(&address.domain()));
                prop_assert_eq!(CloudAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
