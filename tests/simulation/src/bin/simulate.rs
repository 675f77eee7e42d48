//! Tells the stories of many seeds, and stops at the first that breaks a promise.

use std::{
    ops::{ControlFlow, Range},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::Instant,
};

use clap::Parser;
use mimalloc::MiMalloc;
use simulation::{
    many::{cores, tell_all},
    oracle::Broken,
    story::{self, Outcome, tell},
    totals::Totals,
};

/// A sixth of what stories take is memory that is taken and given back; this one is a third quicker at it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Runs organisations through crashes, lost requests and whatever people do, each from one seed.
#[derive(Parser)]
struct Options {
    /// How many seeds: 2,000, or 5,000 for each planted fault.
    #[arg(long)]
    seeds: Option<u64>,
    /// The first of them.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// How many organisations each story has: as many as its seed says.
    #[arg(long)]
    organisations: Option<usize>,
    /// Print what happened, also of a seed that breaks nothing.
    #[arg(long)]
    trace: bool,
    /// How many stories are told at the same time: as many as there are cores.
    #[arg(long)]
    threads: Option<usize>,
    /// Plant each fault of the catalogue, or those that are named, and see that it is found.
    #[cfg(feature = "planted")]
    #[arg(long, value_name = "FAULT", num_args = 0..)]
    planted: Option<Vec<String>>,
}

impl Options {
    fn seeds(&self, unless_said: u64) -> Range<u64> {
        self.from..self.from.saturating_add(self.seeds.unwrap_or(unless_said))
    }

    fn threads(&self) -> usize {
        self.threads.unwrap_or_else(cores)
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    #[cfg(feature = "planted")]
    if let Some(names) = &options.planted {
        return planted::find_all(&options, names);
    }
    simulate(&options)
}

fn simulate(options: &Options) -> ExitCode {
    let (began, mut totals, mut code) = (Instant::now(), Totals::default(), ExitCode::SUCCESS);
    let told_of = story::Options { organisations: options.organisations };
    tell_all(
        options.seeds(2_000),
        options.threads(),
        |seed| told(seed, told_of),
        |seed, outcome| {
            totals.add(&outcome);
            if options.trace || outcome.broken.is_some() {
                print!("{}", outcome.trace);
            }
            let Some(broken) = outcome.broken else { return ControlFlow::Continue(()) };
            println!("seed {seed}: {}", broken.0);
            println!("the same again: cargo xtask simulate --from {seed} --seeds 1");
            code = ExitCode::FAILURE;
            ControlFlow::Break(())
        },
    );
    if code == ExitCode::SUCCESS {
        let (seeds, pace) = (totals.seeds(), pace(totals.seeds(), began));
        println!("{seeds} seeds, {pace:.1} a second: nothing was broken");
        print!("{totals}");
    }
    code
}

/// The story of `seed`. A panic is a promise that was broken, too: it says more on its way.
fn told(seed: u64, options: story::Options) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| tell(seed, options)))
        .unwrap_or_else(|_| Outcome { broken: Some(Broken("it panicked".to_owned())), ..Outcome::default() })
}

#[expect(clippy::cast_precision_loss, reason = "seeds are few")]
fn pace(seeds: u64, began: Instant) -> f64 {
    seeds as f64 / began.elapsed().as_secs_f64()
}

#[cfg(feature = "planted")]
mod planted {
    use std::{process::ExitCode, time::Instant};

    use engine::planted::Planted;
    use simulation::planting::{Found, find};

    use super::Options;

    /// Plants the faults with these `names`, or all.
    pub(super) fn find_all(options: &Options, names: &[String]) -> ExitCode {
        let mut code = ExitCode::SUCCESS;
        if let Some(name) = names.iter().find(|name| Planted::named(name).is_none()) {
            eprintln!("there is no fault {name}: they are");
            for (fault, what) in Planted::ALL {
                eprintln!("  {} ({what})", fault.name());
            }
            return ExitCode::FAILURE;
        }
        println!("{:<24}{:>6}{:>9}  promise", "fault", "seed", "seconds");
        for (fault, what) in Planted::ALL {
            if !names.is_empty() && !names.contains(&fault.name()) {
                continue;
            }
            let began = Instant::now();
            let found = find(fault, options.seeds(5_000), options.threads());
            let (seed, promise) = if let Some(Found { seed, broken }) = found {
                (seed.to_string(), broken.0.chars().take(90).collect())
            } else {
                code = ExitCode::FAILURE;
                ("-".to_owned(), format!("NOT FOUND: {what}"))
            };
            println!("{:<24}{seed:>6}{:>9.1}  {promise}", fault.name(), began.elapsed().as_secs_f64());
        }
        code
    }
}
