//! Where somebody is signed in, and ending that.

use chrono::Utc;
use domain::api::{
    error::ErrorCode,
    members::MemberView,
    sessions::{SessionsView, may_end_sessions},
};

use super::{members::colleague, request::Incoming, session};
use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
    members::{Member, Members},
    token::Token,
};

/// `GET /api/members/{member}/sessions`.
pub(crate) async fn list(
    id: &str,
    config: &Config,
    members: &Members<'_>,
    asking: &Member,
    incoming: &Incoming,
) -> Result<SessionsView, Fault> {
    let (member, by) = theirs(id, members, asking, incoming).await?;
    let sessions = members.sessions_of(&member.id, &by, Utc::now()).await?;
    let account = if member.is_self { session::known(config, asking, incoming).await?.account } else { None };
    Ok(SessionsView { name: member.name, is_self: member.is_self, sessions, account })
}

/// `DELETE /api/members/{member}/sessions/{session}`.
pub(crate) async fn end_one(
    id: &str,
    session: &str,
    members: &Members<'_>,
    asking: &Member,
    incoming: &Incoming,
    doing: Doing,
) -> Result<Done<()>, Fault> {
    let (member, _) = theirs(id, members, asking, incoming).await?;
    let ended =
        members.end_session_of(&member.id, session, doing.on_member(&member.id, &member.name)).await?;
    if ended.has_happened() { Ok(ended) } else { Err(ErrorCode::NotFound.into()) }
}

/// `DELETE /api/members/{member}/sessions`.
pub(crate) async fn end_all(
    id: &str,
    members: &Members<'_>,
    asking: &Member,
    incoming: &Incoming,
    doing: Doing,
) -> Result<Done<()>, Fault> {
    let (member, by) = theirs(id, members, asking, incoming).await?;
    members.end_sessions_of(&member.id, &by, doing.on_member(&member.id, &member.name)).await
}

/// The member with that id, if `asking` may end their sessions, and the token of the session by which it is asked.
async fn theirs(
    id: &str,
    members: &Members<'_>,
    asking: &Member,
    incoming: &Incoming,
) -> Result<(MemberView, Token), Fault> {
    let by = session::token(incoming).ok_or(ErrorCode::NotSignedIn)?;
    let member = colleague(id, members, asking).await?;
    if may_end_sessions(asking.role, member.role, member.is_self) {
        Ok((member, by))
    } else {
        Err(ErrorCode::Forbidden.into())
    }
}
