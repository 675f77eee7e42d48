//! A person who has never seen it goes through the wizards by their guides, in each language, on a telephone.

use anyhow::{Result, ensure};
use simulators::{bamboohr, personio};
use tests::rig::{
    api::{owner_token, unique_name},
    browser::Page,
};

use crate::stage::Stage;

/// What the Personio guide says beside the menus' own names: where it may be translated, and where it is older.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("de", "können sie übersetzt sein", "Sieht es bei dir anders aus?"),
    ("en", "may be translated", "Looks different at yours?"),
    ("ru", "могут быть переведены", "У вас выглядит иначе?"),
];

/// Each step of the guide on the screen says where it is, and nothing on the page is wider than a telephone.
async fn guide_has(page: &Page, paths: &[&str]) -> Result<()> {
    page.client().set_window_size(360, 800).await?;
    let script = "const steps = [...document.querySelectorAll('.guide:not(details .guide) > li')];
        return [steps.map(step => step.querySelector('.menu-path b').textContent),
                document.documentElement.scrollWidth - document.documentElement.clientWidth];";
    page.find(".guide .menu-path").await?;
    let seen = page.execute(script, vec![]).await?;
    let said: Vec<&str> = seen[0].as_array().into_iter().flatten().filter_map(|path| path.as_str()).collect();
    ensure!(said == paths, "{said:?}");
    ensure!(seen[1] == 0, "the page is {} px too wide", seen[1]);
    Ok(())
}

pub(crate) async fn the_guides_lead_through_both_wizards_in_every_language(stage: &Stage) -> Result<()> {
    stage.personio();
    stage.bamboohr();
    for (language, translated, older) in LANGUAGES {
        let page = stage.page(language).await?;
        page.sign_in(&owner_token(&stage.runtime, &unique_name("Wegweiser")).await?).await?;

        page.open("/services/personio/setup/prepare").await?;
        page.text_with("main", "Marketplace integration").await?;
        page.click("#continue").await?;
        page.arrives_at("/services/personio/setup/create").await?;
        page.text_with("main", translated).await?;
        guide_has(
            &page,
            &[
                "Settings › Integrations › API credentials",
                "See connected integrations › Create custom integration",
                "Create custom integration › Name",
                "Create custom integration › Scopes",
                "Create custom integration › Attributes",
                "Create custom integration › Create integration",
            ],
        )
        .await?;
        page.text_with(".guide", "personio.com/configuration/marketplace/connected").await?;
        ensure!(page.text(".guide-older summary").await? == older);
        page.click(".guide-older summary").await?;
        page.text_with(".guide-older", "Neue Zugriffsdaten generieren").await?;
        page.click("#continue").await?;
        page.arrives_at("/services/personio/setup/credential").await?;
        let credential = stage.credentials(personio::Grant::Full);
        page.fill("#client_id", &credential.client_id).await?;
        page.fill("#client_secret", &credential.client_secret).await?;
        page.click("#test-credential").await?;
        page.arrives_at("/services/personio/setup/attributes").await?;
        page.click("#continue").await?;
        page.arrives_at("/services/personio/setup/preview").await?;
        page.find("#run[data-phase=waiting]").await?;
        page.click("#approve").await?;
        page.arrives_at("/people").await?;

        page.open("/services/bamboohr/setup/prepare").await?;
        page.click("#continue").await?;
        page.arrives_at("/services/bamboohr/setup/create").await?;
        guide_has(
            &page,
            &[
                "BambooHR › Log In",
                "Photo › API Keys",
                "API Keys › Add New Key",
                "Add New Key › API Key Name",
                "Add New Key › Generate Key",
                "API Keys › Copy Key",
            ],
        )
        .await?;
        ensure!(!page.has(".guide-older").await?, "BambooHR has one menu");
        page.click("#continue").await?;
        page.arrives_at("/services/bamboohr/setup/credential").await?;
        page.fill("#access_token", stage.bamboohr_key(bamboohr::Grant::Full)).await?;
        page.fill("#subdomain", "nordlicht").await?;
        page.click("#test-credential").await?;
        page.arrives_at("/services/bamboohr/setup/attributes").await?;
        page.close().await?;
    }
    Ok(())
}
