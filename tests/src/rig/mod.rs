//! What the end-to-end tests and the benchmark drive: the Worker in its real runtime, its API, a browser.

pub mod api;
pub mod browser;
pub mod process;
pub mod runtime;

use std::{
    future::Future,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

/// How long anything may take on a busy machine before it counts as never.
pub const PATIENCE: Duration = Duration::from_mins(3);

/// Waits until `condition` gives something, and says `what` if it never does.
pub async fn eventually<T, F>(what: &str, mut condition: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    let started = Instant::now();
    loop {
        if let Some(found) = condition().await? {
            return Ok(found);
        }
        if started.elapsed() > PATIENCE {
            bail!("{what}: not within {PATIENCE:?}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
