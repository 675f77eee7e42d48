//! Signing out at the organisation's identity provider: there too, or there first.

use domain::{
    api::{call, error::ErrorCode},
    identity::Refusal,
};
use engine::command::{Command, WayOut};
use worker::Response;

use super::{
    guard,
    leading::{refused, to},
    remembered,
    request::Incoming,
};
use crate::{config::Config, fault::Fault, members::Members, organisations};

/// `GET /api/sign-out`. Whoever is led here by another site is asked by the identity provider whether they want to.
pub(crate) async fn way_out(
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    guard::within(&config.sign_in_limit, incoming).await?;
    let Some(organisation) = remembered::organisation(incoming) else {
        return refused(Refusal::WhichOrganisation);
    };
    if !members.is_organisation(&organisation).await? {
        return refused(Refusal::NotSetUp);
    }
    let origin = incoming.own_origin().ok_or(ErrorCode::NotFound)?;
    let command = Command::WayOut { origin };
    match organisations::ask(&config.organisations, &organisation, &incoming.id, command)
        .await?
        .json()
        .await?
    {
        WayOut::To(location) => to(&location),
        WayOut::Refused(refusal) => refused(refusal),
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
