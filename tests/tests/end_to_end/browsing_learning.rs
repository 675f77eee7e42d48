//! A person at a browser: iSpring Learn's wizard, the first accounts, what goes back to `BambooHR`, the Learning tab.

use anyhow::{Context as _, Result, ensure};
use chrono::{TimeDelta, Utc};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::json;
use simulators::{
    bamboohr,
    faults::{Effect, Fault},
    ispring::{Completion, Grant, Origin},
};
use tests::rig::{api::Api, browser::Page};

use crate::{
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    browsing_sync::admin_at,
    learning::hire,
    stage::{EVERYTHING, Stage},
};

const COURSE: &str = "Erste Schritte im Labor";

/// A window of the runtime that keeps to no pace, in which an admin of the organisation of `owner` is signed in.
async fn hurried_admin(stage: &Stage, owner: &Api, language: &str) -> Result<Page> {
    let page = stage.page_of(stage.hurried().await?, language).await?;
    page.sign_in(&signed_in_again(owner).await?).await?;
    Ok(page)
}

/// Types the credential of the platform at `address`, and has it tested.
async fn test_credential(stage: &Stage, page: &Page, address: &str, secret: &str) -> Result<()> {
    page.fill("#account_address", address).await?;
    page.fill("#client_id", &stage.ispring_credentials(Grant::Full).client_id).await?;
    page.fill("#client_secret", secret).await?;
    page.click("#test-credential").await
}

pub(crate) async fn the_whole_circle(stage: &Stage) -> Result<()> {
    let (company, ispring) = (stage.bamboohr(), stage.ispring());
    let owner = Api::owner_of_new(stage.hurried().await?, "Kreis").await?;
    owner.connect(stage.access(bamboohr::Grant::Full), &EVERYTHING).await?;
    let page = hurried_admin(stage, &owner, "de").await?;

    page.open("/services").await?;
    page.text_with("#service-card-ispring", "iSpring Learn").await?;
    page.click("#service-card-ispring .actions a").await?;
    page.arrives_at("/services/ispring/setup/prepare").await?;
    page.click("#continue").await?;
    page.arrives_at("/services/ispring/setup/create").await?;
    page.click("#continue").await?;
    page.arrives_at("/services/ispring/setup/credential").await?;
    let secret = stage.ispring_credentials(Grant::Full).client_secret.clone();
    ispring.clear_requests();
    test_credential(stage, &page, "https://learn.firma.example", &secret).await?;
    page.find("#account_address[aria-invalid=true]").await?;
    page.text_with("main", "Cloud").await?;
    ensure!(ispring.requests().total == 0, "an on-premises address is refused before any request");
    test_credential(stage, &page, "https://nordlicht.ispringlearn.com", &secret).await?;
    page.arrives_at("/services/ispring/setup/defaults").await?;
    page.client().refresh().await?;
    page.find("#learning-department").await.context("a reload finds the step again")?;
    page.click("#connect-learning").await?;
    page.find(".snackbar-success").await?;
    page.arrives_at("/services/ispring").await?;
    page.find("#default-department").await?;

    page.open("/sync/learning").await?;
    page.fill("#sync-invitation", "Hallo {first_name}, willkommen bei {organisation}!").await?;
    page.click("#sync-export").await?;
    page.click("#sync-certificates").await?;
    page.click("#save-settings").await?;
    page.find("#save-settings[aria-disabled=true]").await?;
    page.click(".tabs a[href='/sync']").await?;
    page.click("#sync-now").await?;
    page.find(".history-row[data-run-id='2'][data-outcome=done]").await?;
    ensure!(ispring.mails().is_empty(), "nobody is invited before somebody has looked");

    page.open("/services/ispring/invitations").await?;
    page.find("#waiting-people tbody tr").await?;
    page.text_with("main", "willkommen bei Kreis").await?;
    page.click("#approve-invitations").await?;
    page.click("dialog[open] .dialog-actions button:last-child").await?;
    page.arrives_at("/sync").await?;
    page.find(".history-row[data-run-id='3'][data-outcome=done]").await?;
    ensure!(ispring.mails().len() > 100, "{} were invited", ispring.mails().len());
    ensure!(company.training_records().is_empty(), "nothing is exported before somebody has looked");

    page.open("/sync/exports").await?;
    page.click("#exports-wait a").await?;
    page.arrives_at("/sync/exports/waiting").await?;
    page.find("#waiting-exports tbody tr").await?;
    page.find("#exports-since").await?.send_keys("12").await?;
    page.click("#approve-exports").await?;
    page.text_with("#exports-since-error", "Gib einen Tag ein").await.context("half a day is no answer")?;
    ensure!(!page.has("dialog[open]").await?, "{}", page.text("dialog[open]").await?);
    page.client().refresh().await?;
    page.find("#waiting-exports tbody tr").await?;
    page.click("#approve-exports").await?;
    page.click("dialog[open] .dialog-actions button:last-child").await?;
    page.arrives_at("/sync/exports").await?;
    owner
        .run_until("the exports are written", |run| run.ended_at.is_some() && run.exports.records > 0)
        .await?;

    let newcomer = hire(company, 1)?[0];
    let email = company.people().into_iter().find(|one| one.id == newcomer).context("nobody")?.email.clone();
    owner.sync().await?;
    ispring.add_course(COURSE);
    ispring.enrol(&email, "Datenschutz nach DSGVO", Some((Utc::now() - TimeDelta::days(2)).date_naive()))?;
    ispring.complete(&email, COURSE, Completion::default())?;
    let run = owner.sync().await?;
    ensure!(run.exports.records > 0 && run.exports.failure.is_none(), "{run:?}");
    page.open("/sync/exports").await?;
    page.text_with("#exports", COURSE).await?;
    page.find("#exports tr[data-stage=done]").await?;
    page.open(&format!("/people/{}/learning", company.employee_id(newcomer))).await?;
    page.text_with("main", COURSE).await?;
    page.text_with("main", "Datenschutz nach DSGVO").await?;
    page.text_with("main", "Überfällig").await?;
    page.click(".tabs a:first-child").await?;
    page.arrives_at(&format!("/people/{}", company.employee_id(newcomer))).await?;
    page.close().await
}

pub(crate) async fn failures_of_learning_have_their_own_words(stage: &Stage) -> Result<()> {
    let (_, ispring) = (stage.bamboohr(), stage.ispring());
    let owner = stage.owner("Lernfehler").await?;
    let page = admin_at(stage, &owner, "de").await?;
    page.open("/services/ispring/setup/credential").await?;
    test_credential(stage, &page, "nordlicht.ispringlearn.com", "falsch").await?;
    let wrong = page.text("#setup-error").await?;
    ispring.fault(Fault::on("/api/v3/token", Effect::HangUp).times(1));
    let secret = stage.ispring_credentials(Grant::Full).client_secret.clone();
    test_credential(stage, &page, "nordlicht.ispringlearn.com", &secret).await?;
    let down = tests::rig::eventually("other words", || async {
        let text = page.text("#setup-error").await.unwrap_or_default();
        Ok((!text.is_empty() && text != wrong).then_some(text))
    })
    .await?;
    ensure!(wrong.contains("iSpring Learn") && down.contains("iSpring Learn"), "{wrong} {down}");
    page.close().await
}

pub(crate) async fn what_failed_is_told_and_tried_again(stage: &Stage) -> Result<()> {
    let (owner, company, ispring) = crate::learning::with_accounts(stage, "Nochmal").await?;
    owner.save_settings(json!({ "export": "allowed" })).await?;
    owner.sync().await?;
    owner.approve_exports().await?;
    ispring.add_course(COURSE);
    let opened = ispring.accounts().into_iter().find(|account| account.origin == Origin::Requested);
    let email = opened.context("no account was opened")?.email;
    let refused = Effect::Status { code: 400, retry_after: None, body: None };
    company.fault(Fault::on("training/record/employee", refused).by("POST"));
    ispring.complete(&email, COURSE, Completion::default())?;
    owner.sync().await?;
    company.clear_faults();
    let page = hurried_admin(stage, &owner, "en").await?;
    page.open("/sync/exports?stage=failed").await?;
    page.text_with("#exports", COURSE).await?;
    page.click("#export-again").await?;
    page.open("/sync/exports").await?;
    page.find("#exports tr:first-child[data-stage=done]").await?;
    page.close().await
}

pub(crate) async fn a_member_sees_no_learning_of_others(stage: &Stage) -> Result<()> {
    let company = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Lernneugier").await?;
    let body = json!({ "name": "Grace Hopper", "role": Role::Member });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let somebody = company.people().first().map(|person| company.employee_id(person.id)).context("nobody")?;
    let page = stage.page("de").await?;
    page.sign_in(&invitation.sign_in.token).await?;
    page.open(&format!("/people/{somebody}")).await?;
    page.find("h1").await?;
    page.find(".tabs").await?;
    ensure!(!page.has(".tabs a[href$='/learning']").await?, "members have no such tab");
    page.open(&format!("/people/{somebody}/learning")).await?;
    page.find("main h1").await?;
    page.text_with(".profile", "Kein Zugriff").await?;
    ensure!(!page.has("#assigned-title").await?, "nor what it would show");
    page.close().await
}

pub(crate) async fn axe_finds_nothing_serious_on_the_learning_pages(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    stage.ispring();
    let owner: Api = stage.owner("Barrierefrei lernen").await?;
    owner.connect(stage.access(bamboohr::Grant::Full), &EVERYTHING).await?;
    owner.connect_learning(&stage.learning(Grant::Full)).await?;
    owner.save_settings(json!({ "export": "allowed", "invitation": "Hallo {first_name}" })).await?;
    owner.sync().await?;
    let page = admin_at(stage, &owner, "de").await?;
    let paths = [
        "/services/ispring/setup/prepare",
        "/services/ispring/setup/create",
        "/services/ispring/setup/credential",
        "/services/ispring",
        "/services/ispring/invitations",
        "/sync",
        "/sync/learning",
        "/sync/exports",
        "/sync/exports/waiting",
    ];
    axe_finds_nothing_serious_at(&page, &paths).await?;
    page.close().await
}
