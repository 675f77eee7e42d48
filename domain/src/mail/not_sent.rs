//! Why a mail is not on its way.

use std::fmt;

/// Why a mail service has not taken a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// It won't take it, however often it is asked.
    Refused(ServiceCode),
    /// It may take it later.
    NotNow(ServiceCode),
}

/// The service's own word for it, as Cloudflare's has them: `E_SENDER_NOT_VERIFIED`. Never what it says beside it, which may
/// quote somebody's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceCode(String);

/// The longest word that is one.
const LONGEST: usize = 40;

impl ServiceCode {
    /// The word, if it is one.
    pub fn new(word: &str) -> Self {
        let is_of_one = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let is_one = !word.is_empty() && word.len() <= LONGEST && word.bytes().all(is_of_one);
        Self(if is_one { word } else { "UNKNOWN" }.to_owned())
    }
}

impl fmt::Display for ServiceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl NotSent {
    /// What the word of Cloudflare's Email Service means
    /// (<https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes>). One that nobody knows is
    /// tried again: it may be news of a service in beta.
    pub fn of_code(word: &str) -> Self {
        let code = ServiceCode::new(word);
        match word {
            "E_VALIDATION_ERROR"
            | "E_FIELD_MISSING"
            | "E_SENDER_NOT_VERIFIED"
            | "E_SENDER_DOMAIN_NOT_AVAILABLE"
            | "E_RECIPIENT_NOT_ALLOWED"
            | "E_RECIPIENT_SUPPRESSED"
            | "E_CONTENT_TOO_LARGE" => Self::Refused(code),
            _ => Self::NotNow(code),
        }
    }

    /// The service's word for it.
    pub fn code(&self) -> &ServiceCode {
        match self {
            Self::Refused(code) | Self::NotNow(code) => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_patience_mends_is_refused_and_all_else_may_go_later() {
        for (word, is_refused, code) in [
            ("E_SENDER_NOT_VERIFIED", true, "E_SENDER_NOT_VERIFIED"),
            ("E_RECIPIENT_SUPPRESSED", true, "E_RECIPIENT_SUPPRESSED"),
            ("E_RATE_LIMIT_EXCEEDED", false, "E_RATE_LIMIT_EXCEEDED"),
            ("E_DAILY_LIMIT_EXCEEDED", false, "E_DAILY_LIMIT_EXCEEDED"),
            ("E_DELIVERY_FAILED", false, "E_DELIVERY_FAILED"),
            ("E_INTERNAL_SERVER_ERROR", false, "E_INTERNAL_SERVER_ERROR"),
            ("E_SOMETHING_NEW", false, "E_SOMETHING_NEW"),
            ("no mail for ada@example.com", false, "UNKNOWN"),
            ("", false, "UNKNOWN"),
        ] {
            let why = NotSent::of_code(word);
            assert_eq!(matches!(why, NotSent::Refused(_)), is_refused, "{word}");
            assert_eq!(why.code().to_string(), code);
        }
    }
}
