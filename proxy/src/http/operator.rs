//! What the operator's command asks for.

use chrono::Utc;
use domain::{
    api::{
        endpoint::Endpoint,
        erasure::{ErasureForm, ErasureView, ObjectErasure},
        error::{ApiError, ErrorCode},
        members::{OpenedOrganisation, OrganisationForm, OrganisationView},
        services::OpenServiceForm,
        sync::TickForm,
    },
    session::SIGN_IN_LINK,
};
use engine::command::Command;
use worker::Response;

use super::{members::name, request::Call, response};
use crate::{
    accounts::{Accounts, Maker},
    config::{Clock, Config},
    fault::Fault,
    organisations,
    service_requests::ServiceRequests,
    sync_cron,
};

/// Answers an endpoint of the operator's.
pub(crate) async fn answer(endpoint: Endpoint, config: &Config, call: &mut Call) -> Result<Response, Fault> {
    let accounts = Accounts(&config.accounts);
    match endpoint {
        Endpoint::OpenOrganisation => open_organisation(&accounts, call).await,
        Endpoint::EraseOrganisation => erase_organisation(config, &accounts, call).await,
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

/// `POST /api/operator/organisations/erasure`. The name is given up last: whatever fails before, it can be asked again.
async fn erase_organisation(
    config: &Config,
    accounts: &Accounts<'_>,
    call: &mut Call,
) -> Result<Response, Fault> {
    let form: ErasureForm = call.json().await?;
    let Some((erasing, register)) = accounts.to_erase(name(&form.organisation)?).await? else {
        return Err(ApiError::from(ErrorCode::NotFound).at("organisation").into());
    };
    accounts.shut_out(&erasing).await?;
    let object = erase_object(config, &erasing.id, &call.id).await?;
    accounts.erase(&erasing).await?;
    // Once more, for whoever had come in before they were shut out and did something since.
    let object_left = erase_object(config, &erasing.id, &call.id).await?.left;
    let register_left = accounts.remains(&erasing).await?;
    response::json(&ErasureView {
        organisation: erasing.name,
        object: object.erased,
        register,
        object_left,
        register_left,
    })
}

async fn erase_object(config: &Config, id: &str, request_id: &str) -> Result<ObjectErasure, Fault> {
    let mut answer = organisations::ask(&config.organisations, id, request_id, Command::Erase).await?;
    if answer.status_code() != 200 {
        return Err(Fault::internal("erasing an organisation", format!("status {}", answer.status_code())));
    }
    Ok(answer.json().await?)
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
