//! Why a mail is not on its way.

/// A mail service has not taken a mail. It is known by the service's own word for why, as Cloudflare's has them
/// (`E_SENDER_NOT_VERIFIED`,
/// <https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes>). Never by what it says beside
/// it, which may quote somebody's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent(String);

/// The longest word that is one.
const LONGEST: usize = 40;

impl NotSent {
    /// For the reason that the service has that word for, if it is one.
    pub fn because(word: &str) -> Self {
        let is_of_one = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let is_one = !word.is_empty() && word.len() <= LONGEST && word.bytes().all(is_of_one);
        Self(if is_one { word } else { "UNKNOWN" }.to_owned())
    }

    /// The service's word for it.
    pub fn code(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_service_is_kept_and_nothing_that_may_quote_an_address() {
        for (word, code) in [
            ("E_SENDER_NOT_VERIFIED", "E_SENDER_NOT_VERIFIED"),
            ("E_SOMETHING_NEW", "E_SOMETHING_NEW"),
            ("no mail for ada@example.com", "UNKNOWN"),
            ("E_NOT_FOR_ADA@EXAMPLE.COM", "UNKNOWN"),
            ("", "UNKNOWN"),
        ] {
            assert_eq!(NotSent::because(word).code(), code);
        }
    }
}
