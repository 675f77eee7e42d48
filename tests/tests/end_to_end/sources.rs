//! Two HR systems side by side: one of them is the directory's source at a time.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        runs::{ChangeKind, ChangesView, PlanView, RunView},
        services::{ConnectionView, DraftView, ServicesView},
    },
    attribute::Attribute,
    directory::snapshot::{Coded, DirectorySnapshot},
    service::HrSystem,
    sync::{
        guard::Hold,
        matching::Evidence,
        plan::LeaveReason,
        run::{Phase, Trigger},
        values::ValueTally,
    },
};
use simulators::{
    bamboohr,
    company::{Change, Status},
    personio,
};
use tests::rig::api::{Api, is_waiting};

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
    ensure!(
        active.hr().context("another service")?.source == Some(HrSystem::Personio)
            && active.identity.as_deref() == Some("nordlicht")
    );
    ensure!(directory(&owner).await? == before, "connecting alone changes nobody");

    let started: RunView = owner.ask(Endpoint::MakeSource, &["bamboohr"]).await?;
    ensure!(started.trigger == Trigger::SourceChange);
    let waiting = owner.run_settled().await?;
    ensure!(matches!(waiting.phase, Phase::Waiting { hold: Hold::SourceChange { .. }, .. }), "{waiting:?}");
    let counts = waiting.counts.context("no counts")?;
    ensure!((counts.joins, counts.leaves) == (joining, 1), "{counts:?}");
    ensure!(counts.moves + counts.updates == before.len() as u64 - 1, "{counts:?}");
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
    let Some(ChangeKind::Moves { from: HrSystem::Personio, by: Evidence::Name, attributes, .. }) = by_name
    else {
        bail!("{by_name:?}")
    };
    ensure!(attributes.contains(&Attribute::WorkEmail), "{attributes:?}");
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
    ensure!(counts.moves + counts.updates > 200 && counts.leaves == joining, "{counts:?}");
    owner.approve(&waiting).await?;
    ensure!(source(&owner).await? == Some(HrSystem::Personio));
    Ok(())
}

pub(crate) async fn a_change_of_source_says_which_values_are_lost_and_takes_exactly_those(
    stage: &Stage,
) -> Result<()> {
    use Attribute::{Address, Birthday, Gender, Manager, Phone, Position, Skills, Team};

    stage.personio();
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Narrower").await?;
    let before = directory(&owner).await?;
    let people = 0..before.len();
    let having = |has: &dyn Fn(usize) -> bool| people.clone().filter(|at| has(*at)).count() as u64;

    // Personio's connection releases six attributes less. Phones it releases, too, but reads from nowhere.
    let released = ["department", "team", "work_email", "phone"];
    let tested = owner.test_credential(stage.credentials(personio::Grant::Directory), &released).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    let body = serde_json::json!({ "release": { "attributes": released }, "mapping": {} });
    let _: DraftView = owner.call(Endpoint::MapDraft, &["personio"], Some(body)).await?.expect()?;
    let _: ConnectionView = owner.ask(Endpoint::ActivateDraft, &["personio"]).await?;
    let _: RunView = owner.ask(Endpoint::MakeSource, &["personio"]).await?;
    let waiting = owner.run_settled().await?;

    let plan: PlanView = owner.ask(Endpoint::Plan, &[&waiting.id.0.to_string()]).await?;
    let counts = plan.counts;
    ensure!(counts.updates > 0 && counts.updates + counts.moves == before.len() as u64, "{counts:?}");
    // The directory tells nobody's birthday who has not said so: the company knows who has one.
    let born = bamboohr.people().into_iter().filter(|person| person.birthday.is_some());
    let has_birthday: BTreeSet<_> = born.map(|person| bamboohr.employee_id(person.id)).collect();
    let of = |attribute| plan.values.iter().find(|one| one.attribute == attribute).copied();
    let text = |coded: &Option<Coded>, at| coded.as_ref().is_some_and(|coded| coded.get(at).is_some());
    for (attribute, had) in [
        (Position, having(&|at| text(&before.positions, at))),
        (Manager, having(&|at| text(&before.managers, at))),
        (Address, having(&|at| text(&before.addresses, at))),
        (Skills, having(&|at| before.skills.as_ref().is_some_and(|sets| sets.get(at).next().is_some()))),
        (Birthday, having(&|at| has_birthday.contains(before.ids[at].as_str()))),
    ] {
        ensure!(had > 0, "nobody had {attribute:?}");
        let expected = ValueTally { attribute, kept: 0, changed: 0, lost: had, added: 0 };
        ensure!(of(attribute) == Some(expected), "{had} had {attribute:?}: {:?}", of(attribute));
    }
    let numbers = having(&|at| before.phones.as_ref().is_some_and(|phones| !phones[at].is_empty()));
    let expected = ValueTally { attribute: Phone, kept: numbers, changed: 0, lost: 0, added: 0 };
    ensure!(of(Phone) == Some(expected), "{numbers} had a number: {:?}", of(Phone));
    ensure!(of(Team).is_some_and(|team| team.kept > 0 && team.lost == 0), "{:?}", of(Team));

    let Phase::Waiting { hold: Hold::SourceChange { emptied }, .. } = &waiting.phase else {
        bail!("{waiting:?}")
    };
    let named: Vec<_> = emptied.iter().map(|one| one.attribute).collect();
    ensure!(named == [Position, Manager, Address, Skills, Birthday, Gender], "{named:?}");
    let losing = plan.changes.iter().filter(|change| match &change.kind {
        ChangeKind::Moves { lost, .. } => lost.contains(&Gender),
        _ => false,
    });
    ensure!(losing.count() > 0, "people are listed with what they lose");

    let applied = owner.approve(&waiting).await?;
    ensure!(applied.phase == Phase::Done, "{applied:?}");
    let after = directory(&owner).await?;
    ensure!(after.positions.is_none() && after.managers.is_none() && after.addresses.is_none());
    ensure!(after.skills.is_none() && after.birthdays.is_none());
    ensure!(after.teams.is_some() && after.departments.is_some() && after.work_emails.is_some());
    ensure!(after.len() == before.len());
    for (at, id) in after.ids.iter().enumerate() {
        let formerly = bamboohr.employee_id(id.as_str().parse()?);
        let was = before.ids.iter().position(|id| id.as_str() == formerly).context("somebody new")?;
        let phone = |directory: &DirectorySnapshot, at: usize| directory.phones.as_ref()?.get(at).cloned();
        ensure!(phone(&after, at) == phone(&before, was), "{id} has another number");
    }
    let again = owner.sync().await?;
    ensure!(again.counts.is_some_and(|counts| counts.changed() == 0), "{again:?}");
    Ok(())
}

pub(crate) async fn withdrawing_from_the_source_while_another_waits_makes_its_plan_anew(
    stage: &Stage,
) -> Result<()> {
    stage.personio();
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Withdrawn meanwhile").await?;
    owner.test_credential(stage.credentials(personio::Grant::Directory), &["team", "work_email"]).await?;
    let _: ConnectionView = owner.ask(Endpoint::ActivateDraft, &["personio"]).await?;
    let _: RunView = owner.ask(Endpoint::MakeSource, &["personio"]).await?;
    let first = owner.run_settled().await?;
    let body = serde_json::json!({ "attribute": "skills" });
    let _: ConnectionView =
        owner.call(Endpoint::WithdrawAttribute, &["bamboohr"], Some(body)).await?.expect()?;
    let second = owner
        .run_until("the plan is made anew", |run| {
            run.id == first.id && is_waiting(run) && run.phase != first.phase
        })
        .await?;
    let plan: PlanView = owner.ask(Endpoint::Plan, &[&second.id.0.to_string()]).await?;
    ensure!(plan.values.iter().all(|one| one.attribute != Attribute::Skills), "{:?}", plan.values);
    let applied = owner.approve(&second).await?;
    ensure!(applied.phase == Phase::Done, "{applied:?}");
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
