//! The simulators of the providers, by themselves: prints their addresses and access data, and stays until it is ended.

use std::io::{self, Write as _};

use anyhow::Context as _;
use clap::Parser;
use tests::simulators::personio::{Grant, Options, Simulator};
use tokio::signal::unix::{SignalKind, signal};

/// Simulators of the HR systems, for a demonstration and for tests.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Port of Personio's simulator on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 9801)]
    personio_port: u16,
    /// How many people the company has.
    #[arg(long, default_value_t = 250, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    people: u32,
    /// Which company: the same seed gives the same people and the same access data.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Answers as fast as it can.
    #[arg(long)]
    no_rate_limits: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut terminated = signal(SignalKind::terminate())?;
    let port = arguments.personio_port;
    let personio = Simulator::start(Options {
        people: arguments.people as usize,
        seed: arguments.seed,
        rate_limits: !arguments.no_rate_limits,
        port: Some(port),
    })
    .with_context(|| {
        format!("Personio's simulator can't use port {port} of 127.0.0.1; try --personio-port 0")
    })?;
    announce(&personio)?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminated.recv() => {}
    }
    Ok(())
}

/// One line each of `NAME=value`; whoever starts this program reads them.
fn announce(personio: &Simulator) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "PERSONIO_URL={}", personio.url())?;
    for (prefix, grant) in [
        ("PERSONIO", Grant::Full),
        ("PERSONIO_DIRECTORY", Grant::Directory),
        ("PERSONIO_NAMES_ONLY", Grant::Names),
        ("PERSONIO_NO_EMPLOYEES", Grant::NoEmployees),
        ("PERSONIO_ID_ONLY", Grant::IdOnly),
    ] {
        let credentials = personio.credentials(grant);
        writeln!(out, "{prefix}_CLIENT_ID={}", credentials.client_id)?;
        writeln!(out, "{prefix}_CLIENT_SECRET={}", credentials.client_secret)?;
    }
    out.flush()
}
