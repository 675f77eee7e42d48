//! Every minute: wake organisations for which something is due, look after runs that fell silent, tell the operator
//! of requests and audit trails what they were not told, forget what has ended.

use chrono::{DateTime, TimeDelta, Utc};
use engine::WATCHED_AFTER;
use serde_json::json;
use worker::{BatchMessageBuilder, Env};

use crate::{
    announcing, auditing,
    config::Config,
    fault::Fault,
    members::Members,
    runtime::log::{self, Level},
    sync_queue::SyncMessage,
};

/// Messages that one batch of the queue holds at most.
const BATCH: u32 = 100;

/// Batches that one tick sends at most. What is left is due in the next minute too.
const BATCHES: usize = 100;

/// When an organisation is woken again whose message was lost.
const LOST_AFTER: TimeDelta = TimeDelta::minutes(5);

/// One tick. It has nobody to tell of a failure but the log; the next tick tries again.
pub(crate) async fn tick(env: &Env) {
    if let Err(fault) = tick_now(env).await {
        log::line(Level::Error, "a cron tick failed", json!({ "fault": format!("{fault:?}") }));
    }
}

async fn tick_now(env: &Env) -> Result<(), Fault> {
    let config = Config::from_env(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    let now = Utc::now();
    tick_at(&config, now).await?;
    Members(&config.database).forget_ended(now).await
}

/// What is due for organisations and for the operator at `now`.
pub(crate) async fn tick_at(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let members = Members(&config.database);
    for _ in 0..BATCHES {
        let due = members.due(now, now + LOST_AFTER, BATCH).await?;
        let is_last = due.len() < BATCH as usize;
        send(config, due, now).await?;
        if is_last {
            break;
        }
    }
    send(config, members.overdue_runs(now, now + WATCHED_AFTER, BATCH).await?, now).await?;
    announcing::announce(config, now).await?;
    auditing::tell_late(config, now).await
}

async fn send(config: &Config, organisations: Vec<String>, now: DateTime<Utc>) -> Result<(), Fault> {
    if organisations.is_empty() {
        return Ok(());
    }
    let messages = organisations.into_iter().map(|organisation| SyncMessage { organisation, now });
    Ok(config.sync_queue.send_batch(BatchMessageBuilder::new().messages(messages).build()).await?)
}
