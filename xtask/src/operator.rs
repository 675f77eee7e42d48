//! Asking a Worker, here or deployed, for what only the holder of the operator's token may ask.

use std::env;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::dev::secrets;
use crate::project::Project;

/// Posts `body` and answers with what came back.
pub(crate) fn post(project: &Project, url: &str, path: &str, body: &Value) -> Result<String> {
    let mut answer = agent()
        .post(format!("{url}{path}"))
        .header("Authorization", format!("Bearer {}", operator_token(project, url)?))
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

fn operator_token(project: &Project, url: &str) -> Result<String> {
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
fn is_here(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    ["localhost", "127.0.0.1"].contains(&host)
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
    use super::{is_here, reason};

    #[test]
    fn the_token_of_development_stays_here() {
        for (url, here) in [
            ("http://localhost:8787", true),
            ("http://127.0.0.1:8787/", true),
            ("https://rollcall.example", false),
            ("https://localhost.example:8787", false),
            ("https://localhost@rollcall.example", false),
        ] {
            assert_eq!(is_here(url), here, "{url}");
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
