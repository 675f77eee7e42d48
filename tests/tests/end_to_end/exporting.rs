//! What people complete goes back to `BambooHR`: once, whatever happens in between.

use std::{collections::BTreeMap, time::Duration};

use anyhow::{Context as _, Result, ensure};
use chrono::{TimeDelta, Utc};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        exports::{ExportState, ExportsView, WaitingExportsView},
        learning::PersonLearningView,
        runs::RunView,
    },
    export::entry::{ExportFault, FileView, Part, Stage as ExportStage},
    provider::{ProviderFailure, Right},
    sync::run::Phase,
};
use serde_json::{Value, json};
use simulators::{
    bamboohr::{self, TrainingSettings},
    company::Change,
    faults::{Effect, Fault},
    ispring::{self, Completion, Control, Grant},
    options::Options,
    personio,
};
use tests::rig::{
    api::Api,
    eventually,
    runtime::{Pace, Runtime},
};

use crate::{
    learning::{Circle, hire, with_accounts},
    stage::{EVERYTHING, Stage, root},
};

const COURSE: &str = "Working with ladders";

/// An organisation whose export is allowed and up to date, with one newcomer, whose address comes last.
async fn with_newcomer<'a>(stage: &'a Stage, subject: &str) -> Result<(Circle<'a>, u64, String)> {
    let (owner, company, ispring) = with_accounts(stage, subject).await?;
    ispring.add_course(COURSE);
    owner.save_settings(json!({ "export": "allowed", "zone": "Europe/Berlin" })).await?;
    let newcomer = hire(company, 1)?[0];
    let run = owner.sync().await?;
    ensure!(run.exports.records == 0 && run.exports.waiting > 0, "the first export waits: {run:?}");
    let run = owner.approve_exports().await?;
    ensure!(run.phase == Phase::Done && run.exports.failure.is_none(), "{run:?}");
    let email =
        company.people().into_iter().find(|person| person.id == newcomer).context("nobody")?.email.clone();
    Ok(((owner, company, ispring), newcomer, email))
}

async fn exports(api: &Api, query: &str) -> Result<ExportsView> {
    Api::send(api.request(Method::Get, &format!("{}{query}", Endpoint::Exports.address(&[])))).await?.expect()
}

/// The records and files of one person.
fn written(
    company: &bamboohr::Control,
    person: u64,
) -> (Vec<bamboohr::TrainingRecord>, Vec<bamboohr::StoredFile>) {
    let records = company.training_records().into_iter().filter(|record| record.person == person);
    let files = company.files().into_iter().filter(|file| file.person == person);
    (records.collect(), files.collect())
}

pub(crate) async fn a_completed_course_becomes_a_record_and_its_certificate_a_file(
    stage: &Stage,
) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Circle").await?;
    owner.save_settings(json!({ "certificates": "shared" })).await?;
    // Bundle past midnight in Berlin is the day before in UTC.
    let day = (Utc::now() - TimeDelta::days(3)).date_naive();
    let completed_at = day.and_hms_opt(23, 30, 0).context("no such time")?.and_utc();
    let completion = Completion {
        score: Some(87.5),
        minutes: Some(75),
        completed_at: Some(completed_at),
        certificate: true,
    };
    ispring.complete(&email, COURSE, completion)?;
    let run = owner.sync().await?;
    ensure!(run.exports.failure.is_none(), "{run:?}");
    let (records, files) = written(company, newcomer);
    let [record] = &records[..] else { anyhow::bail!("{records:?}") };
    let [file] = &files[..] else { anyhow::bail!("{files:?}") };
    let kind = company.training_types().into_iter().find(|kind| kind.id == record.training_type);
    ensure!(kind.as_ref().is_some_and(|kind| kind.name == COURSE && !kind.required), "{kind:?}");
    ensure!(record.completed == day + TimeDelta::days(1), "{record:?}");
    ensure!(record.hours.as_deref() == Some("1.25"), "{record:?}");
    ensure!(record.credits.as_deref() == Some("87.5"), "{record:?}");
    ensure!(file.bytes.starts_with(b"%PDF-") && file.shared && file.content_type == "application/pdf");
    let (day, end) = (day + TimeDelta::days(1), file.name.strip_prefix(COURSE).unwrap_or_default());
    ensure!(end.starts_with(&format!(" {day} (")), "{}", file.name);

    let view = exports(&owner, "").await?;
    ensure!(
        view.state == ExportState::On && view.last_success.is_some() && view.counts.pending == 0,
        "{view:?}"
    );
    let export = view.exports.first().context("none")?;
    ensure!(export.stage == ExportStage::Done && export.course.as_str() == COURSE, "{export:?}");
    ensure!(matches!(export.record, Part::Written { .. }), "{export:?}");
    ensure!(matches!(export.certificate, FileView::Issued { file: Part::Written { .. } }), "{export:?}");

    let again = owner.sync().await?;
    ensure!(again.exports.total == 0 && again.exports.records == 0, "{again:?}");
    ensure!(written(company, newcomer) == (records, files), "nothing is written twice");
    Ok(())
}

pub(crate) async fn the_first_export_waits_and_is_approved_from_a_day_on(stage: &Stage) -> Result<()> {
    let (owner, company, _) = with_accounts(stage, "First export").await?;
    owner.save_settings(json!({ "export": "allowed" })).await?;
    let (types, run) = (company.training_types(), owner.sync().await?);
    ensure!(run.phase == Phase::Done && run.exports.waiting > 0, "{run:?}");
    ensure!(company.training_records().is_empty() && company.training_types() == types, "nothing is written");
    let waiting: WaitingExportsView = owner.ask(Endpoint::WaitingExports, &[]).await?;
    ensure!(waiting.first && waiting.completions == run.exports.waiting, "{waiting:?}");
    let since = (Utc::now() - TimeDelta::days(60)).date_naive();
    let body = |plan: Value| json!({ "plan": plan, "since": since });
    let other = owner.call(Endpoint::ApproveExports, &[], Some(body(json!("00ff")))).await?;
    ensure!(other.code() == "plan_changed", "another list: {}", other.body);
    let started = owner.call(Endpoint::ApproveExports, &[], Some(body(json!(waiting.plan)))).await?;
    let started: RunView = started.expect()?;
    let run = owner.run_until("it ends", |run| run.id == started.id && run.ended_at.is_some()).await?;
    let view = exports(&owner, "").await?;
    ensure!(view.counts.waiting == 0 && view.counts.left_out > 0, "{:?}", view.counts);
    ensure!(run.exports.records + view.counts.left_out == waiting.completions, "{run:?} {:?}", view.counts);
    ensure!(company.training_records().iter().all(|record| record.completed >= since));
    Ok(())
}

pub(crate) async fn what_has_no_field_goes_into_the_notes(stage: &Stage) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "No fields").await?;
    company.training_settings(TrainingSettings {
        credits: false,
        hours: false,
        ..TrainingSettings::default()
    });
    let completion =
        Completion { score: Some(90.0), minutes: Some(30), certificate: false, completed_at: None };
    ispring.complete(&email, COURSE, completion)?;
    owner.sync().await?;
    let (records, files) = written(company, newcomer);
    let [record] = &records[..] else { anyhow::bail!("{records:?}") };
    let notes = record.notes.as_deref().unwrap_or_default();
    ensure!(notes.contains("Score: 90.") && notes.contains("Hours: 0.5."), "{notes}");
    ensure!(files.is_empty(), "no certificate was issued");
    let view = exports(&owner, "").await?;
    ensure!(view.exports.first().is_some_and(|one| one.stage == ExportStage::Done), "{view:?}");
    Ok(())
}

pub(crate) async fn an_answer_that_is_lost_after_the_write_writes_nothing_twice(stage: &Stage) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Lost writes").await?;
    for path in ["training/record/employee", "/files", "training/type", "files/categories"] {
        let course = format!("Course against {path}");
        ispring.add_course(&course);
        ispring.complete(&email, &course, Completion::default())?;
        company.fault(Fault::on(path, Effect::LoseAnswer).by("POST").times(1));
        let run = owner.sync().await?;
        ensure!(run.phase == Phase::Done && run.exports.failure.is_none(), "{path}: {run:?}");
        company.clear_faults();
    }
    let (records, files) = written(company, newcomer);
    let mut kinds: Vec<_> = records.iter().map(|record| record.training_type).collect();
    kinds.sort_unstable();
    kinds.dedup();
    ensure!(records.len() == 4 && kinds.len() == 4, "{records:?}");
    ensure!(files.len() == 4, "{files:?}");
    let names: Vec<_> = company.training_types().into_iter().map(|kind| kind.name).collect();
    ensure!(names.iter().filter(|name| name.starts_with("Course against")).count() == 4, "{names:?}");
    Ok(())
}

pub(crate) async fn a_link_that_has_expired_is_asked_for_again(stage: &Stage) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Expired").await?;
    let expired = || Effect::Status { code: 403, retry_after: None, body: None };
    ispring.fault(Fault::on("/download/", expired()).times(1));
    ispring.complete(&email, COURSE, Completion::default())?;
    owner.sync().await?;
    ensure!(written(company, newcomer).1.len() == 1, "the second link works");

    ispring.add_course("Gone");
    ispring.fault(Fault::on("/download/", expired()).times(2));
    ispring.complete(&email, "Gone", Completion::default())?;
    let run = owner.sync().await?;
    ensure!(run.exports.failed == 1, "{run:?}");
    let failed = exports(&owner, "?stage=failed").await?;
    let one = failed.exports.first().context("none failed")?;
    ensure!(
        one.fault == Some(ExportFault::CertificateGone) && matches!(one.record, Part::Written { .. }),
        "{one:?}"
    );
    let run: RunView = owner.ask(Endpoint::ExportAgain, &[]).await?;
    owner.run_until("it was tried again", |latest| latest.id == run.id && latest.ended_at.is_some()).await?;
    let (records, files) = written(company, newcomer);
    ensure!(records.len() == 2 && files.len() == 2, "{records:?} {files:?}");
    Ok(())
}

pub(crate) async fn a_key_without_rights_to_training_is_told_and_made_up_for(stage: &Stage) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "No rights").await?;
    owner.connect(stage.access(bamboohr::Grant::NoTraining), &EVERYTHING).await?;
    ispring.complete(&email, COURSE, Completion::default())?;
    let run = owner.sync().await?;
    ensure!(run.phase == Phase::Done, "the directory is in step all the same: {run:?}");
    ensure!(run.exports.failure == Some(ProviderFailure::NoRight { right: Right::Training }), "{run:?}");
    let view = exports(&owner, "").await?;
    ensure!(view.counts.pending == 1 && view.counts.failed == 0, "{view:?}");
    owner.connect(stage.access(bamboohr::Grant::Full), &EVERYTHING).await?;
    let (records, files) = written(company, newcomer);
    ensure!(records.len() == 1 && files.len() == 1, "{records:?} {files:?}");
    Ok(())
}

pub(crate) async fn a_category_that_somebody_creates_in_between_is_used(stage: &Stage) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Category").await?;
    company.file_categories(&[]);
    company.fault(Fault::on("files/categories", Effect::Delay { milliseconds: 500 }));
    ispring.complete(&email, COURSE, Completion::default())?;
    let started: RunView = owner.ask(Endpoint::StartRun, &[]).await?;
    eventually("the category is about to be created", || async {
        let asked = company.requests().last.iter().any(|one| one.path.contains("files/categories"));
        Ok(asked.then_some(()))
    })
    .await?;
    company.file_categories(&["Certificates"]);
    let run = owner.run_until("it ends", |run| run.id == started.id && run.ended_at.is_some()).await?;
    ensure!(run.exports.failure.is_none(), "{run:?}");
    ensure!(written(company, newcomer).1.len() == 1, "{run:?}");
    Ok(())
}

pub(crate) async fn what_somebody_has_changed_or_deleted_is_shown_and_left_alone(
    stage: &Stage,
) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Altered").await?;
    for course in ["Changed", "Deleted", "File deleted"] {
        ispring.add_course(course);
        ispring.complete(&email, course, Completion::default())?;
    }
    owner.sync().await?;
    let types: BTreeMap<_, _> =
        company.training_types().into_iter().map(|kind| (kind.id, kind.name)).collect();
    let (records, files) = written(company, newcomer);
    ensure!(records.len() == 3 && files.len() == 3);
    let record = |course: &str| {
        let is_it = |record: &&bamboohr::TrainingRecord| {
            types.get(&record.training_type).is_some_and(|name| name == course)
        };
        records.iter().find(is_it).map(|record| record.id).context("no record")
    };
    let key = stage.bamboohr_key(bamboohr::Grant::Full);
    let http = reqwest::Client::new();
    let url = |path: &str| format!("{}/api/gateway.php/nordlicht{path}", stage.bamboohr_url());
    let change = json!({ "completed": "2020-01-01", "notes": "mine" });
    let changed = http
        .put(url(&format!("/v1/training/record/{}", record("Changed")?)))
        .basic_auth(key, Some("x"))
        .json(&change);
    ensure!(changed.send().await?.status().is_success());
    let deleted =
        http.delete(url(&format!("/v1/training/record/{}", record("Deleted")?))).basic_auth(key, Some("x"));
    ensure!(deleted.send().await?.status().is_success());
    let file = files.iter().find(|file| file.name.starts_with("File deleted")).context("no file")?;
    let employee = company.employee_id(newcomer);
    let path = format!("/v1/employees/{employee}/files/{}", file.id);
    ensure!(http.delete(url(&path)).basic_auth(key, Some("x")).send().await?.status().is_success());

    let checked = eventually("all were looked at", || async {
        let run = owner.sync().await?;
        ensure!(run.exports.records == 0 && run.exports.files == 0, "nothing is written again: {run:?}");
        let view = exports(&owner, "?stage=altered").await?;
        Ok((view.counts.altered == 3).then_some(view))
    })
    .await?;
    for (course, part) in [("Changed", Part::Altered), ("Deleted", Part::Deleted)] {
        let one = checked.exports.iter().find(|one| one.course.as_str() == course).context("not listed")?;
        ensure!(one.record == part, "{one:?}");
    }
    let one =
        checked.exports.iter().find(|one| one.course.as_str() == "File deleted").context("not listed")?;
    ensure!(one.certificate == FileView::Issued { file: Part::Deleted }, "{one:?}");
    ensure!(written(company, newcomer).0.len() == 2 && written(company, newcomer).1.len() == 2);
    Ok(())
}

pub(crate) async fn people_of_personio_are_found_by_address_and_never_guessed(stage: &Stage) -> Result<()> {
    stage.personio();
    let (company, ispring) = (stage.bamboohr(), stage.ispring());
    let owner = Api::owner_of_new(stage.hurried().await?, "By address").await?;
    owner.connect(stage.credentials(personio::Grant::Full), &EVERYTHING).await?;
    let tested = owner.test_credential(stage.access(bamboohr::Grant::Full), &["work_email"]).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    owner.call(Endpoint::ActivateDraft, &["bamboohr"], None).await?.expect::<serde_json::Value>()?;
    owner.connect_learning(&stage.learning(Grant::Full)).await?;
    owner.save_settings(json!({ "guard_people": "1000", "guard_percent": "100" })).await?;
    owner.sync().await?;
    owner.approve_invitations().await?;
    owner.save_settings(json!({ "export": "allowed" })).await?;
    owner.sync().await?;
    owner.approve_exports().await?;
    let accounts = ispring.accounts();
    let people = company.people();
    let mut chosen = people.iter().filter(|person| {
        let has_account = accounts.iter().any(|account| account.email.eq_ignore_ascii_case(&person.email));
        has_account && person.status == simulators::company::Status::Active
    });
    let (Some(alone), Some(twice), Some(absent), Some(other)) =
        (chosen.next(), chosen.next(), chosen.next(), chosen.next())
    else {
        anyhow::bail!("too few have an account")
    };
    company.change(other.id, Change { email: Some(twice.email.clone()), ..Change::default() })?;
    company.change(
        absent.id,
        Change { email: Some("elsewhere@nordlicht.example".to_owned()), ..Change::default() },
    )?;
    ispring.add_course(COURSE);
    for person in [alone, twice, absent] {
        ispring.complete(&person.email, COURSE, Completion::default())?;
    }
    let before = company.training_records().len();
    let run = owner.sync().await?;
    ensure!(run.exports.failed == 2 && run.exports.records == 1, "{run:?}");
    ensure!(written(company, alone.id).0.len() == 1 || company.training_records().len() == before + 1);
    let failed = exports(&owner, "?stage=failed").await?;
    let faults: Vec<_> = failed.exports.iter().map(|one| one.fault).collect();
    ensure!(faults.contains(&Some(ExportFault::AmbiguousEmployee)), "{faults:?}");
    ensure!(faults.contains(&Some(ExportFault::NoEmployee)), "{faults:?}");

    company.change(absent.id, Change { email: Some(absent.email.clone()), ..Change::default() })?;
    let run: RunView = owner.ask(Endpoint::ExportAgain, &[]).await?;
    let run =
        owner.run_until("tried again", |latest| latest.id == run.id && latest.ended_at.is_some()).await?;
    ensure!(run.exports.records == 1 && run.exports.failed == 1, "{run:?}");
    Ok(())
}

pub(crate) async fn assignments_become_required_types_and_are_shown_with_the_person(
    stage: &Stage,
) -> Result<()> {
    let ((owner, company, ispring), newcomer, email) = with_newcomer(stage, "Assignments").await?;
    let due = (Utc::now() + TimeDelta::days(30)).date_naive();
    ispring.enrol(&email, COURSE, Some(due))?;
    ispring.progress(&email, COURSE, 40)?;
    owner.sync().await?;
    let kind = company.training_types().into_iter().find(|kind| kind.name == COURSE).context("no type")?;
    ensure!(
        kind.required && kind.due.as_ref().is_some_and(|due| (29..=31).contains(&due.amount)),
        "{kind:?}"
    );
    let id = company.employee_id(newcomer);
    let view: PersonLearningView = owner.ask(Endpoint::PersonLearning, &[&id]).await?;
    let [assignment] = &view.assignments[..] else { anyhow::bail!("{view:?}") };
    ensure!(assignment.title.as_str() == COURSE && assignment.percent == 40, "{assignment:?}");
    ensure!(assignment.due.is_some_and(|at| (at.date_naive() - due).num_days().abs() <= 1), "{assignment:?}");
    ensure!(view.completions.is_empty() && view.read_at.is_some(), "{view:?}");

    ispring.complete(&email, COURSE, Completion::default())?;
    owner.sync().await?;
    let view: PersonLearningView = owner.ask(Endpoint::PersonLearning, &[&id]).await?;
    ensure!(view.assignments.is_empty() && view.completions.len() == 1, "{view:?}");
    let kind = company.training_types().into_iter().filter(|kind| kind.name == COURSE).collect::<Vec<_>>();
    ensure!(kind.len() == 1 && kind[0].required, "one type, as required as before: {kind:?}");
    let unchanged = owner.sync().await?;
    ensure!(unchanged.exports.types == 0, "{unchanged:?}");
    Ok(())
}

/// As many people as complete a course at once when the runtime is killed.
const MANY: usize = 500;

pub(crate) async fn five_hundred_exports_killed_in_the_middle_are_there_once(_: &Stage) -> Result<()> {
    let options = || Options { people: 600, rate_limits: false, ..Options::default() };
    let bamboohr = bamboohr::Simulator::start(options())?;
    let ispring = ispring::Simulator::start(options())?;
    let hosts = [("BAMBOOHR_URL", bamboohr.url()), ("ISPRING_URL", ispring.url())];
    let mut runtime = Runtime::start(&root(), &hosts, Pace::Unlimited).await?;
    let owner = Api::owner_of_new(&runtime, "Killed exports").await?;
    owner.connect(tests::rig::api::Access::bamboohr(&bamboohr, bamboohr::Grant::Full), &EVERYTHING).await?;
    owner.connect_learning(&tests::rig::api::learning(ispring.credentials(Grant::Full))).await?;
    owner.sync().await?;
    owner.approve_invitations().await?;
    // So many at once would wait for somebody.
    owner
        .save_settings(json!({ "export": "allowed", "guard_people": "1000", "guard_percent": "100" }))
        .await?;
    let company: &bamboohr::Control = bamboohr.control();
    let platform: &Control = ispring.control();
    owner.sync().await?;
    owner.approve_exports().await?;
    let (records, files) = (company.training_records().len(), company.files().len());
    let completed = platform.complete_many(MANY);
    ensure!(completed > 400, "{completed} completed a course");
    let expected = exports(&owner, "").await?.counts.done;
    owner.ask::<RunView>(Endpoint::StartRun, &[]).await?;
    for share in [4, 2] {
        let reached = completed / share;
        eventually("a part is written", || async {
            Ok((company.training_records().len() >= records + reached).then_some(()))
        })
        .await?;
        runtime.kill();
        // What was under way arrives, or it does not.
        tokio::time::sleep(Duration::from_millis(200)).await;
        runtime.resume().await?;
    }
    let done = owner.run_until("the run ends", |run| run.ended_at.is_some()).await?;
    ensure!(done.phase == Phase::Done && done.exports.failure.is_none(), "{done:?}");
    let view = exports(&owner, "").await?;
    ensure!(view.counts.pending == 0 && view.counts.failed == 0, "{:?}", view.counts);
    let written = view.counts.done - expected;
    ensure!(company.training_records().len() as u64 == records as u64 + written, "each record once");
    let named: Vec<_> = company.files().into_iter().map(|file| (file.person, file.name)).collect();
    let mut once = named.clone();
    once.sort_unstable();
    once.dedup();
    ensure!(named.len() == once.len(), "each file once");
    ensure!(named.len() as u64 == files as u64 + written, "{} files for {written}", named.len() - files);
    Ok(())
}
