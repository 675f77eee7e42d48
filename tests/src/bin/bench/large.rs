//! What a company of fifty thousand costs: memory, CPU, and the answers that grow with it.

use std::{path::Path, time::Instant};

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        runs::{LatestRunView, PlanView, RunView},
    },
    service::HrSystem,
    sync::run::Phase,
};
use serde_json::json;
use simulators::{bamboohr, company::Status, ispring, options::Options};
use tests::rig::{
    api::{self, Access, Api},
    runtime::{Pace, Runtime},
};

use crate::{
    company::{Company, EVERYTHING},
    report::Report,
};

const PEOPLE: usize = 50_000;

/// Completions that are exported.
const COMPLETIONS: usize = 1_000;

/// Measures syncing, the plan and the directory.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let mut company = Company::start(root, HrSystem::BambooHr, PEOPLE).await?;
    let owner = &company.owner;
    owner.test_credential(company.simulator.access(), &EVERYTHING).await?;
    let before = company.runtime.cpu_seconds()?;
    owner.preview(company.service).await?;
    let waiting = owner.run_settled().await?;
    let per_ten_thousand = 10_000.0 / f64::from(u32::try_from(PEOPLE)?);
    let used = (company.runtime.cpu_seconds()? - before) * per_ten_thousand;
    report.measure("cpu_seconds_per_10000_people", used);
    report.measure(format!("plan_page_{PEOPLE}_seconds"), slowest_page(owner, &waiting).await?);
    owner.approve(&waiting).await?;
    ensure!(owner.sync().await?.phase == Phase::Done, "nothing changed, and the sync did not end well");
    report.measure(format!("worker_memory_sync_{PEOPLE}_mb"), megabytes(&company.runtime)?);

    // In an isolate that has done nothing else, but is there.
    company.runtime.kill();
    company.runtime.resume().await?;
    let _: LatestRunView = company.owner.ask(Endpoint::LatestRun, &[]).await?;
    let request = company.owner.request(Method::Get, &Endpoint::Directory.address(&[])).build()?;
    // What packs it is not the Worker.
    let client = reqwest::Client::builder().no_gzip().build()?;
    let started = Instant::now();
    let bytes = client.execute(request).await?.error_for_status()?.bytes().await?.len();
    report.measure(format!("directory_answer_{PEOPLE}_seconds"), started.elapsed().as_secs_f64());
    ensure!(bytes > PEOPLE * 20, "{bytes} bytes are no directory");
    // The next line in the log tells how large its memory has become.
    company.owner.sync().await?;
    report.measure(format!("worker_memory_directory_{PEOPLE}_mb"), megabytes(&company.runtime)?);
    Ok(())
}

/// The seconds that the slowest of several pages of the plan takes.
async fn slowest_page(owner: &Api, run: &RunView) -> Result<f64> {
    let id = run.id.0.to_string();
    let mut slowest = 0.0_f64;
    for from in [0, PEOPLE / 2, PEOPLE * 9 / 10] {
        let path = format!("{}?from={from}", Endpoint::Plan.address(&[&id]));
        let started = Instant::now();
        let view: PlanView = Api::send(owner.request(Method::Get, &path)).await?.expect()?;
        slowest = slowest.max(started.elapsed().as_secs_f64());
        ensure!(!view.changes.is_empty(), "nothing is on the page from {from} on");
    }
    Ok(slowest)
}

/// Measures an export: everybody has an account that was there before.
pub(crate) async fn measure_export(root: &Path, report: &mut Report) -> Result<()> {
    let options = || Options { people: PEOPLE, rate_limits: false, ..Options::default() };
    let bamboohr = bamboohr::Simulator::start(options())?;
    let ispring = ispring::Simulator::start(options())?;
    ispring.control().clear_accounts();
    let present = bamboohr.control().people().into_iter().filter(|person| person.status != Status::Inactive);
    let emails = present.map(|person| person.email.clone()).filter(|email| !email.is_empty());
    ispring.control().open_accounts(emails);
    let hosts = [("BAMBOOHR_URL", bamboohr.url()), ("ISPRING_URL", ispring.url())];
    let mut runtime = Runtime::start(root, &hosts, Pace::Unlimited).await?;
    let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
    owner.connect(Access::bamboohr(&bamboohr, bamboohr::Grant::Full), &EVERYTHING).await?;
    owner.connect_learning(&api::learning(ispring.credentials(ispring::Grant::Full))).await?;
    owner.save_settings(json!({ "export": "allowed" })).await?;
    owner.sync().await?;
    let run = owner.approve_invitations().await?;
    ensure!(run.phase == Phase::Done, "accounts were not taken over: {run:?}");
    ensure!(ispring.control().complete_many(COMPLETIONS) == COMPLETIONS, "too few have an account");

    runtime.kill();
    runtime.resume().await?;
    owner.sync().await?;
    let run = owner.approve_exports().await?;
    let failed = || format!("not all was exported: {run:?}");
    ensure!(run.exports.records == COMPLETIONS as u64, failed());
    report.measure(format!("worker_memory_export_{PEOPLE}_mb"), megabytes(&runtime)?);
    Ok(())
}

fn megabytes(runtime: &Runtime) -> Result<f64> {
    let bytes = u32::try_from(runtime.memory_bytes()?).context("more than an isolate has")?;
    Ok(f64::from(bytes) / 1_000_000.0)
}
