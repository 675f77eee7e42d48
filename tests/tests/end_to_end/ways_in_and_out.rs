//! Being somebody of the directory, attaching an account, signing in again and out, at a browser; and invitations by address.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::{InvitationView, MembersView},
        session::SessionView,
    },
    session::Way,
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page};

use crate::{
    api_rules::invited,
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    signing_in::{person, say_who, signing_in, travel},
    stage::Stage,
};

/// A browser in which somebody has signed in by the identity provider, and is where they wanted to be.
pub(crate) async fn signed_in(stage: &Stage, organisation: &str, number: usize) -> Result<Page> {
    let page = stage.page("en").await?;
    page.open(&format!("/api/sign-in/{organisation}?back=%2Fpeople")).await?;
    say_who(&page, &person(stage, number)).await?;
    page.arrives_at("/people").await?;
    Ok(page)
}

pub(crate) async fn somebody_sees_their_own_profile_and_learning_and_signs_out_there_too(
    stage: &Stage,
) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Oneself").await?;
    let page = signed_in(stage, &organisation, 1).await?;
    let known = stage.personio().people();
    let address = person(stage, 1);
    let own = known.iter().find(|one| one.email.eq_ignore_ascii_case(&address)).context("a person")?;
    page.click(".account-button").await?;
    page.click(&format!("#account-menu a[href='/people/{}']", own.id)).await?;
    page.text_with("h1", &own.last_name).await?;
    page.click(&format!("a[href='/people/{}/learning']", own.id)).await?;
    page.text_with(".profile", "As soon as the learning platform is connected").await?;
    ensure!(!page.has(".profile a[href^='/audit']").await?, "the audit trail is for admins");
    // Whom it is for is led from the person to what they did.
    let admins = stage.page("en").await?;
    admins.sign_in(&signed_in_again(&owner).await?).await?;
    admins.open(&format!("/people/{}/learning", own.id)).await?;
    admins.click(".profile a[href^='/audit?actor=member/']").await?;
    admins.text_with("[data-sequence]", &own.last_name).await?;
    admins.close().await?;
    // Nobody else's.
    let other = known
        .iter()
        .find(|one| one.id != own.id && stage.identity().control().at_work().contains(&one.email))
        .context("a colleague")?;
    page.open(&format!("/people/{}", other.id)).await?;
    page.text_with("h1", &other.last_name).await?;
    page.find("nav.tabs").await?;
    ensure!(!page.has("nav.tabs a[href$='/learning']").await?, "another one's learning is offered");
    page.click(".account-button").await?;
    page.click("#account-menu button.button").await?;
    page.arrives_at("/sign-in").await?;
    page.click("a[href='/api/sign-out']").await?;
    // The identity provider leads back, and nobody is signed in.
    page.find("a[href='/api/sign-in']").await?;
    page.arrives_at("/sign-in").await?;
    page.close().await
}

pub(crate) async fn an_admin_attaches_their_account_and_signs_in_again_before_what_is_grave(
    stage: &Stage,
) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Attaching").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    axe_finds_nothing_serious_at(&page, &["/sessions"]).await?;
    page.click("#attach-identity").await?;
    say_who(&page, &person(stage, 1)).await.context("attaching")?;
    page.arrives_at("/sessions").await?;
    page.text_with("[aria-labelledby=account-title]", "You can sign in with it").await?;
    page.close().await?;
    let page = signed_in(stage, &organisation, 1).await?;
    page.open("/members").await?;
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    let admin = members.members.iter().find(|one| one.last_way == Some(Way::IdentityProvider));
    let admin = &admin.context("nobody has come by their account")?.id;
    let long_ago = format!("UPDATE sessions SET created_at = created_at - 900000 WHERE member = '{admin}'");
    stage.runtime.execute(&long_ago)?;
    let invite = async || -> Result<()> {
        page.click(".page-header button").await?;
        page.fill("#invitation-name", "Jean Bartik").await?;
        page.fill("#invitation-address", "nobody").await?;
        page.click("dialog[open] button[type=submit]").await?;
        page.find("#invitation-address[aria-invalid=true]").await?;
        page.fill("#invitation-address", "jean@nordlicht.example").await?;
        page.click("dialog[open] button[type=submit]").await
    };
    invite().await?;
    say_who(&page, &person(stage, 1)).await.context("signing in again")?;
    page.arrives_at("/members").await?;
    invite().await?;
    page.text_with("dialog[open]", "Send this link to Jean Bartik").await?;
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    let jean = members.members.iter().find(|one| one.name.as_str() == "Jean Bartik").context("Jean")?;
    ensure!(jean.address.as_ref().is_some_and(|address| address.as_str() == "jean@nordlicht.example"));
    page.close().await
}

pub(crate) async fn who_was_invited_by_an_address_comes_by_it_once(stage: &Stage) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "By address").await?;
    let invite = async |address: &str| {
        let body = json!({ "name": "Jean Bartik", "role": "admin", "address": address });
        owner.call(Endpoint::InviteMember, &[], Some(body)).await
    };
    let refused = invite("nobody").await?;
    ensure!(
        (refused.status.as_u16(), refused.code().as_str()) == (422, "field_malformed"),
        "{}",
        refused.body
    );
    let invited: InvitationView = invite(&person(stage, 1).to_uppercase()).await?.expect()?;
    let anonymous = Api::anonymous(&stage.runtime);
    let come = async || -> Result<SessionView> {
        let (cookies, _) = travel(stage, &anonymous, &format!("/api/sign-in/{organisation}"), "", 1).await?;
        let cookie = cookies.iter().find(|one| one.starts_with("__Host-session=")).context("a session")?;
        let cookie = cookie.split(';').next().unwrap_or_default();
        anonymous.with_cookie(cookie).ask(Endpoint::Session, &[]).await
    };
    for time in ["the first time", "the second time"] {
        let session = come().await?;
        ensure!((&session.id, session.role) == (&invited.member.id, Role::Admin), "{time}: {session:?}");
        ensure!(session.name.as_str() == "Jean Bartik", "{time}: {session:?}");
        ensure!(session.person.is_some(), "{time}: they are somebody of the directory");
    }
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    let jean = members.members.iter().find(|one| one.id == invited.member.id).context("Jean")?;
    ensure!(jean.address.is_none() && members.identity_provider_since.is_some(), "{jean:?}");
    // The owner came by a link before, as one has to: that is no emergency. From now on it is one.
    ensure!(members.emergencies().next().is_none(), "the owner's first link is told of");
    let now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    let owner_id = owner.ask::<SessionView>(Endpoint::Session, &[]).await?.id;
    stage.runtime.execute(&format!("UPDATE members SET last_sign_in = {now} WHERE id = '{owner_id}'"))?;
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    ensure!(members.emergencies().any(|(one, _)| one.is_self), "the owner's link is not told of");
    Ok(())
}

pub(crate) async fn an_invitation_by_address_ends_with_its_makers_rights(stage: &Stage) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Maker").await?;
    let (maker, admin) = invited(stage, &owner, Role::Admin).await?;
    let body = json!({ "name": "Accomplice", "role": "admin", "address": person(stage, 1) });
    let invitation: InvitationView = admin.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let removed = owner.call(Endpoint::RemoveMember, &[&maker], None).await?;
    ensure!(removed.status == 204, "{}", removed.body);
    let anonymous = Api::anonymous(&stage.runtime);
    let (cookies, _) = travel(stage, &anonymous, &format!("/api/sign-in/{organisation}"), "", 1).await?;
    let cookie = cookies.iter().find(|one| one.starts_with("__Host-session=")).context("a session")?;
    let session = anonymous.with_cookie(cookie.split(';').next().unwrap_or_default());
    let session: SessionView = session.ask(Endpoint::Session, &[]).await?;
    // As the person of the directory whom they are, and nobody's accomplice.
    ensure!(session.id != invitation.member.id && session.role == Role::Member, "{session:?}");
    Ok(())
}
