//! Where messages go about what needs an admin.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    language::Language,
    messages::channel::{ChannelId, ChannelKind},
    text::Text,
};

/// `GET /api/channels`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelsView {
    /// Whether the deployment sends mail.
    pub mail: bool,
    /// The channels, the oldest first.
    pub channels: Vec<ChannelView>,
}

/// A channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelView {
    /// Its number.
    pub id: ChannelId,
    /// Its kind.
    pub kind: ChannelKind,
    /// The mail address; of a webhook the host and the last characters, for the rest is a secret.
    pub to: String,
    /// The language of its messages.
    pub language: Language,
    /// Who added it.
    pub by: Text,
    /// When.
    pub at: DateTime<Utc>,
    /// What became of the last message; nothing, if there was none yet.
    pub last: Option<LastMessage>,
}

/// What became of a channel's last message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LastMessage {
    /// When.
    pub at: DateTime<Utc>,
    /// What became of it.
    pub delivery: Delivery,
}

/// What becomes of a message: `taken`, `refused/404`, `unreachable`, `not_mailed/E_RATE_LIMIT_EXCEEDED`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Delivery {
    /// It was taken. Whether it arrives, nobody tells.
    Taken,
    /// It was refused.
    Refused {
        /// By this HTTP status.
        status: u16,
    },
    /// Nobody answered in time.
    Unreachable,
    /// The mail service did not take it.
    NotMailed {
        /// The service's word for why, or blank.
        code: String,
    },
}

/// The text says of no message what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not what becomes of a message")]
pub struct NoDelivery;

impl TryFrom<String> for Delivery {
    type Error = NoDelivery;

    fn try_from(text: String) -> Result<Self, NoDelivery> {
        let (kind, rest) = text.split_once('/').unwrap_or((&text, ""));
        Ok(match kind {
            "taken" => Self::Taken,
            "refused" => Self::Refused { status: rest.parse().map_err(|_| NoDelivery)? },
            "unreachable" => Self::Unreachable,
            "not_mailed" => Self::NotMailed { code: rest.to_owned() },
            _ => return Err(NoDelivery),
        })
    }
}

impl From<Delivery> for String {
    fn from(delivery: Delivery) -> Self {
        match delivery {
            Delivery::Taken => "taken".to_owned(),
            Delivery::Refused { status } => format!("refused/{status}"),
            Delivery::Unreachable => "unreachable".to_owned(),
            Delivery::NotMailed { code } => format!("not_mailed/{code}"),
        }
    }
}

/// `POST /api/channels`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddedChannelView {
    /// The channel.
    pub channel: ChannelView,
    /// What signs its messages, of a webhook of the organisation's own: shown this once.
    pub key: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_message_is_read_as_it_is_written() {
        for delivery in [
            Delivery::Taken,
            Delivery::Refused { status: 404 },
            Delivery::Unreachable,
            Delivery::NotMailed { code: String::new() },
            Delivery::NotMailed { code: "E_A/B".to_owned() },
        ] {
            assert_eq!(Delivery::try_from(String::from(delivery.clone())), Ok(delivery));
        }
        for text in ["", "refused", "refused/x", "else"] {
            assert_eq!(Delivery::try_from(text.to_owned()), Err(NoDelivery), "{text}");
        }
    }
}
