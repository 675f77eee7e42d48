//! A person at a browser with the second help page in hand: `BambooHR`, the Sync page, and what can go wrong there.

use anyhow::{Context as _, Result, ensure};
use chrono::Utc;
use domain::{
    api::{
        endpoint::Endpoint,
        sync::{SaveForm, SyncView},
    },
    schedule::Automatic,
    settings::{Export, SettingsForm},
};
use serde_json::json;
use simulators::{
    bamboohr::Grant,
    faults::{Effect, Fault},
};
use tests::rig::{
    api::{Api, owner_token, unique_name},
    browser::Page,
    eventually,
};

use crate::{
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    stage::{EVERYTHING, Stage},
};

/// A window in which an admin of the organisation of `owner` is signed in.
pub(crate) async fn admin_at(stage: &Stage, owner: &Api, language: &str) -> Result<Page> {
    let page = stage.page(language).await?;
    page.sign_in(&signed_in_again(owner).await?).await?;
    Ok(page)
}

/// From the services to the step where key and subdomain are pasted.
async fn to_credential(page: &Page) -> Result<()> {
    page.open("/services/bamboohr/setup/prepare").await?;
    for attribute in EVERYTHING {
        let id = format!("#release-{attribute}");
        if !page.find(&id).await?.is_selected().await? {
            page.click(&id).await?;
        }
    }
    page.click("#continue").await?;
    page.arrives_at("/services/bamboohr/setup/create").await
}

async fn test_credential(page: &Page, key: &str, subdomain: &str) -> Result<()> {
    page.fill("#access_token", key).await?;
    page.fill("#subdomain", subdomain).await?;
    page.click("#test-credential").await
}

/// Sets a time of day as a person does who picks it: the browser's own form of the field differs by language.
async fn set_time(page: &Page, index: usize, time: &str) -> Result<()> {
    let css = format!("#sync-time-{index}");
    page.find(&css).await?;
    let script = "const [css, value] = arguments; const input = document.querySelector(css);
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.execute(script, vec![json!(css), json!(time)]).await.map(drop)
}

pub(crate) async fn the_whole_second_help_page(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let page = stage.page("ru").await?;
    page.sign_in(&owner_token(&stage.runtime, &unique_name("Справка")).await?).await?;
    page.open("/services").await?;
    page.text_with("#service-card-bamboohr", "BambooHR").await?;
    to_credential(&page).await?;
    // The menus of BambooHR itself, in its own words.
    for words in ["API Keys", "Add New Key", "API Key Name", "Generate Key"] {
        page.text_with("main", words).await?;
    }
    page.click("#continue").await?;
    page.arrives_at("/services/bamboohr/setup/credential").await?;
    page.fill("#subdomain", "https://nordlicht.bamboohr.com").await?;
    page.text_with("#subdomain-understood", "nordlicht.bamboohr.com").await?;
    test_credential(&page, stage.bamboohr_key(Grant::Directory), "https://nordlicht.bamboohr.com").await?;
    page.arrives_at("/services/bamboohr/setup/attributes").await?;
    page.text_with("#filled-phone", "%").await?;
    page.click("#continue").await?;
    page.find("#run[data-phase=waiting]").await?;
    page.click("#approve").await?;
    page.text_with(".snackbar-success", "BambooHR").await?;
    page.arrives_at("/people").await?;

    // The two blocks of the help page, settings and synchronisation, have a page each. The first waits for iSpring Learn.
    page.open("/sync/learning").await?;
    page.text_with("#needs-learning", "iSpring Learn").await?;
    ensure!(!page.has("#sync-invitation, #sync-export").await?, "what is not connected is asked nothing of");
    page.click(".tabs a[href='/sync/schedule']").await?;
    page.arrives_at("/sync/schedule").await?;
    page.find("#save-settings[aria-disabled=true]").await.context("nothing has changed yet")?;
    page.click("#sync-automatic").await?;
    page.fill("#sync-zone", "Europe/Berlin").await?;
    for (index, time) in ["06:30", "12:15", "06:30"].into_iter().enumerate() {
        page.click("#add-time").await?;
        set_time(&page, index, time).await?;
    }
    page.find("#add-time[aria-disabled=true]").await.context("three times at most")?;
    page.click("#save-settings").await?;
    page.find("#sync-time-2[aria-invalid=true]").await.context("the duplicate is refused at its field")?;
    ensure!(page.value("#sync-time-2").await? == "06:30" && page.value("#sync-time-1").await? == "12:15");
    set_time(&page, 2, "18:45").await?;
    page.find("#next-runs li:nth-child(5)[data-utc]").await?;
    page.click("#save-settings").await?;
    page.find(".snackbar-success").await?;
    page.find("#save-settings[aria-disabled=true]").await?;
    page.client().refresh().await?;
    page.find("#sync-time-2").await?;
    ensure!(page.value("#sync-time-2").await? == "18:45", "what was saved is found again");

    page.click(".tabs a[href='/sync']").await?;
    page.text_with("#next-sync", ":").await.context("the next one has a time")?;
    ensure!(!page.has("#daily-offer").await?, "syncs come by themselves");
    page.click("#sync-now").await?;
    page.find(".history-row[data-run-id='2'][data-outcome=done]").await?;
    page.find("#last-sync").await?;
    page.find("#people-here").await?;
    ensure!(!page.has("#history-chart").await?, "two syncs are no picture");
    page.click(".history-row[data-run-id='1'] a").await?;
    page.arrives_at("/sync/runs/1").await?;
    page.find("#run-changes tbody tr").await?;
    page.find("#download-csv").await?;
    page.close().await
}

pub(crate) async fn each_failure_of_bamboohr_has_its_own_words(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.owner("Bamboo-Fehler").await?;
    let page = admin_at(stage, &owner, "de").await?;
    to_credential(&page).await?;
    page.click("#continue").await?;
    let key = stage.bamboohr_key(Grant::Directory).to_owned();
    bamboohr.clear_requests();
    test_credential(&page, &key, "https://evil.example").await?;
    page.find("#subdomain[aria-invalid=true]").await?;
    ensure!(bamboohr.requests().total == 0, "refused before any request");

    let unknown = "0".repeat(40);
    let no_right = stage.bamboohr_key(Grant::NoEmployees).to_owned();
    let mut words = Vec::new();
    for (key, subdomain, code) in [
        (&unknown, "nordlicht", "provider_wrong_credential"),
        (&key, "suedlicht", "provider_unknown_company"),
        (&no_right, "nordlicht", "provider_no_employee_rights"),
    ] {
        test_credential(&page, key, subdomain).await?;
        words.push(page.text(&format!("#setup-error[data-code={code}]")).await?);
        ensure!(page.value("#access_token").await? == *key && page.value("#subdomain").await? == subdomain);
    }
    bamboohr.lock_api(600);
    test_credential(&page, &key, "nordlicht").await?;
    words.push(page.text("#setup-error[data-code=provider_locked]").await?);
    bamboohr.lock_api(0);
    let busy = Effect::Status { code: 429, retry_after: Some("42".to_owned()), body: None };
    bamboohr.fault(Fault::on("employees/0", busy));
    page.click("#test-credential").await?;
    words.push(page.text_with("#setup-error[data-code=provider_rate_limited]", "42").await?);
    bamboohr.clear_faults();
    words.sort();
    words.dedup();
    ensure!(words.len() == 5, "five failures, five texts: {words:#?}");
    page.click("#test-credential").await?;
    page.arrives_at("/services/bamboohr/setup/attributes").await?;
    page.close().await
}

pub(crate) async fn leaving_with_unsaved_changes_asks_first(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Unsaved").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/sync/schedule").await?;
    page.fill("#sync-retention", "45").await?;
    for elsewhere in ["nav a[href='/people']", ".tabs a[href='/sync/learning']"] {
        page.click(elsewhere).await?;
        page.find("dialog[open]").await?;
        page.click("#stay").await?;
    }
    ensure!(page.path().await? == "/sync/schedule" && page.value("#sync-retention").await? == "45");
    page.click("nav a[href='/people']").await?;
    page.click("#leave-anyway").await?;
    page.arrives_at("/people").await?;
    page.close().await
}

/// Saves what is in force with a change.
async fn save(owner: &Api, change: impl FnOnce(&mut SettingsForm)) -> Result<()> {
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    let mut settings = SettingsForm::from(&view.settings);
    change(&mut settings);
    let body = json!(SaveForm { version: view.version, settings });
    owner.call(Endpoint::SaveSettings, &[], Some(body)).await?.expect::<SyncView>().map(drop)
}

/// Saves what is in force with another retention time.
async fn save_retention(owner: &Api, days: &str) -> Result<()> {
    save(owner, |form| days.clone_into(&mut form.retention_days)).await
}

pub(crate) async fn the_second_who_saves_sees_both_versions(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Both versions").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/sync/schedule").await?;
    page.fill("#sync-retention", "45").await?;
    save_retention(&owner, "10").await?;
    page.click("#save-settings").await?;
    let both = page.text_with("#settings-conflict", "45").await?;
    ensure!(both.contains("10"), "{both}");
    page.click("#keep-mine").await?;
    page.click("#save-settings").await?;
    page.find(".snackbar-success").await?;
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    ensure!(view.settings.retention.days() == 45, "{:?}", view.settings.retention);

    page.fill("#sync-retention", "46").await?;
    save_retention(&owner, "11").await?;
    page.click("#save-settings").await?;
    page.click("#take-theirs").await?;
    eventually("theirs is in the form", || async {
        Ok((page.value("#sync-retention").await? == "11").then_some(()))
    })
    .await?;
    page.close().await
}

pub(crate) async fn who_saves_one_page_leaves_what_was_saved_on_the_other(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Two pages").await?;
    save_retention(&owner, "30").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/sync/schedule").await?;
    page.fill("#sync-retention", "45").await?;
    save(&owner, |form| "Hello {first_name}".clone_into(&mut form.invitation)).await?;
    page.click("#save-settings").await?;
    page.find(".snackbar-success").await.context("nobody is asked whose version counts")?;
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    let form = SettingsForm::from(&view.settings);
    ensure!((&*form.retention_days, &*form.invitation) == ("45", "Hello {first_name}"), "{form:?}");
    page.close().await
}

pub(crate) async fn the_overview_offers_to_sync_every_day_and_is_no_longer_than_two_screens(
    stage: &Stage,
) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Overview").await?;
    // With the first one there are ten.
    for _ in 0..9 {
        owner.sync().await?;
    }
    let page = admin_at(stage, &owner, "en").await?;
    let screen = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
    page.open("/sync").await?;
    page.find("#daily-offer").await?;
    page.find("#history-chart .chart[role=img] svg").await?;
    page.find(".history-row[data-run-id='10']").await?;
    let height = page.execute("return document.documentElement.scrollHeight", vec![]).await?;
    ensure!(height.as_u64().is_some_and(|height| height <= 1600), "{height} px");
    page.click("#accept-daily").await?;
    page.text_with("#next-sync", "06:00").await?;
    ensure!(!page.has("#daily-offer").await?);
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    let schedule = view.settings.schedule;
    ensure!(schedule.automatic == Automatic::On, "{schedule:?}");
    ensure!(Vec::from(schedule.times) == ["06:00"], "at six, and no more often");
    page.close().await
}

pub(crate) async fn a_run_of_another_admin_is_seen_and_a_held_one_says_what_would_happen(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Seen by all").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/sync").await?;
    page.find(".history-row[data-run-id='1']").await?;
    bamboohr.vanish(30);
    // Somebody else, somewhere else.
    let held = owner.sync().await?;
    page.find("#run[data-phase=waiting]").await.context("the page notices by itself")?;
    let sentence = page.text("#hold-sentence").await?;
    let counts = held.counts.context("no counts")?;
    ensure!(sentence.contains(&counts.leaves.to_string()), "{sentence}");
    page.click("#approve").await?;
    page.find(&format!(".history-row[data-run-id='{}'][data-outcome=done]", held.id.0)).await?;
    page.close().await
}

pub(crate) async fn the_source_is_changed_on_the_connections_page(stage: &Stage) -> Result<()> {
    stage.personio();
    stage.bamboohr();
    let owner = stage.connected("Quelle").await?;
    let page = admin_at(stage, &owner, "de").await?;
    to_credential(&page).await?;
    page.click("#continue").await?;
    test_credential(&page, stage.bamboohr_key(Grant::Directory), "nordlicht").await?;
    page.arrives_at("/services/bamboohr/setup/attributes").await?;
    page.click("#continue").await?;
    page.click("#connect-only").await?;
    page.arrives_at("/services/bamboohr").await?;
    ensure!(!page.has("#sync-now").await?, "the directory is read from Personio");
    page.click("#make-source").await?;
    page.find("#run[data-phase=waiting]").await?;
    page.find("#plan-moves").await?;
    page.click("#approve").await?;
    page.find("#sync-now").await.context("now it is the source")?;
    page.open("/services").await?;
    page.find("#service-card-bamboohr[data-source=true], #service-card-bamboohr [data-source=true]").await?;
    page.close().await
}

pub(crate) async fn axe_finds_nothing_serious_on_the_new_pages(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Barrierefrei 2").await?;
    let view: SyncView = owner.ask(Endpoint::Sync, &[]).await?;
    let form = SettingsForm {
        automatic: Automatic::On,
        times: vec!["06:30".to_owned()],
        export: Export::Allowed,
        ..SettingsForm::from(&view.settings)
    };
    let body = json!(SaveForm { version: 0, settings: form });
    owner.call(Endpoint::SaveSettings, &[], Some(body)).await?.expect::<SyncView>()?;
    let page = admin_at(stage, &owner, "de").await?;
    let paths = [
        "/sync",
        "/sync/schedule",
        "/sync/learning",
        "/sync/runs/1",
        "/services/bamboohr",
        "/services/bamboohr/setup/prepare",
        "/services/bamboohr/setup/create",
        "/services/bamboohr/setup/credential",
    ];
    axe_finds_nothing_serious_at(&page, &paths).await?;
    ensure!(view.last_success.is_some_and(|at| at < Utc::now()));
    page.close().await
}
