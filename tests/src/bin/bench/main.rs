//! Measures sizes and times, and prints them as a table; `--json FILE` writes the same as one flat object. It judges
//! nothing: the budgets are in docs/architecture.md, and a slow machine is no fault.

mod alone;
mod audit;
mod bare;
mod browser;
mod company;
mod finding;
mod large;
mod learning;
mod lighthouse;
mod limited;
mod many;
mod profile;
mod report;
mod simulation;
mod sizes;
mod sync;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use domain::service::HrSystem;

use crate::{company::Company, report::Report};

/// Measures Rollcall as `cargo xtask build` has built it.
#[derive(Parser)]
struct Arguments {
    /// The project's root.
    #[arg(long)]
    root: PathBuf,
    /// Where to write the figures as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Measure only what has this in the name of its group: sizes, personio, bamboohr, browser, lighthouse, profile,
    /// limited, large, large-export, many, learning, audit, finding, alone, libraries or simulation.
    #[arg(long, default_value = "")]
    only: String,
    /// Only write the people and queries of the group finding there, as JSON.
    #[arg(long, value_name = "DIRECTORY")]
    finding_set: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(directory) = arguments.finding_set {
        return finding::write_set(&directory);
    }
    let root = &arguments.root;
    let wanted = |group: &str| group.contains(&arguments.only);
    let mut report = Report::default();
    let (mut first_load, mut admin_load) = (Vec::new(), Vec::new());
    if wanted("sizes") {
        sizes::worker(root, &mut report)?;
    }
    if wanted("personio") {
        sync::measure(&Company::start(root, HrSystem::Personio, 1_000).await?, &mut report).await?;
    }
    if wanted("personio") || wanted("browser") {
        let company = Company::start(root, HrSystem::Personio, 10_000).await?;
        sync::measure(&company, &mut report).await?;
        if wanted("browser") {
            let fetched = browser::measure(&company, &sizes::worker_module(root)?, &mut report).await?;
            first_load = sizes::weigh(root, &fetched.first)?;
            admin_load = sizes::weigh(root, &fetched.admin)?;
            sizes::loads(&first_load, &admin_load, &mut report);
        }
    }
    if wanted("bamboohr") {
        for people in [10_000, 50_000] {
            sync::measure(&Company::start(root, HrSystem::BambooHr, people).await?, &mut report).await?;
        }
    }
    let faults =
        if wanted("lighthouse") { lighthouse::measure(root, &mut report).await? } else { Vec::new() };
    if wanted("profile") {
        profile::measure(root, HrSystem::Personio, 10_000, &mut report).await?;
        profile::measure(root, HrSystem::BambooHr, 50_000, &mut report).await?;
    }
    if wanted("limited") {
        limited::measure(root, &mut report).await?;
    }
    if wanted("large") {
        large::measure(root, &mut report).await?;
    }
    if wanted("large-export") {
        large::measure_export(root, &mut report).await?;
    }
    if wanted("many") {
        many::measure(root, &mut report).await?;
    }
    if wanted("learning") {
        learning::measure(root, &mut report).await?;
    }
    if wanted("audit") {
        audit::measure(root, &mut report).await?;
    }
    let found = if wanted("finding") { finding::measure(&mut report)? } else { Vec::new() };
    if wanted("alone") {
        alone::measure(root, &mut report).await?;
    }
    if wanted("libraries") {
        finding::measure_libraries(root, &mut report)?;
    }
    if wanted("simulation") {
        simulation::measure(&mut report)?;
    }
    report.print();
    sizes::print("first load", &first_load);
    sizes::print("admin load", &admin_load);
    finding::print(&found);
    lighthouse::print(&faults);
    if let Some(file) = arguments.json {
        report.write(&file)?;
    }
    Ok(())
}
