//! Members: who they are, new links, what they may do, removing.

use chrono::Utc;
use domain::{
    access::{Role, may_govern, may_invite},
    api::{
        error::{ApiError, ErrorCode},
        members::{InvitationView, MemberView, MembersView, RoleForm},
    },
    session::INVITATION_LINK,
    text::{Text, TextError},
};

use super::{request::Incoming, session};
use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
    members::{Maker, Member, Members},
};

/// `GET /api/members`.
pub(crate) async fn list(
    config: &Config,
    members: &Members<'_>,
    asking: &Member,
    incoming: &Incoming,
) -> Result<MembersView, Fault> {
    let identity_provider_since = session::known(config, asking, incoming).await?.since;
    let members = members.of(asking, Utc::now()).await?;
    Ok(MembersView { members, identity_provider_since, sends_mail: config.mailing.is_some() })
}

/// `POST /api/members/{member}/invitation`.
pub(crate) async fn renew(
    id: &str,
    members: &Members<'_>,
    asking: &Member,
    doing: Doing,
) -> Result<Done<InvitationView>, Fault> {
    let member = colleague(id, members, asking).await?;
    member.may_get_link_from(asking.role).map_err(ApiError::from)?;
    let (organisation, maker) = (&asking.organisation_name, Maker::Member(asking));
    let holder = (member.id.as_str(), &member.name);
    let made = members.new_link(holder, organisation, maker, INVITATION_LINK, doing, Utc::now()).await?;
    Ok(made.map(|sign_in| InvitationView { member, sign_in }))
}

/// `PUT /api/members/{member}/role`.
pub(crate) async fn change_role(
    id: &str,
    form: &RoleForm,
    members: &Members<'_>,
    asking: &Member,
    doing: Doing,
) -> Result<Done<MemberView>, Fault> {
    let member = colleague(id, members, asking).await?;
    if !member.may_get_role_from(asking.role) || !may_invite(asking.role, form.role) {
        return Err(ErrorCode::Forbidden.into());
    }
    let changed = members.change_role(asking, &member, form.role, doing).await?;
    if !changed.has_happened() {
        return Err(ErrorCode::Forbidden.into());
    }
    Ok(changed.map(|()| MemberView { role: form.role, ..member }))
}

/// `DELETE /api/members/{member}`.
pub(crate) async fn remove(
    id: &str,
    members: &Members<'_>,
    asking: &Member,
    doing: Doing,
) -> Result<Done<()>, Fault> {
    let member = colleague(id, members, asking).await?;
    if !may_govern(asking.role, member.role) {
        return Err(ErrorCode::Forbidden.into());
    }
    let removed = members.remove_member(asking, &member, doing).await?;
    if removed.has_happened() {
        return Ok(removed);
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
