//! Signing in by an organisation's identity provider: a browser is led there and comes back. What it needs to come back is
//! in a cookie, sealed for the organisation's object.

use chrono::Utc;
use domain::{
    api::{call, calling::Call, error::ErrorCode, sign_in::OnwardView},
    device::Device,
    identity::{Refusal, is_local},
};
use engine::command::{Arrived, Begun, Command, Purpose, Returned};
use worker::Response;

use super::{
    guard,
    leading::{refusal_page, refused, to},
    remembered,
    request::Incoming,
    response, session,
};
use crate::{
    config::Config,
    fault::Fault,
    members::{Member, Members, Newcomer},
    organisations,
};

/// What a browser keeps while somebody is at the identity provider: the organisation's id, and what its object has sealed.
/// `SameSite=Lax` lets it come along with the way back, which another site leads.
const KEPT: &str = "__Host-sign-in";

/// How long it is kept, in seconds: the object judges how old it may be.
const KEPT_FOR: u32 = 3600;

/// The page on which owners set it up.
const SETTINGS: &str = "/members/sign-in";

/// The page that shows where one is signed in.
const SESSIONS: &str = "/sessions";

/// `GET /api/sign-in`.
pub(crate) async fn resume(
    call: call::ResumeSignIn,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let Some(organisation) = remembered::organisation(incoming) else {
        return refused(Refusal::WhichOrganisation);
    };
    begin(call::BeginSignIn { organisation, back: call.back }, config, members, incoming).await
}

/// `GET /api/sign-in/{organisation}`.
pub(crate) async fn begin(
    call: call::BeginSignIn,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    guard::within(&config.sign_in_limit, incoming).await?;
    // Only of organisations that there are: whoever asks for others wakes nobody.
    if !members.is_organisation(&call.organisation).await? {
        return refused(Refusal::NotSetUp);
    }
    lead(&call.organisation, Purpose::SignIn, call.back, config, incoming).await
}

/// `POST /api/sign-in-settings/trial`.
pub(crate) async fn try_it(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    leave::<call::TrySignIn>(Purpose::Trial { member: member.id.clone() }, None, config, member, incoming)
        .await
}

/// `POST /api/sign-in-settings/attachment`.
pub(crate) async fn attach(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    leave::<call::AttachIdentity>(
        Purpose::Attach { member: member.id.clone() },
        None,
        config,
        member,
        incoming,
    )
    .await
}

/// `POST /api/sign-in-again`.
pub(crate) async fn again(
    call: call::SignInAgain,
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let back = Some(call.form.back);
    leave::<call::SignInAgain>(Purpose::SignInAgain, back, config, member, incoming).await
}

/// Tells somebody who is signed in where their browser goes on to. Only our own pages may ask: another site could have a
/// browser signed in there as somebody else, and would have that attached.
async fn leave<C: Call<Answer = OnwardView>>(
    purpose: Purpose,
    back: Option<String>,
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let (location, kept) = match begun(&member.organisation, purpose, back, config, incoming).await? {
        Ok(Way { location, kept }) => (location, Some(kept)),
        Err(refusal) => (refusal_page(refusal), None),
    };
    let response = response::with::<C>(&OnwardView { location })?;
    kept.map_or(Ok(()), |kept| session::with_cookie(&response, KEPT, &kept))?;
    Ok(response)
}

/// Leads somebody to the identity provider.
async fn lead(
    organisation: &str,
    purpose: Purpose,
    back: Option<String>,
    config: &Config,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    match begun(organisation, purpose, back, config, incoming).await? {
        Ok(Way { location, kept }) => {
            let response = to(&location)?;
            session::with_cookie(&response, KEPT, &kept)?;
            Ok(response)
        }
        Err(refusal) => refused(refusal),
    }
}

/// A way to the identity provider.
struct Way {
    location: String,
    /// The cookie's value, with its age.
    kept: String,
}

/// The way to the identity provider, and back to the page `back`, if it is one of ours; or why there is none.
async fn begun(
    organisation: &str,
    purpose: Purpose,
    back: Option<String>,
    config: &Config,
    incoming: &Incoming,
) -> Result<Result<Way, Refusal>, Fault> {
    let origin = incoming.own_origin().ok_or(ErrorCode::NotFound)?;
    let back = back.filter(|back| is_local(back));
    let command = Command::BeginSignIn { purpose, origin, back };
    let asked = organisations::ask(&config.organisations, organisation, &incoming.id, command);
    Ok(match asked.await?.json().await? {
        Begun::To { location, arrival } => {
            Ok(Way { location, kept: format!("{organisation}.{arrival}; Max-Age={KEPT_FOR}") })
        }
        Begun::Refused(refusal) => Err(refusal),
    })
}

/// `GET /api/sign-in/callback`.
pub(crate) async fn finish(
    call: call::FinishSignIn,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    guard::within(&config.sign_in_limit, incoming).await?;
    let kept = session::cookie(incoming, KEPT).unwrap_or_default();
    let Some((organisation, arrival)) = kept.split_once('.') else { return refused(Refusal::Interrupted) };
    if !members.is_organisation(organisation).await? {
        return refused(Refusal::Interrupted);
    }
    let call::FinishSignIn { code, state, iss, error } = call;
    let command = Command::FinishSignIn {
        arrival: arrival.to_owned(),
        returned: Returned { code, state, iss, error },
        request_id: incoming.id.clone(),
    };
    let asked = organisations::ask(&config.organisations, organisation, &incoming.id, command);
    let response = match asked.await?.json().await? {
        Arrived::In { member, name, role, back, has_way_out } => {
            let newcomer = Newcomer { organisation, member, name, role };
            let page = back.as_deref().unwrap_or("/");
            let response = sign_in(newcomer, page, config, members, incoming).await?;
            remembered::remember(&response, organisation, has_way_out)?;
            response
        }
        Arrived::Attached => to(SESSIONS)?,
        Arrived::Tried => to(SETTINGS)?,
        Arrived::Refused(refusal) => refused(refusal)?,
    };
    session::with_cookie(&response, KEPT, "; Max-Age=0")?;
    Ok(response)
}

/// Signs somebody in whom the organisation lets in, and leads them on to `page`.
async fn sign_in(
    newcomer: Newcomer<'_>,
    page: &str,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let (now, before) = (Utc::now(), session::token(incoming));
    let device = Device::of(&incoming.header("user-agent").unwrap_or_default());
    if let Some(admitted) = members.admit(&newcomer, &incoming.id, now).await? {
        admitted.told(config).await;
    }
    if let Some(changed) = members.take_role(&newcomer, &incoming.id).await? {
        changed.told(config).await;
    }
    let begun = members.sign_in_newcomer(&newcomer, before.as_ref(), device, &incoming.id, now).await?;
    let Some(begun) = begun else {
        // Somebody who was removed this very moment: the organisation has just learned anew who they are.
        let command = Command::Forget { member: newcomer.member };
        organisations::ask(&config.organisations, newcomer.organisation, &incoming.id, command).await?;
        return refused(Refusal::NotAdmitted);
    };
    let (_, token) = begun.told(config).await;
    let response = to(page)?;
    session::give(&response, &token)?;
    Ok(response)
}
