//! Learning accounts: connecting iSpring Learn, and who gets an account, when, and how often.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        learning::{Gets, InvitationsView, LearningView, LeftOutBecause, LeftOutView},
        runs::RunView,
        services::{ConnectionState, DraftView},
    },
    provider::ProviderFailure,
    provisioning::account::AccountFault,
    service::HrSystem,
    sync::run::Phase,
};
use serde_json::json;
use simulators::{
    bamboohr,
    company::{Change, Status},
    faults::{Effect, Fault},
    ispring::{AccountStatus, Control, Duplicates, Grant, Origin, RoleKind},
    personio,
};
use tests::rig::api::Api;

use crate::stage::{EVERYTHING, Stage, is_refused};

/// An organisation's owner, its company at `BambooHR`, and its platform.
pub(crate) type Circle<'a> = (Api, &'a bamboohr::Control, &'a Control);

/// An organisation that reads `BambooHR` and has iSpring Learn connected.
pub(crate) async fn with_learning<'a>(stage: &'a Stage, subject: &str) -> Result<Circle<'a>> {
    let (company, ispring) = (stage.bamboohr(), stage.ispring());
    let owner = Api::owner_of_new(stage.hurried().await?, subject).await?;
    owner.connect(stage.access(bamboohr::Grant::Full), &EVERYTHING).await?;
    owner.connect_learning(&stage.learning(Grant::Full)).await?;
    Ok((owner, company, ispring))
}

/// The same with everybody's account opened.
pub(crate) async fn with_accounts<'a>(stage: &'a Stage, subject: &str) -> Result<Circle<'a>> {
    let (owner, company, ispring) = with_learning(stage, subject).await?;
    owner.save_settings(json!({ "guard_people": "1000", "guard_percent": "100" })).await?;
    owner.sync().await?;
    let run = owner.approve_invitations().await?;
    ensure!(run.phase == Phase::Done && run.accounts.failure.is_none(), "{run:?}");
    Ok((owner, company, ispring))
}

/// What the connection to the learning platform has.
async fn learning(owner: &Api) -> Result<LearningView> {
    owner.learning().await?.learning().cloned().context("another service's connection")
}

/// Everybody in the company's directory by address, in small letters.
fn employed(company: &bamboohr::Control) -> BTreeSet<String> {
    let people = company.people();
    let present = people.iter().filter(|person| person.status != Status::Inactive);
    present.map(|person| person.email.to_lowercase()).filter(|email| !email.is_empty()).collect()
}

/// Hires so many people who are at work.
pub(crate) fn hire(company: &bamboohr::Control, count: usize) -> Result<Vec<u64>> {
    let hired = company.hire(count);
    for id in &hired {
        let department = Some("Support".to_owned());
        company.change(*id, Change { status: Some(Status::Active), department, ..Change::default() })?;
    }
    Ok(hired)
}

pub(crate) async fn each_connection_failure_of_ispring_is_told_apart(stage: &Stage) -> Result<()> {
    use domain::service::FieldName::{AccountAddress, ClientSecret};
    let ispring = stage.ispring();
    let owner = stage.owner("Learning refused").await?;
    let right = stage.learning(Grant::Full);
    let with = |field, value: &str| {
        let mut form = right.clone();
        form.0.insert(field, value.to_owned());
        form
    };
    for (form, code, field) in [
        (with(AccountAddress, "https://learn.acme.example"), "cloud_only", Some("account_address")),
        (with(AccountAddress, "10.0.0.7:8080"), "cloud_only", Some("account_address")),
        (with(AccountAddress, "no address"), "field_malformed", Some("account_address")),
        (with(ClientSecret, ""), "field_blank", Some("client_secret")),
        (with(ClientSecret, "wrong"), "provider_wrong_credential", None),
        (stage.learning(Grant::NoUsers), "provider_no_account_rights", None),
    ] {
        let answer = owner.test_learning(&form).await?;
        ensure!(answer.code() == code, "{code}: {}", answer.body);
        ensure!(answer.json()?["error"]["field"].as_str() == field, "{code}: {}", answer.body);
    }
    ispring.fault(Fault::on("/api/v3/token", Effect::HangUp).times(1));
    let answer = owner.test_learning(&right).await?;
    ensure!(answer.code() == "provider_unavailable", "{}", answer.body);
    let view = owner.learning().await?;
    ensure!(view.state == ConnectionState::NotConnected && !view.has_draft, "a failed test changes nothing");

    let tested = owner.test_learning(&right).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    let draft: DraftView = tested.expect()?;
    let own = draft.learning().context("another service's draft")?;
    let department = own.default_department.clone().context("no department")?;
    for (department, role, code) in [
        ("nowhere", "", "unknown_department"),
        (department.as_str(), "learner", "field_malformed"),
        (department.as_str(), "00000000-0000-4000-8000-000000000000", "unknown_role"),
    ] {
        let body = json!({ "accounts": { "department": department, "role": role } });
        let answer = owner.call(Endpoint::ActivateDraft, &["ispring"], Some(body)).await?;
        ensure!(answer.code() == code, "{code}: {}", answer.body);
    }
    Ok(())
}

pub(crate) async fn the_first_accounts_wait_for_an_admin_and_then_everybody_has_one(
    stage: &Stage,
) -> Result<()> {
    let (owner, company, ispring) = with_learning(stage, "First accounts").await?;
    let role = ispring.add_role("Newcomers", RoleKind::Learner);
    owner.connect_learning(&stage.learning(Grant::Full)).await?;
    let text = "Hello {first_name} {last_name}, welcome to {organisation}!";
    owner.save_settings(json!({ "invitation": text, "default_role": role })).await?;
    let before: BTreeMap<_, _> =
        ispring.accounts().into_iter().map(|account| (account.email.to_lowercase(), account)).collect();

    let run = owner.sync().await?;
    ensure!(run.phase == Phase::Done, "{run:?}");
    ensure!(ispring.mails().is_empty(), "nothing is mailed before somebody has seen it");
    ensure!(ispring.accounts().len() == before.len(), "nor is an account opened");
    let waiting: InvitationsView = owner.ask(Endpoint::Invitations, &[]).await?;
    let expected = employed(company);
    let there = expected.iter().filter(|email| before.contains_key(*email)).count() as u64;
    ensure!(there > 20, "the company has accounts already: {there}");
    ensure!(waiting.adopted == there && waiting.invited == expected.len() as u64 - there, "{waiting:?}");
    ensure!(run.accounts.waiting == expected.len() as u64, "{run:?}");
    let shown = waiting.people.iter().find_map(|person| match &person.gets {
        Gets::Account { invitation } => Some((person.email.clone(), invitation.clone()?)),
        Gets::Adoption | Gets::Takeover { .. } => None,
    });
    let (email, invitation) = shown.context("no invitation is shown")?;
    ensure!(invitation.starts_with("Hello ") && !invitation.contains('{'), "{invitation}");
    let another = json!({ "plan": "00" });
    let answer = owner.call(Endpoint::ApproveInvitations, &[], Some(another)).await?;
    ensure!(answer.code() == "plan_changed", "{}", answer.body);

    let run = owner.approve_invitations().await?;
    ensure!(run.phase == Phase::Done && run.accounts.failure.is_none(), "{run:?}");
    ensure!(run.accounts.created == waiting.invited && run.accounts.adopted == there, "{run:?}");
    let accounts: BTreeMap<_, _> =
        ispring.accounts().into_iter().map(|account| (account.email.to_lowercase(), account)).collect();
    ensure!(expected.iter().all(|email| accounts.contains_key(email)), "everybody has one");
    let mailed: Vec<_> = ispring.mails();
    ensure!(mailed.len() as u64 == waiting.invited, "{} mails", mailed.len());
    let mail = mailed.iter().find(|mail| mail.to.eq_ignore_ascii_case(&email)).context("not mailed")?;
    ensure!(mail.message == invitation, "what was shown is what was mailed: {}", mail.message);
    for person in company.people().iter().filter(|person| person.status != Status::Inactive) {
        let Some(account) = accounts.get(&person.email.to_lowercase()) else { continue };
        if let Some(known) = before.get(&person.email.to_lowercase()) {
            ensure!(known == account, "an account that was there is left as it is");
            continue;
        }
        ensure!(account.role_id == role && account.origin == Origin::Requested, "{account:?}");
        ensure!(account.position == person.position, "{account:?}");
        if let Some(department) = &person.department {
            ensure!(account.department == *department.name, "{account:?}");
        }
    }

    let again = owner.sync().await?;
    ensure!(again.accounts.done() == 0 && again.accounts.total == 0, "{again:?}");
    ensure!(ispring.mails().len() == mailed.len(), "nobody is invited twice");
    let view = owner.learning().await?;
    let own = view.learning().context("another service")?;
    ensure!(own.accounts.created == waiting.invited && own.accounts.adopted == there, "{view:?}");
    ensure!(own.accounts.waiting == 0 && view.last_success.is_some(), "{view:?}");
    Ok(())
}

pub(crate) async fn a_new_person_gets_an_account_changes_follow_and_a_leaver_is_deactivated(
    stage: &Stage,
) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Newcomer").await?;
    owner.save_settings(json!({ "invitation": "Welcome {first_name}" })).await?;
    let hired = hire(company, 1)?[0];
    let person = || company.people().into_iter().find(|person| person.id == hired).context("nobody");
    let run = owner.sync().await?;
    ensure!(run.accounts.created == 1, "{run:?}");
    let account = ispring.account(&person()?.email).context("no account")?;
    ensure!(
        account.first_name == person()?.first_name && account.status == AccountStatus::Active,
        "{account:?}"
    );
    ensure!(account.role_id == ispring.role_id(RoleKind::Learner), "{account:?}");
    let mail = ispring.mails().pop().context("no mail")?;
    ensure!(mail.message == format!("Welcome {}", person()?.first_name), "{}", mail.message);

    let change = Change {
        last_name: Some("Rebranded".to_owned()),
        position: Some("Head of Tests".to_owned()),
        department: Some("Quality Works".to_owned()),
        ..Change::default()
    };
    company.change(hired, change)?;
    let run = owner.sync().await?;
    ensure!(run.accounts.updated == 1 && run.accounts.created == 0, "{run:?}");
    let account = ispring.account(&person()?.email).context("no account")?;
    ensure!(account.last_name == "Rebranded" && account.position == "Head of Tests", "{account:?}");
    ensure!(account.department == "Quality Works", "created below the default one: {account:?}");

    company.terminate(hired)?;
    let run = owner.sync().await?;
    ensure!(run.accounts.deactivated == 1, "{run:?}");
    let status = || Ok::<_, anyhow::Error>(ispring.account(&person()?.email).context("gone")?.status);
    ensure!(status()? == AccountStatus::Inactive);
    company.change(hired, Change { status: Some(Status::Active), ..Change::default() })?;
    let run = owner.sync().await?;
    ensure!(run.accounts.activated == 1 && run.accounts.created == 0, "{run:?}");
    ensure!(status()? == AccountStatus::Active);
    ensure!(ispring.mails().len() == 1, "invited once in all");
    let strangers: Vec<_> =
        ispring.accounts().into_iter().filter(|account| account.origin == Origin::Contractor).collect();
    ensure!(strangers.iter().all(|account| account.status == AccountStatus::Active), "{strangers:?}");
    Ok(())
}

pub(crate) async fn more_invitations_than_the_guard_allows_wait(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Guarded").await?;
    owner.save_settings(json!({ "guard_people": "3", "guard_percent": "100" })).await?;
    let accounts = ispring.accounts().len();
    hire(company, 3)?;
    let run = owner.sync().await?;
    ensure!(run.accounts.created == 3 && run.accounts.waiting == 0, "{run:?}");
    hire(company, 1)?;
    // The plan waits for the same limits; who is in the directory by an admin's yes is not yet mailed by it.
    let held = owner.sync().await?;
    let run = owner.approve(&held).await?;
    ensure!(run.accounts.created == 0 && run.accounts.waiting == 1, "the last day counts: {run:?}");
    let waiting = run.rows_written;
    let run = owner.sync().await?;
    ensure!(run.accounts.waiting == 1 && run.rows_written < waiting, "written once: {run:?}");
    let run = owner.approve_invitations().await?;
    ensure!(run.accounts.created == 1, "{run:?}");
    ensure!(ispring.accounts().len() == accounts + 4);
    Ok(())
}

pub(crate) async fn whatever_is_lost_nobody_is_invited_twice(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Lost answers").await?;
    owner.save_settings(json!({ "invitation": "Welcome" })).await?;
    for (effect, duplicates) in [
        (Effect::LoseAnswer, Duplicates::BadRequest),
        (Effect::HangUp, Duplicates::Conflict),
        (Effect::Status { code: 503, retry_after: Some("1".to_owned()), body: None }, Duplicates::BadRequest),
    ] {
        ispring.duplicates(duplicates);
        let before = ispring.mails().len();
        let hired = hire(company, 4)?;
        ispring.fault(Fault::on("/user", effect.clone()).by("POST").after(1).times(2));
        let run = owner.sync().await?;
        ispring.clear_faults();
        ensure!(run.accounts.failure.is_none() && run.accounts.done() >= 4, "{effect:?}: {run:?}");
        let mails: Vec<_> = ispring.mails().into_iter().skip(before).map(|mail| mail.to).collect();
        let once: BTreeSet<_> = mails.iter().collect();
        ensure!(mails.len() == hired.len() && once.len() == hired.len(), "{effect:?}: {mails:?}");
        for person in company.people().iter().filter(|person| hired.contains(&person.id)) {
            ensure!(ispring.account(&person.email).is_some(), "{effect:?}: everybody has one");
        }
    }
    let view = learning(&owner).await?;
    ensure!(view.accounts.refused == 0, "{view:?}");
    Ok(())
}

pub(crate) async fn who_can_have_no_account_is_listed(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Left out").await?;
    let hired = hire(company, 3)?;
    let [blank, twin, other] = hired[..] else { anyhow::bail!("three were hired") };
    let email = |email: &str| Change { email: Some(email.to_owned()), ..Change::default() };
    company.change(blank, email(""))?;
    company.change(twin, email("shared@nordlicht.example"))?;
    company.change(other, email("Shared@nordlicht.example"))?;
    let run = owner.sync().await?;
    ensure!(run.accounts.created == 0 && run.accounts.refused == 2, "{run:?}");
    let left_out: LeftOutView = owner.ask(Endpoint::LeftOut, &[]).await?;
    let why = |id: u64| {
        let id = company.employee_id(id);
        left_out.people.iter().find(|person| person.id.as_str() == id).map(|person| person.why)
    };
    ensure!(why(blank) == Some(LeftOutBecause::NoEmail), "{left_out:?}");
    let shared = LeftOutBecause::Refused { fault: AccountFault::AddressShared };
    ensure!(why(twin) == Some(shared) && why(other) == Some(shared), "{left_out:?}");
    let again: RunView = owner.sync().await?;
    ensure!(again.accounts.done() == 0, "said once: {again:?}");
    company.change(other, email("alone@nordlicht.example"))?;
    let run = owner.sync().await?;
    ensure!(run.accounts.created == 2, "{run:?}");
    ensure!(ispring.account("alone@nordlicht.example").is_some());
    Ok(())
}

pub(crate) async fn a_learning_platform_that_fails_leaves_the_directory_in_step(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Platform down").await?;
    ispring.revoke(Grant::Full);
    hire(company, 1)?;
    let run = owner.sync().await?;
    ensure!(run.phase == Phase::Done && run.applied == 1, "{run:?}");
    ensure!(run.accounts.failure == Some(ProviderFailure::WrongCredential), "{run:?}");
    let view = owner.learning().await?;
    ensure!(is_refused(&view.state), "{view:?}");
    ispring.restore(Grant::Full);
    let run = owner.sync().await?;
    ensure!(run.accounts.created == 1, "nobody had to help, and the ledger has outlived it: {run:?}");
    let view = owner.learning().await?;
    ensure!(view.state == ConnectionState::Connected, "{view:?}");
    Ok(())
}

pub(crate) async fn the_default_role_is_checked_against_the_platforms_own(stage: &Stage) -> Result<()> {
    let (owner, _, ispring) = with_learning(stage, "Roles").await?;
    let refused =
        owner.save_settings(json!({ "default_role": "00000000-0000-4000-8000-000000000000" })).await;
    ensure!(refused.as_ref().is_err_and(|error| error.to_string().contains("unknown_role")), "{refused:?}");
    let role = ispring.add_role("Made a moment ago", RoleKind::Learner);
    owner.save_settings(json!({ "default_role": role })).await?;
    let view = learning(&owner).await?;
    ensure!(view.roles.iter().any(|known| known.id.as_str() == role), "{view:?}");
    Ok(())
}

pub(crate) async fn accounts_follow_people_to_another_source(stage: &Stage) -> Result<()> {
    stage.personio();
    let (owner, _, ispring) = with_accounts(stage, "Moving accounts").await?;
    let before = ispring.accounts();
    let mails = ispring.mails().len();
    owner.connect(stage.credentials(personio::Grant::Full), &EVERYTHING).await?;
    let run = owner.sync().await?;
    ensure!(run.service == HrSystem::Personio && run.accounts.failure.is_none(), "{run:?}");
    ensure!(run.accounts.created == 0 && run.accounts.adopted == 0 && run.accounts.waiting == 0, "{run:?}");
    ensure!(ispring.accounts().len() == before.len() && ispring.mails().len() == mails);
    let view = learning(&owner).await?;
    ensure!(view.accounts.created + view.accounts.adopted > 200, "the ledger has moved along: {view:?}");
    Ok(())
}

pub(crate) async fn who_is_hired_again_under_another_id_has_their_old_account(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Hired again").await?;
    owner.save_settings(json!({ "invitation": "Welcome" })).await?;
    let before = hire(company, 1)?[0];
    owner.sync().await?;
    let known = company.people().into_iter().find(|one| one.id == before).context("nobody")?.clone();
    let email = known.email.clone();
    company.terminate(before)?;
    owner.sync().await?;
    let again = hire(company, 1)?[0];
    let same = Change {
        first_name: Some(known.first_name.clone()),
        last_name: Some(known.last_name.clone()),
        email: Some(email.clone()),
        ..Change::default()
    };
    company.change(again, same)?;
    let run = owner.sync().await?;
    ensure!(run.accounts.adopted == 1 && run.accounts.activated == 1 && run.accounts.refused == 0, "{run:?}");
    ensure!(ispring.account(&email).is_some_and(|account| account.status == AccountStatus::Active));
    ensure!(ispring.mails().len() == 1, "invited once in all");
    let run = owner.sync().await?;
    ensure!(run.accounts.done() == 0, "the one who left does not take it away again: {run:?}");
    Ok(())
}

pub(crate) async fn the_account_of_somebody_else_is_handed_over_by_an_admin_only(
    stage: &Stage,
) -> Result<()> {
    let (owner, company, ispring) = with_accounts(stage, "Handed over").await?;
    let kim = hire(company, 1)?[0];
    owner.sync().await?;
    let known = company.people().into_iter().find(|one| one.id == kim).context("nobody")?.clone();
    company.terminate(kim)?;
    owner.sync().await?;
    let lou = hire(company, 1)?[0];
    company.change(lou, Change { email: Some(known.email.clone()), ..Change::default() })?;
    let run = owner.sync().await?;
    ensure!(run.accounts.waiting == 1 && run.accounts.adopted == 0, "within all limits: {run:?}");
    let waiting: InvitationsView = owner.ask(Endpoint::Invitations, &[]).await?;
    let former = Some(format!("{} {}", known.first_name, known.last_name));
    ensure!(waiting.takeovers == 1 && waiting.people[0].gets == Gets::Takeover { former }, "{waiting:?}");
    let status = || Ok::<_, anyhow::Error>(ispring.account(&known.email).context("gone")?.status);
    ensure!(status()? == AccountStatus::Inactive);
    let run = owner.approve_invitations().await?;
    ensure!(run.accounts.adopted == 1 && status()? == AccountStatus::Active, "{run:?}");
    Ok(())
}
