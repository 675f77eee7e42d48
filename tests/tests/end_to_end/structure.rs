//! The organisation's structure, at a browser: by keyboard, by search and by department; and who is around somebody.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use simulators::personio::Grant;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::{
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    stage::{EVERYTHING, Stage},
};

/// A browser in which the owner is signed in to an organisation that has released managers too, and what they ask for outside
/// of it.
async fn signed_in(stage: &Stage, subject: &str) -> Result<(Page, Api)> {
    stage.personio();
    let owner = stage.owner(subject).await?;
    owner.connect(stage.credentials(Grant::Full), &EVERYTHING).await?;
    let page = stage.page("en").await?;
    // Who asks for a page before they sign in comes to it after.
    page.open("/structure").await?;
    page.arrives_at("/sign-in").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.arrives_at("/structure").await?;
    Ok((page, owner))
}

/// The id of the row that has the focus, once it is another one than `before`.
async fn focused(page: &Page, before: &str) -> Result<String> {
    eventually("the focus goes elsewhere", || async {
        let id = page.execute("return document.activeElement.id", vec![]).await?;
        Ok(id.as_str().filter(|id| *id != before && id.starts_with("tree-")).map(str::to_owned))
    })
    .await
}

async fn press(page: &Page, key: &str) -> Result<()> {
    let script = "document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }))";
    page.execute(script, vec![json!(key)]).await.map(drop)
}

async fn attribute(page: &Page, id: &str, name: &str) -> Result<Value> {
    let script = "return document.getElementById(arguments[0])?.getAttribute(arguments[1])";
    page.execute(script, vec![json!(id), json!(name)]).await
}

pub(crate) async fn the_tree_is_walked_by_keyboard_alone(stage: &Stage) -> Result<()> {
    let (page, _) = signed_in(stage, "Keyboard").await?;
    page.open("/structure").await?;
    let first = page.find("#structure-tree [role=treeitem][tabindex='0']").await?;
    let first = first.attr("id").await?.context("an id")?;
    ensure!(
        page.execute("return document.querySelectorAll('#structure-tree [tabindex=\"0\"]').length", vec![])
            .await?
            == 1
    );
    page.execute("document.getElementById(arguments[0]).focus()", vec![json!(first)]).await?;
    ensure!(attribute(&page, &first, "aria-expanded").await? == "true", "the tops are unfolded");
    ensure!(attribute(&page, &first, "aria-level").await? == "1");
    press(&page, "ArrowRight").await?;
    let child = focused(&page, &first).await?;
    ensure!(attribute(&page, &child, "aria-level").await? == "2");
    ensure!(attribute(&page, &child, "aria-posinset").await? == "1");
    press(&page, "ArrowDown").await?;
    let next = focused(&page, &child).await?;
    ensure!(attribute(&page, &next, "aria-level").await? == "2", "below folded colleagues is the next one");
    press(&page, "ArrowLeft").await?;
    let back = focused(&page, &next).await?;
    ensure!(back == first || attribute(&page, &next, "aria-expanded").await? == "false", "{back}");
    press(&page, "End").await?;
    let last = focused(&page, &back).await?;
    press(&page, "Home").await?;
    ensure!(focused(&page, &last).await? == first);
    press(&page, "ArrowLeft").await?;
    eventually("it is folded", || async {
        Ok((attribute(&page, &first, "aria-expanded").await? == "false").then_some(()))
    })
    .await?;
    // Enter leads to the profile.
    press(&page, "Enter").await?;
    page.find("article.profile h1").await?;
    page.close().await
}

pub(crate) async fn somebody_is_found_in_the_structure_and_their_contact_is_saved(
    stage: &Stage,
) -> Result<()> {
    let (page, owner) = signed_in(stage, "Found").await?;
    let people = stage.personio().people();
    let is_led = |one: &&std::sync::Arc<simulators::company::Person>| {
        one.supervisor
            .and_then(|id| people.iter().find(|boss| boss.id == id))
            .is_some_and(|boss| boss.supervisor.is_some())
    };
    let at_work = stage.identity().control().at_work();
    let mut found = people.iter().filter(|one| at_work.contains(&one.email));
    let person = found.find(is_led).or(people.iter().find(is_led)).context("somebody two levels down")?;
    let boss = people.iter().find(|one| Some(one.id) == person.supervisor).context("a manager")?;
    page.open("/structure").await?;
    page.fill("#structure-search", &format!("{} {}", person.first_name, person.last_name)).await?;
    page.text_with(".found", &person.last_name).await?;
    page.click(".found li:first-child button").await?;
    let row = focused(&page, "").await?;
    page.text_with(&format!("#{row}"), &person.last_name).await?;
    page.find(".drawing-box[data-chosen]").await?;
    // A link to that place.
    let url = eventually("the address follows", || async {
        let url = page.client().current_url().await?;
        Ok(url.query().is_some_and(|query| query.contains(&format!("person={}", person.id))).then_some(url))
    })
    .await?;
    page.client().goto(url.as_str()).await?;
    page.text_with("#structure-tree [aria-selected=true]", &person.last_name).await?;
    let around = format!("/people/{}/around", person.id);
    axe_finds_nothing_serious_at(&page, &["/structure", "/structure?by=department", &around]).await?;
    page.text_with(".chain", &boss.last_name).await?;
    page.find("#card-code").await?;
    // What would be saved, as the browser gets it.
    let kept = "window.saved = ''; const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make(blob); };";
    page.execute(kept, vec![]).await?;
    page.click("#card-4").await?;
    let card = eventually("it is saved", || async {
        let card = page.execute("return window.saved", vec![]).await?;
        Ok(card.as_str().filter(|card| !card.is_empty()).map(str::to_owned))
    })
    .await?;
    ensure!(card.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "{card}");
    ensure!(card.contains(&person.last_name), "{card}");
    // A chat is offered once the organisation wants it, and with nobody else.
    ensure!(!page.has("#teams-chat").await?);
    owner.save_settings(json!({ "teams": "offered" })).await?;
    page.client().refresh().await?;
    let chat = page.find("#teams-chat").await?.attr("href").await?.context("an address")?;
    ensure!(chat == format!("https://teams.microsoft.com/l/chat/0/0?users={}", person.email), "{chat}");
    page.open("/structure?by=department").await?;
    page.find("#structure-tree [aria-expanded=false]").await?;
    page.text_with("#structure-tree", "Led by").await?;
    page.close().await
}
