//! The benchmark: builds everything, then the program that measures runs.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::build;
use crate::command::run as run_command;
use crate::install::{self, browser, lighthouse};
use crate::project::Project;
use crate::simulators;

/// Where the numbers go besides the screen.
#[derive(Args)]
pub(crate) struct Options {
    /// Write the numbers to this file too, as one flat JSON object.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Measure only one group: sizes, personio, bamboohr, browser, lighthouse, limited, large, large-export, many,
    /// learning, finding, alone, libraries or simulation.
    #[arg(long, value_name = "GROUP")]
    only: Option<String>,
}

/// Measures and prints a table.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let driver = browser::ensure()?;
    let installed = build::everything(project)?;
    let program = simulators::build_bench(project)?;
    // It runs the one beside it.
    simulators::build_simulation(project, false)?;
    let mut bench = installed.command(project, &program.to_string_lossy())?;
    bench.arg("--root").arg(&project.root).env("CHROMEDRIVER", driver).env("ROLLCALL_ROOT", &project.root);
    // The bench takes a part of a group's name too.
    if options.only.as_deref().is_none_or(|only| "lighthouse".contains(only)) {
        let _turn = install::turn(project)?;
        bench.env("LIGHTHOUSE", lighthouse::ensure(project)?);
    }
    if let Some(file) = &options.json {
        bench.arg("--json").arg(file);
    }
    if let Some(group) = &options.only {
        bench.args(["--only", group]);
    }
    run_command(&mut bench)
}
