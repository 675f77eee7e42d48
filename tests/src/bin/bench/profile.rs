//! Where the time of a read goes: V8's own profile of the Worker, by phases. The profiler slows it down, so the shares count
//! and not the sum.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use domain::service::HrSystem;

use crate::{
    company::{Company, EVERYTHING},
    report::Report,
};

/// Profiles the first read of a company, from the request for it until somebody is asked about the plan.
pub(crate) async fn measure(
    root: &Path,
    service: HrSystem,
    people: usize,
    report: &mut Report,
) -> Result<()> {
    let company = Company::start_inspected(root, service, people).await?;
    let Company { owner, simulator, runtime, .. } = &company;
    owner.test_credential(simulator.access(), &EVERYTHING).await?;
    let port = runtime.inspector_port().context("it runs without an inspector")?;
    let mut profiler = Command::new("node")
        .arg(root.join("tests/src/bin/bench/profile.mjs"))
        .arg(root)
        .arg(port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(profiler.stdout.take().context("it has no output")?).lines();
    ensure!(lines.next().transpose()?.as_deref() == Some("profiling"), "the profiler did not begin");
    owner.preview(service).await?;
    owner.run_settled().await?;
    drop(profiler.stdin.take());
    let phases = lines.next().context("the profiler said nothing")??;
    profiler.wait()?;
    let phases: BTreeMap<String, f64> = serde_json::from_str(&phases)?;
    for (phase, milliseconds) in phases {
        report.measure(format!("profile_{}_{people}_{phase}_ms", service.as_str()), milliseconds);
    }
    Ok(())
}
