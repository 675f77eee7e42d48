//! Finding somebody as people do: in another alphabet, by their phone, with a slip, by keyboard alone.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use fantoccini::key::Key;
use serde_json::json;
use simulators::company::{Change, Status};
use tests::rig::{api::Api, browser::Page};

use crate::{browsing::signed_in_again, stage::Stage};

pub(crate) async fn somebody_is_found_in_any_spelling_and_by_keyboard(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let people = personio.people();
    let somebody = people.iter().find(|person| person.status == Status::Active).context("nobody")?;
    let change = Change {
        first_name: Some("Анна".to_owned()),
        last_name: Some("Жуховицкая".to_owned()),
        work_phone: Some("+49 40 3069988".to_owned()),
        ..Change::default()
    };
    personio.change(somebody.id, change).ok().context("no change")?;
    let owner = stage.connected("Suche").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.open("/people").await?;
    let first = format!(".person-row[aria-posinset='1'][data-person-id='{}']", somebody.id);
    for query in ["zhukhovitskaya", "anna schuchowizkaja", "жуховецкая", "040 3069988", "0049 (40) 30 69 988"]
    {
        page.fill("#people-search", query).await?;
        page.find(&first).await.with_context(|| query.to_owned())?;
    }
    page.fill("#people-search", "schuchowiz").await?;
    page.text_with(&format!("{first} mark"), "Жуховицкая").await?;

    page.fill("#people-search", &format!("anna zhukhov{}", char::from(Key::Enter))).await?;
    page.arrives_at(&format!("/people/{}", somebody.id)).await?;
    page.client().back().await?;
    page.find(&first).await?;
    ensure!(page.value("#people-search").await? == "anna zhukhov", "what was typed is there on the way back");

    page.fill("#people-search", "Xqzvw").await?;
    page.find("#people-count[data-count='0']").await?;
    page.open("/people?department=Closed").await?;
    page.find("#people-count[data-count='0']").await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    page.find("body").await?.send_keys("/").await?;
    let focused =
        page.execute("return document.activeElement.id + document.activeElement.value", vec![]).await?;
    ensure!(focused == "people-search", "{focused}");
    page.close().await
}

/// A new member of that name: their id, and a link for them.
async fn invited(owner: &Api, name: &str) -> Result<(String, String)> {
    let body = json!({ "name": name, "role": Role::Member });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    Ok((invitation.member.id, invitation.sign_in.token))
}

async fn sign_out(page: &Page) -> Result<()> {
    page.open("/people").await?;
    page.find(".person-row").await?;
    page.click(".account-button").await?;
    page.click("#account-menu button").await?;
    page.arrives_at("/sign-in").await
}

/// Opens the profile of whoever stands at `place` of the whole list. Their address.
async fn look_at(page: &Page, place: usize) -> Result<String> {
    page.open("/people").await?;
    page.click(&format!(".person-row[aria-posinset='{place}'] > a")).await?;
    page.find("#favourite").await?;
    page.path().await
}

pub(crate) async fn whoever_was_marked_or_looked_at_is_at_hand_to_nobody_else(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("At hand").await?;
    let page = stage.page("en").await?;
    let (ada, link) = invited(&owner, "Ada").await?;
    page.sign_in(&link).await?;
    page.find(".person-row").await?;
    ensure!(!page.has(".at-hand a[href^='/people/']").await?, "nobody yet");
    let marked = look_at(&page, 3).await?;
    page.click("#favourite button").await?;
    page.text_with("#favourite", "Remove").await?;
    let looked_at = look_at(&page, 1).await?;
    page.open("/people").await?;
    let favourite = format!("#favourites + ul a[href='{marked}']");
    let recent = format!("#recent + ul a[href='{looked_at}']");
    page.find(&favourite).await?;
    page.find(&recent).await?;
    ensure!(!page.has(&format!("#recent + ul a[href='{marked}']")).await?, "nobody twice");
    page.fill("#people-search", "a").await?;
    page.find(".person-row mark").await?;
    ensure!(!page.has(".at-hand a[href^='/people/']").await?, "only before anything is typed");

    sign_out(&page).await?;
    page.sign_in(&invited(&owner, "Ada").await?.1).await?;
    page.find(".person-row").await?;
    ensure!(
        !page.has(".at-hand a[href^='/people/']").await?,
        "not to the next who signs in, of the same name too"
    );
    sign_out(&page).await?;
    let renewed: InvitationView = owner.call(Endpoint::RenewInvitation, &[&ada], None).await?.expect()?;
    page.sign_in(&renewed.sign_in.token).await?;
    page.find(&favourite).await?;
    ensure!(!page.has(&recent).await?, "whom they looked at is forgotten with the session");
    page.click(&favourite).await?;
    page.click("#favourite button").await?;
    page.text_with("#favourite", "Add").await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    ensure!(!page.has(&favourite).await?, "the mark is taken away");
    page.close().await
}

pub(crate) async fn the_way_back_from_what_somebody_learns_is_to_the_same_place(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Way back").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.open("/people").await?;
    page.fill("#people-search", "a").await?;
    page.find(".person-row mark").await?;
    let third = page.find(".person-row[aria-posinset='3']").await?.attr("data-person-id").await?;
    page.click(".person-row[aria-posinset='3'] > a").await?;
    page.click(".tabs a[href$='/learning']").await?;
    page.find(".tabs a[href$='/learning'][aria-current=page]").await?;
    let drawn =
        page.execute("return getComputedStyle(document.querySelector('.tabs')).display", vec![]).await?;
    ensure!(drawn == "flex", "another bundle draws a profile as this one: {drawn}");
    page.click(".back-link").await?;
    page.arrives_at("/people").await?;
    page.find(".person-row mark").await?;
    ensure!(page.value("#people-search").await? == "a", "what was typed");
    let focused = format!(".person-row[data-person-id='{}'] > a:focus", third.context("no id")?);
    page.find(&focused).await.context("the row that was opened")?;
    page.close().await
}

pub(crate) async fn the_search_is_a_key_away_from_every_page(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Keys").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    let profile = look_at(&page, 1).await?;
    for (path, key) in [
        (profile.as_str(), "/".to_owned()),
        ("/members", "/".to_owned()),
        ("/sync", format!("{}k{}", char::from(Key::Control), char::from(Key::Null))),
    ] {
        page.open(path).await?;
        page.find("main h1").await?;
        page.find("body").await?.send_keys(&key).await?;
        page.find("#people-search:focus").await.with_context(|| format!("from {path}"))?;
        ensure!(page.value("#people-search").await?.is_empty(), "the key is not typed");
    }
    page.open("/people").await?;
    page.find(".person-row").await?;
    page.find("body")
        .await?
        .send_keys(&format!("{}f{}", char::from(Key::Control), char::from(Key::Null)))
        .await?;
    page.find("#people-search:focus")
        .await
        .context("where the browser's own search would miss most of the list")?;
    page.open("/sync/schedule").await?;
    page.find("#sync-retention").await?.send_keys("/").await?;
    page.arrives_at("/sync/schedule").await?;
    page.close().await
}
