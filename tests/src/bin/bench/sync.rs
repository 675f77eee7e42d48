//! How long a sync takes, and what it costs.

use std::{path::Path, time::Instant};

use anyhow::{Result, ensure};
use domain::{
    api::{runs::RunView, services::DraftView},
    provider::personio::{AUTH_PATH, PAGE, page_path, read_token},
    service::Service,
    sync::run::Phase,
};
use serde_json::json;
use tests::{
    rig::{
        api::Api,
        runtime::{Pace, Runtime},
    },
    simulators::personio::{Credentials, Grant, Options, Simulator},
};

use crate::report::Report;

/// Everything that Rollcall can use.
const EVERYTHING: [&str; 9] =
    ["position", "department", "team", "work_email", "phone", "address", "skills", "birthday", "gender"];

/// A company that is connected and synced.
pub(crate) struct Company {
    pub(crate) runtime: Runtime,
    pub(crate) owner: Api,
    _personio: Simulator,
}

/// Syncs a company of `people` people twice, the second time without a change.
pub(crate) async fn measure(root: &Path, people: usize, report: &mut Report) -> Result<Company> {
    let personio = Simulator::start(Options { people, rate_limits: false, ..Options::default() })?;
    let runtime = Runtime::start(root, &[("PERSONIO_URL", personio.url())], Pace::Unlimited).await?;
    let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
    let credential = personio.credentials(Grant::Directory);
    let draft: DraftView = owner.test_credential(credential, &EVERYTHING).await?.expect()?;

    let started = Instant::now();
    owner.preview(Service::Personio).await?;
    let waiting = owner.run_settled().await?;
    let reading = started.elapsed();
    let approved = Instant::now();
    let done = owner.approve(&waiting).await?;
    costs(report, "sync", people, (reading + approved.elapsed()).as_secs_f64(), &done)?;

    let started = Instant::now();
    let again = owner.sync().await?;
    let seconds = started.elapsed().as_secs_f64();
    costs(report, "resync", people, seconds, &again)?;

    if people == 10_000 {
        let bare = bare_loop(&personio, credential, &draft).await?;
        report.measure(format!("read_personio_{people}_seconds"), reading.as_secs_f64());
        report.measure(format!("read_personio_{people}_bare_seconds"), bare);
        report.measure(format!("read_personio_{people}_ratio"), reading.as_secs_f64() / bare);
    }
    Ok(Company { runtime, owner, _personio: personio })
}

fn costs(report: &mut Report, what: &str, people: usize, seconds: f64, run: &RunView) -> Result<()> {
    ensure!(run.phase == Phase::Done, "the {what} of {people} people did not end well: {run:?}");
    report.measure(format!("{what}_personio_{people}_seconds"), seconds);
    report.count(format!("{what}_personio_{people}_upstream_requests"), run.upstream_requests);
    report.count(format!("{what}_personio_{people}_rows_written"), run.rows_written);
    Ok(())
}

/// The seconds that the same requests take when nothing is done with their answers.
async fn bare_loop(personio: &Simulator, credential: &Credentials, draft: &DraftView) -> Result<f64> {
    let http = reqwest::Client::new();
    let started = Instant::now();
    let body = json!({ "client_id": credential.client_id, "client_secret": credential.client_secret });
    let answer = http.post(format!("{}{AUTH_PATH}", personio.url())).json(&body).send().await?;
    let token = read_token(&answer.error_for_status()?.bytes().await?)?;
    let mut offset = 0;
    while offset < draft.people {
        let url = format!("{}{}", personio.url(), page_path(&draft.release, &draft.mapping, offset, PAGE));
        let request = http.get(url).header("authorization", token.authorization());
        request.send().await?.error_for_status()?.bytes().await?;
        offset += PAGE;
    }
    Ok(started.elapsed().as_secs_f64())
}
