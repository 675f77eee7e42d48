//! The part of a company's address at a provider that is its own.

use crate::{checked::checked_text, dns_label::is_dns_label, text::identifier};

/// One DNS label (RFC 1035, section 2.3.1): 1 to 63 of `a` to `z`, digits and `-`, with no `-` at an end. Nothing else
/// becomes part of a host, so a form can't lead a credential to somebody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subdomain(String);

checked_text!(Subdomain);

/// The text names no company at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a subdomain: one DNS label, such as mycompany")]
pub struct SubdomainError;

impl Subdomain {
    /// Reads `mycompany`, `mycompany.{domain}` or `https://mycompany.{domain}/…`: all three mean `mycompany`.
    pub fn parse(raw: &str, domain: &str) -> Result<Self, SubdomainError> {
        let text = identifier(raw).to_ascii_lowercase();
        let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        // A path is dropped only behind a host: people copy their browser's address as it stands.
        let host = address.unwrap_or(&text);
        let host_only = host.split(['/', '?', '#']).next().unwrap_or_default();
        let label = match host_only.strip_suffix(domain).and_then(|label| label.strip_suffix('.')) {
            Some(label) => label,
            None if address.is_none() => host,
            None => return Err(SubdomainError),
        };
        Self::try_from(label.to_owned())
    }
}

impl TryFrom<String> for Subdomain {
    type Error = SubdomainError;

    fn try_from(label: String) -> Result<Self, SubdomainError> {
        if is_dns_label(&label) { Ok(Self(label)) } else { Err(SubdomainError) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DOMAIN: &str = "bamboohr.com";

    #[test]
    fn the_three_spellings_mean_the_same_company() {
        for raw in [
            "mycompany",
            " MyCompany\n",
            "mycompany.bamboohr.com",
            "mycompany.bamboohr.com/",
            "https://mycompany.bamboohr.com",
            "https://mycompany.bamboohr.com/home/?tab=1#top",
            "HTTP://MYCOMPANY.BAMBOOHR.COM",
        ] {
            assert_eq!(
                Subdomain::parse(raw, DOMAIN).map(|s| s.to_string()),
                Ok("mycompany".to_owned()),
                "{raw}"
            );
        }
    }

    #[test]
    fn whatever_is_not_one_label_at_the_provider_is_refused() {
        for raw in [
            "",
            "bamboohr.com",
            ".bamboohr.com",
            "a.b",
            "a.b.bamboohr.com",
            "mycompany.bamboohr.com.evil.example",
            "evil.example/mycompany.bamboohr.com",
            "https://evil.example",
            "https://evil.example/.bamboohr.com",
            "https://mycompany",
            "user@mycompany.bamboohr.com",
            "https://mycompany.bamboohr.com@evil.example",
            "https://evil.example#.bamboohr.com",
            "mycompany:8080",
            "mycompany.bamboohr.com:8080",
            "mycompany/",
            "my company",
            "-mycompany",
            "mycompany-",
            "müller",
            "my_company",
            &"a".repeat(64),
        ] {
            assert_eq!(Subdomain::parse(raw, DOMAIN), Err(SubdomainError), "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_a_label_ever_comes_out(raw in ".{0,80}|[a-z./:@#?-]{0,40}") {
            if let Ok(subdomain) = Subdomain::parse(&raw, DOMAIN) {
                let label = subdomain.as_str();
                prop_assert!(label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !label.is_empty());
            }
        }
    }
}
