//! Which services an organisation may connect, and asking for those that are offered on request.

use chrono::Utc;
use domain::{
    api::{
        call,
        error::ErrorCode,
        services::{Offer, ServiceCard, ServicesView},
    },
    service::Service,
    service_request::ServiceRequest,
};

use super::{organisation, request::Incoming};
use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
    members::Member,
    service_requests::ServiceRequests,
};

/// `POST /api/services/{service}/request`.
pub(crate) async fn request(
    call: call::RequestService,
    config: &Config,
    member: &Member,
    incoming: &Incoming,
    doing: Doing,
) -> Result<Done<ServiceCard>, Fault> {
    let request = ServiceRequest::parse(&call.form).map_err(Fault::first_of)?;
    let requests = ServiceRequests(&config.database);
    let asked = requests.ask(&member.organisation, call.service, &request, doing, Utc::now()).await?;
    let mut cards = services(config, member, incoming).await?.services.into_iter();
    let card = cards.find(|card| card.service == call.service).ok_or(ErrorCode::NotFound)?;
    Ok(asked.map(|()| card))
}

/// Refuses a service that the operator has not opened for the organisation.
pub(crate) async fn check_open(config: &Config, member: &Member, service: Service) -> Result<(), Fault> {
    if config.on_request.contains(&service)
        && !ServiceRequests(&config.database).opened(&member.organisation).await?.contains(&service)
    {
        return Err(ErrorCode::ServiceOnRequest.into());
    }
    Ok(())
}

/// `GET /api/services`: what the organisation's object knows, and what is known here.
pub(crate) async fn services(
    config: &Config,
    member: &Member,
    incoming: &Incoming,
) -> Result<ServicesView, Fault> {
    let mut view = organisation::services(config, member, incoming).await?;
    if config.on_request.is_empty() {
        return Ok(view);
    }
    let requests = ServiceRequests(&config.database);
    let opened = requests.opened(&member.organisation).await?;
    let requested = requests.requested(&member.organisation).await?;
    for card in &mut view.services {
        if config.on_request.contains(&card.service) && !opened.contains(&card.service) {
            let request = requested.iter().find(|(service, _)| *service == card.service);
            card.offer = Offer::OnRequest { requested_at: request.map(|(_, at)| *at) };
        }
    }
    Ok(view)
}
