//! What the Worker itself answers to who is signed in.

use domain::api::{call, endpoint::ForMember};
use worker::Response;

use super::{directory, members, offers, request::Incoming, response, session, sessions};
use crate::{
    config::Config,
    fault::Fault,
    members::{Member, Members},
};

pub(crate) async fn answer(
    call: ForMember,
    config: &Config,
    members: &Members<'_>,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    match call {
        ForMember::Session(call) => response::to(call, async |_| Ok(session::view(member))).await,
        ForMember::SignOut(call) => session::sign_out(call, members, incoming).await,
        ForMember::DismissNewLink(call) => {
            response::to(call, async |call| session::dismiss_new_link(call.at, members, member).await).await
        }
        ForMember::Directory(_) => directory::answer(config, member, incoming).await,
        ForMember::Services(call) => {
            response::to(call, async |_| offers::services(config, member, incoming).await).await
        }
        ForMember::RequestService(call) => {
            response::to(call, async |call| offers::request(call, config, member, incoming).await).await
        }
        ForMember::Members(call) => response::to(call, async |_| members::list(members, member).await).await,
        ForMember::InviteMember(call) => {
            response::to(call, async |call| members::invite(&call.form, members, member).await).await
        }
        ForMember::RenewInvitation(call) => {
            response::to(call, async |call| members::renew(&call.member, members, member).await).await
        }
        ForMember::ChangeRole(call) => {
            let changed = async |call: call::ChangeRole| {
                members::change_role(&call.member, &call.form, members, member).await
            };
            response::to(call, changed).await
        }
        ForMember::RemoveMember(call) => {
            response::to(call, async |call| members::remove(&call.member, members, member).await).await
        }
        ForMember::Sessions(call) => {
            response::to(call, async |call| sessions::list(&call.member, members, member, incoming).await)
                .await
        }
        ForMember::EndSession(call) => {
            let ended = async |call: call::EndSession| {
                sessions::end_one(&call.member, &call.session, members, member, incoming).await
            };
            response::to(call, ended).await
        }
        ForMember::EndSessions(call) => {
            response::to(call, async |call| sessions::end_all(&call.member, members, member, incoming).await)
                .await
        }
    }
}
