//! Whose requests count together where there is a limit.

use std::net::IpAddr;

/// The network that a request came from: an IPv4 address, or the first half of an IPv6 address. Who has one of the latter has
/// the 2^64 behind it too (RFC 4291, section 2.5.4), so a limit by address would be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientNetwork(String);

impl ClientNetwork {
    /// The network of `address`, as the platform writes it. Those without one that makes sense are one network: there is
    /// none in production.
    pub fn of(address: &str) -> Self {
        Self(match address.trim().parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(IpAddr::V4(address)) => address.to_string(),
            Ok(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            Err(_) => "unknown".to_owned(),
        })
    }

    /// What it is counted under.
    pub fn key(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_ipv6_counts_for_all_that_its_holder_has() {
        for (address, network) in [
            ("203.0.113.9", "203.0.113.9"),
            ("203.0.113.10", "203.0.113.10"),
            ("2001:db8:0:7::1", "2001:db8:0:7::/64"),
            ("2001:db8::7:ffff:0:0:1", "2001:db8:0:7::/64"),
            ("2001:db8:0:8::1", "2001:db8:0:8::/64"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("", "unknown"),
            ("203.0.113.9, 198.51.100.1", "unknown"),
        ] {
            assert_eq!(ClientNetwork::of(address).key(), network, "{address}");
        }
    }
}
