//! `POST /hooks/{name}`: where messages of other kinds than mail are posted. It says no to what Slack (`slack`), a workflow
//! of Teams (`teams`) and a receiver of Standard Webhooks (any other name) would not take.

use axum::http::{HeaderMap, StatusCode};
use axum::{Json, extract::Path};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::Asked;

/// Something that was posted and taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hook {
    /// When.
    pub at: DateTime<Utc>,
    /// Where.
    pub name: String,
    /// Its headers `webhook-id`, `webhook-timestamp` and `webhook-signature`, as far as it had them.
    pub signed: [Option<String>; 3],
    /// As it was posted.
    pub body: String,
}

/// Takes a message.
pub(super) async fn take(
    Path(name): Path<String>,
    headers: HeaderMap,
    asked: Asked,
    body: String,
) -> (StatusCode, &'static str) {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let signed = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(header);
    let Ok(Json(value)) = Json::<Value>::from_bytes(body.as_bytes()) else {
        return (StatusCode::BAD_REQUEST, "invalid_payload");
    };
    let (is_taken, taken) = match name.as_str() {
        "slack" => (value["text"].is_string(), StatusCode::OK),
        "teams" => (is_card(&value), StatusCode::ACCEPTED),
        _ => (signed.iter().all(Option::is_some), StatusCode::NO_CONTENT),
    };
    if !is_taken {
        return (StatusCode::BAD_REQUEST, "invalid_payload");
    }
    let at = asked.shared.clock().date_time();
    asked.shared.world().hooks.push(Hook { at, name, signed, body });
    (taken, if taken == StatusCode::OK { "ok" } else { "" })
}

/// Whether there is a card for Teams in it.
fn is_card(value: &Value) -> bool {
    let attachment = &value["attachments"][0];
    value["type"] == "message"
        && attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        && attachment["content"]["type"] == "AdaptiveCard"
        && attachment["content"]["body"].as_array().is_some_and(|blocks| !blocks.is_empty())
}
