//! Every minute: wake organisations for which something is due, look after runs that fell silent, tell the operator
//! of requests, forget what has ended.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use worker::{BatchMessageBuilder, Env};

use crate::{
    accounts::Accounts,
    announcing,
    config::Config,
    fault::Fault,
    log::{self, Level},
    organisation::WATCHED_AFTER,
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
    let outcome = match Config::from_env(env) {
        Ok(config) => tick_at(&config, Utc::now()).await,
        Err(error) => Err(Fault::internal("reading the configuration", error.to_string())),
    };
    if let Err(fault) = outcome {
        log::line(Level::Error, "a cron tick failed", json!({ "fault": format!("{fault:?}") }));
    }
}

/// What a tick does at `now`.
pub(crate) async fn tick_at(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let accounts = Accounts(&config.accounts);
    for _ in 0..BATCHES {
        let due = accounts.due(now, now + LOST_AFTER, BATCH).await?;
        let is_last = due.len() < BATCH as usize;
        send(config, due, now).await?;
        if is_last {
            break;
        }
    }
    send(config, accounts.overdue_runs(now, now + WATCHED_AFTER, BATCH).await?, now).await?;
    announcing::announce(config, now).await?;
    accounts.forget_ended(now).await
}

async fn send(config: &Config, organisations: Vec<String>, now: DateTime<Utc>) -> Result<(), Fault> {
    if organisations.is_empty() {
        return Ok(());
    }
    let messages = organisations.into_iter().map(|organisation| SyncMessage { organisation, now });
    Ok(config.sync_queue.send_batch(BatchMessageBuilder::new().messages(messages).build()).await?)
}
