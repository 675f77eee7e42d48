//! `/v1/webhooks` (spec, `NewWebHook`, `WebHookResponse`, `WebhookError`). They are kept; nothing is ever sent.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::keys::{self, Grant};
use super::webhook_input::NewWebhook;
use super::{Asked, Caller, Refusal, Routes, dates, errors};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/webhooks", get(list).post(create))
        .route("/v1/webhooks/{id}", get(one).put(update).delete(delete))
}

/// All webhooks, by id.
#[derive(Debug, Default)]
pub(super) struct Webhooks {
    all: BTreeMap<u64, Webhook>,
    last: u64,
}

/// The private key is told once and not kept: nothing is sent that would have to be signed.
#[derive(Debug)]
struct Webhook {
    owner: Grant,
    created: DateTime<Utc>,
    given: NewWebhook,
}

impl Webhook {
    /// A line of the list.
    fn summary(&self, id: u64) -> Value {
        json!({
            "id": id.to_string(),
            "name": self.given.name,
            "created": dates::spaced(self.created),
            "lastSent": null,
            "url": self.given.url,
        })
    }

    fn written(&self, id: u64) -> Value {
        let (mut written, given) = (self.summary(id), &self.given);
        let monitored = Some(&given.monitor_fields).filter(|fields| !fields.is_empty());
        written["monitorFields"] = json!(monitored);
        written["postFields"] = json!(given.post_fields);
        written["format"] = json!(given.format);
        written["includeCompanyDomain"] = json!(given.include_company_domain);
        written["events"] = json!(given.events);
        written
    }
}

impl Webhooks {
    /// A webhook of this key's. 404 and 403 are in the spec's words; somebody else's is told by an object, no list.
    fn owned(&self, caller: Caller, id: &str) -> Result<(u64, &Webhook), Refusal> {
        let number = id.parse().unwrap_or_default();
        let webhook = self.all.get(&number).ok_or_else(|| {
            let error = json!([{ "error": format!("No webhook was found with ID: {id}.") }]);
            errors::webhook(StatusCode::NOT_FOUND, &error)
        })?;
        if webhook.owner == caller.0 {
            return Ok((number, webhook));
        }
        let error = json!({ "error": format!("You do not have access to webhook ID: {id}") });
        Err(errors::webhook(StatusCode::FORBIDDEN, &error))
    }
}

async fn list(asked: Asked, caller: Caller) -> Json<Value> {
    let webhooks = &asked.shared.world().webhooks;
    let own = webhooks.all.iter().filter(|(_, webhook)| webhook.owner == caller.0);
    Json(json!({ "webhooks": own.map(|(&id, webhook)| webhook.summary(id)).collect::<Vec<_>>() }))
}

async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut world = asked.shared.world();
    let given = NewWebhook::parse(&body, |item| world.reads(caller.0, item))?;
    let key = keys::webhook_key(world.seed, world.webhooks.last);
    let webhooks = &mut world.webhooks;
    webhooks.last += 1;
    let id = webhooks.last;
    let webhook = Webhook { owner: caller.0, created: asked.shared.clock().date_time(), given };
    let mut written = webhook.written(id);
    written["privateKey"] = json!(key);
    webhooks.all.insert(id, webhook);
    Ok((StatusCode::CREATED, Json(written)))
}

async fn one(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<Json<Value>, Refusal> {
    let world = asked.shared.world();
    let (id, webhook) = world.webhooks.owned(caller, &id)?;
    Ok(Json(webhook.written(id)))
}

/// A full replacement; the private key stays.
async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let mut world = asked.shared.world();
    let (id, Webhook { created, .. }) = world.webhooks.owned(caller, &id)?;
    let created = *created;
    let given = NewWebhook::parse(&body, |item| world.reads(caller.0, item))?;
    let webhook = Webhook { owner: caller.0, created, given };
    let written = webhook.written(id);
    world.webhooks.all.insert(id, webhook);
    Ok(Json(written))
}

async fn delete(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<&'static str, Refusal> {
    let webhooks = &mut asked.shared.world().webhooks;
    let (id, _) = webhooks.owned(caller, &id)?;
    webhooks.all.remove(&id);
    Ok("Web hook has been deleted.")
}
