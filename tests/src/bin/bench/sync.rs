//! How long a sync takes, and what it costs.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{runs::RunView, services::DraftView},
    sync::run::Phase,
};

use crate::{
    bare,
    company::{Company, EVERYTHING},
    report::Report,
};

/// Syncs a company twice, the second time without a change.
pub(crate) async fn measure(company: &Company, report: &mut Report) -> Result<()> {
    let Company { service, people, simulator, owner, .. } = company;
    let name = |what: &str| format!("{what}_{}_{people}", service.as_str());
    let draft: DraftView = owner.test_credential(simulator.access(), &EVERYTHING).await?.expect()?;

    let started = Instant::now();
    owner.preview(*service).await?;
    let waiting = owner.run_settled().await?;
    let previewed = started.elapsed();
    let approved = Instant::now();
    let done = owner.approve(&waiting).await?;
    costs(report, &name("sync"), (previewed + approved.elapsed()).as_secs_f64(), &done)?;

    let started = Instant::now();
    let again = owner.sync().await?;
    costs(report, &name("resync"), started.elapsed().as_secs_f64(), &again)?;

    if *people >= 10_000 {
        let read = seconds_of_reading(&waiting)?;
        let bare = bare::seconds(simulator, draft.hr().context("another service's draft")?).await?;
        report.measure(name("read") + "_seconds", read);
        report.measure(name("read") + "_bare_seconds", bare);
        report.measure(name("read") + "_ratio", read / bare);
    }
    Ok(())
}

/// From the start of a run until everything was read and stored.
fn seconds_of_reading(run: &RunView) -> Result<f64> {
    let read_at = run.read_at.context("the run has read everything")?;
    Ok((read_at - run.started_at).as_seconds_f64())
}

fn costs(report: &mut Report, name: &str, seconds: f64, run: &RunView) -> Result<()> {
    ensure!(run.phase == Phase::Done, "{name} did not end well: {run:?}");
    report.measure(format!("{name}_seconds"), seconds);
    report.count(format!("{name}_upstream_requests"), run.upstream_requests);
    report.count(format!("{name}_rows_written"), run.rows_written);
    Ok(())
}
