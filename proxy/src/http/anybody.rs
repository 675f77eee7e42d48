//! What whoever asks is answered.

use domain::api::{
    endpoint::ForAnybody,
    error::ErrorCode,
    session::{Health, HealthView},
};
use engine::command::Command;
use worker::{Env, Response};

use super::{provider_sign_in, provider_sign_out, request::Incoming, response, session};
use crate::{
    config::{self, Config},
    fault::Fault,
    members::Members,
    organisations,
};

pub(crate) async fn answer(
    call: ForAnybody,
    env: &Env,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    match call {
        ForAnybody::Health(call) => response::to(call, async |_| health(env, members).await).await,
        ForAnybody::SignIn(call) => session::sign_in(call, config, members, incoming).await,
        ForAnybody::ResumeSignIn(call) => provider_sign_in::resume(call, config, members, incoming).await,
        ForAnybody::WayOut(_) => provider_sign_out::way_out(config, members, incoming).await,
        ForAnybody::BeginSignIn(call) => provider_sign_in::begin(call, config, members, incoming).await,
        ForAnybody::SignOutElsewhere(call) => {
            provider_sign_out::sign_out(call, config, members, incoming).await
        }
        ForAnybody::FinishSignIn(call) => provider_sign_in::finish(call, config, members, incoming).await,
        ForAnybody::ClientKeys(call) => {
            published(&call.organisation, Command::ClientKeys, config, members, incoming).await
        }
        ForAnybody::Checkpoint(call) => {
            published(&call.organisation, Command::Checkpoint, config, members, incoming).await
        }
        ForAnybody::Calendar(call) => {
            let command = Command::Calendar { secret: call.token };
            let read = published(&call.organisation, command, config, members, incoming).await?;
            response::as_calendar(read)
        }
    }
}

/// What an organisation publishes. Only of organisations that there are: whoever asks for others wakes nobody.
async fn published(
    organisation: &str,
    command: Command,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Response, Fault> {
    if !members.is_organisation(organisation).await? {
        return Err(ErrorCode::NotFound.into());
    }
    organisations::ask(&config.organisations, organisation, &incoming.id, command).await
}

async fn health(env: &Env, members: &Members<'_>) -> Result<HealthView, Fault> {
    members.ping().await?;
    // What only the organisations' objects need is checked here too, so that an operator need not wait for a sync.
    config::of_organisations(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    Ok(HealthView { status: Health::Ok })
}
