//! A thousand people who get an account on the learning platform, and then complete a course each.

mod accounts;
mod exports;

use std::{collections::BTreeSet, path::Path};

use anyhow::{Result, ensure};
use serde_json::json;
use simulators::{
    bamboohr,
    company::{Change, Status},
    ispring,
    options::Options,
};
use tests::rig::{
    api::{self, Access, Api},
    runtime::{Pace, Runtime},
};

use crate::{company::EVERYTHING, report::Report};

/// People who have an e-mail address and no account.
const PEOPLE: usize = 1_000;

/// A company that reads `BambooHR` and has iSpring Learn connected. Both answer as fast as they can.
struct Learning {
    bamboohr: bamboohr::Simulator,
    ispring: ispring::Simulator,
    owner: Api,
    /// Everybody's address, in small letters.
    addresses: BTreeSet<String>,
    _runtime: Runtime,
}

/// Opens the accounts, then exports what is completed.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let learning = Learning::start(root).await?;
    accounts::measure(&learning, report).await?;
    exports::measure(&learning, report).await
}

impl Learning {
    async fn start(root: &Path) -> Result<Self> {
        let options = || Options { people: PEOPLE, rate_limits: false, ..Options::default() };
        let bamboohr = bamboohr::Simulator::start(options())?;
        let ispring = ispring::Simulator::start(options())?;
        ispring.control().clear_accounts();
        let addresses = staff(bamboohr.control())?;
        let hosts = [("BAMBOOHR_URL", bamboohr.url()), ("ISPRING_URL", ispring.url())];
        let runtime = Runtime::start(root, &hosts, Pace::Unlimited).await?;
        let owner = Api::owner_of_new(&runtime, "Benchmark").await?;
        owner.connect(Access::bamboohr(&bamboohr, bamboohr::Grant::Full), &EVERYTHING).await?;
        owner.connect_learning(&api::learning(ispring.credentials(ispring::Grant::Full))).await?;
        owner.save_settings(json!({ "invitation": "Welcome, {first_name}!" })).await?;
        Ok(Self { bamboohr, ispring, owner, addresses, _runtime: runtime })
    }
}

/// Hires for those who have left or have no address, until there are [`PEOPLE`] who can have an account. Answers with
/// their addresses.
fn staff(company: &bamboohr::Control) -> Result<BTreeSet<String>> {
    let missing = PEOPLE.saturating_sub(addresses(company).len());
    for hired in company.hire(missing) {
        let email = Some(format!("newcomer{hired}@nordlicht.example"));
        company.change(hired, Change { status: Some(Status::Active), email, ..Change::default() })?;
    }
    let addresses = addresses(company);
    ensure!(addresses.len() == PEOPLE, "{} people can have an account", addresses.len());
    Ok(addresses)
}

fn addresses(company: &bamboohr::Control) -> BTreeSet<String> {
    let people = company.people();
    let present = people.iter().filter(|person| person.status != Status::Inactive);
    present.map(|person| person.email.to_lowercase()).filter(|email| !email.is_empty()).collect()
}
