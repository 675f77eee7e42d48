//! Two HR systems side by side: one of them is the directory's source at a time.

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        runs::{ChangeKind, ChangesView, PlanView, RunView},
        services::{ConnectionView, ServicesView},
    },
    directory::snapshot::DirectorySnapshot,
    service::HrSystem,
    sync::{
        guard::Hold,
        matching::Evidence,
        plan::LeaveReason,
        run::{Phase, Trigger},
    },
};
use simulators::{
    bamboohr,
    company::{Change, Status},
};
use tests::rig::api::Api;

use crate::stage::{EVERYTHING, Stage};

async fn directory(api: &Api) -> Result<DirectorySnapshot> {
    api.ask(Endpoint::Directory, &[]).await
}

async fn source(api: &Api) -> Result<Option<HrSystem>> {
    let view: ServicesView = api.ask(Endpoint::Services, &[]).await?;
    Ok(view.services.into_iter().find(|card| card.is_source).and_then(|card| card.service.hr_system()))
}

pub(crate) async fn the_source_moves_by_a_plan_and_people_stay_who_they_are(stage: &Stage) -> Result<()> {
    stage.personio();
    let bamboohr = stage.bamboohr();
    let owner = stage.connected("Side by side").await?;
    let before = directory(&owner).await?;
    ensure!(source(&owner).await? == Some(HrSystem::Personio));

    // Somebody is known by another address there, somebody is not known at all, and somebody is only known there.
    let employed: Vec<_> =
        before.ids.iter().map(|id| id.as_str().parse::<u64>()).collect::<Result<_, _>>()?;
    let (renamed, missing) = (employed[20], employed[30]);
    bamboohr.change(renamed, Change { email: Some("neu@example.com".to_owned()), ..Change::default() })?;
    bamboohr.delete(missing)?;
    bamboohr.hire(5);
    let hired: Vec<_> = bamboohr.people().iter().rev().take(5).map(|person| person.status).collect();
    let joining = hired.iter().filter(|status| **status != Status::Inactive).count() as u64;
    ensure!(joining > 0, "{hired:?}");

    let tested = owner.test_credential(stage.access(bamboohr::Grant::Directory), &EVERYTHING).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    let active: ConnectionView = owner.ask(Endpoint::ActivateDraft, &["bamboohr"]).await?;
    ensure!(active.source == Some(HrSystem::Personio) && active.identity.as_deref() == Some("nordlicht"));
    ensure!(directory(&owner).await? == before, "connecting alone changes nobody");

    let started: RunView = owner.ask(Endpoint::MakeSource, &["bamboohr"]).await?;
    ensure!(started.trigger == Trigger::SourceChange);
    let waiting = owner.run_settled().await?;
    ensure!(matches!(waiting.phase, Phase::Waiting { hold: Hold::SourceChange { .. }, .. }), "{waiting:?}");
    let counts = waiting.counts.context("no counts")?;
    ensure!((counts.joins, counts.leaves) == (joining, 1), "{counts:?}");
    ensure!(counts.moves == before.len() as u64 - 1, "{counts:?}");
    let plan: PlanView = owner.ask(Endpoint::Plan, &[&waiting.id.0.to_string()]).await?;
    ensure!(plan.counts == counts);

    let applied = owner.approve(&waiting).await?;
    ensure!(applied.phase == Phase::Done, "{applied:?}");
    ensure!(source(&owner).await? == Some(HrSystem::BambooHr));
    let after = directory(&owner).await?;
    ensure!(after.len() as u64 == before.len() as u64 - 1 + joining);
    ensure!(after.ids.iter().any(|id| id.as_str() == bamboohr.employee_id(renamed)));

    let changes: ChangesView = owner.ask(Endpoint::RunChanges, &[&waiting.id.0.to_string()]).await?;
    let of = |id: String| changes.changes.iter().find(move |change| change.id.as_str() == id);
    let by_name = of(bamboohr.employee_id(renamed)).map(|change| &change.kind);
    let expected = ChangeKind::Moves { from: HrSystem::Personio, by: Evidence::Name };
    ensure!(by_name == Some(&expected), "{by_name:?}");
    let gone = of(missing.to_string()).map(|change| &change.kind);
    ensure!(gone == Some(&ChangeKind::Leaves { reason: LeaveReason::NotInSource }), "{gone:?}");
    let again = owner.sync().await?;
    ensure!(again.counts.is_some_and(|counts| counts.changed() == 0), "{again:?}");

    // What earlier runs did is still told by name.
    let first: ChangesView = owner.ask(Endpoint::RunChanges, &["1"]).await?;
    let nameless: Vec<_> = first.changes.iter().filter(|change| change.name.is_empty()).collect();
    ensure!(first.changes.len() == before.len() && nameless.is_empty(), "{nameless:?}");

    // And back again: those who stayed stay.
    let back: RunView = owner.ask(Endpoint::MakeSource, &["personio"]).await?;
    let waiting =
        owner.run_until("the way back waits", |run| run.id == back.id && run.counts.is_some()).await?;
    let counts = waiting.counts.context("no counts")?;
    ensure!(counts.moves > 200 && counts.leaves == joining, "{counts:?}");
    owner.approve(&waiting).await?;
    ensure!(source(&owner).await? == Some(HrSystem::Personio));
    Ok(())
}

pub(crate) async fn the_first_service_is_not_connected_without_its_first_sync(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.owner("First").await?;
    owner.test_credential(stage.access(bamboohr::Grant::Directory), &["team"]).await?;
    let answer = owner.call(Endpoint::ActivateDraft, &["bamboohr"], None).await?;
    ensure!(answer.status == 409 && answer.code() == "first_sync_needed", "{}", answer.body);
    let answer = owner.call(Endpoint::MakeSource, &["bamboohr"], None).await?;
    ensure!(answer.code() == "not_connected", "{}", answer.body);
    Ok(())
}

pub(crate) async fn disconnecting_the_other_service_leaves_the_directory_alone(stage: &Stage) -> Result<()> {
    stage.personio();
    stage.bamboohr();
    let owner = stage.connected("Other").await?;
    let before = directory(&owner).await?;
    owner.test_credential(stage.access(bamboohr::Grant::Directory), &["team"]).await?;
    let _: ConnectionView = owner.ask(Endpoint::ActivateDraft, &["bamboohr"]).await?;
    let erase = serde_json::json!({ "people": "erase" });
    let _: ConnectionView = owner.call(Endpoint::Disconnect, &["bamboohr"], Some(erase)).await?.expect()?;
    ensure!(directory(&owner).await? == before);
    ensure!(source(&owner).await? == Some(HrSystem::Personio));
    Ok(())
}
