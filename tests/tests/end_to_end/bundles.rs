//! The bundles of the app, as a person at a browser goes from one to the other.

use anyhow::{Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::stage::Stage;

/// A window in which an admin of an organisation with people is signed in.
async fn admin(stage: &Stage, subject: &str) -> Result<Page> {
    Ok(removable_admin(stage, subject).await?.0)
}

/// The same, with the owner, who can remove the admin of that id.
async fn removable_admin(stage: &Stage, subject: &str) -> Result<(Page, Api, String)> {
    stage.personio();
    let owner: Api = stage.connected(subject).await?;
    let body = json!({ "name": "Admin", "role": Role::Admin });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let page = stage.page("en").await?;
    page.sign_in(&invitation.sign_in.token).await?;
    page.find(".person-row").await?;
    Ok((page, owner, invitation.member.id))
}

pub(crate) async fn links_lead_to_another_bundle_and_back(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Bundles").await?;
    for (link, path, shown) in [
        ("/sync", "/sync", "#sync-now"),
        ("/services", "/services", "#service-card-personio"),
        ("/services/personio", "/services/personio", "#disconnect"),
        ("/members", "/members", ".members-table"),
        ("/people", "/people", ".person-row"),
        ("/services", "/services", "#service-card-personio"),
        ("/", "/people", ".person-row"),
    ] {
        page.click(&format!("a[href='{link}']")).await?;
        page.find(shown).await?;
        page.arrives_at(path).await?;
        page.client().refresh().await?;
        page.find(shown).await?;
        page.arrives_at(path).await?;
    }
    page.click("a[href='/members']").await?;
    page.find(".members-table").await?;
    ensure!(page.text(".navigation a[aria-current=page]").await? == "Members");
    page.client().back().await?;
    page.find(".person-row").await?;
    page.arrives_at("/people").await?;
    page.close().await
}

pub(crate) async fn unsaved_changes_are_asked_about_before_the_other_half_opens(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Unsaved").await?;
    page.open("/sync/schedule").await?;
    page.fill("#sync-retention", "77").await?;
    page.click(".navigation a[href='/people']").await?;
    page.click("#leave-dialog dialog[open] #stay").await?;
    ensure!(page.path().await? == "/sync/schedule" && page.value("#sync-retention").await? == "77");
    page.click(".navigation a[href='/people']").await?;
    page.click("#leave-anyway").await?;
    page.find(".person-row").await?;
    page.arrives_at("/people").await?;
    page.close().await
}

pub(crate) async fn a_session_that_ended_leads_to_the_other_half_whatever_is_unsaved(
    stage: &Stage,
) -> Result<()> {
    let (page, owner, id) = removable_admin(stage, "Removed").await?;
    page.open("/sync/schedule").await?;
    page.fill("#sync-retention", "77").await?;
    let removed = owner.call(Endpoint::RemoveMember, &[&id], None).await?;
    ensure!(removed.status == 204, "{}", removed.body);
    page.click("#save-settings").await?;
    page.arrives_at("/sign-in").await?;
    page.text_with("main", "Your session has ended").await?;
    page.close().await
}

pub(crate) async fn who_signs_out_is_not_shown_again_by_going_back(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Leaving").await?;
    page.click("a[href='/members']").await?;
    page.find(".members-table").await?;
    page.click(".account-button").await?;
    page.click("#account-menu button").await?;
    page.arrives_at("/sign-in").await?;
    page.text_with("main", "You are signed out").await?;
    page.client().back().await?;
    page.arrives_at("/sign-in").await?;
    page.find("main h1").await?;
    ensure!(!page.has(".person-row").await?);
    page.close().await
}

/// Goes back in the history, and waits until the app has led on to the sign-in page.
async fn is_led_from_going_back(page: &Page) -> Result<()> {
    page.execute("history.replaceState({ ...history.state, left: true }, '')", vec![]).await?;
    page.client().back().await?;
    eventually("the sign-in page stands in the place of the one before", || async {
        let script = "return location.pathname === '/sign-in' && !history.state?.left
            && !!document.querySelector('main h1')";
        Ok((page.execute(script, vec![]).await? == json!(true)).then_some(()))
    })
    .await
}

pub(crate) async fn who_goes_back_after_their_session_ended_signs_in_and_is_there_again(
    stage: &Stage,
) -> Result<()> {
    let (page, owner, id) = removable_admin(stage, "Back").await?;
    page.click(".person-row > a").await?;
    page.find("article.profile").await?;
    let profile = page.path().await?;
    ensure!(owner.call(Endpoint::EndSessions, &[&id], None).await?.status == 204);
    page.click("a.back-link").await?;
    page.arrives_at("/sign-in").await?;
    page.text_with("main", "Your session has ended").await?;
    // It is the same document as before: nothing is loaded anew.
    is_led_from_going_back(&page).await?;
    page.arrives_at("/sign-in").await?;
    let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
    page.sign_in(&link.sign_in.token).await?;
    page.arrives_at(&profile).await?;
    page.find("article.profile").await?;

    // Who has signed out is led to the same page, and the next one to none of theirs.
    page.click(".account-button").await?;
    page.click("#account-menu button.button").await?;
    page.arrives_at("/sign-in").await?;
    page.text_with("main", "You are signed out").await?;
    is_led_from_going_back(&page).await?;
    page.arrives_at("/sign-in").await?;
    let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
    page.sign_in(&link.sign_in.token).await?;
    page.arrives_at("/people").await?;
    page.close().await
}
