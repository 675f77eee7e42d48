//! Members and their links, by a person at a browser.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page};

use crate::{browsing::signed_in_again, stage::Stage};

/// Invites somebody who does not use their link.
pub(crate) async fn waiting(by: &Api, name: &str, role: Role) -> Result<InvitationView> {
    let body = json!({ "name": name, "role": role });
    by.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()
}

/// The members' page, where an admin of the organisation of `owner` is signed in.
async fn members_page(stage: &Stage, owner: &Api) -> Result<Page> {
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
    let link = page.value("dialog[open] .invitation-link").await?;
    ensure!(!page.has(".snackbar-error").await?, "{}", page.text(".snackbar-error").await?);
    let (_, token) = link.split_once('#').with_context(|| format!("no token in the link: {}", link.len()))?;
    ensure!(token != invited.sign_in.token, "the link is a new one");
    let old = json!({ "token": invited.sign_in.token });
    let old = Api::anonymous(&stage.runtime).call(Endpoint::SignIn, &[], Some(old)).await?;
    ensure!(old.code() == "link_invalid", "{}", old.body);
    page.client().goto(&link).await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    page.close().await
}
