//! Organisations to wake, one message for each.

use chrono::{DateTime, Utc};
use engine::command::Command;
use futures_util::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Env, Message, MessageBatch, MessageExt, QueueRetryOptionsBuilder};

use crate::{
    config::Config,
    fault::Fault,
    organisations,
    runtime::log::{self, Level},
};

/// Organisations that are woken at the same time.
const AT_ONCE: usize = 20;

/// When a message is tried again, in seconds.
const AGAIN_AFTER: u32 = 10;

/// An organisation for which something is due.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SyncMessage {
    /// Its id.
    pub(crate) organisation: String,
    /// The time of the tick that found it.
    pub(crate) now: DateTime<Utc>,
}

/// Handles a batch. Never fails: an error would abort the isolate with everything in it. A message that can't be
/// read is acknowledged and recorded, else it would come back for ever.
pub(crate) async fn handle(batch: MessageBatch<SyncMessage>, env: &Env) {
    let config = match Config::from_env(env) {
        Ok(config) => config,
        Err(error) => {
            log::line(Level::Error, "a batch can't be handled", json!({ "fault": error.to_string() }));
            return batch.retry_all();
        }
    };
    let mut messages = Vec::new();
    for (raw, message) in batch.raw_iter().zip(batch.iter()) {
        if let Ok(message) = message {
            messages.push(message);
        } else {
            raw.ack();
            log::line(
                Level::Error,
                "a message can't be read and is given up",
                json!({ "message.id": raw.id() }),
            );
        }
    }
    stream::iter(messages).for_each_concurrent(AT_ONCE, |message| wake(&config, message)).await;
}

async fn wake(config: &Config, message: Message<SyncMessage>) {
    match ask(config, message.body()).await {
        Ok(()) => message.ack(),
        Err(fault) => {
            let fields = json!({ "fault": format!("{fault:?}"), "message.id": message.id() });
            log::line(Level::Warning, "a message will be tried again", fields);
            let options = QueueRetryOptionsBuilder::new().with_delay_seconds(AGAIN_AFTER).build();
            message.retry_with_options(&options);
        }
    }
}

async fn ask(config: &Config, message: &SyncMessage) -> Result<(), Fault> {
    // A message may have waited: how late a slot is counts from now.
    let command = Command::Wake { now: message.now.max(Utc::now()) };
    let answer = organisations::ask(&config.organisations, &message.organisation, "queue", command).await?;
    if (200..300).contains(&answer.status_code()) {
        Ok(())
    } else {
        let detail = format!("the organisation answered {}", answer.status_code());
        Err(Fault::internal("waking an organisation", detail))
    }
}
