//! Organisations: erasing one whole.

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::operator;
use crate::project::Project;

/// What is done with an organisation.
#[derive(Subcommand)]
pub(crate) enum Task {
    /// Erase an organisation whole: people, credentials, runs, members, links. It can't be undone.
    Erase(Erase),
}

/// Which organisation.
#[derive(Args)]
pub(crate) struct Erase {
    /// The organisation's name, as it stands on its pages.
    organisation: String,
    /// Where the Worker runs.
    #[arg(long, default_value = "http://localhost:8787")]
    url: String,
}

/// Does it.
pub(crate) fn run(project: &Project, task: &Task) -> Result<()> {
    let Task::Erase(Erase { organisation, url }) = task;
    let body = json!({ "organisation": organisation });
    let path = "/api/operator/organisations/erasure";
    let answer = operator::post(project, url.trim_end_matches('/'), path, &body)
        .context("the organisation was not erased")?;
    let erasure: Value = serde_json::from_str(&answer).context("the answer is no JSON")?;
    println!("{organisation} is erased: {}", rows(&erasure, ["object", "register"])?);
    let left = rows(&erasure, ["object_left", "register_left"])?;
    if !left.is_empty() {
        bail!("something is left, so run it again or have it looked at: {left}");
    }
    println!("nothing is left");
    Ok(())
}

/// The tables that have rows, and how many, in these parts of an answer.
fn rows(erasure: &Value, parts: [&str; 2]) -> Result<String> {
    let mut rows = Vec::new();
    for part in parts {
        let tables = erasure.get(part).and_then(Value::as_object);
        for (table, count) in tables.with_context(|| format!("the answer does not say {part}"))? {
            if count.as_u64() != Some(0) {
                rows.push(format!("{table} {count}"));
            }
        }
    }
    Ok(rows.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_with_rows_are_named_and_an_answer_without_counts_proves_nothing() {
        let erasure =
            json!({ "object": { "people": 3, "runs": 0 }, "register": { "links": 1 }, "object_left": {} });
        assert_eq!(rows(&erasure, ["object", "register"]).unwrap(), "people 3, links 1");
        assert!(rows(&erasure, ["object_left", "register_left"]).is_err());
    }
}
