//! One-time sign-in links: the Worker makes them for whoever holds the operator's token.

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Deserialize;
use serde_json::json;

use crate::operator;
use crate::project::Project;

/// Where the link is for.
#[derive(Args)]
pub(crate) struct Options {
    /// Where the Worker runs.
    #[arg(long, default_value = "http://localhost:8787")]
    url: String,
    /// The organisation to sign in to; made if it does not exist.
    #[arg(long, default_value = ORGANISATION)]
    organisation: String,
}

/// The organisation that `cargo xtask dev` begins with.
pub(crate) const ORGANISATION: &str = "Demo GmbH";

#[derive(Deserialize)]
struct Answer {
    sign_in: SignIn,
}

#[derive(Deserialize)]
struct SignIn {
    token: String,
}

/// Prints a new link.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let url = options.url.trim_end_matches('/');
    println!("{}", link(project, url, &options.organisation)?);
    Ok(())
}

/// Asks the Worker for a new link.
pub(crate) fn link(project: &Project, url: &str, organisation: &str) -> Result<String> {
    let body = json!({ "name": organisation });
    let answer = operator::post(project, url, "/api/operator/organisations", &body)
        .context("the Worker made no sign-in link")?;
    let answer: Answer =
        serde_json::from_str(&answer).context("the Worker's answer holds no sign-in link")?;
    Ok(format!("{url}/sign-in#{}", answer.sign_in.token))
}
