//! E-mail addresses, by which somebody may be found once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Text, address_key};

/// The longest address, in bytes (RFC 5321 §4.5.3.1.3, without its brackets).
const LONGEST: usize = 254;

/// An e-mail address, written as addresses are compared ([`address_key`]).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

impl Address {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NoAddress;

impl TryFrom<String> for Address {
    type Error = NoAddress;

    fn try_from(raw: String) -> Result<Self, NoAddress> {
        let text = Text::new(&raw).map_err(|_| NoAddress)?;
        let key = address_key(text.as_str());
        let has_both =
            key.rsplit_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty());
        let is_one = has_both && key.len() <= LONGEST && !key.contains([' ', ',', ';', '<', '>', '"']);
        if is_one { Ok(Self(key)) } else { Err(NoAddress) }
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_name_at_one_domain() {
        for (raw, address) in [
            (" Ada.Lovelace@Example.com ", Some("ada.lovelace@example.com")),
            ("jürgen@b.example", Some("jürgen@b.example")),
            ("a@b", Some("a@b")),
            ("", None),
            ("ada", None),
            ("@example.com", None),
            ("ada@", None),
            ("a@example.com, b@example.com", None),
            ("Ada <ada@example.com>", None),
            (&format!("{}@example.com", "a".repeat(LONGEST)), None),
        ] {
            let read = Address::try_from(raw.to_owned()).ok();
            assert_eq!(read.as_ref().map(Address::as_str), address, "{raw}");
        }
    }
}
