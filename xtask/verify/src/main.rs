//! Verifies an exported audit trail, and says whether it is what it was.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::Parser;
use domain::audit::export::verify;

/// Verifies an exported audit trail: whether an entry was changed, removed, moved or added.
#[derive(Parser)]
#[command(name = "cargo xtask verify")]
struct Arguments {
    /// The export, as the page of the audit trail saves it for verifying (JSONL).
    file: PathBuf,
    /// A checkpoint that was kept elsewhere, with which the trail has to agree.
    #[arg(long)]
    checkpoint: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { file, checkpoint }: &Arguments) -> Result<String> {
    let read = |path: &PathBuf| {
        fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
    };
    let kept = checkpoint.as_ref().map(read).transpose()?;
    let end = verify(&read(file)?, kept.as_deref()).context("the trail does not verify")?;
    let agrees = if kept.is_some() { ", and agrees with the checkpoint that was kept" } else { "" };
    Ok(format!("the trail verifies up to entry {}, whose hash is {}{agrees}", end.length, end.head))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::audit::{
        Act, Actor, Chain, Deed,
        checkpoint::TrailKey,
        export::{FirstLine, LastLine},
    };
    use tempfile::TempDir;

    use super::*;

    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).unwrap()
    }

    /// An export of two entries, and the checkpoint after the first.
    fn export() -> (Vec<String>, String) {
        let key = TrailKey::new("acme", &[7; 32]);
        let mut lines =
            vec![json(&FirstLine { trail: key.verifier().to_string(), after: None, signed: None })];
        let (mut chain, mut kept) = (Chain::default(), String::new());
        for act in [Act::SignedIn, Act::SignedOut] {
            let line = json(&chain.entry(DateTime::UNIX_EPOCH, Deed::by(Actor::Operator, act)));
            chain = chain.with(&line);
            lines.push(line);
            if kept.is_empty() {
                kept = key.sign(chain);
            }
        }
        lines.push(json(&LastLine { checkpoint: key.sign(chain) }));
        (lines, kept)
    }

    fn told(folder: &TempDir, lines: &[String], kept: Option<&str>) -> Result<String, String> {
        let file = folder.path().join("trail.jsonl");
        fs::write(&file, lines.join("\n") + "\n").unwrap();
        let checkpoint = kept.map(|kept| {
            let path = folder.path().join("checkpoint");
            fs::write(&path, kept).unwrap();
            path
        });
        run(&Arguments { file, checkpoint }).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn a_trail_is_said_to_verify_or_where_it_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let (lines, kept) = export();
        let whole = told(&folder, &lines, None).unwrap();
        assert!(whole.starts_with("the trail verifies up to entry 2, whose hash is "), "{whole}");
        assert!(told(&folder, &lines, Some(&kept)).unwrap().contains("agrees with the checkpoint"));
        let mut altered = lines.clone();
        altered[1] = altered[1].replace("operator", "rollcall");
        assert_eq!(
            told(&folder, &altered, None),
            Err("the trail does not verify: the entry before entry 2 is not the one that it was written after"
                .to_owned())
        );
        let wrong = told(&folder, &lines, Some("kept wrong")).unwrap_err();
        assert!(wrong.ends_with("the checkpoint that was kept is none of this trail's"), "{wrong}");
    }

    #[test]
    fn a_file_that_is_none_is_named() {
        let error = run(&Arguments { file: "nowhere.jsonl".into(), checkpoint: None }).unwrap_err();
        assert_eq!(error.to_string(), "nowhere.jsonl can't be read");
    }
}
