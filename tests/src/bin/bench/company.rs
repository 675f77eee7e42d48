//! A company whose people are read: its HR system, and a Worker of its own.

use std::path::Path;

use anyhow::Result;
use domain::service::HrSystem;
use simulators::{
    bamboohr,
    personio::{self, Options},
};
use tests::rig::{
    api::{Access, Api},
    runtime::{Pace, Runtime},
};

/// Everything that Rollcall can use.
pub(crate) const EVERYTHING: [&str; 9] =
    ["position", "department", "team", "work_email", "phone", "address", "skills", "birthday", "gender"];

/// The HR system.
pub(crate) enum Simulator {
    Personio(personio::Simulator),
    BambooHr(bamboohr::Simulator),
}

/// A company that nothing was read of yet.
pub(crate) struct Company {
    pub(crate) service: HrSystem,
    pub(crate) people: usize,
    pub(crate) simulator: Simulator,
    pub(crate) runtime: Runtime,
    pub(crate) owner: Api,
}

impl Company {
    /// A company of `people` people in `service`, which answers as fast as it can.
    pub(crate) async fn start(root: &Path, service: HrSystem, people: usize) -> Result<Self> {
        let simulator = Simulator::start(service, people)?;
        let runtime = Runtime::start(root, &[simulator.variable()], Pace::Unlimited).await?;
        Self::of(service, people, simulator, runtime).await
    }

    /// The same with an inspector, for a profiler.
    pub(crate) async fn start_inspected(root: &Path, service: HrSystem, people: usize) -> Result<Self> {
        let simulator = Simulator::start(service, people)?;
        let runtime = Runtime::start_inspected(root, &[simulator.variable()], Pace::Unlimited).await?;
        Self::of(service, people, simulator, runtime).await
    }

    async fn of(service: HrSystem, people: usize, simulator: Simulator, runtime: Runtime) -> Result<Self> {
        let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
        Ok(Self { service, people, simulator, runtime, owner })
    }
}

impl Simulator {
    fn start(service: HrSystem, people: usize) -> Result<Self> {
        let options = Options { people, rate_limits: false, ..Options::default() };
        Ok(match service {
            HrSystem::Personio => Self::Personio(personio::Simulator::start(options)?),
            HrSystem::BambooHr => Self::BambooHr(bamboohr::Simulator::start(options)?),
        })
    }

    fn variable(&self) -> (&'static str, &str) {
        match self {
            Self::Personio(personio) => ("PERSONIO_URL", personio.url()),
            Self::BambooHr(bamboohr) => ("BAMBOOHR_URL", bamboohr.url()),
        }
    }

    /// What is pasted to read it.
    pub(crate) fn access(&self) -> Access {
        match self {
            Self::Personio(simulator) => simulator.credentials(personio::Grant::Directory).into(),
            Self::BambooHr(simulator) => Access::bamboohr(simulator, bamboohr::Grant::Directory),
        }
    }
}
