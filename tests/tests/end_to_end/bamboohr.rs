//! `BambooHR`, at the API: each way a connection can fail, what is read, and what its silence must not do.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        runs::RunView,
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
use simulators::{
    bamboohr::{Control, Grant, Sharing},
    company::{Change, Status},
    faults::{Effect, Fault},
};
use tests::rig::api::{Access, Api};

use crate::stage::{EVERYTHING, Stage, is_refused};

async fn directory(api: &Api) -> Result<DirectorySnapshot> {
    api.ask(Endpoint::Directory, &[]).await
}

async fn ids(api: &Api) -> Result<BTreeSet<String>> {
    Ok(directory(api).await?.ids.into_iter().map(String::from).collect())
}

async fn connection(api: &Api) -> Result<ConnectionView> {
    api.ask(Endpoint::Connection, &["bamboohr"]).await
}

fn employed(bamboohr: &Control) -> BTreeSet<String> {
    let people = bamboohr.people();
    let employed = people.iter().filter(|person| person.status != Status::Inactive);
    employed.map(|person| bamboohr.employee_id(person.id)).collect()
}

fn done(run: &RunView) -> Result<Counts> {
    ensure!(run.phase == Phase::Done, "{run:?}");
    run.counts.context("a run that is done has counts")
}

pub(crate) async fn each_connection_failure_is_told_apart(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.owner("Bamboo failures").await?;
    let key = stage.bamboohr_key(Grant::Full);
    for (key, subdomain, status, code) in [
        (key, "evil.example", 422, "field_malformed"),
        (key, "https://nordlicht.bamboohr.com@evil.example", 422, "field_malformed"),
        ("not-a-key", "nordlicht", 422, "field_malformed"),
        (&*"0".repeat(40), "nordlicht", 422, "provider_wrong_credential"),
        (key, "suedlicht", 422, "provider_unknown_company"),
        (stage.bamboohr_key(Grant::NoEmployees), "nordlicht", 422, "provider_no_employee_rights"),
    ] {
        bamboohr.clear_requests();
        let answer = owner.test_credential(Access::with_key(key, subdomain), &EVERYTHING).await?;
        ensure!(answer.status == status && answer.code() == code, "{code}: {}", answer.body);
        let asked = bamboohr.requests().total;
        ensure!((asked == 0) == (code == "field_malformed"), "{code}: {asked} requests");
    }
    bamboohr.lock_api(600);
    let locked = owner.test_credential(stage.access(Grant::Full), &EVERYTHING).await?;
    ensure!(locked.code() == "provider_locked", "{}", locked.body);
    stage.bamboohr();
    for (effect, code) in [
        (Effect::Status { code: 503, retry_after: Some("7".to_owned()), body: None }, "provider_unavailable"),
        (
            Effect::Status { code: 429, retry_after: Some("7".to_owned()), body: None },
            "provider_rate_limited",
        ),
        (Effect::HangUp, "provider_unavailable"),
        (Effect::Status { code: 302, retry_after: None, body: None }, "provider_unintelligible"),
    ] {
        bamboohr.fault(Fault::on("employees/0", effect));
        let answer = owner.test_credential(stage.access(Grant::Full), &EVERYTHING).await?;
        ensure!(answer.code() == code, "{code}: {}", answer.body);
        bamboohr.clear_faults();
    }
    let draft = owner.call(Endpoint::Draft, &["bamboohr"], None).await?;
    ensure!(draft.code() == "no_draft", "a failed test keeps nothing: {}", draft.body);
    Ok(())
}

pub(crate) async fn all_spellings_of_a_subdomain_mean_the_company(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.owner("Spellings").await?;
    for subdomain in ["nordlicht", "Nordlicht.bamboohr.com", "https://nordlicht.bamboohr.com/home"] {
        let access = Access::with_key(stage.bamboohr_key(Grant::Directory), subdomain);
        let draft: DraftView = owner.test_credential(access, &["team"]).await?.expect()?;
        ensure!(draft.identity == "nordlicht", "{subdomain}: {}", draft.identity);
    }
    Ok(())
}

pub(crate) async fn a_test_says_what_the_key_reads_and_how_many_have_a_value(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.owner("Coverage").await?;
    let answer = owner.test_credential(stage.access(Grant::Full), &EVERYTHING).await?;
    ensure!(!answer.body.contains(stage.bamboohr_key(Grant::Full)), "the key came back");
    let draft: DraftView = answer.expect()?;
    let draft = draft.hr().context("another service")?;
    ensure!(draft.missing.is_empty(), "{:?}", draft.missing);
    ensure!(draft.mapping.key(HrSystem::BambooHr, Attribute::Skills) == Some("customSkills"));
    let phones = draft.coverage.iter().find(|one| one.attribute == Attribute::Phone).context("no phones")?;
    ensure!(phones.of > 50 && phones.people < phones.of && phones.people * 2 > phones.of, "{phones:?}");
    ensure!(draft.over_granted.iter().any(|name| name.as_str().to_lowercase().contains("pay")));

    let names: DraftView = owner.test_credential(stage.access(Grant::Names), &["phone"]).await?.expect()?;
    ensure!(names.hr().context("another service")?.missing == [Attribute::Phone], "{names:?}");
    Ok(())
}

pub(crate) async fn everybody_employed_is_read_with_what_is_released(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.owner("Bamboo directory").await?;
    bamboohr.clear_requests();
    let run = owner.connect(stage.access(Grant::Full), &EVERYTHING).await?;
    ensure!(done(&run)?.joins == employed(bamboohr).len() as u64);
    ensure!(run.completeness == Some(Completeness::Complete) && run.pages == 1, "{run:?}");
    ensure!(ids(&owner).await? == employed(bamboohr));
    let directory = directory(&owner).await?;
    for person in bamboohr.people().iter().filter(|person| person.status != Status::Inactive) {
        let id = bamboohr.employee_id(person.id);
        let at = directory.ids.iter().position(|known| known.as_str() == id).context("missing")?;
        ensure!(directory.last_names[at] == person.last_name.trim(), "{id}");
        let department = directory.departments.as_ref().and_then(|units| units.get(at));
        ensure!(department == person.department.as_ref().map(|unit| &*unit.name), "{id}");
        let skills: BTreeSet<_> =
            directory.skills.as_ref().into_iter().flat_map(|skills| skills.get(at)).collect();
        ensure!(skills == person.skills.iter().map(String::as_str).collect(), "{id}");
    }
    let again = owner.sync().await?;
    ensure!(done(&again)?.changed() == 0 && again.rows_written < 40, "{again:?}");
    Ok(())
}

pub(crate) async fn a_key_without_datasets_reads_the_directory_and_lets_nobody_leave(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.owner("Shown only").await?;
    let run = owner.connect(stage.access(Grant::NoDatasets), &["department", "work_email"]).await?;
    let shown = done(&run)?.joins;
    ensure!(shown > 100 && run.completeness == Some(Completeness::Incomplete(Gap::ShownOnly)), "{run:?}");
    bamboohr.vanish(40);
    let counts = done(&owner.sync().await?)?;
    ensure!(counts.leaves == 0, "{counts:?}");
    ensure!(directory(&owner).await?.len() as u64 == shown);
    bamboohr.sharing(Sharing::Off);
    let failed = owner.sync().await?;
    ensure!(failed.phase == Phase::Failed { failure: ProviderFailure::NoEmployeeRights }, "{failed:?}");
    Ok(())
}

pub(crate) async fn an_attribute_that_empties_for_nearly_everybody_keeps_its_values(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Lost right").await?;
    let before = directory(&owner).await?;
    bamboohr.restrict(Grant::Directory, &["workPhone"])?;
    let run = owner.sync().await?;
    ensure!(done(&run)?.changed() == 0, "{run:?}");
    let told = run.warnings.iter().any(|counted| {
        matches!(
            counted.warning,
            Warning::NotReadable { attribute: Attribute::Phone }
                | Warning::ValuesLost { attribute: Attribute::Phone }
        ) && counted.people > 100
    });
    ensure!(told, "{:?}", run.warnings);
    ensure!(directory(&owner).await?.phones == before.phones);
    let degraded = ConnectionState::Degraded { attributes: vec![Attribute::Phone], status_missing: false };
    ensure!(connection(&owner).await?.state == degraded);
    Ok(())
}

pub(crate) async fn a_status_that_bamboohr_leaves_out_brings_nobody_back_and_newcomers_wait(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Lost status").await?;
    let somebody = bamboohr.people().into_iter().find(|person| person.status == Status::Active);
    let leaver = somebody.context("nobody is active")?.id;
    bamboohr.terminate(leaver)?;
    ensure!(done(&owner.sync().await?)?.leaves == 1);
    let before = ids(&owner).await?;

    bamboohr.restrict(Grant::Directory, &["status"])?;
    let run = owner.sync().await?;
    // Whoever was inactive from the start is unknown here: they wait.
    let Phase::Waiting { hold: Hold::Arrivals(arrivals), .. } = &run.phase else {
        anyhow::bail!("not held: {run:?}")
    };
    let counts = run.counts.context("no counts")?;
    ensure!(arrivals.without_status == counts.joins && counts.joins > 0 && counts.returns == 0, "{run:?}");
    ensure!(run.warnings.iter().any(|one| one.warning == Warning::StatusNotReadable), "{:?}", run.warnings);
    ensure!(ids(&owner).await? == before, "nobody comes back");
    let degraded = ConnectionState::Degraded { attributes: vec![], status_missing: true };
    ensure!(connection(&owner).await?.state == degraded);

    // Even an admin's yes lets nobody return of whom it is known that they left.
    let applied = owner.approve(&run).await?;
    ensure!(done(&applied)?.joins == arrivals.without_status, "{applied:?}");
    ensure!(!ids(&owner).await?.contains(&bamboohr.employee_id(leaver)));
    ensure!(done(&owner.sync().await?)?.changed() == 0);
    ensure!(connection(&owner).await?.state == degraded);
    Ok(())
}

pub(crate) async fn a_key_refused_between_two_pages_ends_the_run_and_keeps_the_people(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    bamboohr.hire(2500);
    let owner = stage.connected_to_bamboohr("Revoked between pages").await?;
    let before = ids(&owner).await?;
    // The first page comes; from then on the key is refused everywhere.
    let refused = Effect::Status { code: 401, retry_after: None, body: None };
    bamboohr.fault(Fault::on("datasets/employee/data", refused.clone()).after(1));
    let run = owner.sync().await?;
    ensure!(run.phase == Phase::Failed { failure: ProviderFailure::WrongCredential }, "{run:?}");
    ensure!(run.pages == 1, "{run:?}");
    ensure!(ids(&owner).await? == before);
    let now = connection(&owner).await?.state;
    ensure!(is_refused(&now), "{now:?}");
    Ok(())
}

pub(crate) async fn a_total_that_lies_lets_nobody_leave_in_bamboohr(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Lies").await?;
    let before = ids(&owner).await?;
    bamboohr.vanish(5);
    bamboohr.fault(Fault::on("datasets/employee/data", Effect::LieTotal { by: 3 }));
    let run = owner.sync().await?;
    ensure!(done(&run)?.leaves == 0, "{run:?}");
    ensure!(run.completeness == Some(Completeness::Incomplete(Gap::CountDiffers)), "{run:?}");
    ensure!(ids(&owner).await? == before);
    Ok(())
}

pub(crate) async fn who_is_only_hidden_stays_and_who_is_deleted_or_inactive_leaves(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Hidden").await?;
    let people = bamboohr.people();
    let active: Vec<u64> =
        people.iter().filter(|person| person.status == Status::Active).map(|p| p.id).take(3).collect();
    let [hidden, deleted, terminated] = active[..] else { anyhow::bail!("too few people") };
    bamboohr.hide(hidden)?;
    bamboohr.delete(deleted)?;
    bamboohr.terminate(terminated)?;
    let run = owner.sync().await?;
    ensure!(done(&run)?.leaves == 2, "{run:?}");
    let unseen = run.warnings.iter().find(|counted| counted.warning == Warning::NotVisible);
    ensure!(unseen.is_some_and(|counted| counted.people == 1), "{:?}", run.warnings);
    let left = ids(&owner).await?;
    ensure!(left.contains(&bamboohr.employee_id(hidden)) && !left.contains(&bamboohr.employee_id(deleted)));

    bamboohr.show(hidden);
    bamboohr.change(terminated, Change { status: Some(Status::Active), ..Change::default() })?;
    let counts = done(&owner.sync().await?)?;
    ensure!((counts.returns, counts.joins, counts.leaves) == (1, 0, 0), "{counts:?}");
    Ok(())
}

pub(crate) async fn whose_deletion_is_not_told_stays_until_it_is(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Not told").await?;
    let somebody = bamboohr.people().into_iter().find(|person| person.status == Status::Active);
    let deleted = somebody.context("nobody is active")?.id;
    bamboohr.delete(deleted)?;
    let refused = Effect::Status { code: 403, retry_after: None, body: None };
    bamboohr.fault(Fault::on("employees/changed", refused));
    ensure!(done(&owner.sync().await?)?.leaves == 0);
    ensure!(ids(&owner).await?.contains(&bamboohr.employee_id(deleted)));
    bamboohr.clear_faults();
    ensure!(done(&owner.sync().await?)?.leaves == 1);
    ensure!(!ids(&owner).await?.contains(&bamboohr.employee_id(deleted)));
    Ok(())
}

/// Rollcall reads no photos and no files yet: that `BambooHR` answers 404 for one can't matter to a sync.
pub(crate) async fn a_photo_or_file_that_is_missing_harms_nothing(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("No photos").await?;
    let missing = Effect::Status { code: 404, retry_after: None, body: None };
    for path in ["photo", "files/view"] {
        bamboohr.fault(Fault::on(path, missing.clone()));
    }
    bamboohr.clear_requests();
    done(&owner.sync().await?)?;
    let paths = bamboohr.requests().paths;
    ensure!(!paths.keys().any(|path| path.contains("photo") || path.contains("files")), "{paths:?}");
    Ok(())
}

pub(crate) async fn a_third_of_the_people_vanish_and_somebody_is_asked(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("A third").await?;
    let before = ids(&owner).await?;
    bamboohr.vanish(30);
    let held = owner.sync().await?;
    let Phase::Waiting { hold: Hold::Losses(losses), .. } = &held.phase else {
        anyhow::bail!("not held: {held:?}")
    };
    ensure!(losses.present == before.len() as u64 && losses.leaves * 4 > losses.present, "{losses:?}");
    ensure!(ids(&owner).await? == before, "nothing happens before somebody says yes");
    let dropped: RunView = owner.ask(Endpoint::DropRun, &[&held.id.0.to_string()]).await?;
    ensure!(dropped.phase == Phase::Dropped { reason: DropReason::Declined }, "{dropped:?}");
    ensure!(ids(&owner).await? == before);
    let held = owner.sync().await?;
    let applied = owner.approve(&held).await?;
    ensure!(done(&applied)?.leaves == losses.leaves);
    ensure!(ids(&owner).await? == employed(bamboohr));
    Ok(())
}

pub(crate) async fn a_busy_bamboohr_is_waited_for(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Busy").await?;
    let soon = (chrono::Utc::now() + chrono::TimeDelta::seconds(1)).to_rfc2822().replace("+0000", "GMT");
    for (code, retry_after) in [(429, "1"), (429, &*soon), (503, "1"), (503, &*soon)] {
        let busy = Effect::Status { code, retry_after: Some(retry_after.to_owned()), body: None };
        bamboohr.fault(Fault::on("datasets/employee/data", busy).times(1));
        let run = owner.sync().await?;
        ensure!(done(&run)?.changed() == 0, "{code} {retry_after}: {run:?}");
        bamboohr.clear_faults();
    }
    Ok(())
}
