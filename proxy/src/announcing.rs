//! Telling the operator that somebody asks for a service: a webhook, tried again until it is taken.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::backoff;
use engine::{platform::Request, webhook::Webhook};
use futures_util::future::join_all;
use serde_json::json;

use crate::{
    config::Config,
    fault::Fault,
    runtime::{
        log::{self, Level},
        outside,
    },
    service_requests::{ServiceRequests, Unannounced},
};

/// The longest that the webhook may take.
const TIME_OUT: Duration = Duration::from_secs(30);

/// How long a tick has what it tells of. All are told at the same time, so none takes longer; who was killed meanwhile is
/// made up for by the tick after.
const LEASE: TimeDelta = TimeDelta::minutes(1);

/// Requests that one tick tells of at most.
const LIMIT: u32 = 10;

/// Tells the operator of what is waiting. Without a webhook the requests just wait in the database.
pub(crate) async fn announce(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let Some(webhook) = &config.operator_webhook else { return Ok(()) };
    let requests = ServiceRequests(&config.database);
    let leased = requests.lease_unannounced(now, now + LEASE, LIMIT).await?;
    let told = leased.iter().map(|request| tell(webhook, &requests, request, now));
    // Each is told to its end, whatever becomes of another.
    join_all(told).await.into_iter().collect()
}

async fn tell(
    webhook: &Webhook,
    requests: &ServiceRequests<'_>,
    request: &Unannounced,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let told = outside::send(announcement(webhook, request, Utc::now())).await;
    if told.is_ok_and(|answer| (200..300).contains(&answer.status)) {
        return requests.note_announced(request, now).await;
    }
    let fields = json!({ "organisation.id": request.organisation, "attempts": request.attempts + 1 });
    log::line(Level::Warning, "the operator's webhook did not take a request", fields);
    // Never given up: somebody is waiting for an answer.
    requests.note_failed(request, now + backoff::wait(request.attempts + 1, None)).await
}

fn announcement(webhook: &Webhook, request: &Unannounced, now: DateTime<Utc>) -> Request {
    let body = body(request).to_string();
    // Asked again it is another one.
    let asked_at = request.requested_at().timestamp_millis();
    let id = format!("service_requested_{}_{}_{asked_at}", request.organisation, request.service.as_str());
    let mut notice = Request::notice(webhook.url.clone(), body.clone(), TIME_OUT);
    notice.headers.extend(webhook.key.headers(id, now, &body));
    notice
}

fn body(request: &Unannounced) -> serde_json::Value {
    json!({
        "type": "service.requested",
        "timestamp": request.requested_at(),
        "data": {
            "organisation": { "id": request.organisation, "name": request.organisation_name },
            "service": request.service,
            "contact": request.contact,
            "people": request.people,
            "note": request.note,
        },
    })
}
