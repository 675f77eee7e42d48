//! What the operator's command asks for.

use chrono::Utc;
use domain::{
    api::{
        call,
        endpoint::ForOperator,
        erasure::{ErasureForm, ErasureView, ObjectErasure},
        error::{ApiError, ErrorCode},
        members::{OpenedOrganisation, OrganisationForm, OrganisationView},
        resealing::{ResealForm, Resealed, ResealedView},
        services::OpenServiceForm,
        sync::TickForm,
    },
    audit::{Act, Subject},
    session::SIGN_IN_LINK,
};
use engine::command::Command;
use futures_util::future::join_all;
use serde::de::DeserializeOwned;
use serde_json::json;
use worker::Response;

use super::{members::name, request::Incoming, response};
use crate::{
    auditing::{Doing, Done},
    config::{Clock, Config},
    fault::Fault,
    members::{Maker, Members, NewOrganisation},
    organisations,
    runtime::log::{self, Level},
    service_requests::ServiceRequests,
    sync_cron,
};

/// Answers a call of the operator's.
pub(crate) async fn answer(
    call: ForOperator,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    match call {
        ForOperator::OpenOrganisation(call) => {
            let opened = open_organisation(&call.form, config, members, incoming).await?;
            response::with::<call::OpenOrganisation>(&opened.told(config).await)
        }
        // The trail is gone with the organisation: what is said is in the answer.
        ForOperator::EraseOrganisation(call) => {
            let erased = erase_organisation(&call.form, config, members, incoming).await?;
            response::with::<call::EraseOrganisation>(&erased)
        }
        // Each object records it itself.
        ForOperator::Reseal(call) => {
            response::with::<call::Reseal>(&reseal(&call.form, config, members, incoming).await?)
        }
        ForOperator::OpenService(call) => {
            let opened = open_service(&call.form, config, members, incoming).await?;
            response::with::<call::OpenService>(&opened.told(config).await)
        }
        // It is nobody's, and not there in production.
        ForOperator::Tick(call) => response::with::<call::Tick>(&tick(&call.form, config).await?),
    }
}

/// `POST /api/operator/organisations`.
async fn open_organisation(
    form: &OrganisationForm,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Done<OpenedOrganisation>, Fault> {
    let now = Utc::now();
    let jurisdiction = config.jurisdiction;
    let id = organisations::new_id(&config.organisations, jurisdiction)?;
    let new = NewOrganisation { id, jurisdiction };
    let opening = Doing::by_operator(&new.id, Act::OrganisationOpened, &incoming.id);
    let opened = members.open_organisation(&name(&form.name)?, &new, opening, now).await?;
    let owner = opened.told(config).await;
    let linking = Doing::by_operator(&owner.organisation, Act::LinkMade, &incoming.id);
    let holder = (owner.id.as_str(), &owner.name);
    let made = members
        .new_link(holder, &owner.organisation_name, Maker::Operator, SIGN_IN_LINK, linking, now)
        .await?;
    Ok(made.map(|sign_in| OpenedOrganisation {
        organisation: OrganisationView { id: owner.organisation, name: owner.organisation_name },
        sign_in,
    }))
}

/// `POST /api/operator/organisations/erasure`. The name is given up last: whatever fails before, it can be asked again.
async fn erase_organisation(
    form: &ErasureForm,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<ErasureView, Fault> {
    let Some((erasing, register)) = members.to_erase(name(&form.organisation)?).await? else {
        return Err(ApiError::from(ErrorCode::NotFound).at("organisation").into());
    };
    members.shut_out(&erasing).await?;
    let object = erase_object(config, &erasing.id, &incoming.id).await?;
    members.erase(&erasing).await?;
    // Once more, for whoever had come in before they were shut out and did something since.
    let object_left = erase_object(config, &erasing.id, &incoming.id).await?.left;
    let register_left = members.remains(&erasing).await?;
    Ok(ErasureView {
        organisation: erasing.name,
        object: object.erased,
        register,
        object_left,
        register_left,
    })
}

async fn erase_object(config: &Config, id: &str, request_id: &str) -> Result<ObjectErasure, Fault> {
    ask_object(config, id, request_id, Command::Erase, "erasing an organisation").await
}

async fn ask_object<T: DeserializeOwned>(
    config: &Config,
    id: &str,
    request_id: &str,
    command: Command,
    doing: &'static str,
) -> Result<T, Fault> {
    let mut answer = organisations::ask(&config.organisations, id, request_id, command).await?;
    if answer.status_code() != 200 {
        return Err(Fault::internal(doing, format!("status {}", answer.status_code())));
    }
    Ok(answer.json().await?)
}

/// Organisations whose credentials one request seals anew: each is asked once.
const AT_ONCE: u32 = 20;

/// `POST /api/operator/reseal`.
async fn reseal(
    form: &ResealForm,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<ResealedView, Fault> {
    let ids = members.organisations_after(form.after.as_deref().unwrap_or_default(), AT_ONCE).await?;
    let asked = ids.iter().map(|id| reseal_object(config, id, &incoming.id));
    let answers = join_all(asked).await;
    let is_last = ids.len() < AT_ONCE as usize;
    Ok(ResealedView::of(ids.into_iter().zip(answers).collect(), is_last))
}

/// What an organisation answers; nothing, and a line of the log, where it does not.
async fn reseal_object(config: &Config, id: &str, request_id: &str) -> Option<Resealed> {
    let answer = ask_object(config, id, request_id, Command::Reseal, "sealing credentials anew").await;
    answer
        .inspect_err(|fault| {
            let fields =
                json!({ "organisation.id": id, "request.id": request_id, "fault": format!("{fault:?}") });
            log::line(Level::Error, "an organisation's credentials were not sealed anew", fields);
        })
        .ok()
}

/// `POST /api/operator/services`.
async fn open_service(
    form: &OpenServiceForm,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Done<()>, Fault> {
    let Some(organisation) = members.organisation_named(&name(&form.organisation)?).await? else {
        return Err(ApiError::from(ErrorCode::NotFound).at("organisation").into());
    };
    let subject = Some(Subject::Service(form.service));
    let doing = Doing::by_operator(&organisation, Act::ServiceOpened, &incoming.id).with(subject, None);
    ServiceRequests(&config.database).open(&organisation, form.service, doing, Utc::now()).await
}

/// `POST /api/operator/ticks`.
async fn tick(form: &TickForm, config: &Config) -> Result<(), Fault> {
    match config.clock {
        Clock::Movable => sync_cron::tick_at(config, form.now).await,
        Clock::Fixed => Err(ErrorCode::NotFound.into()),
    }
}
