//! How long a sync takes where a provider's limits and answers say how long it must: at Personio's published limits, and
//! a quarter of a second for each answer.

use std::{path::Path, time::Duration};

use ::tests::rig::{
    api::{Access, Api},
    runtime::{Pace, Runtime},
};
use anyhow::{Context as _, Result, ensure};
use chrono::Utc;
use domain::{provider::personio::PAGE, sync::run::Phase};
use simulators::{
    faults::{Effect, Fault},
    options::Options,
    personio,
};

use crate::{company::EVERYTHING, report::Report};

const PEOPLE: usize = 10_000;

/// What an answer takes.
const ANSWER_SECONDS: f64 = 0.25;

/// After how long a provider's limits have forgotten a burst.
const A_SECOND_AGO: Duration = Duration::from_millis(1500);

/// Syncs a company that nothing has changed at.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let options = Options { people: PEOPLE, rate_limits: true, ..Options::default() };
    let simulator = personio::Simulator::start(options)?;
    let runtime = Runtime::start(root, &[("PERSONIO_URL", simulator.url())], Pace::Published).await?;
    let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
    let credential = simulator.credentials(personio::Grant::Directory);
    owner.connect(Access::from(credential), &EVERYTHING).await?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds are few")]
    let milliseconds = (ANSWER_SECONDS * 1000.0) as u64;
    simulator.control().fault(Fault::on("/v1/", Effect::Delay { milliseconds }));

    // The floor knows nothing of what was asked before: the second in which the connection was made has to be over.
    tokio::time::sleep(A_SECOND_AGO).await;
    let asked_at = Utc::now();
    let run = owner.sync().await?;
    // By the run's own word: how often we look whether it has ended is no part of it.
    let ended_at = run.ended_at.context("it has no end")?;
    let seconds = (ended_at - asked_at).as_seconds_f64();
    ensure!(run.phase == Phase::Done && run.trouble.is_none(), "it did not end well: {run:?}");
    ensure!(!runtime.log()?.contains("a provider failed"), "a limit was met");
    // The first sync of a connection has no token yet.
    let token = ANSWER_SECONDS;
    let floor = token + personio::floor_seconds(PEOPLE.div_ceil(usize::try_from(PAGE)?), ANSWER_SECONDS);
    report.measure(format!("sync_personio_{PEOPLE}_limited_seconds"), seconds);
    report.measure(format!("sync_personio_{PEOPLE}_floor_seconds"), floor);
    report.measure(format!("sync_personio_{PEOPLE}_ratio"), seconds / floor);
    Ok(())
}
