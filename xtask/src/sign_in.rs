//! One-time sign-in links: the Worker makes them for whoever holds the operator's token.

use std::env;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::dev::secrets;
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
    if url.starts_with("https://") {
        bail!(
            "this command speaks to a Worker on this machine; docs/operations.md says how to ask a deployed one"
        );
    }
    let mut answer = agent()
        .post(format!("{url}/api/operator/organisations"))
        .header("Authorization", format!("Bearer {}", operator_token(project)?))
        .send_json(json!({ "name": organisation }))
        .with_context(|| format!("no answer from {url}: is `cargo xtask dev` running?"))?;
    let status = answer.status();
    let body = answer.body_mut().read_to_string().unwrap_or_default();
    if !status.is_success() {
        bail!("the Worker made no sign-in link (status {}): {}", status.as_u16(), reason(&body));
    }
    let answer: Answer = serde_json::from_str(&body).context("the Worker's answer holds no sign-in link")?;
    Ok(format!("{url}/sign-in#{}", answer.sign_in.token))
}

/// An HTTP client for this machine: short patience, and every status is an answer.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
        .http_status_as_error(false)
        .proxy(None)
        .build()
        .new_agent()
}

fn operator_token(project: &Project) -> Result<String> {
    if let Ok(token) = env::var("OPERATOR_TOKEN") {
        return Ok(token);
    }
    let file = fs::read_to_string(project.root.join(secrets::FILE)).unwrap_or_default();
    secrets::value(&file, "OPERATOR_TOKEN")
        .map(str::to_owned)
        .context("there is no operator token: set OPERATOR_TOKEN, or run `cargo xtask dev` once")
}

/// The message in an error of ours.
fn reason(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    body.pointer("/error/message").and_then(Value::as_str).unwrap_or("it gave no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_reason_is_the_message_of_the_error() {
        assert_eq!(reason(r#"{"error":{"code":"forbidden","message":"Wrong token."}}"#), "Wrong token.");
        assert_eq!(reason("<html>"), "it gave no reason");
    }
}
