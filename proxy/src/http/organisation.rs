//! Everything that an organisation's own object answers: requests become commands.

use domain::{
    api::{
        endpoint::{Endpoint, Parameters},
        error::ErrorCode,
    },
    service::Service,
    sync::run::RunId,
};
use worker::Response;

use super::request::Call;
use crate::{
    accounts::Member,
    config::Config,
    fault::Fault,
    organisation::command::{self, Command},
};

/// Passes a request on to the organisation's object.
pub(crate) async fn answer(
    endpoint: Endpoint,
    parameters: &Parameters<'_>,
    config: &Config,
    member: &Member,
    call: &mut Call,
) -> Result<Response, Fault> {
    if endpoint == Endpoint::TestCredential {
        let outcome = config.connect_limit.limit(member.organisation.clone()).await?;
        if !outcome.success {
            return Err(ErrorCode::TooManyRequests.into());
        }
    }
    let command = command(endpoint, parameters, call).await?;
    command::send(&config.organisations, &member.organisation, &call.id, command).await
}

async fn command(endpoint: Endpoint, parameters: &Parameters<'_>, call: &mut Call) -> Result<Command, Fault> {
    let service = || parameter(parameters, "service").and_then(Service::named).ok_or(ErrorCode::NotFound);
    let run = || {
        let id = parameter(parameters, "run").and_then(|id| id.parse().ok());
        id.map(RunId).ok_or(ErrorCode::NotFound)
    };
    Ok(match endpoint {
        Endpoint::Services => Command::Services,
        Endpoint::Connection => Command::Connection { service: service()? },
        Endpoint::TestCredential => Command::TestCredential { service: service()?, form: call.json().await? },
        Endpoint::Draft => Command::Draft { service: service()? },
        Endpoint::MapDraft => Command::MapDraft { service: service()?, form: call.json().await? },
        Endpoint::PreviewDraft => Command::PreviewDraft { service: service()? },
        Endpoint::DiscardDraft => Command::DiscardDraft { service: service()? },
        Endpoint::WithdrawAttribute => Command::Withdraw { service: service()?, form: call.json().await? },
        Endpoint::Disconnect => Command::Disconnect { service: service()?, form: call.json().await? },
        Endpoint::StartRun => Command::StartRun,
        Endpoint::LatestRun => Command::LatestRun,
        Endpoint::Run => Command::Run { run: run()? },
        Endpoint::Plan => {
            let from = call.query("from").and_then(|from| from.parse().ok()).unwrap_or_default();
            Command::Plan { run: run()?, from }
        }
        Endpoint::ApprovePlan => Command::Approve { run: run()?, form: call.json().await? },
        Endpoint::DropRun => Command::DropRun { run: run()? },
        _ => return Err(Fault::internal("routing a request", "an endpoint without a handler")),
    })
}

fn parameter<'a>(parameters: &Parameters<'a>, name: &str) -> Option<&'a str> {
    parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}
