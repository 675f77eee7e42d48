//! How many stories the simulation tells in a second, on all cores.

use std::{
    env,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, ensure};

use crate::report::Report;

/// Stories that are told.
const SEEDS: u32 = 300;

/// Has the program beside this one tell them: it takes memory in another way.
pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let program = env::current_exe()?.with_file_name("simulate");
    let began = Instant::now();
    let status = Command::new(&program).args(["--seeds", &SEEDS.to_string()]).stdout(Stdio::null()).status();
    let status = status.with_context(|| format!("cannot start {}", program.display()))?;
    ensure!(status.success(), "the simulation has found something: cargo xtask simulate --seeds {SEEDS}");
    report.measure("simulate_seeds_per_second", f64::from(SEEDS) / began.elapsed().as_secs_f64());
    Ok(())
}
