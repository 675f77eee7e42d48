//! What an organisation's own object answers: calls are passed on to it.

use domain::api::{endpoint::ForOrganisation, error::ErrorCode, services::ServicesView};
use engine::command::{Asked, Caller, Command};
use worker::Response;

use super::{offers, request::Incoming};
use crate::{config::Config, fault::Fault, members::Member, organisations};

/// Passes a call on to the organisation's object.
pub(crate) async fn answer(
    call: &ForOrganisation,
    body: &[u8],
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    if let ForOrganisation::TestCredential(call) = call {
        offers::check_open(config, member, call.service).await?;
    }
    // Both have the Worker call what somebody typed.
    if matches!(call, ForOrganisation::TestCredential(_) | ForOrganisation::AddChannel(_)) {
        let outcome = config.connect_limit.limit(member.organisation.clone()).await?;
        if !outcome.success {
            return Err(ErrorCode::TooManyRequests.into());
        }
    }
    let by = Caller { id: member.id.clone(), name: member.name.clone() };
    let asked = Asked {
        method: incoming.method(),
        address: incoming.address()?,
        body: String::from_utf8_lossy(body).into_owned(),
    };
    let (role, way) = (member.role, member.way);
    let (origin, deed) = (incoming.own_origin().unwrap_or_default(), call.deed(&member.id, &incoming.id));
    let command = Command::Asked { asked, by, role, way, origin, deed };
    organisations::ask(&config.organisations, &member.organisation, &incoming.id, command).await
}

/// The services, as the organisation's object knows them.
pub(crate) async fn services(
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<ServicesView, Fault> {
    let asked =
        organisations::ask(&config.organisations, &member.organisation, &incoming.id, Command::Services);
    Ok(asked.await?.json().await?)
}
