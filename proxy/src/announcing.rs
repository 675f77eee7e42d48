//! Telling the operator that somebody asks for a service: a webhook, tried again until it is taken.

use chrono::{DateTime, Utc};
use domain::backoff;
use serde_json::json;

use crate::{
    config::Config,
    fault::Fault,
    log::{self, Level},
    service_requests::{ServiceRequests, Unannounced},
    upstream::http::{Answer, Body, Question, ask},
};

/// Requests that one tick tells of at most.
const LIMIT: u32 = 10;

/// Tells the operator of what is waiting. Without a webhook the requests just wait in the database.
pub(crate) async fn announce(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let Some(webhook) = &config.operator_webhook else { return Ok(()) };
    let requests = ServiceRequests(&config.accounts);
    for request in requests.unannounced(now, LIMIT).await? {
        let path = match webhook.query() {
            Some(query) => format!("{}?{query}", webhook.path()),
            None => webhook.path().to_owned(),
        };
        let question = Question { path, authorization: None, body: Body::Post(body(&request)) };
        if let Ok(Answer::Success { .. }) = ask(webhook, &question).await {
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
