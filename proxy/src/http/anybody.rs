//! What whoever asks is answered.

use domain::api::{
    endpoint::ForAnybody,
    session::{Health, HealthView},
};
use worker::{Env, Response};

use super::{request::Incoming, response, session};
use crate::{
    config::{self, Config},
    fault::Fault,
    members::Members,
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
    }
}

async fn health(env: &Env, members: &Members<'_>) -> Result<HealthView, Fault> {
    members.ping().await?;
    // What only the organisations' objects need is checked here too, so that an operator need not wait for a sync.
    config::of_organisations(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    Ok(HealthView { status: Health::Ok })
}
