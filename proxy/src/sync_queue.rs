//! Work to start, one message for each organisation.

use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Env, MessageBatch, MessageExt};

use crate::{
    config::Config,
    fault::Fault,
    log::{self, Level},
    organisation::command::{self, Command},
};

/// An organisation whose run is to go on.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SyncMessage {
    /// Its id.
    pub(crate) organisation: String,
}

/// Handles a batch. Never fails: an error would abort the isolate with everything in it. A message that can't be
/// read is acknowledged and logged, else it would come back for ever.
pub(crate) async fn handle(batch: MessageBatch<SyncMessage>, env: &Env) {
    for message in batch.iter() {
        let Ok(message) = message else {
            log::line(Level::Error, "a message in the queue can't be read", json!({}));
            continue;
        };
        match resume(message.body(), env).await {
            Ok(()) => message.ack(),
            Err(fault) => {
                log::line(
                    Level::Warning,
                    "a message will be tried again",
                    json!({ "fault": format!("{fault:?}") }),
                );
                message.retry();
            }
        }
    }
}

async fn resume(message: &SyncMessage, env: &Env) -> Result<(), Fault> {
    let config = Config::from_env(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    let answer =
        command::send(&config.organisations, &message.organisation, "queue", Command::Resume).await?;
    if (200..300).contains(&answer.status_code()) {
        Ok(())
    } else {
        Err(Fault::internal(
            "going on with a run",
            format!("the organisation answered {}", answer.status_code()),
        ))
    }
}
