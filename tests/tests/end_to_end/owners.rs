//! Owners: several, and never none.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::{InvitationView, MembersView},
    },
};
use futures_util::future::join;
use serde_json::json;
use tests::rig::api::Api;

use crate::{api_rules::invited, browsing_members::waiting, stage::Stage};

/// Who somebody is.
pub(crate) async fn id_of(member: &Api) -> Result<String> {
    let members: MembersView = member.ask(Endpoint::Members, &[]).await?;
    Ok(members.members.into_iter().find(|member| member.is_self).context("nobody")?.id)
}

/// How many owners there are, as somebody sees it who may.
async fn owners(member: &Api) -> Result<usize> {
    let members: MembersView = member.ask(Endpoint::Members, &[]).await?;
    Ok(members.members.iter().filter(|member| member.role == Role::Owner).count())
}

pub(crate) async fn of_two_owners_who_act_on_each_other_at_the_same_time_one_stays(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Owners").await?;
    let (_, admin) = invited(stage, &owner, Role::Admin).await?;
    let mut owner = owner;
    for round in 0..6 {
        let (other_id, other) = invited(stage, &owner, Role::Owner).await?;
        let own_id = id_of(&owner).await?;
        let act = |by: Api, on: String| async move {
            if round % 2 == 0 {
                by.call(Endpoint::RemoveMember, &[&on], None).await
            } else {
                by.call(Endpoint::ChangeRole, &[&on], Some(json!({ "role": "member" }))).await
            }
        };
        let (first, second) = join(act(owner.clone(), other_id), act(other.clone(), own_id)).await;
        let (first, second) = (first?, second?);
        let done = [&first, &second].map(|answer| answer.status.is_success());
        ensure!(done[0] != done[1], "round {round}: {} and {}", first.body, second.body);
        ensure!(owners(&admin).await? == 1, "round {round}");
        owner = if done[0] { owner } else { other };
    }
    Ok(())
}

pub(crate) async fn the_last_owner_stays_until_there_is_another(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Last").await?;
    let id = id_of(&owner).await?;
    let answer = owner.call(Endpoint::RemoveMember, &[&id], None).await?;
    ensure!((answer.status.as_u16(), answer.code().as_str()) == (409, "last_owner"), "{}", answer.body);
    for role in ["member", "admin", "owner"] {
        let answer = owner.call(Endpoint::ChangeRole, &[&id], Some(json!({ "role": role }))).await?;
        ensure!(answer.code() == "forbidden", "nobody gives themselves a role: {}", answer.body);
    }
    ensure!(owners(&owner).await? == 1, "and they are signed in still");
    let (_, other) = invited(stage, &owner, Role::Owner).await?;
    let answer = owner.call(Endpoint::RemoveMember, &[&id], None).await?;
    ensure!(answer.status == 204, "{}", answer.body);
    ensure!(owner.call(Endpoint::Session, &[], None).await?.code() == "not_signed_in");
    ensure!(owners(&other).await? == 1);
    Ok(())
}

pub(crate) async fn a_role_is_given_by_whom_has_it_and_ends_what_its_links_were_worth(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Roles").await?;
    let (admin_id, admin) = invited(stage, &owner, Role::Admin).await?;
    let (member_id, member) = invited(stage, &owner, Role::Member).await?;
    let link: InvitationView = waiting(&admin, "Ada Lovelace", Role::Member).await?;
    let change = |by: &Api, on: &str, role: Role| {
        let (by, on) = (by.clone(), on.to_owned());
        async move { by.call(Endpoint::ChangeRole, &[&on], Some(json!({ "role": role }))).await }
    };
    for (by, on, role) in [
        (&member, &admin_id, Role::Member),
        (&admin, &member_id, Role::Owner),
        (&admin, &id_of(&owner).await?, Role::Member),
    ] {
        let answer = change(by, on, role).await?;
        ensure!(answer.code() == "forbidden", "{role:?}: {}", answer.body);
    }
    ensure!(change(&owner, "nobody", Role::Admin).await?.code() == "not_found");
    ensure!(change(&admin, &member_id, Role::Admin).await?.status == 200, "an admin makes another");
    ensure!(member.call(Endpoint::Members, &[], None).await?.status == 200, "who may so at once");
    ensure!(change(&owner, &admin_id, Role::Member).await?.status == 200);
    let used = json!({ "token": link.sign_in.token });
    let used = Api::anonymous(&stage.runtime).call(Endpoint::SignIn, &[], Some(used)).await?;
    ensure!(used.code() == "link_invalid", "its maker is no admin any more: {}", used.body);
    Ok(())
}
