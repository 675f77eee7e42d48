//! Measures sizes and times, and prints them as a table; `--json FILE` writes the same as one flat object. It judges
//! nothing: the budgets are in docs/architecture.md, and a slow machine is no fault.

mod browser;
mod report;
mod sizes;
mod sync;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

use crate::report::Report;

/// Measures Rollcall as `cargo xtask build` has built it.
#[derive(Parser)]
struct Arguments {
    /// The project's root.
    #[arg(long)]
    root: PathBuf,
    /// Where to write the figures as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Company sizes that are synced.
const PEOPLE: [usize; 2] = [1_000, 10_000];

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut report = Report::default();
    sizes::worker(&arguments.root, &mut report)?;
    let mut first_load = Vec::new();
    for people in PEOPLE {
        let company = sync::measure(&arguments.root, people, &mut report).await?;
        if people == 10_000 {
            let fetched = browser::measure(&company, people, &mut report).await?;
            first_load = sizes::first_load(&arguments.root, &fetched, &mut report)?;
        }
    }
    report.print();
    sizes::print(&first_load);
    if let Some(file) = arguments.json {
        report.write(&file)?;
    }
    Ok(())
}
