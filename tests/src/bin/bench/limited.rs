//! How long a sync takes where a provider's limits and answers say how long it must: at Personio's published limits, and
//! a quarter of a second for each answer.

use std::{collections::VecDeque, path::Path, time::Instant};

use ::tests::rig::{
    api::{Access, Api},
    runtime::{Pace, Runtime},
};
use anyhow::{Result, ensure};
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

/// Requests that a Worker may have under way at the same time.
const CONNECTIONS: usize = 6;

/// Requests that Personio admits within any second (reference/providers.md, section 1.3).
const A_SECOND: usize = 15;

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

    let started = Instant::now();
    let run = owner.sync().await?;
    let seconds = started.elapsed().as_secs_f64();
    ensure!(run.phase == Phase::Done && run.trouble.is_none(), "it did not end well: {run:?}");
    let floor = floor_seconds(PEOPLE.div_ceil(usize::try_from(PAGE)?));
    report.measure(format!("sync_personio_{PEOPLE}_limited_seconds"), seconds);
    report.measure(format!("sync_personio_{PEOPLE}_floor_seconds"), floor);
    report.measure(format!("sync_personio_{PEOPLE}_ratio"), seconds / floor);
    Ok(())
}

/// The seconds that nobody can do it below: the first of `pages` says how many there are, and all others are asked for as
/// early as the limit and the connections allow.
fn floor_seconds(pages: usize) -> f64 {
    let mut ends = VecDeque::from([ANSWER_SECONDS]);
    let mut starts = VecDeque::from([0.0]);
    for _ in 1..pages {
        let free =
            if ends.len() < CONNECTIONS { ANSWER_SECONDS } else { ends.pop_front().unwrap_or_default() };
        let admitted =
            if starts.len() < A_SECOND { 0.0 } else { starts.pop_front().unwrap_or_default() + 1.0 };
        let start = f64::max(free, admitted);
        starts.push_back(start);
        ends.push_back(start + ANSWER_SECONDS);
    }
    ends.back().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_what_the_connections_or_the_limit_set() {
        assert!((floor_seconds(1) - 0.25).abs() < 1e-9);
        assert!((floor_seconds(7) - 0.5).abs() < 1e-9, "six at once");
        // The hundredth is the tenth of the seventh fifteen.
        assert!((floor_seconds(100) - 6.5).abs() < 0.3, "{}", floor_seconds(100));
    }
}
