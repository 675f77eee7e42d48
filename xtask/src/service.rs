//! Services that a deployment offers on request: opening one for an organisation.

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use serde_json::json;

use crate::operator;
use crate::project::Project;

/// What is done with a service.
#[derive(Subcommand)]
pub(crate) enum Task {
    /// Open a service that is offered on request, for one organisation.
    Open(Open),
}

/// Which service, for whom.
#[derive(Args)]
pub(crate) struct Open {
    /// The organisation's name, as it stands on its pages.
    organisation: String,
    /// The service: personio, bamboohr or ispring.
    service: String,
    /// Where the Worker runs.
    #[arg(long, default_value = "http://localhost:8787")]
    url: String,
}

/// Does it.
pub(crate) fn run(project: &Project, task: &Task) -> Result<()> {
    let Task::Open(Open { organisation, service, url }) = task;
    let body = json!({ "organisation": organisation, "service": service });
    operator::post(project, url.trim_end_matches('/'), "/api/operator/services", &body)
        .context("the service was not opened")?;
    println!("{service} is open for {organisation}");
    Ok(())
}
