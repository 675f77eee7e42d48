//! Signing in by an organisation's identity provider: a browser is led there and comes back. What it needs to come back is
//! in a cookie, sealed for the organisation's object.

use chrono::Utc;
use domain::{
    api::{call, error::ErrorCode},
    device::Device,
    identity::{Refusal, is_local},
};
use engine::command::{Arrived, Begun, Command, Purpose, Returned};
use worker::Response;

use super::{guard, request::Incoming, session};
use crate::{
    config::Config,
    fault::Fault,
    members::{Member, Members, Newcomer},
    organisations,
};

/// What a browser keeps while somebody is at the identity provider: the organisation's id, and what its object has sealed.
/// `SameSite=Lax` lets it come along with the way back, which another site leads.
const KEPT: &str = "__Host-sign-in";

/// The organisation by whose identity provider somebody has signed in here before. The app may see it: it says that the
/// sign-in page can offer that.
const BEFORE: &str = "__Host-organisation";

/// How long that is remembered, in seconds: 400 days, as long as browsers keep anything.
const REMEMBERED_FOR: u32 = 34_560_000;

/// How long it is kept, in seconds: the object judges how old it may be.
const KEPT_FOR: u32 = 3600;

/// The page that says why somebody is not in.
const REFUSED: &str = "/sign-in/refused";

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
    let Some(organisation) = session::cookie(incoming, BEFORE) else {
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
    let back = call.back.filter(|back| is_local(back));
    lead(&call.organisation, Purpose::SignIn, back, config, incoming).await
}

/// `GET /api/sign-in-settings/trial`.
pub(crate) async fn try_it(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    let purpose = Purpose::Trial { member: member.id.clone() };
    lead_member(purpose, None, config, member, incoming).await
}

/// `GET /api/sign-in-settings/attachment`.
pub(crate) async fn attach(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    let purpose = Purpose::Attach { member: member.id.clone() };
    lead_member(purpose, None, config, member, incoming).await
}

/// `GET /api/sign-in-again`.
pub(crate) async fn again(
    call: call::SignInAgain,
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let back = call.back.filter(|back| is_local(back));
    lead_member(Purpose::SignInAgain, back, config, member, incoming).await
}

/// Leads somebody to the identity provider who is signed in. Only from our own pages: another site could have a browser
/// signed in there as somebody else, and would have that attached.
async fn lead_member(
    purpose: Purpose,
    back: Option<String>,
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    if incoming.header("sec-fetch-site").as_deref() != Some("same-origin") {
        return Err(ErrorCode::CrossSite.into());
    }
    lead(&member.organisation, purpose, back, config, incoming).await
}

async fn lead(
    organisation: &str,
    purpose: Purpose,
    back: Option<String>,
    config: &Config,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    let origin = incoming.own_origin().ok_or(ErrorCode::NotFound)?;
    let command = Command::BeginSignIn { purpose, origin, back };
    let asked = organisations::ask(&config.organisations, organisation, &incoming.id, command);
    match asked.await?.json().await? {
        Begun::To { location, arrival } => {
            let response = to(&location)?;
            session::with_cookie(&response, KEPT, &format!("{organisation}.{arrival}; Max-Age={KEPT_FOR}"))?;
            Ok(response)
        }
        Begun::Refused(refusal) => refused(refusal),
    }
}

/// `POST /api/sign-in/{organisation}/logout`.
pub(crate) async fn sign_out(
    call: call::SignOutElsewhere,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    guard::within(&config.sign_in_limit, incoming).await?;
    if !members.is_organisation(&call.organisation).await? {
        return Err(ErrorCode::NotFound.into());
    }
    let command = Command::SignOut { token: call.form.logout_token, request_id: incoming.id.clone() };
    organisations::ask(&config.organisations, &call.organisation, &incoming.id, command).await
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
        Arrived::In { member, name, role, back } => {
            let newcomer = Newcomer { organisation, member, name, role };
            let page = back.as_deref().unwrap_or("/");
            let response = sign_in(newcomer, page, config, members, incoming).await?;
            session::with_open_cookie(
                &response,
                BEFORE,
                &format!("{organisation}; Max-Age={REMEMBERED_FOR}"),
            )?;
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
    // Somebody who was invited, and was removed this very moment.
    let Some(begun) = begun else { return refused(Refusal::NotAdmitted) };
    let (_, token) = begun.told(config).await;
    let response = to(page)?;
    session::give(&response, &token)?;
    Ok(response)
}

fn refused(refusal: Refusal) -> Result<Response, Fault> {
    to(&format!("{REFUSED}?why={}", refusal.as_str()))
}

/// Leads the browser on.
fn to(location: &str) -> Result<Response, Fault> {
    let response = Response::empty()?.with_status(303);
    response.headers().set("location", location)?;
    Ok(response)
}
