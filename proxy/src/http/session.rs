//! Signing in by a one-time link, staying signed in, signing out.

use chrono::{DateTime, Utc};
use domain::{
    access::LinkHolder,
    api::{call, error::ErrorCode, session::SessionView},
    device::Device,
    session::{Asked, Recency, Way},
    sign_in_link::{self, SignInLink},
};
use engine::command::{Command, Known};
use worker::Response;

use super::{guard, request::Incoming, response};
use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
    members::{Member, Members, SignIn},
    organisations,
    token::Token,
};

/// The `__Host-` prefix makes browsers insist on Secure, on the path `/`, and on no other host having set it.
const COOKIE: &str = "__Host-session";

/// Who asks, and whether they have signed in a moment ago.
pub(crate) async fn member(
    members: &Members<'_>,
    incoming: &Incoming,
    asked: Asked,
) -> Result<(Member, Recency), Fault> {
    let Some(token) = token(incoming) else { return Err(ErrorCode::NotSignedIn.into()) };
    members.session(&token, asked, Utc::now()).await?.ok_or_else(|| ErrorCode::NotSignedIn.into())
}

/// `POST /api/session`.
pub(crate) async fn sign_in(
    call: call::SignIn,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    guard::within(&config.sign_in_limit, incoming).await?;
    let link = SignInLink::read(&call.form.token, sign_in_link::decode).ok_or(ErrorCode::LinkInvalid)?;
    let device = Device::of(&incoming.header("user-agent").unwrap_or_default());
    let takes_link = async |organisation: &str, LinkHolder { role, has_signed_in }| {
        let command = Command::TakesLink { role, has_signed_in };
        let asked = organisations::ask(&config.organisations, organisation, &incoming.id, command);
        Ok(asked.await?.json().await?)
    };
    let before = token(incoming);
    let signed_in =
        members.sign_in(&link, before.as_ref(), device, &incoming.id, Utc::now(), takes_link).await?;
    let (member, session) = match signed_in {
        SignIn::In(done) => done.told(config).await,
        SignIn::Refused(doing) => {
            let fault = ErrorCode::LinkInvalid.into();
            doing.refused(config, &fault).await;
            return Err(fault);
        }
        SignIn::Unknown => return Err(ErrorCode::LinkInvalid.into()),
    };
    let answer = response::with::<call::SignIn>(&view(&member))?;
    give(&answer, &session)?;
    Ok(answer)
}

/// Gives the browser a session with an answer.
pub(crate) fn give(answer: &Response, session: &Token) -> Result<(), Fault> {
    let lifetime = domain::session::LIFETIME.num_seconds();
    with_cookie(answer, COOKIE, &format!("{}; Max-Age={lifetime}", session.expose()))
}

/// `GET /api/session`.
pub(crate) async fn who(config: &Config, member: &Member, incoming: &Incoming) -> Result<SessionView, Fault> {
    let person = match member.way {
        // Whoever is signed in is so though their organisation's object does not answer: then nobody leads to their profile.
        Some(Way::IdentityProvider) => {
            known(config, member, incoming).await.ok().and_then(|known| known.person)
        }
        Some(Way::Link) | None => None,
    };
    Ok(SessionView { person, ..view(member) })
}

/// Who a member is by the identity provider: their organisation's object knows.
pub(crate) async fn known(config: &Config, member: &Member, incoming: &Incoming) -> Result<Known, Fault> {
    let command = Command::WhoIs { member: member.id.clone() };
    let asked = organisations::ask(&config.organisations, &member.organisation, &incoming.id, command);
    Ok(asked.await?.json().await?)
}

fn view(member: &Member) -> SessionView {
    SessionView {
        id: member.id.clone(),
        name: member.name.clone(),
        role: member.role,
        organisation: member.organisation_name.clone(),
        person: None,
        new_link: member.new_link.clone(),
    }
}

/// `DELETE /api/session/new-link/{at}`. `at` says which one they were told of: a later one is still to be told.
pub(crate) async fn dismiss_new_link(
    at: i64,
    members: &Members<'_>,
    member: &Member,
    doing: Doing,
) -> Result<Done<()>, Fault> {
    let at = DateTime::from_timestamp_millis(at).ok_or(ErrorCode::NotFound)?;
    members.dismiss_new_link(member, at, doing).await
}

/// `DELETE /api/session`.
pub(crate) async fn sign_out(
    members: &Members<'_>,
    incoming: &Incoming,
    doing: Doing,
) -> Result<Done<()>, Fault> {
    let token = token(incoming).ok_or(ErrorCode::NotSignedIn)?;
    members.sign_out(&token, doing).await
}

/// The answer to who has signed out: the browser forgets the session too.
pub(crate) fn signed_out(response: Response) -> Result<Response, Fault> {
    with_cookie(&response, COOKIE, "; Max-Age=0")?;
    Ok(response)
}

/// Gives the browser a cookie with an answer. Its value has its age with it.
pub(crate) fn with_cookie(answer: &Response, name: &str, value: &str) -> Result<(), Fault> {
    with_open_cookie(answer, name, &format!("{value}; HttpOnly"))
}

/// The same, which the app may see.
pub(crate) fn with_open_cookie(answer: &Response, name: &str, value: &str) -> Result<(), Fault> {
    let cookie = format!("{name}={value}; Path=/; Secure; SameSite=Lax");
    Ok(answer.headers().append("set-cookie", &cookie)?)
}

/// The token of the session by which something is asked.
pub(crate) fn token(incoming: &Incoming) -> Option<Token> {
    Token::parse(&cookie(incoming, COOKIE)?)
}

/// A cookie that the browser has sent.
pub(crate) fn cookie(incoming: &Incoming, name: &str) -> Option<String> {
    named(&incoming.header("cookie")?, name).map(str::to_owned)
}

fn named<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let pairs = header.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(one, _)| *one == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies_and_only_by_its_whole_name() {
        assert_eq!(named("a=1; __Host-session=abc; b=2", COOKIE), Some("abc"));
        assert_eq!(named("session=abc; x__Host-session=no", COOKIE), None);
        assert_eq!(named("", COOKIE), None);
    }
}
