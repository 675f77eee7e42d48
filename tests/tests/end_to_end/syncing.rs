//! Syncs, at the API: what a directory holds after each, and what happens when the provider misbehaves.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        runs::{PlanView, RunView},
        services::{ConnectionState, ConnectionView, DraftView},
    },
    attribute::Attribute,
    directory::snapshot::DirectorySnapshot,
    provider::{ProviderFailure, Warning},
    service::HrSystem,
    sync::{
        guard::Hold,
        plan::Counts,
        run::{DropReason, Phase},
        snapshot::{Completeness, Gap},
    },
};
use serde_json::json;
use simulators::{
    company::{Change, Status},
    faults::{Effect, Fault},
    personio::{Control, Grant},
};
use tests::rig::api::{Api, is_waiting};

use crate::stage::{EVERYTHING, Stage, is_refused};

async fn directory(api: &Api) -> Result<DirectorySnapshot> {
    api.ask(Endpoint::Directory, &[]).await
}

async fn ids(api: &Api) -> Result<BTreeSet<String>> {
    Ok(directory(api).await?.ids.into_iter().map(String::from).collect())
}

/// Who should be in the directory.
pub(crate) fn employed(personio: &Control) -> BTreeSet<String> {
    let people = personio.people();
    people
        .iter()
        .filter(|person| person.status != Status::Inactive)
        .map(|person| person.id.to_string())
        .collect()
}

fn done(run: &RunView) -> Result<Counts> {
    ensure!(run.phase == Phase::Done, "{run:?}");
    run.counts.context("a run that is done has counts")
}

pub(crate) async fn the_directory_shows_everybody_employed_with_what_is_released(
    stage: &Stage,
) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Directory").await?;
    let run = owner.connect(stage.credentials(Grant::Full), &EVERYTHING).await?;
    let counts = done(&run)?;
    ensure!(run.completeness == Some(Completeness::Complete));
    ensure!(counts.joins == employed(personio).len() as u64);
    ensure!(ids(&owner).await? == employed(personio));

    let directory = directory(&owner).await?;
    for person in personio.people().iter().filter(|person| person.status != Status::Inactive) {
        let at =
            directory.ids.iter().position(|id| id.as_str() == person.id.to_string()).context("missing")?;
        ensure!(directory.last_names[at] == person.last_name.trim(), "{}", person.id);
        let team = directory.teams.as_ref().and_then(|teams| teams.get(at));
        ensure!(team == person.team.as_ref().map(|team| &*team.name), "{}", person.id);
        let skills: BTreeSet<_> = directory
            .skills
            .as_ref()
            .into_iter()
            .flat_map(|skills| skills.get(at))
            .map(str::to_owned)
            .collect();
        ensure!(skills == person.skills.iter().cloned().collect(), "{}", person.id);
        let birthday = directory.birthdays.as_ref().and_then(|birthdays| birthdays[at]);
        ensure!(birthday.is_none(), "nobody has said that theirs may be told");
    }
    let names: Vec<_> = directory.first_names.iter().filter(|name| name.contains('<')).collect();
    ensure!(names.iter().any(|name| *name == "<b>Bob</b>"), "HTML in a name is text: {names:?}");
    let body = owner.call(Endpoint::Directory, &[], None).await?.body;
    ensure!(!body.contains("female") && !body.contains("gender") && !body.contains("active"));
    Ok(())
}

pub(crate) async fn names_only_gives_a_directory_of_names(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Names").await?;
    let run = owner.connect(stage.credentials(Grant::Names), &["team", "skills"]).await?;
    done(&run)?;
    ensure!(ids(&owner).await? == employed(personio));
    let names = directory(&owner).await?;
    ensure!(names.teams.is_some_and(|teams| teams.terms.is_empty()));
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    let missing = vec![Attribute::Team];
    ensure!(
        connection.state == ConnectionState::Degraded { attributes: missing, status_missing: false },
        "{:?}",
        connection.state
    );
    ensure!(connection.hr().context("another service")?.over_granted.is_empty());
    Ok(())
}

pub(crate) async fn a_second_sync_changes_nothing_and_writes_no_people(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Resync").await?;
    let first = directory(&owner).await?.revision;
    let run = owner.sync().await?;
    let counts = done(&run)?;
    ensure!(
        counts == Counts { unchanged: employed(personio).len() as u64, ..Counts::default() },
        "{counts:?}"
    );
    ensure!(run.rows_written < 40, "{} rows", run.rows_written);
    ensure!(directory(&owner).await?.revision == first);

    personio.hire(250);
    let hired = owner.sync().await?;
    ensure!(matches!(hired.phase, Phase::Waiting { hold: Hold::Arrivals(_), .. }), "{hired:?}");
    let hired = owner.approve(&hired).await?;
    ensure!(done(&hired)?.joins > 200);
    let again = owner.sync().await?;
    ensure!(done(&again)?.changed() == 0);
    ensure!(again.rows_written <= run.rows_written + 8, "{} and {}", again.rows_written, run.rows_written);
    Ok(())
}

async fn recovers_from(stage: &Stage, fault: Fault) -> Result<RunView> {
    let personio = stage.personio();
    let owner = stage.owner("Recovery").await?;
    owner.test_credential(stage.credentials(Grant::Directory), &EVERYTHING).await?;
    personio.fault(fault);
    owner.preview(HrSystem::Personio).await?;
    let troubled = owner.run_until("the run meets trouble", |run| run.trouble.is_some()).await?;
    ensure!(troubled.trouble.as_ref().is_some_and(|trouble| trouble.again_at > troubled.started_at));
    let run = owner.run_settled().await?;
    let run = owner.approve(&run).await?;
    done(&run)?;
    ensure!(run.completeness == Some(Completeness::Complete) && run.trouble.is_none(), "{run:?}");
    ensure!(ids(&owner).await? == employed(personio));
    Ok(troubled)
}

pub(crate) async fn a_throttled_provider_is_waited_for(stage: &Stage) -> Result<()> {
    let throttled = Effect::Status { code: 429, retry_after: Some("1".to_owned()), body: None };
    let run = recovers_from(stage, Fault::on("offset=200", throttled).times(2)).await?;
    let failure = run.trouble.map(|trouble| trouble.failure);
    ensure!(failure == Some(ProviderFailure::RateLimited { retry_after_seconds: Some(1) }), "{failure:?}");
    ensure!(run.read == 200, "what was read before is kept");
    Ok(())
}

pub(crate) async fn a_provider_that_is_down_is_waited_for(stage: &Stage) -> Result<()> {
    let down = Effect::Status { code: 503, retry_after: Some("1".to_owned()), body: None };
    recovers_from(stage, Fault::on("/v1/company/employees", down).times(1)).await?;
    recovers_from(stage, Fault::on("offset=100", Effect::HangUp).times(1)).await.map(drop)
}

pub(crate) async fn a_cut_body_is_read_again(stage: &Stage) -> Result<()> {
    recovers_from(stage, Fault::on("offset=100", Effect::Cut { bytes: 700 }).times(1)).await.map(drop)
}

/// Lets people vanish while `fault` blurs the read, and expects that nobody leaves.
async fn nobody_leaves_by(stage: &Stage, fault: Fault, gap: Gap) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Blurred").await?;
    // Whose manager vanishes has none any more, and so many values are held by themselves.
    let released: Vec<_> = EVERYTHING.into_iter().filter(|attribute| *attribute != "manager").collect();
    owner.connect(stage.credentials(Grant::Directory), &released).await?;
    let before = ids(&owner).await?;
    personio.vanish(5);
    personio.fault(fault);
    let run = owner.sync().await?;
    ensure!(done(&run)?.leaves == 0, "{run:?}");
    ensure!(run.completeness == Some(Completeness::Incomplete(gap)), "{:?}", run.completeness);
    ensure!(ids(&owner).await? == before);
    Ok(())
}

pub(crate) async fn a_total_that_lies_lets_nobody_leave(stage: &Stage) -> Result<()> {
    let lie = Fault::on("/v1/company/employees?", Effect::LieTotal { by: 3 });
    nobody_leaves_by(stage, lie, Gap::CountDiffers).await?;
    let moves = Fault::on("offset=100", Effect::LieTotal { by: -1 });
    nobody_leaves_by(stage, moves, Gap::TotalMoved).await
}

pub(crate) async fn a_page_that_repeats_lets_nobody_leave(stage: &Stage) -> Result<()> {
    nobody_leaves_by(stage, Fault::on("offset=100", Effect::RepeatPage), Gap::Repeated).await
}

pub(crate) async fn leavers_go_and_come_back(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Leavers").await?;
    let people = personio.people();
    // Who leads nobody: whose manager is deleted has none any more, and is told of as changed.
    let leads = |id: u64| people.iter().any(|person| person.supervisor == Some(id));
    let active = people.iter().filter(|person| person.status == Status::Active && !leads(person.id));
    let active: Vec<u64> = active.map(|person| person.id).take(3).collect();
    let [terminated, deleted, renamed] = active[..] else { anyhow::bail!("too few people") };
    personio.terminate(terminated)?;
    personio.delete(deleted)?;
    let change = Change { last_name: Some("Neuname".to_owned()), ..Change::default() };
    personio.change(renamed, change)?;
    let counts = done(&owner.sync().await?)?;
    ensure!((counts.leaves, counts.updates, counts.joins) == (2, 1, 0), "{counts:?}");
    ensure!(ids(&owner).await? == employed(personio));
    ensure!(directory(&owner).await?.last_names.contains(&"Neuname".to_owned()));

    personio.change(terminated, Change { status: Some(Status::Active), ..Change::default() })?;
    let counts = done(&owner.sync().await?)?;
    ensure!((counts.returns, counts.joins) == (1, 0), "the same person comes back: {counts:?}");
    Ok(())
}

pub(crate) async fn many_leavers_wait_for_a_person(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Many leavers").await?;
    let before = ids(&owner).await?;
    personio.vanish(30);
    let held = owner.sync().await?;
    ensure!(matches!(held.phase, Phase::Waiting { hold: Hold::Losses(_), .. }), "{held:?}");
    ensure!(ids(&owner).await? == before, "nothing happens before somebody says yes");
    let dropped: RunView = owner.ask(Endpoint::DropRun, &[&held.id.0.to_string()]).await?;
    ensure!(dropped.phase == Phase::Dropped { reason: DropReason::Declined }, "{dropped:?}");
    ensure!(ids(&owner).await? == before);

    let held = owner.sync().await?;
    let applied = owner.approve(&held).await?;
    ensure!(done(&applied)?.leaves > 20);
    ensure!(ids(&owner).await? == employed(personio));
    Ok(())
}

pub(crate) async fn a_status_that_is_not_sent_any_more_brings_nobody_back_and_newcomers_wait(
    stage: &Stage,
) -> Result<()> {
    let personio = stage.personio();
    // Whoever left before the first sync is nobody we know: here everybody is known.
    for person in personio.people().iter().filter(|person| person.status == Status::Inactive) {
        personio.delete(person.id)?;
    }
    let owner = stage.connected("Lost status").await?;
    let leaver = personio.people().first().map(|person| person.id).context("nobody")?;
    personio.terminate(leaver)?;
    ensure!(done(&owner.sync().await?)?.leaves == 1);
    let before = ids(&owner).await?;

    personio.restrict(Grant::Directory, &["status"])?;
    let run = owner.sync().await?;
    ensure!(done(&run)?.changed() == 0, "{run:?}");
    ensure!(run.warnings.iter().any(|one| one.warning == Warning::StatusNotReadable), "{:?}", run.warnings);
    ensure!(ids(&owner).await? == before, "nobody comes back");
    let standing = async || -> Result<ConnectionState> {
        let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
        Ok(connection.state)
    };
    ensure!(standing().await? == ConnectionState::Degraded { attributes: vec![], status_missing: true });

    let newcomer = personio.hire(1).first().copied().context("nobody was hired")?;
    let held = owner.sync().await?;
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &held.phase else {
        anyhow::bail!("not held: {held:?}")
    };
    ensure!((arrivals.without_status, arrivals.joins) == (1, None), "{arrivals:?}");
    ensure!(ids(&owner).await? == before);
    ensure!(done(&owner.approve(&held).await?)?.joins == 1);
    let after = ids(&owner).await?;
    ensure!(after.contains(&newcomer.to_string()) && !after.contains(&leaver.to_string()));
    Ok(())
}

pub(crate) async fn a_record_that_says_inactive_suffices_in_an_incomplete_read(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Own word").await?;
    let active = personio.people().into_iter().find(|person| person.status == Status::Active);
    let leaver = active.context("nobody is active")?.id;
    personio.terminate(leaver)?;
    personio.fault(Fault::on("/v1/company/employees?", Effect::LieTotal { by: 3 }));
    let run = owner.sync().await?;
    ensure!(run.completeness == Some(Completeness::Incomplete(Gap::CountDiffers)), "{run:?}");
    ensure!(done(&run)?.leaves == 1, "{run:?}");
    ensure!(!ids(&owner).await?.contains(&leaver.to_string()));
    Ok(())
}

pub(crate) async fn many_returners_wait_for_a_person(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Many come").await?;
    let before = ids(&owner).await?;
    personio.vanish(30);
    let gone = owner.approve(&owner.sync().await?).await?;
    let left = done(&gone)?.leaves;
    personio.bring_back();
    let held = owner.sync().await?;
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &held.phase else {
        anyhow::bail!("not held: {held:?}")
    };
    ensure!(arrivals.returns.is_some_and(|returns| returns.people == left), "{arrivals:?}");
    ensure!(arrivals.joins.is_none() && arrivals.without_status == 0, "{arrivals:?}");
    ensure!(done(&owner.approve(&held).await?)?.returns == left);
    ensure!(ids(&owner).await? == before);
    Ok(())
}

pub(crate) async fn a_credential_without_the_status_can_be_connected_and_is_told_so(
    stage: &Stage,
) -> Result<()> {
    let personio = stage.personio();
    personio.restrict(Grant::Directory, &["status"])?;
    let owner = stage.owner("No status").await?;
    let draft: DraftView =
        owner.test_credential(stage.credentials(Grant::Directory), &["team"]).await?.expect()?;
    ensure!(draft.hr().context("another service")?.status_missing, "{draft:?}");
    owner.preview(HrSystem::Personio).await?;
    let run = owner.run_settled().await?;
    ensure!(matches!(run.phase, Phase::Waiting { hold: Hold::FirstSync, .. }), "{run:?}");
    let plan: PlanView = owner.ask(Endpoint::Plan, &[&run.id.0.to_string()]).await?;
    ensure!(plan.counts.without_status == personio.people().len() as u64, "{:?}", plan.counts);
    done(&owner.approve(&run).await?)?;
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    let degraded = ConnectionState::Degraded { attributes: vec![], status_missing: true };
    ensure!(connection.state == degraded, "{:?}", connection.state);
    Ok(())
}

pub(crate) async fn a_refused_credential_turns_the_connection(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Revoked").await?;
    let before = ids(&owner).await?;
    personio.revoke(Grant::Directory);
    let run = owner.sync().await?;
    ensure!(run.phase == Phase::Failed { failure: ProviderFailure::WrongCredential }, "{run:?}");
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    ensure!(is_refused(&connection.state), "{:?}", connection.state);
    ensure!(ids(&owner).await? == before);
    personio.restore(Grant::Directory);
    done(&owner.sync().await?)?;
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["personio"]).await?;
    ensure!(connection.state == ConnectionState::Connected, "{:?}", connection.state);
    Ok(())
}

pub(crate) async fn an_attribute_that_is_not_sent_any_more_keeps_its_values(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.owner("Narrowed").await?;
    // The draft is tested with a credential that may read everything, and put to use with one that may not.
    owner.connect(stage.credentials(Grant::Full), &["team"]).await?;
    let before = directory(&owner).await?;
    let run = owner.connect(stage.credentials(Grant::Names), &["team"]).await?;
    ensure!(done(&run)?.changed() == 0, "{run:?}");
    ensure!(
        run.warnings
            .iter()
            .any(|counted| counted.warning == Warning::NotReadable { attribute: Attribute::Team })
    );
    ensure!(directory(&owner).await?.teams == before.teams);
    ensure!(ids(&owner).await? == employed(personio));
    Ok(())
}

pub(crate) async fn a_plan_is_approved_by_its_hash_and_can_be_dropped(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.owner("Approval").await?;
    owner.test_credential(stage.credentials(Grant::Directory), &["team"]).await?;
    owner.preview(HrSystem::Personio).await?;
    let run = owner.run_settled().await?;
    let id = run.id.0.to_string();
    let plan: PlanView = owner.ask(Endpoint::Plan, &[&id]).await?;
    ensure!(plan.changes.len() == 100 && plan.next == Some(100));
    let rest = owner.request(Method::Get, &format!("{}?from=200", Endpoint::Plan.address(&[&id])));
    let rest: PlanView = Api::send(rest).await?.expect()?;
    ensure!(rest.hash == plan.hash && rest.next.is_none() && rest.changes[0] != plan.changes[0]);

    let wrong = owner.call(Endpoint::ApprovePlan, &[&id], Some(json!({ "plan": "00" }))).await?;
    ensure!(wrong.status == 409 && wrong.code() == "plan_changed", "{}", wrong.body);
    ensure!(directory(&owner).await?.is_empty());
    let dropped: RunView = owner.ask(Endpoint::DropRun, &[&id]).await?;
    ensure!(dropped.ended_at.is_some() && directory(&owner).await?.is_empty());
    let late = owner.call(Endpoint::ApprovePlan, &[&id], Some(json!({ "plan": plan.hash }))).await?;
    ensure!(late.code() == "run_not_waiting", "{}", late.body);
    Ok(())
}

pub(crate) async fn a_second_start_joins_the_first(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Joined").await?;
    personio.fault(Fault::on("/v1/company/employees", Effect::Delay { milliseconds: 200 }));
    let (first, second): (Result<RunView>, Result<RunView>) =
        tokio::join!(owner.ask(Endpoint::StartRun, &[]), owner.ask(Endpoint::StartRun, &[]));
    ensure!(first?.id == second?.id);
    let run = owner.run_until("the sync ends", |run| run.ended_at.is_some()).await?;
    ensure!(!is_waiting(&run));
    done(&run).map(drop)
}

pub(crate) async fn an_unchanged_directory_is_not_sent_again(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Cached").await?;
    let first = owner.call(Endpoint::Directory, &[], None).await?;
    let tag = first.headers.get("etag").context("no ETag")?.clone();
    let ask = || owner.request(Method::Get, "/api/directory").header("if-none-match", tag.clone());
    let again = Api::send(ask()).await?;
    ensure!(again.status == 304 && again.body.is_empty(), "{}", again.status);
    let id = personio.people().first().map(|person| person.id).context("nobody")?;
    personio.change(id, Change { position: Some("Neue Aufgabe".to_owned()), ..Change::default() })?;
    done(&owner.sync().await?)?;
    ensure!(Api::send(ask()).await?.status == 200);
    Ok(())
}
