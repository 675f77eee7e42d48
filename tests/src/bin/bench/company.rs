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
        let options = Options { people, rate_limits: false, ..Options::default() };
        let simulator = match service {
            HrSystem::Personio => Simulator::Personio(personio::Simulator::start(options)?),
            HrSystem::BambooHr => Simulator::BambooHr(bamboohr::Simulator::start(options)?),
        };
        let hosts = [simulator.variable()];
        let runtime = Runtime::start(root, &hosts, Pace::Unlimited).await?;
        let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
        Ok(Self { service, people, simulator, runtime, owner })
    }
}

impl Simulator {
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
