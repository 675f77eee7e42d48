//! Telling the operator that somebody asks for a service: a webhook, tried again until it is taken.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::backoff;
use engine::platform::{Method, Payload, Request};
use serde_json::json;
use worker::Url;

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

/// Bytes of its answer that are read; nothing is done with them.
const LARGEST: usize = 64 * 1024;

/// Requests that one tick tells of at most.
const LIMIT: u32 = 10;

/// Tells the operator of what is waiting. Without a webhook the requests just wait in the database.
pub(crate) async fn announce(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let Some(webhook) = &config.operator_webhook else { return Ok(()) };
    let requests = ServiceRequests(&config.database);
    for request in requests.unannounced(now, LIMIT).await? {
        let told = outside::send(announcement(webhook, &request)).await;
        if told.is_ok_and(|answer| (200..300).contains(&answer.status)) {
            requests.note_announced(&request, now).await?;
        } else {
            let fields = json!({ "organisation.id": request.organisation, "attempts": request.attempts + 1 });
            log::line(Level::Warning, "the operator's webhook did not take a request", fields);
            // Never given up: somebody is waiting for an answer.
            requests.note_failed(&request, now + backoff::wait(request.attempts + 1, None)).await?;
        }
    }
    Ok(())
}

fn announcement(webhook: &Url, request: &Unannounced) -> Request {
    let headers = [("accept", "application/json"), ("content-type", "application/json")]
        .map(|(name, value)| (name, value.to_owned()));
    Request {
        method: Method::Post,
        url: webhook.clone(),
        headers: headers.into(),
        payload: Some(Payload::Text(body(request).to_string())),
        time_out: TIME_OUT,
        largest: LARGEST,
    }
}

fn body(request: &Unannounced) -> serde_json::Value {
    json!({
        "event": "service_requested",
        "organisation": { "id": request.organisation, "name": request.organisation_name },
        "service": request.service,
        "contact": request.contact,
        "people": request.people,
        "note": request.note,
        "requested_at": request.requested_at(),
    })
}
