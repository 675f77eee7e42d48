//! Members and their links, by a person at a browser.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::{api_rules::invited, browsing::signed_in_again, owners::id_of, stage::Stage};

/// Invites somebody who does not use their link.
pub(crate) async fn waiting(by: &Api, name: &str, role: Role) -> Result<InvitationView> {
    let body = json!({ "name": name, "role": role });
    by.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()
}

/// The members' page, where an admin of the organisation of `owner` is signed in.
pub(crate) async fn members_page(stage: &Stage, owner: &Api) -> Result<Page> {
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(owner).await?).await?;
    page.open("/members").await?;
    page.find(".members-table").await?;
    Ok(page)
}

pub(crate) async fn a_renewed_invitation_is_shown_and_works(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Renewing").await?;
    let invited = waiting(&owner, "Grace Hopper", Role::Member).await?;
    let page = members_page(stage, &owner).await?;
    page.click(&format!("[data-member-id='{}'] [aria-label='New link for Grace Hopper']", invited.member.id))
        .await?;
    let link = page.value("dialog[open] #invitation-link").await?;
    ensure!(!page.has(".snackbar-error").await?, "{}", page.text(".snackbar-error").await?);
    let (_, token) = link.split_once('#').with_context(|| format!("no token in the link: {}", link.len()))?;
    ensure!(token != invited.sign_in.token, "the link is a new one");
    let old = json!({ "token": invited.sign_in.token });
    let old = Api::anonymous(&stage.runtime).call(Endpoint::SignIn, &[], Some(old)).await?;
    ensure!(old.code() == "link_invalid", "{}", old.body);
    page.sign_in(token).await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    page.close().await
}

pub(crate) async fn who_gets_a_new_link_is_told_until_they_dismiss_it(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Notices").await?;
    let (id, _) = invited(stage, &owner, Role::Member).await?;
    let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
    let page = stage.page("en").await?;
    page.sign_in(&link.sign_in.token).await?;
    page.text_with("#new-link", "A new sign-in link was made for you").await?;
    page.client().refresh().await?;
    page.click("#new-link button").await?;
    eventually("the notice goes", || async { Ok((!page.has("#new-link").await?).then_some(())) }).await?;
    page.client().refresh().await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    ensure!(!page.has("#new-link").await?, "it is dismissed for good");
    page.close().await
}

pub(crate) async fn an_admin_is_offered_no_link_that_would_be_refused(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Offers").await?;
    let (signed_in, _) = invited(stage, &owner, Role::Member).await?;
    let invited = waiting(&owner, "Ada Lovelace", Role::Admin).await?.member.id;
    let page = members_page(stage, &owner).await?;
    page.find(&format!("[data-member-id='{invited}'] [aria-label^='New link']")).await?;
    ensure!(!page.has(&format!("[data-member-id='{signed_in}'] [aria-label^='New link']")).await?);
    page.text_with("#link-rules", "Only an owner can make a new link").await?;
    page.close().await
}

pub(crate) async fn an_owner_makes_another_one_who_takes_their_role(stage: &Stage) -> Result<()> {
    let first = stage.owner("Successors").await?;
    let first_id = id_of(&first).await?;
    let (id, successor) = invited(stage, &first, Role::Admin).await?;
    let page = stage.page("en").await?;
    page.sign_in(&waiting(&first, "Kay McNulty", Role::Owner).await?.sign_in.token).await?;
    page.open("/members").await?;
    page.click(&format!("[data-member-id='{id}'] [aria-label='Change the role of Grace Hopper']")).await?;
    page.click("dialog[open] #member-role-owner").await?;
    page.click("dialog[open] [type=submit]").await?;
    page.text_with(".snackbar", "The role of Grace Hopper is changed").await?;
    page.text_with(&format!("[data-member-id='{id}']"), "Owner").await?;

    let demoted = json!({ "role": "member" });
    let demoted = successor.call(Endpoint::ChangeRole, &[&first_id], Some(demoted)).await?;
    ensure!(demoted.status == 200, "{}", demoted.body);
    let answer = first.call(Endpoint::Members, &[], None).await?;
    ensure!(answer.code() == "forbidden", "it holds at once: {}", answer.body);
    page.close().await
}
