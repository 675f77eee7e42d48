//! One-time links: who makes them for whom, and when they end.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::{InvitationView, MembersView, PendingLink},
        session::SessionView,
    },
};
use serde_json::json;
use tests::rig::api::{Answer, Api, owner_token, unique_name};

use crate::{api_rules::invited, browsing_members::waiting, owners::id_of, stage::Stage};

/// What `link` answers.
async fn used(stage: &Stage, link: &InvitationView) -> Result<Answer> {
    let body = json!({ "token": link.sign_in.token });
    Api::anonymous(&stage.runtime).call(Endpoint::SignIn, &[], Some(body)).await
}

fn is(answer: &Answer, status: u16, code: &str) -> Result<()> {
    ensure!((answer.status.as_u16(), answer.code().as_str()) == (status, code), "{}", answer.body);
    Ok(())
}

pub(crate) async fn a_link_ends_when_its_maker_is_removed(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Makers").await?;
    let (id, admin) = invited(stage, &owner, Role::Admin).await?;
    let by_owner = waiting(&owner, "Ada Lovelace", Role::Admin).await?;
    let by_admin = waiting(&admin, "Jean Bartik", Role::Admin).await?;
    let renewed = waiting(&owner, "Kay McNulty", Role::Admin).await?;
    let renewed: InvitationView =
        admin.call(Endpoint::RenewInvitation, &[&renewed.member.id], None).await?.expect()?;
    let pending = async |link: &InvitationView| -> Result<Option<PendingLink>> {
        let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
        Ok(members.members.into_iter().find(|member| member.id == link.member.id).context("gone")?.link)
    };
    let listed = pending(&by_admin).await?.context("a link that waits is listed")?;
    ensure!(listed.by.is_some_and(|by| by.as_str() == "Grace Hopper"), "with its maker");
    ensure!(listed.expires_at == by_admin.sign_in.expires_at, "and its end");
    let removed = owner.call(Endpoint::RemoveMember, &[&id], None).await?;
    ensure!(removed.status == 204, "{}", removed.body);
    ensure!(pending(&by_admin).await?.is_none() && pending(&by_owner).await?.is_some());
    is(&used(stage, &by_admin).await?, 401, "link_invalid")?;
    is(&used(stage, &renewed).await?, 401, "link_invalid")?;
    ensure!(used(stage, &by_owner).await?.status == 200, "another's link is not touched");
    let again: InvitationView =
        owner.call(Endpoint::RenewInvitation, &[&by_admin.member.id], None).await?.expect()?;
    ensure!(used(stage, &again).await?.status == 200, "they can be invited anew");
    Ok(())
}

pub(crate) async fn nobody_makes_a_link_for_themselves(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Themselves").await?;
    let (id, admin) = invited(stage, &owner, Role::Admin).await?;
    is(&admin.call(Endpoint::RenewInvitation, &[&id], None).await?, 403, "link_for_yourself")?;
    let own = id_of(&owner).await?;
    is(&owner.call(Endpoint::RenewInvitation, &[&own], None).await?, 403, "link_for_yourself")?;
    is(&admin.call(Endpoint::RenewInvitation, &[&own], None).await?, 403, "forbidden")
}

pub(crate) async fn only_the_owner_makes_a_link_for_who_has_signed_in_and_they_are_told(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Told").await?;
    let maker: SessionView = owner.ask(Endpoint::Session, &[]).await?;
    let (_, admin) = invited(stage, &owner, Role::Admin).await?;
    for role in [Role::Member, Role::Admin] {
        let (id, person) = invited(stage, &owner, role).await?;
        let refused = admin.call(Endpoint::RenewInvitation, &[&id], None).await?;
        is(&refused, 403, "link_by_owner_only")?;
        let session: SessionView = person.ask(Endpoint::Session, &[]).await?;
        ensure!(session.new_link.is_none(), "{session:?}");
        let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
        let session: SessionView = used(stage, &link).await?.expect()?;
        let told = session.new_link.context("they are told when they sign in")?;
        ensure!(told.by.as_ref() == Some(&maker.name), "{told:?}");
        let session: SessionView = person.ask(Endpoint::Session, &[]).await?;
        ensure!(session.new_link.as_ref() == Some(&told), "and where they were signed in already");
        let at =
            async |millis: i64| person.call(Endpoint::DismissNewLink, &[&millis.to_string()], None).await;
        let millis = told.at.timestamp_millis();
        ensure!(at(millis - 1).await?.status == 204);
        let session: SessionView = person.ask(Endpoint::Session, &[]).await?;
        ensure!(session.new_link.is_some(), "what was made later than they know of is still told");
        ensure!(at(millis).await?.status == 204);
        let session: SessionView = person.ask(Endpoint::Session, &[]).await?;
        ensure!(session.new_link.is_none(), "{session:?}");
    }
    Ok(())
}

pub(crate) async fn an_owner_is_told_of_the_links_that_the_operator_makes(stage: &Stage) -> Result<()> {
    let name = unique_name("Operated");
    let anonymous = Api::anonymous(&stage.runtime);
    let owner = anonymous.signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    let session: SessionView = owner.ask(Endpoint::Session, &[]).await?;
    ensure!(session.new_link.is_none(), "the first one is how they came in: {session:?}");
    let token = owner_token(&stage.runtime, &name).await?;
    let session: SessionView = owner.ask(Endpoint::Session, &[]).await?;
    let told = session.new_link.context("it was made, used or not")?;
    ensure!(told.by.is_none(), "{told:?}");
    let by_the_link: SessionView = anonymous.signed_in(&token).await?.ask(Endpoint::Session, &[]).await?;
    ensure!(by_the_link.new_link == Some(told), "{by_the_link:?}");
    Ok(())
}
