//! What a webhook is made of, and what can be wrong with it (spec, `NewWebHook`).

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Refusal;
use super::errors;
use super::fields::{self, Item};

/// The older family of events, the default.
const WITH_FIELDS: [&str; 3] =
    ["employee_with_fields.updated", "employee_with_fields.deleted", "employee_with_fields.created"];
/// The others (spec, `WebhookEventType`).
const OTHERS: [&str; 6] = [
    "employee.created",
    "employee.updated",
    "employee.deleted",
    "company-integrations.updated",
    "company.updated",
    "company.deleted",
];

/// What a client asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewWebhook {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) url: String,
    #[serde(default)]
    pub(super) format: String,
    #[serde(default)]
    pub(super) events: Vec<String>,
    #[serde(default)]
    pub(super) monitor_fields: Vec<String>,
    #[serde(default)]
    pub(super) post_fields: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) include_company_domain: bool,
}

impl NewWebhook {
    /// Reads a body; `may_read` says which fields the key may read.
    pub(super) fn parse(body: &[u8], may_read: impl Fn(Item) -> bool) -> Result<Self, Refusal> {
        let mut given: Self =
            serde_json::from_slice(body).map_err(|_| invalid(&["The body is malformed"]))?;
        if given.events.is_empty() {
            given.events = WITH_FIELDS.map(str::to_owned).into();
        }
        let issues = given.issues();
        if !issues.is_empty() {
            return Err(invalid(&issues));
        }
        given.permitted(may_read)?;
        Ok(given)
    }

    /// The words are `[unv]`.
    fn issues(&self) -> Vec<&'static str> {
        let has = |name: &str| self.events.iter().any(|event| event == name);
        let is_known = |event: &String| WITH_FIELDS.contains(&&**event) || OTHERS.contains(&&**event);
        let mixed = WITH_FIELDS.iter().any(|event| has(event))
            && self.events.iter().any(|event| event.starts_with("employee."));
        let monitors = has("employee.updated") || has("employee_with_fields.updated");
        let checks = [
            (self.name.trim().is_empty(), "name is required"),
            (!self.url.starts_with("https://"), "url must begin with https://"),
            (!matches!(&*self.format, "json" | "form-encoded"), "format must be json or form-encoded"),
            (!self.events.iter().all(is_known), "events holds an unknown event"),
            (mixed, "employee_with_fields events cannot be mixed with employee events"),
            (monitors && self.monitor_fields.is_empty(), "monitorFields is required for these events"),
        ];
        checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, issue)| issue).collect()
    }

    /// 403 for fields that are unknown or not readable `[spec]`.
    fn permitted(&self, may_read: impl Fn(Item) -> bool) -> Result<(), Refusal> {
        let unreadable = |names: Vec<&String>| -> Vec<Value> {
            let known = names.into_iter().filter_map(|name| fields::by_alias(name));
            let refused = known.filter(|field| !may_read(field.item));
            refused.map(|field| json!({ "id": field.id(), "name": field.alias })).collect()
        };
        let monitored = unreadable(self.monitor_fields.iter().collect());
        let posted = unreadable(self.post_fields.keys().collect());
        let named = self.monitor_fields.iter().chain(self.post_fields.keys());
        let unknown: Vec<&String> = named.filter(|name| fields::by_alias(name).is_none()).collect();
        if monitored.is_empty() && posted.is_empty() && unknown.is_empty() {
            return Ok(());
        }
        let error = json!({
            "error": "Permission denied to the following fields",
            "monitorFields": monitored,
            "postFields": posted,
            "unknownFields": unknown,
        });
        Err(errors::webhook(StatusCode::FORBIDDEN, &json!([error])))
    }
}

fn invalid(issues: &[&str]) -> Refusal {
    let error = json!({ "error": "Invalid request body", "issues": issues });
    errors::webhook(StatusCode::BAD_REQUEST, &json!([error]))
}
