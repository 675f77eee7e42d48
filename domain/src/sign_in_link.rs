//! The text of a one-time link: its secret, and the organisation that it leads to, so that the sign-in page can ask before
//! it sends anything. Who writes another name into a link gets nobody in: the name is compared with the organisation's own.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands between the secret and the name. In neither of them: secrets are `base64url`, and names are encoded whole, so
/// that nothing at their end is left out where somebody's mail program finds the link in a text.
const BETWEEN: char = '.';

/// A one-time link, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink<'a> {
    /// What only its holder has.
    pub secret: &'a str,
    /// The name of the organisation, as the link has it.
    pub organisation: String,
}

impl<'a> SignInLink<'a> {
    /// The text of a link, `SECRET.NAME`.
    pub fn text(secret: &str, organisation: &str) -> String {
        format!("{secret}{BETWEEN}{}", utf8_percent_encode(organisation, NON_ALPHANUMERIC))
    }

    /// Takes a text apart. `decode` undoes percent-encoding: the browser has its own. `None`: a part of a link, or none.
    pub fn read(text: &'a str, decode: impl FnOnce(&str) -> Option<String>) -> Option<Self> {
        let (secret, organisation) = text.trim().split_once(BETWEEN)?;
        let organisation = decode(organisation).filter(|name| !name.is_empty())?;
        Some(Self { secret, organisation })
    }
}

/// Undoes percent-encoding.
pub fn decode(text: &str) -> Option<String> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_organisation_that_it_names() {
        for name in ["Nordlicht GmbH", "A.C.M.E. Inc.", "100 % & Söhne #1", "Ромашка", "x/../y?z"] {
            let text = SignInLink::text("aB-_9", name);
            let rest = text.strip_prefix("aB-_9.").unwrap();
            assert!(rest.chars().all(|one| one.is_ascii_alphanumeric() || one == '%'), "{text}");
            let link = SignInLink::read(&text, decode).unwrap();
            assert_eq!((link.secret, link.organisation.as_str()), ("aB-_9", name));
        }
    }

    #[test]
    fn a_part_of_a_link_is_none() {
        for text in ["", "abc", "abc.", "abc.%ff"] {
            assert_eq!(SignInLink::read(text, decode), None, "{text}");
        }
    }
}
