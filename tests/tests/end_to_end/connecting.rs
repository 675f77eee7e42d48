//! Connecting a service, at the API.

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        services::{ConnectionState, ConnectionView, DraftView},
    },
    attribute::Attribute,
    directory::snapshot::DirectorySnapshot,
    service::HrSystem,
    text::Text,
};
use serde_json::json;
use simulators::{
    faults::{Effect, Fault},
    personio::{Credentials, Grant},
};
use tests::rig::api::Api;

use crate::stage::{EVERYTHING, Stage};

pub(crate) async fn each_credential_is_told_apart(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Credentials").await?;
    let full = stage.credentials(Grant::Full);
    let wrong = Credentials { client_secret: "wrong".to_owned(), ..full.clone() };
    for (credential, status, code) in [
        (&wrong, 422, "provider_wrong_credential"),
        (stage.credentials(Grant::NoEmployees), 422, "provider_no_employee_rights"),
        (stage.credentials(Grant::IdOnly), 422, "provider_attribute_not_released"),
    ] {
        let answer = owner.test_credential(credential, &EVERYTHING).await?;
        ensure!(answer.status == status && answer.code() == code, "{code}: {}", answer.body);
    }
    for (effect, status, code) in [
        (Effect::Status { code: 503, retry_after: None, body: None }, 503, "provider_unavailable"),
        (Effect::HangUp, 503, "provider_unavailable"),
        (
            Effect::Status { code: 429, retry_after: Some("7".to_owned()), body: None },
            503,
            "provider_rate_limited",
        ),
        (Effect::Cut { bytes: 20 }, 503, "provider_unavailable"),
        (Effect::Status { code: 302, retry_after: None, body: None }, 502, "provider_unintelligible"),
    ] {
        personio.fault(Fault::on("/v1/auth", effect));
        let answer = owner.test_credential(full, &EVERYTHING).await?;
        ensure!(
            answer.status == status && answer.code() == code,
            "{code}: {} {}",
            answer.status,
            answer.body
        );
        personio.clear_faults();
    }
    Ok(())
}

pub(crate) async fn a_failed_test_changes_nothing(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Unchanged").await?;
    let before: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    let answer = owner.test_credential(stage.credentials(Grant::NoEmployees), &[]).await?;
    ensure!(!answer.status.is_success());
    let after: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    ensure!(before == after, "{before:?} {after:?}");
    let draft = owner.call(Endpoint::Draft, &["personio"], None).await?;
    ensure!(draft.code() == "no_draft", "{}", draft.body);
    Ok(())
}

pub(crate) async fn over_granted_fields_are_named_and_never_fetched(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Over-granted").await?;
    personio.clear_requests();
    owner.connect(stage.credentials(Grant::Full), &["team"]).await?;
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    let names: Vec<_> =
        connection.hr().context("another service")?.over_granted.iter().map(Text::as_str).collect();
    ensure!(names.contains(&"Fix salary") && names.contains(&"Private address"), "{names:?}");
    ensure!(
        !names.contains(&"Team") && !names.contains(&"First name") && !names.contains(&"Status"),
        "{names:?}"
    );
    let asked = personio.requests();
    let reads: Vec<_> = asked.last.iter().filter(|request| request.path == "/v1/company/employees").collect();
    ensure!(!reads.is_empty());
    for read in reads {
        ensure!(read.query.contains("attributes") && read.query.contains("team"), "{}", read.query);
        ensure!(!read.query.contains("salary") && !read.query.contains("dynamic"), "{}", read.query);
    }
    Ok(())
}

pub(crate) async fn private_fields_cannot_be_mapped(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Private").await?;
    let draft: DraftView =
        owner.test_credential(stage.credentials(Grant::Full), &["phone"]).await?.expect()?;
    let draft = draft.hr().context("another service")?;
    let keys = personio.custom_keys();
    ensure!(
        draft.mapping.key(HrSystem::Personio, Attribute::Phone) == Some(keys.work_phone.as_str()),
        "{:?}",
        draft.mapping
    );
    for key in [keys.private_phone.as_str(), "fix_salary", "dynamic_1"] {
        let body = json!({ "release": { "attributes": ["phone"] }, "mapping": { "phone": key } });
        let answer = owner.call(Endpoint::MapDraft, &["personio"], Some(body)).await?;
        ensure!(answer.status == 422 && answer.code() == "mapping_not_allowed", "{key}: {}", answer.body);
    }
    let sample =
        draft.samples.iter().find(|sample| sample.attribute == Attribute::Phone).context("no sample")?;
    ensure!(sample.values.iter().all(|value| value.contains('•')) && !sample.values.is_empty());
    Ok(())
}

async fn directory(api: &Api) -> Result<DirectorySnapshot> {
    api.ask(Endpoint::Directory, &[]).await
}

pub(crate) async fn connecting_again_keeps_the_people(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Again").await?;
    let before = directory(&owner).await?;
    personio.revoke(Grant::Directory);
    let run = owner.connect(stage.credentials(Grant::Full), &EVERYTHING).await?;
    ensure!(run.counts.is_some_and(|counts| counts.changed() == 0), "{:?}", run.counts);
    ensure!(directory(&owner).await?.ids == before.ids);
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    ensure!(connection.state == ConnectionState::Connected && !connection.has_draft);

    let fewer = owner.connect(stage.credentials(Grant::Full), &["team"]).await?;
    ensure!(fewer.applied == 0, "narrowing the release is no change of people");
    let narrowed = directory(&owner).await?;
    ensure!(narrowed.teams.is_some() && narrowed.skills.is_none() && narrowed.phones.is_none());
    Ok(())
}

pub(crate) async fn disconnecting_keeps_or_erases_the_people(stage: &Stage) -> Result<()> {
    stage.personio();
    for (people, left) in [("keep", true), ("erase", false)] {
        let owner = stage.connected("Disconnect").await?;
        let body = json!({ "people": people });
        let view: ConnectionView =
            owner.call(Endpoint::Disconnect, &["personio"], Some(body)).await?.expect()?;
        ensure!(view.state == ConnectionState::NotConnected && view.identity.is_none());
        ensure!(directory(&owner).await?.is_empty() != left, "{people}");
        ensure!((view.hr().context("another service")?.people > 0) == left);
        ensure!(owner.call(Endpoint::StartRun, &[], None).await?.code() == "not_connected");
    }
    Ok(())
}

pub(crate) async fn a_withdrawn_attribute_is_erased_at_once(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Withdraw").await?;
    ensure!(directory(&owner).await?.phones.is_some());
    personio.clear_requests();
    let body = json!({ "attribute": "phone" });
    let view: ConnectionView =
        owner.call(Endpoint::WithdrawAttribute, &["personio"], Some(body)).await?.expect()?;
    ensure!(!view.hr().context("another service")?.release.contains(Attribute::Phone));
    ensure!(directory(&owner).await?.phones.is_none());
    ensure!(personio.requests().total == 0, "erasing needs nobody's answer");
    let run = owner.sync().await?;
    ensure!(run.counts.is_some_and(|counts| counts.changed() == 0), "{run:?}");

    let body = json!({ "attribute": "last_name" });
    let answer = owner.call(Endpoint::WithdrawAttribute, &["personio"], Some(body)).await?;
    ensure!(answer.code() == "attribute_mandatory", "{}", answer.body);
    Ok(())
}

pub(crate) async fn secrets_never_come_back(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.owner("Secrets").await?;
    let credential = stage.credentials(Grant::Full);
    let tested = owner.test_credential(credential, &EVERYTHING).await?;
    let draft = owner.call(Endpoint::Draft, &["personio"], None).await?;
    owner.preview(HrSystem::Personio).await?;
    let run = owner.run_settled().await?;
    owner.approve(&run).await?;
    let connection = owner.call(Endpoint::Connection, &["personio"], None).await?;
    let services = owner.call(Endpoint::Services, &[], None).await?;
    for answer in [tested, draft, connection, services] {
        ensure!(answer.status.is_success(), "{}", answer.body);
        ensure!(
            !answer.body.contains(&credential.client_secret) && !answer.body.contains(&credential.client_id)
        );
    }
    Ok(())
}
