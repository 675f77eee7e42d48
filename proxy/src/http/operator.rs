//! What the operator's command asks for.

use chrono::Utc;
use domain::{
    api::members::{OpenedOrganisation, OrganisationForm, OrganisationView},
    session::SIGN_IN_LINK,
};
use worker::Response;

use super::{members::name, request::Call, response};
use crate::{accounts::Accounts, fault::Fault};

/// `POST /api/operator/organisations`.
pub(crate) async fn answer(accounts: &Accounts<'_>, call: &mut Call) -> Result<Response, Fault> {
    let form: OrganisationForm = call.json().await?;
    let now = Utc::now();
    let owner = accounts.open_organisation(&name(&form.name)?, now).await?;
    let sign_in = accounts.new_link(&owner.id, SIGN_IN_LINK, now).await?;
    response::json(&OpenedOrganisation {
        organisation: OrganisationView { id: owner.organisation, name: owner.organisation_name },
        sign_in,
    })
}
