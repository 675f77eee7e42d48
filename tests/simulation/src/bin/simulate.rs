//! Tells the stories of many seeds, and stops at the first that breaks a promise.

use std::{collections::BTreeMap, process::ExitCode, time::Instant};

use clap::Parser;
use simulation::story::{Options as Told, tell};

/// Runs organisations through crashes, lost requests and whatever people do, each from one seed.
#[derive(Parser)]
struct Options {
    /// How many seeds.
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// The first of them.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Print what happened, also of a seed that breaks nothing.
    #[arg(long)]
    trace: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let began = Instant::now();
    let (mut steps, mut requests, mut crashes, mut runs) = (0, 0, 0, 0);
    let (mut written, mut faults) = ([0; 3], BTreeMap::new());
    for seed in options.from..options.from + options.seeds {
        let outcome = tell(seed, Told::default());
        steps += outcome.steps;
        requests += outcome.requests;
        crashes += outcome.crashes;
        runs += outcome.runs;
        for (all, some) in written.iter_mut().zip(outcome.written) {
            *all += some;
        }
        for (kind, times) in outcome.faults {
            *faults.entry(kind).or_insert(0) += times;
        }
        if options.trace || outcome.broken.is_some() {
            print!("{}", outcome.trace);
        }
        if let Some(broken) = outcome.broken {
            println!("seed {seed}: {}", broken.0);
            println!("the same again: cargo xtask simulate --from {seed} --seeds 1");
            return ExitCode::FAILURE;
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "seeds are few")]
    let pace = options.seeds as f64 / seconds;
    println!("{} seeds, {pace:.1} a second: nothing was broken", options.seeds);
    println!("{steps} steps, {requests} requests, {runs} runs, {crashes} crashes");
    let [mails, records, files] = written;
    println!("{mails} invitations, {records} records, {files} files");
    for (kind, times) in faults {
        println!("{times:>8} {kind}");
    }
    ExitCode::SUCCESS
}
