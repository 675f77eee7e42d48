//! `POST /send`: a mail is taken, or it is said why not.

use axum::Json;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Asked;

/// The longest header field that is taken, in bytes: the longest line of a mail (RFC 5322, section 2.1.1).
const LONGEST: usize = 998;

/// A mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    /// When.
    pub at: DateTime<Utc>,
    /// From whom.
    pub from: Sender,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// From whom a mail is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// What stands beside the address.
    pub name: String,
    /// The address.
    pub email: String,
}

/// What is handed over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    from: Sender,
    to: String,
    subject: String,
    text: String,
}

impl Message {
    /// Whether a mail can be made of it: addresses are some, and no field of the header begins another one.
    fn is_one(&self) -> bool {
        let fields = [&self.from.name, &self.from.email, &self.to, &self.subject];
        let is_line = |field: &&String| field.len() <= LONGEST && !field.chars().any(char::is_control);
        let is_address = |text: &str| {
            text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        };
        fields.iter().all(is_line)
            && !self.subject.is_empty()
            && is_address(&self.from.email)
            && is_address(&self.to)
            && !self.text.is_empty()
    }
}

/// Takes a mail.
pub(super) async fn take(asked: Asked, Json(message): Json<Message>) -> (StatusCode, Json<Value>) {
    if !message.is_one() {
        let why = json!({ "code": "E_VALIDATION_ERROR" });
        return (StatusCode::BAD_REQUEST, Json(why));
    }
    let at = asked.shared.clock().date_time();
    let mut world = asked.shared.world();
    let Message { from, to, subject, text } = message;
    world.mails.push(Mail { at, from, to, subject, text });
    let id = json!({ "messageId": format!("<{}@mail.test>", world.mails.len()) });
    (StatusCode::OK, Json(id))
}
