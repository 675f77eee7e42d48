//! Every minute: look after runs that fell silent, forget what has ended.

use chrono::Utc;
use serde_json::json;
use worker::{BatchMessageBuilder, Env};

use crate::{
    accounts::Accounts,
    config::Config,
    fault::Fault,
    log::{self, Level},
    organisation::WATCHED_AFTER,
    sync_queue::SyncMessage,
};

/// Organisations that one tick looks after at most: what a batch of the queue holds.
const LIMIT: u32 = 100;

/// One tick. It has nobody to tell of a failure but the log; the next tick tries again.
pub(crate) async fn tick(env: &Env) {
    if let Err(fault) = look_after(env).await {
        log::line(Level::Error, "a cron tick failed", json!({ "fault": format!("{fault:?}") }));
    }
}

async fn look_after(env: &Env) -> Result<(), Fault> {
    let config = Config::from_env(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    let accounts = Accounts(&config.accounts);
    let now = Utc::now();
    let overdue = accounts.overdue_runs(now, now + WATCHED_AFTER, LIMIT).await?;
    if !overdue.is_empty() {
        let messages = overdue.into_iter().map(|organisation| SyncMessage { organisation });
        config.sync_queue.send_batch(BatchMessageBuilder::new().messages(messages).build()).await?;
    }
    accounts.forget_ended(now).await
}
