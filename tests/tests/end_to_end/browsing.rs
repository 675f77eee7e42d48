//! A person at a browser: the whole journey, and each way it can go wrong.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::json;
use simulators::{
    company::Status,
    faults::{Effect, Fault},
    personio::{Credentials, Grant},
};
use tests::rig::{
    api::{Api, owner_token, unique_name},
    browser::Page,
    eventually,
};

use crate::stage::Stage;

/// A window in which the owner of a new organisation is signed in.
async fn owner_at(stage: &Stage, subject: &str, language: &str) -> Result<Page> {
    let page = stage.page(language).await?;
    page.sign_in(&owner_token(&stage.runtime, &unique_name(subject)).await?).await?;
    Ok(page)
}

/// From the services to the step where the credential is pasted, releasing everything.
async fn to_credential(page: &Page) -> Result<()> {
    page.open("/services/personio/setup/prepare").await?;
    for attribute in crate::stage::EVERYTHING {
        let id = format!("#release-{attribute}");
        let chosen = page.find(&id).await?;
        if !chosen.is_selected().await? {
            page.click(&id).await?;
        }
    }
    page.click("#continue").await?;
    page.arrives_at("/services/personio/setup/create").await?;
    page.text_with("#field-list", "Vorname").await?;
    page.click("#continue").await?;
    page.arrives_at("/services/personio/setup/credential").await
}

async fn test_credential(page: &Page, credential: &Credentials) -> Result<()> {
    page.fill("#client_id", &credential.client_id).await?;
    page.fill("#client_secret", &credential.client_secret).await?;
    page.click("#test-credential").await
}

async fn preview(page: &Page, credential: &Credentials) -> Result<()> {
    to_credential(page).await?;
    test_credential(page, credential).await?;
    page.arrives_at("/services/personio/setup/attributes").await?;
    page.click("#continue").await?;
    page.arrives_at("/services/personio/setup/preview").await?;
    page.find("#run[data-phase=waiting]").await.map(drop)
}

pub(crate) async fn the_main_job(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let page = owner_at(stage, "Hauptsache", "de").await?;
    page.open("/services").await?;
    page.text_with("main", "Personio").await?;
    preview(&page, stage.credentials(Grant::Full)).await?;

    let people = personio.people();
    let employed: Vec<_> = people.iter().filter(|person| person.status != Status::Inactive).collect();
    let joins = page.find("#plan-joins").await?.attr("data-count").await?;
    ensure!(joins == Some(employed.len().to_string()), "{joins:?}");
    ensure!(page.text("#plan-over-granted").await?.contains("Fix salary"));
    page.click("#approve").await?;
    page.arrives_at("/people").await?;
    let count = page.find(&format!("#people-count[data-count='{}']", employed.len())).await?;
    ensure!(count.is_displayed().await?);
    // It comes along from the wizard, which is in another bundle of the app.
    let snackbar = page.text_with(".snackbar-success", "Personio").await?;
    ensure!(!snackbar.is_empty());

    let colleague = employed
        .iter()
        .find(|person| person.last_name.contains(['ü', 'ö', 'ł', 'ş']) && person.team.is_some())
        .context("nobody with an umlaut")?;
    page.fill("#people-search", &colleague.last_name).await?;
    page.click(&format!(".person-row[data-person-id='{}']", colleague.id)).await?;
    page.arrives_at(&format!("/people/{}", colleague.id)).await?;
    let profile = page.text_with("main", &colleague.last_name).await?;
    ensure!(profile.contains(&colleague.email) && profile.contains(&colleague.position), "{profile}");
    ensure!(!profile.contains(&colleague.private_phone) && !profile.contains(&colleague.private_address));
    let drawn = "return getComputedStyle(document.querySelector('.entries')).display";
    ensure!(page.execute(drawn, vec![]).await? == json!("grid"), "values stand beside each other");
    page.close().await
}

/// Pastes `credential` and expects the failure `code`, said in words of its own; what was typed stays.
async fn fails_with(page: &Page, credential: &Credentials, code: &str) -> Result<String> {
    test_credential(page, credential).await?;
    let words = page.text(&format!("#setup-error[data-code={code}]")).await?;
    ensure!(page.path().await? == "/services/personio/setup/credential");
    ensure!(page.value("#client_id").await? == credential.client_id);
    ensure!(page.value("#client_secret").await? == credential.client_secret);
    ensure!(!words.contains(&credential.client_secret));
    Ok(words)
}

pub(crate) async fn each_failure_has_its_own_words(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let page = owner_at(stage, "Fehler", "de").await?;
    to_credential(&page).await?;
    let full = stage.credentials(Grant::Full);
    let wrong = Credentials { client_secret: "papi-wrong".to_owned(), ..full.clone() };
    let mut words = vec![
        fails_with(&page, &wrong, "provider_wrong_credential").await?,
        fails_with(&page, stage.credentials(Grant::NoEmployees), "provider_no_employee_rights").await?,
        fails_with(&page, stage.credentials(Grant::IdOnly), "provider_attribute_not_released").await?,
    ];
    personio.fault(Fault::on("/v1/auth", Effect::HangUp));
    words.push(fails_with(&page, full, "provider_unavailable").await?);
    personio.clear_faults();
    let throttled = Effect::Status { code: 429, retry_after: Some("42".to_owned()), body: None };
    personio.fault(Fault::on("/v1/auth", throttled));
    let slow = fails_with(&page, full, "provider_rate_limited").await?;
    ensure!(slow.contains("42"), "how long to wait is said: {slow}");
    words.push(slow);
    words.sort();
    words.dedup();
    ensure!(words.len() == 5, "five failures, five texts: {words:#?}");
    personio.clear_faults();
    page.click("#test-credential").await?;
    page.arrives_at("/services/personio/setup/attributes").await?;
    page.close().await
}

pub(crate) async fn names_only_shows_names(stage: &Stage) -> Result<()> {
    stage.personio();
    let page = owner_at(stage, "Names", "en").await?;
    to_credential(&page).await?;
    test_credential(&page, stage.credentials(Grant::Names)).await?;
    page.arrives_at("/services/personio/setup/attributes").await?;
    page.find("#missing").await?;
    page.click("#continue").await?;
    page.find("#run[data-phase=waiting]").await?;
    page.click("#approve").await?;
    page.arrives_at("/people").await?;
    page.click(".person-row").await?;
    let profile = page.text_with("main h1", "").await?;
    ensure!(!profile.is_empty());
    ensure!(!page.has("main a[href^='mailto:']").await? && !page.has("main a[href^='tel:']").await?);
    page.close().await
}

pub(crate) async fn a_throttled_sync_is_shown_and_goes_on(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let page = owner_at(stage, "Gedrosselt", "ru").await?;
    to_credential(&page).await?;
    test_credential(&page, stage.credentials(Grant::Directory)).await?;
    page.arrives_at("/services/personio/setup/attributes").await?;
    let throttled = Effect::Status { code: 429, retry_after: Some("3".to_owned()), body: None };
    personio.fault(Fault::on("offset=100", throttled).times(1));
    page.click("#continue").await?;
    page.find("#run-trouble").await?;
    page.client().refresh().await?;
    page.find("#run[data-phase=waiting]").await.context("the run is found again after a reload")?;
    page.close().await
}

pub(crate) async fn a_link_that_was_used_says_so(stage: &Stage) -> Result<()> {
    let token = owner_token(&stage.runtime, &unique_name("Used")).await?;
    Api::anonymous(&stage.runtime).signed_in(&token).await?;
    let page = stage.page("en").await?;
    page.use_link(&token).await?;
    page.find("[role=alert]").await?;
    ensure!(!page.client().current_url().await?.as_str().contains(&token), "the token left the address bar");
    page.close().await
}

pub(crate) async fn a_member_finds_people_and_no_settings(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Mitglied").await?;
    let body = json!({ "name": "Member", "role": Role::Member });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let page = stage.page("de").await?;
    page.sign_in(&invitation.sign_in.token).await?;
    page.arrives_at("/people").await?;
    page.find(".person-row").await?;
    ensure!(!page.has("a[href='/services']").await? && !page.has("a[href='/members']").await?);
    for path in ["/services", "/services/personio", "/services/personio/setup/prepare", "/members"] {
        page.open(path).await?;
        page.find("main h1").await?;
        ensure!(!page.has("#continue, #sync-now, #client_id").await?, "{path}");
    }
    page.close().await
}

/// Names with HTML, and a search with it, are shown as text.
pub(crate) async fn html_is_text(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("HTML").await?;
    let page = stage.page("en").await?;
    let renewed = signed_in_again(&owner).await?;
    page.sign_in(&renewed).await?;
    page.open("/people").await?;
    page.fill("#people-search", "bob").await?;
    page.text_with("#people-list", "<b>Bob</b>").await?;
    ensure!(!page.has("#people-list b").await?);
    page.fill("#people-search", "<img src=x onerror=alert(1)>").await?;
    page.find("#people-count[data-count='0']").await?;
    ensure!(!page.has("img[src=x]").await?);
    page.close().await
}

/// A link for an admin of the organisation of `owner`.
pub(crate) async fn signed_in_again(owner: &Api) -> Result<String> {
    let body = json!({ "name": "Admin", "role": Role::Admin });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    Ok(invitation.sign_in.token)
}

/// axe-core itself.
pub(crate) fn axe() -> Result<String> {
    Ok(std::fs::read_to_string(crate::stage::root().join("node_modules/axe-core/axe.min.js"))?)
}

/// Each page in both colour schemes, judged by axe-core.
pub(crate) async fn axe_finds_nothing_serious_at(page: &Page, paths: &[impl AsRef<str>]) -> Result<()> {
    let axe = axe()?;
    for theme in ["light", "dark"] {
        // Chosen before a page loads: colours that change on a page that is shown take a moment to.
        page.execute("localStorage.setItem('rollcall.theme', arguments[0])", vec![json!(theme)]).await?;
        for path in paths.iter().map(AsRef::as_ref) {
            page.open(path).await?;
            page.find(&format!("html[data-theme={theme}] main h1")).await?;
            eventually("nothing is loading", || async {
                Ok((!page.has("[aria-busy=true], .skeleton").await?).then_some(()))
            })
            .await?;
            page.is_accessible(&axe, &format!("{path} ({theme})")).await?;
        }
    }
    Ok(())
}

/// Every page in both colour schemes, judged by axe-core.
pub(crate) async fn axe_finds_nothing_serious_on_any_page(stage: &Stage) -> Result<()> {
    stage.personio();
    let axe = axe()?;
    let owner = stage.connected("Barrierefrei").await?;
    let person = stage.personio().people().first().map(|person| person.id).context("nobody")?;
    let page = stage.page("de").await?;
    page.open("/sign-in").await?;
    page.find("main h1").await?;
    page.is_accessible(&axe, "/sign-in").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    let paths = [
        "/people".to_owned(),
        format!("/people/{person}"),
        "/services".to_owned(),
        "/services/personio".to_owned(),
        "/services/personio/setup/prepare".to_owned(),
        "/services/personio/setup/create".to_owned(),
        "/services/personio/setup/credential".to_owned(),
        "/members".to_owned(),
        "/nowhere".to_owned(),
    ];
    axe_finds_nothing_serious_at(&page, &paths).await?;
    preview(&page, stage.credentials(Grant::Full)).await?;
    page.is_accessible(&axe, "the preview").await?;
    page.close().await
}
