//! Signing in, staying signed in, signing out. Sign-in by `OpenID` Connect will be another way to the same session.

use chrono::Utc;
use domain::api::{
    error::ErrorCode,
    session::{SessionView, SignInForm},
};
use worker::Response;

use super::{request::Call, response, token::Token};
use crate::{
    accounts::{Accounts, Member},
    config::Config,
    fault::Fault,
};

/// The `__Host-` prefix makes browsers insist on Secure, on the path `/`, and on no other host having set it.
const COOKIE: &str = "__Host-session";

/// Who asks.
pub(crate) async fn member(accounts: &Accounts<'_>, call: &Call) -> Result<Member, Fault> {
    let Some(token) = token(call) else { return Err(ErrorCode::NotSignedIn.into()) };
    accounts.session(&token, Utc::now()).await?.ok_or_else(|| ErrorCode::NotSignedIn.into())
}

/// `POST /api/session`.
pub(crate) async fn sign_in(
    config: &Config,
    accounts: &Accounts<'_>,
    call: &mut Call,
) -> Result<Response, Fault> {
    let address = call.header("cf-connecting-ip").unwrap_or_default();
    if !config.sign_in_limit.limit(address).await?.success {
        return Err(ErrorCode::TooManyRequests.into());
    }
    let form: SignInForm = call.json().await?;
    let Some(link) = Token::parse(form.token.trim()) else { return Err(ErrorCode::LinkInvalid.into()) };
    let Some((member, session)) = accounts.sign_in(&link, Utc::now()).await? else {
        return Err(ErrorCode::LinkInvalid.into());
    };
    let lifetime = domain::session::LIFETIME.num_seconds();
    with_cookie(view(&member)?, &format!("{}; Max-Age={lifetime}", session.expose()))
}

/// `GET /api/session`.
pub(crate) fn view(member: &Member) -> Result<Response, Fault> {
    response::json(&SessionView {
        id: member.id.clone(),
        name: member.name.clone(),
        role: member.role,
        organisation: member.organisation_name.clone(),
        new_link: member.new_link.clone(),
    })
}

/// `DELETE /api/session/new-link`. `at` says which one they were told of: a later one is still to be told.
pub(crate) async fn dismiss_new_link(
    accounts: &Accounts<'_>,
    member: &Member,
    call: &Call,
) -> Result<Response, Fault> {
    let at = call.query("at").and_then(|at| at.parse().ok()).ok_or(ErrorCode::NotFound)?;
    accounts.dismiss_new_link(member, at).await?;
    response::done()
}

/// `DELETE /api/session`.
pub(crate) async fn sign_out(accounts: &Accounts<'_>, call: &Call) -> Result<Response, Fault> {
    if let Some(token) = token(call) {
        accounts.end_session(&token).await?;
    }
    with_cookie(response::done()?, "; Max-Age=0")
}

fn with_cookie(response: Response, value: &str) -> Result<Response, Fault> {
    let cookie = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax");
    response.headers().set("set-cookie", &cookie)?;
    Ok(response)
}

fn token(call: &Call) -> Option<Token> {
    Token::parse(cookie(&call.header("cookie")?)?)
}

fn cookie(header: &str) -> Option<&str> {
    header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, v)| v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies_and_only_by_its_whole_name() {
        assert_eq!(cookie("a=1; __Host-session=abc; b=2"), Some("abc"));
        assert_eq!(cookie("session=abc; x__Host-session=no"), None);
        assert_eq!(cookie(""), None);
    }
}
