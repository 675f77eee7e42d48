//! What the Worker itself answers to who is signed in.

use domain::{
    api::{call, endpoint::ForMember, error::ErrorCode},
    audit::Subject,
    session::Way,
};
use engine::command::Command;
use worker::Response;

use super::{
    directory, inviting::Inviting, members, offers, provider_sign_in, request::Incoming, response, session,
    sessions,
};
use crate::{
    config::Config,
    fault::Fault,
    members::{Member, Members},
    organisations,
};

pub(crate) async fn answer(
    call: ForMember,
    config: &Config,
    members: &Members<'_>,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    // Which member an address means is known once they are found: before that it may be any text.
    let subject = call.subject().filter(|subject| !matches!(subject, Subject::Member(_)));
    let act = call.endpoint().route().act;
    let doing = act.map(|act| member.doing(act, &incoming.id).with(subject, call.detail()));
    match call {
        ForMember::Session(call) => {
            response::to(call, async |_| session::who(config, member, incoming).await).await
        }
        // By a link one is nobody of the directory.
        ForMember::OwnLearning(_) if member.way != Some(Way::IdentityProvider) => {
            Err(ErrorCode::NotFound.into())
        }
        ForMember::OwnLearning(_) => {
            let command = Command::LearningOf { member: member.id.clone() };
            organisations::ask(&config.organisations, &member.organisation, &incoming.id, command).await
        }
        ForMember::Directory(_) => directory::answer(config, member, incoming).await,
        ForMember::Services(call) => {
            response::to(call, async |_| offers::services(config, member, incoming).await).await
        }
        ForMember::Members(call) => {
            response::to(call, async |_| members::list(config, members, member, incoming).await).await
        }
        ForMember::Sessions(call) => {
            let listed = async |call: call::Sessions| {
                sessions::list(&call.member, config, members, member, incoming).await
            };
            response::to(call, listed).await
        }
        ForMember::TrySignIn(_) => provider_sign_in::try_it(config, member, incoming).await,
        ForMember::SignInAgain(call) => provider_sign_in::again(call, config, member, incoming).await,
        ForMember::AttachIdentity(_) => provider_sign_in::attach(config, member, incoming).await,
        ForMember::SignOut(call) => {
            let out = async |_, doing| session::sign_out(members, incoming, doing).await;
            session::signed_out(response::done(config, doing, call, out).await?)
        }
        ForMember::DismissNewLink(call) => {
            let dismissed = async |call: call::DismissNewLink, doing| {
                session::dismiss_new_link(call.at, members, member, doing).await
            };
            response::done(config, doing, call, dismissed).await
        }
        ForMember::RequestService(call) => {
            let requested = async |call, doing| offers::request(call, config, member, incoming, doing).await;
            response::done(config, doing, call, requested).await
        }
        ForMember::InviteMember(call) => {
            let inviting = Inviting { config, members, asking: member, incoming };
            let invited = async |call: call::InviteMember, doing| inviting.invite(&call.form, doing).await;
            response::done(config, doing, call, invited).await
        }
        ForMember::RenewInvitation(call) => {
            let renewed = async |call: call::RenewInvitation, doing| {
                members::renew(&call.member, members, member, doing).await
            };
            response::done(config, doing, call, renewed).await
        }
        ForMember::ChangeRole(call) => {
            let changed = async |call: call::ChangeRole, doing| {
                members::change_role(&call.member, &call.form, members, member, doing).await
            };
            response::done(config, doing, call, changed).await
        }
        ForMember::RemoveMember(call) => {
            let removed = async |call: call::RemoveMember, doing| {
                members::remove(&call.member, members, member, doing).await
            };
            response::done(config, doing, call, removed).await
        }
        ForMember::EndSession(call) => {
            let ended = async |call: call::EndSession, doing| {
                sessions::end_one(&call.member, &call.session, members, member, incoming, doing).await
            };
            response::done(config, doing, call, ended).await
        }
        ForMember::EndSessions(call) => {
            let ended = async |call: call::EndSessions, doing| {
                sessions::end_all(&call.member, members, member, incoming, doing).await
            };
            response::done(config, doing, call, ended).await
        }
    }
}
