//! What comes in from outside: crates and npm packages, their licences, their sources and what is known against them.

mod deny;
mod npm;
mod planted;

use anyhow::Result;

use super::count::Tally;
use super::report::Looked;
use crate::install::{self, tools};
use crate::progress::Progress;
use crate::project::Project;
use deny::Deny;

/// That cargo-deny refuses what has to be refused: crates that were made up for it, judged by the project's own rules.
pub(crate) fn planted(project: &Project) -> Result<Tally> {
    install_deny(project)?;
    planted::all(project)
}

/// The crates: licences, bans and sources always, advisories where their database can be had.
pub(crate) fn crates(project: &Project) -> Result<Looked> {
    install_deny(project)?;
    let deny = Deny::new(project, &project.root, &project.root.join("deny.toml"));
    deny.rules()?;
    deny.advisories()
}

/// The npm packages that are shipped, where the registry says what is known against them.
pub(crate) fn npm_packages(project: &Project) -> Result<Looked> {
    npm::audit(project)
}

fn install_deny(project: &Project) -> Result<()> {
    let _turn = install::turn(project)?;
    tools::ensure(project, &tools::deny(), &mut Progress::unplanned())
}
