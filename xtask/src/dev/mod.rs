//! `cargo xtask dev`: the whole product on this machine, until Ctrl-C.

mod banner;
pub(crate) mod children;
pub(crate) mod company;
pub(crate) mod secrets;
mod ticker;
pub(crate) mod wrangler;

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::build::{self, Kind};
use crate::command::{run as run_command, say};
use crate::operator;
use crate::progress::Progress;
use crate::project::Project;
use crate::sign_in;
use crate::simulators;
use children::Children;
use company::Company;

/// The simulated company and where the Worker listens.
#[derive(Args)]
pub(crate) struct Options {
    /// How many people work in the simulated company.
    #[arg(long, default_value_t = 250)]
    people: u32,
    /// Which simulated company it is.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The port to listen on.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// A Personio to use in the simulator's place.
    #[arg(long, value_name = "URL")]
    personio_url: Option<String>,
    #[arg(long, value_name = "URL", help = "A BambooHR to use in the simulator's place")]
    bamboohr_url: Option<String>,
    /// An iSpring Learn to use in the simulator's place.
    #[arg(long, value_name = "URL")]
    ispring_url: Option<String>,
    /// Build the app and the Worker as they are deployed: small and quick, minutes later.
    #[arg(long)]
    release: bool,
}

impl Options {
    fn kind(&self) -> Kind {
        if self.release { Kind::Release } else { Kind::Debug }
    }

    /// The servers of somebody else's that are used in the simulators' places.
    fn replaced(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let given = [
            ("PERSONIO", &self.personio_url),
            ("BAMBOOHR", &self.bamboohr_url),
            ("ISPRING", &self.ispring_url),
        ];
        given.into_iter().filter_map(|(provider, url)| Some((provider, url.as_deref()?)))
    }
}

/// How long the Worker may take until it answers for the first time.
const PATIENCE: Duration = Duration::from_secs(90);

/// The step that brings the database to the newest schema.
const MIGRATION: &str = "preparing the database";

/// The step from the first program that is started to the Worker's first answer.
const START: &str = "starting";

/// Builds, starts everything, prints where it is and stays.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    check_port(options.port)?;
    let mut progress = Progress::begin(plan(project, options)?);
    build::bundles(project, options.kind(), &mut progress)?;
    let simulators = match options.replaced().count() {
        3 => None,
        _ => Some(simulators::build_for_dev(project, options.kind(), &mut progress)?),
    };
    secrets::ensure(&project.root)?;
    progress
        .step(MIGRATION, || run_command(&mut wrangler::migrate(project)))
        .context("the database could not be prepared")?;

    let stop = stop_on_signal()?;
    let mut children = Children::default();
    let starting = progress.start(START);
    let company = start(project, options, simulators.as_deref(), &mut children)?;
    if wait_until_healthy(options.port, &mut children, &stop)? {
        progress.done(&starting);
        ticker::start(options.port);
        let link = sign_in::link(project, &address(options.port), sign_in::ORGANISATION);
        print!("{}", banner::text(&address(options.port), &link, &company));
        stay(&mut children, &stop)?;
    }
    say("stopping");
    Ok(())
}

/// What there is to do until everything runs, step by step.
fn plan(project: &Project, options: &Options) -> Result<Vec<String>> {
    let mut steps = build::plan(project, options.kind())?;
    let simulators = simulators::bundle(project, options.kind());
    if options.replaced().count() < 3 && !simulators.is_fresh(project, None)? {
        steps.push(simulators.step);
    }
    steps.extend([MIGRATION, START].map(str::to_owned));
    Ok(steps)
}

/// Starts the simulators, if there are any, and the Worker.
fn start(
    project: &Project,
    options: &Options,
    simulators: Option<&Path>,
    children: &mut Children,
) -> Result<Company> {
    let mut company = match simulators {
        Some(program) => company::start(program, options.people, options.seed, children)?,
        None => Company::default(),
    };
    for (provider, url) in options.replaced() {
        company.replace(provider, url);
    }
    // The builds took their time: an answer on this port must not be somebody else's.
    check_port(options.port)?;
    let mut wrangler = wrangler::dev(project, options.kind(), options.port, &company.variables());
    children.start("wrangler", &mut wrangler)?;
    Ok(company)
}

fn address(port: u16) -> String {
    format!("http://localhost:{port}")
}

fn check_port(port: u16) -> Result<()> {
    if TcpListener::bind(("127.0.0.1", port)).is_err() {
        bail!("port {port} cannot be used: end what listens there, or choose another with --port");
    }
    Ok(())
}

fn stop_on_signal() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")?;
    Ok(stop)
}

/// Waits for the first answer; false when asked to stop before.
fn wait_until_healthy(port: u16, children: &mut Children, stop: &AtomicBool) -> Result<bool> {
    let agent = operator::agent();
    let url = format!("{}/api/health", address(port));
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        if stop.load(Ordering::SeqCst) {
            return Ok(false);
        }
        children.check()?;
        if agent.get(&url).call().is_ok_and(|answer| answer.status().is_success()) {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(250));
    }
    bail!("the Worker did not answer at {url} within {} seconds; its own words are above", PATIENCE.as_secs())
}

fn stay(children: &mut Children, stop: &AtomicBool) -> Result<()> {
    while !stop.load(Ordering::SeqCst) {
        children.check()?;
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
