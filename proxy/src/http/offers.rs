//! Which services an organisation may connect, and asking for those that are offered on request.

use chrono::Utc;
use domain::{
    api::{
        endpoint::Parameters,
        error::ErrorCode,
        services::{Offer, ServiceRequestForm, ServicesView},
    },
    service::Service,
    service_request::ServiceRequest,
};
use worker::Response;

use super::{organisation, request::Call, response};
use crate::{accounts::Member, config::Config, fault::Fault, service_requests::ServiceRequests};

/// `GET /api/services`: what the organisation's object knows, and what is known here.
pub(crate) async fn services(config: &Config, member: &Member, call: &mut Call) -> Result<Response, Fault> {
    response::json(&view(config, member, call).await?)
}

/// `POST /api/services/{service}/request`.
pub(crate) async fn request(
    config: &Config,
    member: &Member,
    parameters: &Parameters<'_>,
    call: &mut Call,
) -> Result<Response, Fault> {
    let service = organisation::service(parameters)?;
    let form: ServiceRequestForm = call.json().await?;
    let request = ServiceRequest::parse(&form).map_err(Fault::first_of)?;
    let requests = ServiceRequests(&config.accounts);
    requests.ask(&member.organisation, service, &request, Utc::now()).await?;
    let card = view(config, member, call).await?.services.into_iter().find(|card| card.service == service);
    response::json(&card.ok_or(ErrorCode::NotFound)?)
}

/// Refuses a service that the operator has not opened for the organisation.
pub(crate) async fn check_open(config: &Config, member: &Member, service: Service) -> Result<(), Fault> {
    if config.on_request.contains(&service)
        && !ServiceRequests(&config.accounts).opened(&member.organisation).await?.contains(&service)
    {
        return Err(ErrorCode::ServiceOnRequest.into());
    }
    Ok(())
}

async fn view(config: &Config, member: &Member, call: &mut Call) -> Result<ServicesView, Fault> {
    let mut view: ServicesView = organisation::services(config, member, call).await?;
    if config.on_request.is_empty() {
        return Ok(view);
    }
    let requests = ServiceRequests(&config.accounts);
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
