//! Sealing every stored credential anew, so that a sealing key can be taken off the ring.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Deserialize;
use serde_json::json;

use crate::operator;
use crate::project::Project;

/// Which Worker, and where to go on.
#[derive(Args)]
pub(crate) struct Reseal {
    /// Where the Worker runs.
    #[arg(long, default_value = "http://localhost:8787")]
    url: String,
    /// The organisation after which to go on, as it was printed last. What is done already is not done twice.
    #[arg(long)]
    after: Option<String>,
}

/// What the Worker says of some organisations, or has said of all up to here.
#[derive(Default, Deserialize)]
struct Told {
    after: Option<String>,
    organisations: u64,
    under: BTreeMap<String, u64>,
    anew: u64,
    failed: Vec<String>,
}

/// Does it.
pub(crate) fn run(project: &Project, Reseal { url, after }: &Reseal) -> Result<()> {
    let url = url.trim_end_matches('/');
    let mut total = Told { after: after.clone(), ..Told::default() };
    loop {
        let body = json!({ "after": total.after });
        let answer = operator::post(project, url, "/api/operator/reseal", &body).with_context(|| {
            let place =
                total.after.as_deref().map_or_else(String::new, |id| format!(": go on with --after {id}"));
            format!("not everything is sealed anew{place}")
        })?;
        total.add(serde_json::from_str(&answer).context("the answer is no JSON")?);
        match &total.after {
            Some(id) => println!("{} organisations, up to {id}", total.organisations),
            None => break,
        }
    }
    total.tell(after.is_none())
}

impl Told {
    /// Adds what is said of the organisations after these.
    fn add(&mut self, answer: Self) {
        self.after = answer.after;
        self.organisations += answer.organisations;
        self.anew += answer.anew;
        self.failed.extend(answer.failed);
        for (key, values) in answer.under {
            *self.under.entry(key).or_default() += values;
        }
    }

    /// Says which keys are in use, and what may be done about it if these were all organisations.
    fn tell(&self, are_all: bool) -> Result<()> {
        let Self { organisations, under, anew, failed, .. } = self;
        println!("{organisations} organisations, {anew} values sealed anew. In use now:");
        for (key, values) in under {
            println!("  {key}: {values}");
        }
        if !failed.is_empty() {
            bail!(
                "these keep values that no key of the ring opens, or did not answer; keep every key until they \
                 have connected again, and run it once more: {}",
                failed.join(", ")
            );
        }
        if are_all {
            println!("a key that is not named here may be taken off SEALING_KEYS");
        } else {
            println!("run it once more without --after, to see which keys all of them are under");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_each_adds_up_and_whoever_failed_is_told_of_at_the_end() {
        let answer = |after: Option<&str>, key: &str, failed: &[&str]| Told {
            after: after.map(str::to_owned),
            organisations: 2,
            under: [(key.to_owned(), 3)].into(),
            anew: 1,
            failed: failed.iter().map(|id| (*id).to_owned()).collect(),
        };
        let mut total = Told::default();
        total.add(answer(Some("b"), "k2", &[]));
        assert_eq!(total.after.as_deref(), Some("b"));
        assert!(total.tell(true).is_ok());
        total.add(answer(None, "k2", &["c"]));
        assert_eq!(
            (total.after.as_deref(), total.organisations, total.anew, total.under["k2"]),
            (None, 4, 2, 6)
        );
        assert!(total.tell(true).unwrap_err().to_string().ends_with(": c"));
    }
}
