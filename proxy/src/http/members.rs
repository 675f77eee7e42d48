//! Members: who they are, inviting, what they may do, removing.

use chrono::Utc;
use domain::{
    access::{Role, may_govern, may_invite},
    api::{
        error::{ApiError, ErrorCode},
        members::{InvitationForm, InvitationView, MemberView, MembersView, OneTimeToken, RoleForm},
    },
    session::INVITATION_LINK,
    text::{Text, TextError},
};

use crate::{
    fault::Fault,
    members::{Maker, Member, Members},
};

/// `GET /api/members`.
pub(crate) async fn list(members: &Members<'_>, asking: &Member) -> Result<MembersView, Fault> {
    Ok(MembersView { members: members.of(asking, Utc::now()).await? })
}

/// `POST /api/members`.
pub(crate) async fn invite(
    form: &InvitationForm,
    members: &Members<'_>,
    asking: &Member,
) -> Result<InvitationView, Fault> {
    if !may_invite(asking.role, form.role) {
        return Err(ErrorCode::Forbidden.into());
    }
    let name = name(&form.name)?;
    let member = members.add_member(&asking.organisation, &name, form.role, Utc::now()).await?;
    let sign_in = link_for(&member, members, asking).await?;
    Ok(InvitationView { member, sign_in })
}

/// `POST /api/members/{member}/invitation`.
pub(crate) async fn renew(id: &str, members: &Members<'_>, asking: &Member) -> Result<InvitationView, Fault> {
    let member = colleague(id, members, asking).await?;
    member.may_get_link_from(asking.role).map_err(ApiError::from)?;
    let sign_in = link_for(&member, members, asking).await?;
    Ok(InvitationView { member, sign_in })
}

async fn link_for(
    member: &MemberView,
    members: &Members<'_>,
    asking: &Member,
) -> Result<OneTimeToken, Fault> {
    let (organisation, maker) = (&asking.organisation_name, Maker::Member(asking));
    members.new_link(&member.id, organisation, maker, INVITATION_LINK, Utc::now()).await
}

/// `PUT /api/members/{member}/role`.
pub(crate) async fn change_role(
    id: &str,
    form: &RoleForm,
    members: &Members<'_>,
    asking: &Member,
) -> Result<MemberView, Fault> {
    let member = colleague(id, members, asking).await?;
    if !member.may_get_role_from(asking.role)
        || !may_invite(asking.role, form.role)
        || !members.change_role(asking, &member, form.role).await?
    {
        return Err(ErrorCode::Forbidden.into());
    }
    Ok(MemberView { role: form.role, ..member })
}

/// `DELETE /api/members/{member}`.
pub(crate) async fn remove(id: &str, members: &Members<'_>, asking: &Member) -> Result<(), Fault> {
    let member = colleague(id, members, asking).await?;
    if !may_govern(asking.role, member.role) {
        return Err(ErrorCode::Forbidden.into());
    }
    if members.remove_member(asking, &member).await? {
        return Ok(());
    }
    // Who is an owner themselves leaves one behind, unless it is their own going.
    Err(if member.is_self && member.role == Role::Owner {
        ErrorCode::LastOwner
    } else {
        ErrorCode::Forbidden
    }
    .into())
}

/// The member with that id, if they belong to the same organisation.
pub(crate) async fn colleague(id: &str, members: &Members<'_>, asking: &Member) -> Result<MemberView, Fault> {
    let members = members.of(asking, Utc::now()).await?;
    members.into_iter().find(|member| member.id == id).ok_or_else(|| ErrorCode::NotFound.into())
}

/// The name somebody is shown by.
pub(crate) fn name(raw: &str) -> Result<Text, Fault> {
    let outcome = Text::new(raw).map_err(|error| match error {
        TextError::Blank => ErrorCode::FieldBlank,
        TextError::TooLong => ErrorCode::FieldTooLong,
    });
    outcome.map_err(|code| ApiError::from(code).at("name").into())
}
