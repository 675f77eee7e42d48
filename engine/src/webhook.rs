//! What others are told by a POST, signed so that they know who tells it: the scheme of Standard Webhooks 1.0.0
//! (<https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>).

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use url::Url;

/// Where something is told, and what signs it. The address is a secret too: some receivers know the sender by it.
pub struct Webhook {
    /// Where.
    pub url: Url,
    /// What signs it.
    pub key: WebhookKey,
}

/// Bytes of a key at most: a block of what signs.
const LONGEST: usize = 64;

/// A key that both ends know, with zeros after it up to a block: as HMAC itself would fill it up (RFC 2104, section 2).
#[derive(Debug)]
pub struct WebhookKey(SecretBox<[u8; LONGEST]>);

/// The text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a webhook")]
pub struct WebhookKeyError;

impl TryFrom<&str> for WebhookKey {
    type Error = WebhookKeyError;

    fn try_from(text: &str) -> Result<Self, WebhookKeyError> {
        let bytes = text.strip_prefix("whsec_").and_then(|key| STANDARD.decode(key).ok());
        let mut bytes = bytes.filter(|bytes| (24..=LONGEST).contains(&bytes.len())).ok_or(WebhookKeyError)?;
        bytes.resize(LONGEST, 0);
        let block: [u8; LONGEST] = bytes.try_into().map_err(|_| WebhookKeyError)?;
        Ok(Self(Box::new(block).into()))
    }
}

impl WebhookKey {
    /// The text of a new key, out of 32 bytes that nobody can guess.
    pub fn text(bytes: &[u8; 32]) -> String {
        format!("whsec_{}", STANDARD.encode(bytes))
    }

    /// The headers of a `body` that is sent at `at`. Who gets an `id` twice was told the same twice.
    pub fn headers(&self, id: String, at: DateTime<Utc>, body: &str) -> [(&'static str, String); 3] {
        let at = at.timestamp().to_string();
        let signature = self.signature(&format!("{id}.{at}.{body}"));
        [("webhook-id", id), ("webhook-timestamp", at), ("webhook-signature", signature)]
    }

    fn signature(&self, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new(self.0.expose_secret().into());
        mac.update(text.as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_signed_as_in_the_published_example() {
        // The example of the scheme's own libraries.
        let key = WebhookKey::try_from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let at = DateTime::from_timestamp(1_614_265_330, 0).unwrap();
        let headers = key.headers("msg_p5jXN8AQM9LWM0D4loKWxJek".to_owned(), at, r#"{"test": 2432232314}"#);
        let values = headers.map(|(_, value)| value);
        assert_eq!(values[0..2], ["msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330"]);
        assert_eq!(values[2], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_key_says_what_it_is_and_is_long_enough() {
        let key = |bytes: usize| format!("whsec_{}", STANDARD.encode(vec![7; bytes]));
        for (text, is_key) in [
            (key(24), true),
            (key(64), true),
            (key(23), false),
            (key(65), false),
            (STANDARD.encode([7; 32]), false),
            ("whsec_".to_owned(), false),
            ("whsec_not base64, and so on for a while".to_owned(), false),
        ] {
            assert_eq!(WebhookKey::try_from(text.as_str()).is_ok(), is_key, "{text}");
        }
        assert!(WebhookKey::try_from(WebhookKey::text(&[7; 32]).as_str()).is_ok());
        let shown = format!("{:?}", WebhookKey::try_from(key(24).as_str()));
        assert!(!shown.contains('7') && shown.contains("REDACTED"), "{shown}");
    }
}
