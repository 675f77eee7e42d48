//! Asking npm's registry what is known against packages.

use std::collections::BTreeMap;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::check::report::Looked;
use crate::command::command;
use crate::install::npm;
use crate::project::Project;

/// Audits what is shipped: `dependencies` of package.json, with all that these need. Tools are not.
pub(super) fn audit(project: &Project) -> Result<Looked> {
    npm::check_node()?;
    let mut npm = command("npm");
    npm.args(["audit", "--omit=dev", "--json"]).stdin(Stdio::null()).current_dir(&project.root);
    // It fails with a finding as it does without a registry: what it prints tells which.
    let output = npm.output().context("cannot start npm")?;
    judge(&String::from_utf8_lossy(&output.stdout))
}

#[derive(Deserialize)]
struct Answer {
    /// What was found, by the package's name; missing where nobody looked.
    vulnerabilities: Option<BTreeMap<String, Vulnerability>>,
    /// What came of asking the registry, where it did not answer as it should.
    message: Option<String>,
    error: Option<Failure>,
}

#[derive(Deserialize)]
struct Vulnerability {
    severity: String,
}

#[derive(Deserialize)]
struct Failure {
    summary: String,
}

/// What the answer of `npm audit --json` comes to.
fn judge(answer: &str) -> Result<Looked> {
    let answer: Answer =
        serde_json::from_str(answer).context("what `npm audit` printed cannot be understood")?;
    match answer {
        Answer { vulnerabilities: Some(found), .. } if found.is_empty() => Ok(Looked::AtAll),
        Answer { vulnerabilities: Some(found), .. } => {
            let found: Vec<_> =
                found.iter().map(|(name, found)| format!("{name} ({})", found.severity)).collect();
            bail!(
                "something is known against {}: `npm audit` says what and which version mends it",
                found.join(", ")
            )
        }
        Answer { message: Some(why), .. } => {
            Ok(Looked::NotAt(format!("the npm packages were not looked at: {why}")))
        }
        Answer { error, .. } => {
            bail!("`npm audit` failed: {}", error.map_or("it did not say why".into(), |error| error.summary))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Looked, judge};

    /// Nothing, what was not looked at, or a failure with these words.
    type Comes = Result<Option<&'static str>, &'static str>;

    /// The answer, and what it comes to.
    const TABLE: [(&str, &str, Comes); 6] = [
        (
            "nothing is known",
            r#"{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"vulnerabilities": {"total": 0}}}"#,
            Ok(None),
        ),
        (
            "a finding",
            r#"{"auditReportVersion": 2, "vulnerabilities": {"flawed": {"name": "flawed", "severity": "high", "isDirect": true, "via": [], "fixAvailable": false}}}"#,
            Err("something is known against flawed (high)"),
        ),
        (
            "a registry without audits",
            r#"{"message": "405 Method Not Allowed - POST https://registry.example/bulk", "method": "POST", "statusCode": 405, "body": "", "error": {"summary": "", "detail": ""}}"#,
            Ok(Some(
                "the npm packages were not looked at: 405 Method Not Allowed - POST https://registry.example/bulk",
            )),
        ),
        (
            "no network",
            r#"{"message": "request to https://registry.example/bulk failed, reason: connect ECONNREFUSED", "error": {"summary": "", "detail": ""}}"#,
            Ok(Some(
                "the npm packages were not looked at: request to https://registry.example/bulk failed, reason: connect ECONNREFUSED",
            )),
        ),
        (
            "no lock file",
            r#"{"error": {"code": "ENOLOCK", "summary": "This command requires an existing lockfile.", "detail": "Try creating one"}}"#,
            Err("`npm audit` failed: This command requires an existing lockfile."),
        ),
        ("no JSON", "npm error", Err("what `npm audit` printed cannot be understood")),
    ];

    #[test]
    fn a_finding_fails_and_a_registry_that_does_not_say_is_named() {
        for (what, answer, expected) in TABLE {
            match (judge(answer), expected) {
                (Ok(Looked::AtAll), Ok(None)) => {}
                (Ok(Looked::NotAt(said)), Ok(Some(expected))) => assert_eq!(said, expected, "{what}"),
                (Err(error), Err(words)) => assert!(error.to_string().starts_with(words), "{what}: {error}"),
                (judged, expected) => panic!("{what}: {judged:?}, not {expected:?}"),
            }
        }
    }
}
