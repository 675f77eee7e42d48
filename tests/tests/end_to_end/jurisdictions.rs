//! Where an organisation's data lies: decided when it is opened, and for good.

use anyhow::{Result, ensure};
use domain::api::{
    endpoint::Endpoint,
    members::{OpenedOrganisation, OrganisationForm},
    services::ServicesView,
};
use simulators::personio::{Grant, Options, Simulator};
use tests::rig::{
    api::{Api, as_operator},
    eventually,
    runtime::{Pace, Runtime},
};

use crate::stage::{Stage, root};

fn named(name: &str) -> OrganisationForm {
    OrganisationForm { name: name.to_owned() }
}

/// Waits until the log says `words`: it is written a moment after the answer.
async fn is_logged(runtime: &Runtime, words: &str) -> Result<()> {
    eventually(words, || async { Ok(runtime.log()?.contains(words).then_some(())) }).await
}

/// On a runtime that knows none, nobody is opened as if they were within one.
pub(crate) async fn nobody_is_opened_where_their_data_could_lie_anywhere(_: &Stage) -> Result<()> {
    let runtime = Runtime::start(&root(), &[("JURISDICTION", "eu")], Pace::Published).await?;
    let refused = as_operator(&runtime, Endpoint::OpenOrganisation, &named("Nowhere")).await?;
    ensure!((refused.status.as_u16(), refused.code().as_str()) == (500, "internal"), "{}", refused.body);
    is_logged(&runtime, "Jurisdiction restrictions are not implemented").await
}

pub(crate) async fn an_organisation_that_was_opened_in_the_eu_stays_there(_: &Stage) -> Result<()> {
    let personio = Simulator::start(Options { people: 10, ..Options::default() })?;
    let variables = [("PERSONIO_URL", personio.url()), ("JURISDICTION", "none")];
    let mut runtime = Runtime::start(&root(), &variables, Pace::Unlimited).await?;
    let before = Api::owner_of_new(&runtime, "Opened before").await?;

    runtime.kill();
    runtime.set_variable("JURISDICTION", "eu");
    runtime.pretend_jurisdictions();
    runtime.resume().await?;
    let opened: OpenedOrganisation =
        as_operator(&runtime, Endpoint::OpenOrganisation, &named("Opened in the EU")).await?.expect()?;
    ensure!(opened.organisation.id.len() == 64, "{}", opened.organisation.id);
    is_logged(&runtime, "\"jurisdiction\":\"eu\"").await?;
    let owner = Api::anonymous(&runtime).signed_in(&opened.sign_in.token).await?;
    owner.connect(personio.credentials(Grant::Directory), &["team"]).await?;

    // Whatever the deployment says later, both are where they were: here nobody could ask for a jurisdiction.
    runtime.kill();
    runtime.set_variable("JURISDICTION", "none");
    runtime.resume().await?;
    let connected = async |owner: &Api| {
        let services: ServicesView = owner.ask(Endpoint::Services, &[]).await?;
        Ok::<_, anyhow::Error>(services.services.iter().any(|card| card.last_success.is_some()))
    };
    ensure!(connected(&owner).await? && !connected(&before).await?, "another object answers");
    Ok(())
}
