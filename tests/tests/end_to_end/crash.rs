//! The runtime killed with SIGKILL, and what is there when it is started again.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use domain::{
    api::endpoint::Endpoint, directory::snapshot::DirectorySnapshot, service::HrSystem, sync::run::Phase,
};
use simulators::personio::{Grant, Options, Simulator};
use tests::rig::{
    api::Api,
    runtime::{Pace, Runtime},
};

use crate::{
    stage::{EVERYTHING, Stage, root},
    syncing::employed,
};

/// Enough people for ten slices of reading and five of applying, under Personio's own limits.
const PEOPLE: usize = 5000;

pub(crate) async fn a_sync_killed_in_the_middle_is_finished_with_everybody_once(_: &Stage) -> Result<()> {
    let personio = Simulator::start(Options { people: PEOPLE, rate_limits: true, ..Options::default() })?;
    let mut runtime = Runtime::start(&root(), &[("PERSONIO_URL", personio.url())], Pace::Published).await?;
    let owner = Api::owner_of_new(&runtime, "Crash").await?;
    owner.test_credential(personio.credentials(Grant::Directory), &EVERYTHING).await?;
    owner.preview(HrSystem::Personio).await?;

    let reading = owner.run_until("a third is read", |run| run.read >= 1500).await?;
    ensure!(reading.phase == Phase::Reading && reading.read < 4000, "{reading:?}");
    runtime.kill();
    runtime.resume().await?;
    // Nobody asks the object for anything: its alarm alone goes on with the run.
    let waiting = owner.run_settled().await?;
    ensure!(waiting.read == PEOPLE as u64, "{waiting:?}");
    let requests = personio.control().requests().total;
    ensure!(requests < 75, "{requests} requests: a crash costs one slice, not the whole read");

    let expected = employed(personio.control());
    let (applied, ()) = tokio::join!(owner.approve(&waiting), async {
        let half = owner.run_until("some are applied", |run| run.applied >= 1000).await;
        if half.is_ok() {
            runtime.kill();
        }
    });
    // The run may have been faster than the kill; what counts is what is there in the end.
    drop(applied);
    runtime.resume().await?;
    let done = owner.run_until("the run ends", |run| run.ended_at.is_some()).await?;
    ensure!(done.phase == Phase::Done, "{done:?}");

    let directory: DirectorySnapshot = owner.ask(Endpoint::Directory, &[]).await?;
    let ids: BTreeSet<_> = directory.ids.iter().map(|id| id.as_str().to_owned()).collect();
    ensure!(directory.len() == ids.len(), "nobody is there twice");
    ensure!(ids == expected, "nobody is missing");
    Ok(())
}

pub(crate) async fn a_session_ends_when_its_time_is_over(_: &Stage) -> Result<()> {
    let personio = Simulator::start(Options { people: 10, ..Options::default() })?;
    let mut runtime = Runtime::start(&root(), &[("PERSONIO_URL", personio.url())], Pace::Published).await?;
    let idle = Api::owner_of_new(&runtime, "Idle").await?;
    let busy = Api::owner_of_new(&runtime, "Busy").await?;
    runtime.kill();
    let hours = |hours: u32| hours * 3_600_000;
    runtime.execute(&format!(
        "UPDATE sessions SET seen_at = seen_at - {} WHERE member IN
         (SELECT id FROM members WHERE name LIKE 'Idle%')",
        hours(13)
    ))?;
    runtime.resume().await?;
    let answer = idle.call(Endpoint::Session, &[], None).await?;
    ensure!(answer.code() == "not_signed_in", "{}", answer.body);
    let answer = busy.call(Endpoint::Session, &[], None).await?;
    ensure!(answer.status.is_success(), "{}", answer.body);
    runtime.tick().await
}
