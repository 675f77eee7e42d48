//! A thousand organisations that are due in the same minute.

use std::{collections::BTreeSet, path::Path, time::Instant};

use anyhow::{Context as _, Result, ensure};
use chrono::{DateTime, Utc};
use domain::{
    api::{
        endpoint::Endpoint,
        runs::{LatestRunView, RunsView},
        sync::SyncView,
    },
    service::HrSystem,
    settings::SettingsForm,
    sync::run::{Phase, Trigger},
};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::json;
use tests::rig::{
    PATIENCE,
    api::{Api, as_operator, owner_token},
    eventually,
};

use crate::{company::Company, report::Report};

const ORGANISATIONS: usize = 1_000;

/// Organisations that are set up at the same time.
const AT_ONCE: usize = 8;

/// Sets them up, has them all be due at once, and measures from the cron tick to the start of the last run.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let company = Company::start(root, HrSystem::BambooHr, 10).await?;
    let owners: Vec<Api> = stream::iter(0..ORGANISATIONS)
        .map(|number| set_up(&company, number))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let due = next_slot(owners.first().context("nobody was set up")?).await?;

    let ticked = Instant::now();
    let tick = || as_operator(&company.runtime, Endpoint::Tick, json!({ "now": due }));
    let answer = tick().await?;
    ensure!(answer.status == 204, "the tick: {} {}", answer.status, answer.body);
    let began = Utc::now() - chrono::TimeDelta::from_std(ticked.elapsed())?;
    let mut last = began;
    for owner in &owners {
        last = last.max(started(owner).await?);
    }
    report.measure("thousand_organisations_seconds", (last - began).as_seconds_f64());

    // Everything once more: nobody runs twice.
    tick().await?;
    let once = stream::iter(&owners).map(ran_once).buffer_unordered(AT_ONCE);
    once.try_collect::<Vec<()>>().await.map(drop)
}

/// An organisation that is connected, synced, and due at noon.
async fn set_up(company: &Company, number: usize) -> Result<Api> {
    let token = owner_token(&company.runtime, &format!("Organisation {number}")).await?;
    let owner = Api::anonymous(&company.runtime).from_network(number).signed_in(&token).await?;
    owner.connect(company.simulator.access(), &["team"]).await?;
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    let mut form = json!(SettingsForm::from(&view.settings));
    form["automatic"] = json!("on");
    form["times"] = json!(["12:00"]);
    form["zone"] = json!("UTC");
    let body = json!({ "version": view.version, "settings": form });
    owner.call(Endpoint::SaveSettings, &[], Some(body)).await?.expect::<SyncView>()?;
    Ok(owner)
}

async fn next_slot(owner: &Api) -> Result<DateTime<Utc>> {
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    Ok(view.next.first().context("nothing is next")?.at)
}

/// When the scheduled run of an organisation started.
async fn started(owner: &Api) -> Result<DateTime<Utc>> {
    eventually(&format!("a scheduled run starts within {PATIENCE:?}"), || async {
        let latest: LatestRunView = owner.ask(Endpoint::LatestRun, &[]).await?;
        let run = latest.run.filter(|run| matches!(run.trigger, Trigger::Schedule { .. }));
        Ok(run.map(|run| run.started_at))
    })
    .await
}

/// Its slot was run to the end, and once.
async fn ran_once(owner: &Api) -> Result<()> {
    owner.run_until("the scheduled run ends", |run| run.ended_at.is_some()).await?;
    let view: RunsView = owner.ask(Endpoint::Runs, &[]).await?;
    let slots = view.runs.iter().filter_map(|run| match run.trigger {
        Trigger::Schedule { slot } => Some((slot, run.phase == Phase::Done)),
        _ => None,
    });
    let slots: Vec<_> = slots.collect();
    let different: BTreeSet<_> = slots.iter().map(|(slot, _)| *slot).collect();
    ensure!(slots.len() == 1 && different.len() == 1 && slots.iter().all(|(_, done)| *done), "{slots:?}");
    Ok(())
}
