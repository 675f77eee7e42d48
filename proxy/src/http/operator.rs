//! What the operator's command asks for.

use chrono::Utc;
use domain::{
    api::{
        endpoint::Endpoint,
        error::{ApiError, ErrorCode},
        members::{OpenedOrganisation, OrganisationForm, OrganisationView},
        services::OpenServiceForm,
        sync::TickForm,
    },
    session::SIGN_IN_LINK,
};
use worker::Response;

use super::{members::name, request::Call, response};
use crate::{
    accounts::{Accounts, Maker},
    config::{Clock, Config},
    fault::Fault,
    service_requests::ServiceRequests,
    sync_cron,
};

/// Answers an endpoint of the operator's.
pub(crate) async fn answer(endpoint: Endpoint, config: &Config, call: &mut Call) -> Result<Response, Fault> {
    let accounts = Accounts(&config.accounts);
    match endpoint {
        Endpoint::OpenOrganisation => open_organisation(&accounts, call).await,
        Endpoint::OpenService => open_service(config, &accounts, call).await,
        Endpoint::Tick if config.clock == Clock::Movable => {
            let form: TickForm = call.json().await?;
            sync_cron::tick_at(config, form.now).await?;
            response::done()
        }
        _ => Err(ErrorCode::NotFound.into()),
    }
}

/// `POST /api/operator/organisations`.
async fn open_organisation(accounts: &Accounts<'_>, call: &mut Call) -> Result<Response, Fault> {
    let form: OrganisationForm = call.json().await?;
    let now = Utc::now();
    let owner = accounts.open_organisation(&name(&form.name)?, now).await?;
    let sign_in = accounts.new_link(&owner.id, Maker::Operator, SIGN_IN_LINK, now).await?;
    response::json(&OpenedOrganisation {
        organisation: OrganisationView { id: owner.organisation, name: owner.organisation_name },
        sign_in,
    })
}

/// `POST /api/operator/services`.
async fn open_service(config: &Config, accounts: &Accounts<'_>, call: &mut Call) -> Result<Response, Fault> {
    let form: OpenServiceForm = call.json().await?;
    let Some(organisation) = accounts.organisation_named(&name(&form.organisation)?).await? else {
        return Err(ApiError::from(ErrorCode::NotFound).at("organisation").into());
    };
    ServiceRequests(&config.accounts).open(&organisation, form.service, Utc::now()).await?;
    response::done()
}
