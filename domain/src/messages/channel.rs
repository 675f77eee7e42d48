//! Where messages go: to an address, or to a place that somebody has opened for them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    dns_label::is_dns_label, identity::address::Address, language::Language, named, text::identifier,
};

/// Characters of a channel's address at most. Those of Microsoft's workflows have about 300.
pub const LONGEST: usize = 1_000;

/// The most channels of an organisation.
pub const MOST: usize = 20;

/// A channel's number: the first one of an organisation is 1, and none is given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct ChannelId(pub u32);

/// A kind of channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ChannelKind {
    /// A mail to an address.
    Mail,
    /// Slack, by an *incoming webhook*, and what understands the same: <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>.
    Slack,
    /// Microsoft Teams, by a workflow that *posts to a channel when a webhook request is received*:
    /// <https://support.microsoft.com/office/8ae491c7-0394-4861-ba59-055e33f75498>.
    Teams,
    /// Anything else, by a POST of JSON that is signed: <https://www.standardwebhooks.com>.
    Webhook,
}

named!(ChannelKind, json);

/// Where a channel leads. The address of a webhook is a secret: whoever knows it may post there.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// To whom mails go.
    Mail(Address),
    /// Where messages are posted.
    Post(PostAddress),
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Target(…)")
    }
}

impl Target {
    /// What somebody typed for a channel of `kind`.
    pub fn parse(kind: ChannelKind, typed: &str) -> Result<Self, TargetError> {
        if identifier(typed).is_empty() {
            return Err(TargetError::Blank);
        }
        match kind {
            ChannelKind::Mail => {
                let address = Address::try_from(typed.to_owned()).map_err(|_| TargetError::NoAddress)?;
                Ok(Self::Mail(address))
            }
            ChannelKind::Slack | ChannelKind::Teams | ChannelKind::Webhook => {
                PostAddress::parse(typed).map(Self::Post)
            }
        }
    }

    /// The whole of it, to be sealed.
    pub fn expose(&self) -> &str {
        match self {
            Self::Mail(address) => address.as_str(),
            Self::Post(address) => &address.0,
        }
    }

    /// As much of it as tells it from others: a mail address, or the host and the last four characters of a long one.
    pub fn shown(&self) -> String {
        match self {
            Self::Mail(address) => address.as_str().to_owned(),
            Self::Post(address) => address.shown(),
        }
    }
}

/// The address of a webhook: over TLS, at a name of the public internet and at its usual port. In development one of this
/// machine is read too; the Worker refuses it elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct PostAddress(String);

impl PostAddress {
    fn parse(typed: &str) -> Result<Self, TargetError> {
        let typed = identifier(typed);
        if typed.len() > LONGEST {
            return Err(TargetError::TooLong);
        }
        let is_visible = typed.bytes().all(|byte| byte.is_ascii_graphic());
        let address = Self(typed.into_owned());
        let is_sound = address.is_of_this_machine() || is_public_name(address.host());
        if is_visible && is_sound { Ok(address) } else { Err(TargetError::NoAddress) }
    }

    /// Whether it is one of the machine that the Worker runs on.
    pub fn is_of_this_machine(&self) -> bool {
        let host = self.0.strip_prefix("http://").unwrap_or_default();
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        matches!(host.split_once(':'), Some(("127.0.0.1", port)) if port.parse::<u16>().is_ok())
    }

    /// The host, with whatever else stands before the path but the usual port, which Microsoft's have.
    fn host(&self) -> &str {
        let rest = self.0.strip_prefix("https://").unwrap_or_default();
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.strip_suffix(":443").unwrap_or(host)
    }

    fn shown(&self) -> String {
        let host = if self.is_of_this_machine() { "127.0.0.1" } else { self.host() };
        let end = self.0.len().saturating_sub(4);
        // A short one would be told whole.
        if self.0.len() < 40 { host.to_owned() } else { format!("{host}…{}", &self.0[end..]) }
    }
}

/// Whether a name may be one of the public internet: no number, no port, nobody's name before it, and no network of one's own.
fn is_public_name(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    host.split('.').all(is_dns_label)
        && last.bytes().any(|byte| byte.is_ascii_lowercase())
        && !["local", "localhost", "internal", "lan", "home", "arpa", "onion"].contains(&last)
}

/// Why nothing can be sent to what somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Nothing.
    #[error("blank")]
    Blank,
    /// Too long.
    #[error("longer than {LONGEST} characters")]
    TooLong,
    /// No address of that kind.
    #[error("no address that messages can be sent to")]
    NoAddress,
}

/// A channel that somebody adds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelForm {
    /// Its kind.
    pub kind: ChannelKind,
    /// The mail address, or the address of the webhook.
    pub to: String,
    /// The language of its messages.
    pub language: Language,
}

impl fmt::Debug for ChannelForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChannelForm").field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn messages_go_to_places_of_the_public_internet_over_tls() {
        for (typed, is_one) in [
            ("https://hooks.slack.com/services/T000/B000/abcdefgh", true),
            (" https://prod-12.westeurope.logic.azure.com:443/workflows/abc?sig=1 ", true),
            ("https://default1.ab.environment.api.powerplatform.com/powerautomate/x?sig=a%2Fb", true),
            ("https://a.example", true),
            ("https://A.Example/x", true),
            ("http://127.0.0.1:9805/hook", true),
            ("http://127.0.0.1/hook", false),
            ("http://127.0.0.1:80@evil.example/", false),
            ("http://a.example/x", false),
            ("https://localhost/x", false),
            ("https://10.0.0.1/x", false),
            ("https://[::1]/x", false),
            ("https://2130706433/x", false),
            ("https://router.local/x", false),
            ("https://metadata.google.internal/x", false),
            ("https://user:word@a.example/x", false),
            ("https://a.example:8443/x", false),
            ("https://a..example/x", false),
            ("https://a.example/ä", false),
            ("https://", false),
            ("ftp://a.example/x", false),
            ("a.example/x", false),
        ] {
            assert_eq!(Target::parse(ChannelKind::Slack, typed).is_ok(), is_one, "{typed}");
        }
        assert_eq!(Target::parse(ChannelKind::Slack, "  "), Err(TargetError::Blank));
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        assert_eq!(Target::parse(ChannelKind::Slack, &long), Err(TargetError::TooLong));
    }

    #[test]
    fn a_mail_goes_to_one_address() {
        for (typed, shown) in [
            ("it@nordlicht.example", Some("it@nordlicht.example")),
            ("a@nordlicht.example, b@nordlicht.example", None),
            ("https://a.example", None),
        ] {
            let target = Target::parse(ChannelKind::Mail, typed).ok();
            assert_eq!(target.map(|target| target.shown()).as_deref(), shown, "{typed}");
        }
    }

    #[test]
    fn what_is_shown_of_a_webhook_is_not_enough_to_post_there() {
        let slack = "https://hooks.slack.com/services/T000/B000/abcdefghijklmnop";
        let shown = |typed| Target::parse(ChannelKind::Slack, typed).unwrap().shown();
        assert_eq!(shown(slack), "hooks.slack.com…mnop");
        assert_eq!(shown("https://a.example/short"), "a.example");
        let target = Target::parse(ChannelKind::Slack, slack).unwrap();
        assert!(!format!("{target:?}").contains("abcd"));
    }

    proptest! {
        #[test]
        fn no_typed_text_stops_anything(typed in any::<String>()) {
            for kind in ChannelKind::ALL {
                if let Ok(target) = Target::parse(kind, &typed) {
                    prop_assert!(!target.shown().is_empty());
                }
            }
        }
    }
}
