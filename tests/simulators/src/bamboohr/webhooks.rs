//! `/v1/webhooks` (spec, `NewWebHook`, `WebHookResponse`, `WebhookError`). They are kept; nothing is ever sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::gate::Caller;
use super::keys::{self, Grant};
use super::webhook_input::NewWebhook;
use super::{Shared, dates, errors};

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
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
        let mut written = self.summary(id);
        let given = &self.given;
        written["monitorFields"] =
            if given.monitor_fields.is_empty() { Value::Null } else { json!(given.monitor_fields) };
        written["postFields"] = json!(given.post_fields);
        written["format"] = json!(given.format);
        written["includeCompanyDomain"] = json!(given.include_company_domain);
        written["events"] = json!(given.events);
        written
    }
}

impl Webhooks {
    /// A webhook of this key's. 404 and 403 are in the spec's words; somebody else's is told by an object, no list.
    fn owned(&self, caller: Caller, id: &str) -> Result<(u64, &Webhook), Box<Response>> {
        let number = id.parse().unwrap_or_default();
        let webhook = self.all.get(&number).ok_or_else(|| {
            let error = json!([{ "error": format!("No webhook was found with ID: {id}.") }]);
            Box::new(errors::webhook(StatusCode::NOT_FOUND, &error))
        })?;
        if webhook.owner == caller.0 {
            return Ok((number, webhook));
        }
        let error = json!({ "error": format!("You do not have access to webhook ID: {id}") });
        Err(Box::new(errors::webhook(StatusCode::FORBIDDEN, &error)))
    }
}

async fn list(State(shared): State<Arc<Shared>>, Extension(caller): Extension<Caller>) -> Json<Value> {
    let webhooks = &shared.world().webhooks;
    let own = webhooks.all.iter().filter(|(_, webhook)| webhook.owner == caller.0);
    Json(json!({ "webhooks": own.map(|(&id, webhook)| webhook.summary(id)).collect::<Vec<_>>() }))
}

async fn create(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    body: Bytes,
) -> Response {
    let mut world = shared.world();
    let given = match NewWebhook::parse(&body, |item| world.reads(caller.0, item)) {
        Ok(given) => given,
        Err(response) => return *response,
    };
    let key = keys::webhook_key(world.seed, world.webhooks.last);
    let webhooks = &mut world.webhooks;
    webhooks.last += 1;
    let id = webhooks.last;
    let webhook = Webhook { owner: caller.0, created: shared.clock().date_time(), given };
    let mut written = webhook.written(id);
    written["privateKey"] = json!(key);
    webhooks.all.insert(id, webhook);
    (StatusCode::CREATED, Json(written)).into_response()
}

async fn one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Response {
    match shared.world().webhooks.owned(caller, &id) {
        Ok((id, webhook)) => Json(webhook.written(id)).into_response(),
        Err(response) => *response,
    }
}

/// A full replacement; the private key stays.
async fn update(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let mut world = shared.world();
    let (id, created) = match world.webhooks.owned(caller, &id) {
        Ok((id, webhook)) => (id, webhook.created),
        Err(response) => return *response,
    };
    let given = match NewWebhook::parse(&body, |item| world.reads(caller.0, item)) {
        Ok(given) => given,
        Err(response) => return *response,
    };
    let webhook = Webhook { owner: caller.0, created, given };
    let written = webhook.written(id);
    world.webhooks.all.insert(id, webhook);
    Json(written).into_response()
}

async fn delete(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Response {
    let webhooks = &mut shared.world().webhooks;
    let id = match webhooks.owned(caller, &id) {
        Ok((id, _)) => id,
        Err(response) => return *response,
    };
    webhooks.all.remove(&id);
    "Web hook has been deleted.".into_response()
}
