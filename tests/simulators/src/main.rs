//! The simulators of the providers, by themselves: prints their addresses and access data, and stays until it is ended.

use std::io::{self, Write};

use anyhow::Context as _;
use clap::Parser;
use simulators::credentials::Credentials;
use simulators::options::Options;
use simulators::provider::Provider;
use simulators::simulator::Simulator;
use simulators::{bamboohr, identity, ispring, mail, personio};
use tokio::signal::unix::{SignalKind, signal};

/// Simulators of the HR systems, the learning platform, an identity provider and a mail service, for a demonstration and for tests.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Port of Personio's simulator on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 9801)]
    personio_port: u16,
    #[arg(
        long,
        default_value_t = 9802,
        help = "Port of BambooHR's simulator on 127.0.0.1; 0 takes a free one"
    )]
    bamboohr_port: u16,
    #[arg(
        long,
        default_value_t = 9803,
        help = "Port of iSpring Learn's simulator on 127.0.0.1; 0 takes a free one"
    )]
    ispring_port: u16,
    /// Port of the identity provider's simulator on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 9804)]
    identity_port: u16,
    /// Port of the mail service's simulator on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 9805)]
    mail_port: u16,
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

impl Arguments {
    fn options(&self) -> Options {
        Options { people: self.people as usize, seed: self.seed, rate_limits: !self.no_rate_limits }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut terminated = signal(SignalKind::terminate())?;
    let personio = start(&arguments, arguments.personio_port, "Personio", "--personio-port")?;
    let bamboohr = start(&arguments, arguments.bamboohr_port, "BambooHR", "--bamboohr-port")?;
    let ispring = start(&arguments, arguments.ispring_port, "iSpring Learn", "--ispring-port")?;
    let identity = start(&arguments, arguments.identity_port, "The identity provider", "--identity-port")?;
    let mail: mail::Simulator = start(&arguments, arguments.mail_port, "The mail service", "--mail-port")?;
    announce(&personio, &bamboohr, &ispring, &identity, &mail)?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminated.recv() => {}
    }
    Ok(())
}

fn start<P: Provider>(
    arguments: &Arguments,
    port: u16,
    provider: &str,
    option: &str,
) -> anyhow::Result<Simulator<P>> {
    Simulator::start_at(arguments.options(), port)
        .with_context(|| format!("{provider}'s simulator can't use port {port} of 127.0.0.1; try {option} 0"))
}

/// One line each of `NAME=value`, and `READY=1` after the last; whoever starts this program reads them.
fn announce(
    personio: &personio::Simulator,
    bamboohr: &bamboohr::Simulator,
    ispring: &ispring::Simulator,
    identity: &identity::Simulator,
    mail: &mail::Simulator,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "PERSONIO_URL={}", personio.url())?;
    for (prefix, grant) in [
        ("PERSONIO", personio::Grant::Full),
        ("PERSONIO_DIRECTORY", personio::Grant::Directory),
        ("PERSONIO_NAMES_ONLY", personio::Grant::Names),
        ("PERSONIO_NO_EMPLOYEES", personio::Grant::NoEmployees),
        ("PERSONIO_ID_ONLY", personio::Grant::IdOnly),
    ] {
        announce_credentials(&mut out, prefix, personio.credentials(grant))?;
    }
    writeln!(out, "BAMBOOHR_URL={}", bamboohr.url())?;
    writeln!(out, "BAMBOOHR_SUBDOMAIN={}", bamboohr.company())?;
    for (prefix, grant) in [
        ("BAMBOOHR", bamboohr::Grant::Full),
        ("BAMBOOHR_DIRECTORY", bamboohr::Grant::Directory),
        ("BAMBOOHR_NAMES_ONLY", bamboohr::Grant::Names),
        ("BAMBOOHR_NO_DATASETS", bamboohr::Grant::NoDatasets),
        ("BAMBOOHR_NO_EMPLOYEES", bamboohr::Grant::NoEmployees),
        ("BAMBOOHR_NO_TRAINING", bamboohr::Grant::NoTraining),
        ("BAMBOOHR_UNBOUND", bamboohr::Grant::Unbound),
    ] {
        writeln!(out, "{prefix}_KEY={}", bamboohr.key(grant))?;
    }
    writeln!(out, "ISPRING_URL={}", ispring.url())?;
    for (prefix, grant) in [
        ("ISPRING", ispring::Grant::Full),
        ("ISPRING_DEPARTMENT_ADMIN", ispring::Grant::DepartmentAdmin),
        ("ISPRING_NO_USERS", ispring::Grant::NoUsers),
        ("ISPRING_NO_RESULTS", ispring::Grant::NoResults),
    ] {
        announce_credentials(&mut out, prefix, ispring.credentials(grant))?;
    }
    writeln!(out, "ISPRING_ROLE_ID={}", ispring.role_id())?;
    writeln!(out, "ISPRING_DEPARTMENT_ID={}", ispring.department_id())?;
    announce_identity(&mut out, identity)?;
    writeln!(out, "MAIL_URL={}", mail.url())?;
    writeln!(out, "MAIL_FROM={}", mail::SENDER)?;
    writeln!(out, "READY=1")?;
    out.flush()
}

fn announce_credentials(out: &mut impl Write, prefix: &str, credentials: &Credentials) -> io::Result<()> {
    writeln!(out, "{prefix}_CLIENT_ID={}", credentials.client_id)?;
    writeln!(out, "{prefix}_CLIENT_SECRET={}", credentials.client_secret)
}

fn announce_identity(out: &mut impl Write, identity: &identity::Simulator) -> io::Result<()> {
    writeln!(out, "IDENTITY_URL={}", identity.url())?;
    writeln!(out, "IDENTITY_ISSUER={}", identity.issuer(identity::Tenant::Acme))?;
    let client = identity.client(identity::Grant::Confidential);
    writeln!(out, "IDENTITY_CLIENT_ID={}", client.id)?;
    writeln!(out, "IDENTITY_CLIENT_SECRET={}", client.secret.as_deref().unwrap_or_default())?;
    writeln!(out, "IDENTITY_PUBLIC_CLIENT_ID={}", identity.client(identity::Grant::Public).id)?;
    writeln!(out, "IDENTITY_KEY_CLIENT_ID={}", identity.client(identity::Grant::Key).id)?;
    for (nth, email) in (1..).zip(identity.control().at_work()) {
        writeln!(out, "IDENTITY_PERSON_{nth}={email}")?;
    }
    Ok(())
}
