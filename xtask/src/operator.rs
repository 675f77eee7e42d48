//! Asking a Worker, here or deployed, for what only the holder of the operator's token may ask.

use std::env;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use url::{Host, Url};

use crate::dev::secrets;
use crate::project::Project;

/// Posts `body` and answers with what came back.
pub(crate) fn post(project: &Project, url: &str, path: &str, body: &Value) -> Result<String> {
    let worker = worker(url)?;
    let address = worker.join(path).with_context(|| format!("{path} is no path"))?;
    let mut answer = agent()
        .post(address.as_str())
        .header("Authorization", format!("Bearer {}", operator_token(project, &worker)?))
        .send_json(body)
        .with_context(|| format!("no answer from {url}: does the Worker run there?"))?;
    let status = answer.status();
    let body = answer.body_mut().read_to_string().unwrap_or_default();
    if !status.is_success() {
        bail!("status {}: {}", status.as_u16(), reason(&body));
    }
    Ok(body)
}

/// An HTTP client with short patience, for which every status is an answer.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
        .http_status_as_error(false)
        .proxy(None)
        // The operator's token goes nowhere else.
        .max_redirects(0)
        .build()
        .new_agent()
}

/// Where a Worker is that may be sent the operator's token: on this machine, or anywhere over TLS.
fn worker(url: &str) -> Result<Url> {
    let worker = Url::parse(url).with_context(|| format!("{url} is no address"))?;
    if !worker.username().is_empty() || worker.password().is_some() {
        bail!(
            "{} is the host of this address: leave out what stands before the @",
            worker.host_str().unwrap_or("nothing")
        );
    }
    if worker.scheme() != "https" && !(worker.scheme() == "http" && is_here(&worker)) {
        bail!("the operator's token would be readable on its way to {url}: use https");
    }
    Ok(worker)
}

fn operator_token(project: &Project, url: &Url) -> Result<String> {
    if let Ok(token) = env::var("OPERATOR_TOKEN") {
        return Ok(token);
    }
    if !is_here(url) {
        bail!("set OPERATOR_TOKEN: the token of development is not for {url}");
    }
    let file = fs::read_to_string(project.root.join(secrets::FILE)).unwrap_or_default();
    secrets::value(&file, "OPERATOR_TOKEN")
        .map(str::to_owned)
        .context("there is no operator token: set OPERATOR_TOKEN, or run `cargo xtask dev` once")
}

/// Whether `url` is on this machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The message in an error of ours, and the field it is about.
fn reason(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let text = |pointer| body.pointer(pointer).and_then(Value::as_str);
    match (text("/error/message"), text("/error/field")) {
        (Some(message), Some(field)) => format!("{message} ({field})"),
        (Some(message), None) => message.to_owned(),
        (None, _) => "it gave no reason".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_here, reason, worker};

    #[test]
    fn the_token_of_development_stays_here_and_no_token_travels_in_the_open() {
        const HERE: Option<bool> = Some(true);
        const ELSEWHERE: Option<bool> = Some(false);
        for (url, sent) in [
            ("http://localhost:8787", HERE),
            ("http://127.0.0.1:8787/", HERE),
            ("http://[::1]:8787", HERE),
            ("https://rollcall.example", ELSEWHERE),
            ("https://localhost.example:8787", ELSEWHERE),
            ("http://rollcall.example", None),
            ("http://localhost.example", None),
            ("http://localhost:1@rollcall.example", None),
            ("https://localhost@rollcall.example", None),
            ("ftp://localhost", None),
            ("localhost:8787", None),
            ("", None),
        ] {
            assert_eq!(worker(url).ok().map(|url| is_here(&url)), sent, "{url}");
        }
    }

    #[test]
    fn the_reason_is_the_message_of_the_error() {
        assert_eq!(reason(r#"{"error":{"code":"forbidden","message":"Wrong token."}}"#), "Wrong token.");
        assert_eq!(
            reason(r#"{"error":{"message":"Nothing.","field":"organisation"}}"#),
            "Nothing. (organisation)"
        );
        assert_eq!(reason("<html>"), "it gave no reason");
    }
}
