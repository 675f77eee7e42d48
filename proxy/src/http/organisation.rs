//! Everything that an organisation's own object answers: requests become commands.

use domain::{
    api::{
        endpoint::{Endpoint, Parameters},
        error::ErrorCode,
        runs::Outcome,
        services::ServicesView,
    },
    employee::EmployeeId,
    export::entry::Stage,
    service::Service,
    sync::run::RunId,
};
use engine::command::Command;
use worker::Response;

use super::{offers, request::Call};
use crate::{accounts::Member, config::Config, fault::Fault, organisations};

/// Passes a request on to the organisation's object.
pub(crate) async fn answer(
    endpoint: Endpoint,
    parameters: &Parameters<'_>,
    config: &Config,
    member: &Member,
    call: &mut Call,
) -> Result<Response, Fault> {
    let tested = match endpoint {
        Endpoint::TestCredential => Some(service(parameters)?),
        Endpoint::TestLearning => Some(Service::ISpringLearn),
        _ => None,
    };
    if let Some(tested) = tested {
        offers::check_open(config, member, tested).await?;
        let outcome = config.connect_limit.limit(member.organisation.clone()).await?;
        if !outcome.success {
            return Err(ErrorCode::TooManyRequests.into());
        }
    }
    let command = command(endpoint, parameters, member, call).await?;
    organisations::ask(&config.organisations, &member.organisation, &call.id, command).await
}

/// The service that an address names.
pub(crate) fn service(parameters: &Parameters<'_>) -> Result<Service, Fault> {
    parameter(parameters, "service").and_then(Service::named).ok_or_else(|| ErrorCode::NotFound.into())
}

/// The services, as the organisation's object knows them.
pub(crate) async fn services(config: &Config, member: &Member, call: &Call) -> Result<ServicesView, Fault> {
    let mut answer =
        organisations::ask(&config.organisations, &member.organisation, &call.id, Command::Services).await?;
    Ok(answer.json().await?)
}

async fn command(
    endpoint: Endpoint,
    parameters: &Parameters<'_>,
    member: &Member,
    call: &mut Call,
) -> Result<Command, Fault> {
    let service = || service(parameters)?.hr_system().ok_or_else(|| Fault::from(ErrorCode::NotFound));
    let run = || {
        let id = parameter(parameters, "run").and_then(|id| id.parse().ok());
        id.map(RunId).ok_or(ErrorCode::NotFound)
    };
    Ok(match endpoint {
        Endpoint::Connection => Command::Connection { service: service()? },
        Endpoint::TestCredential => Command::TestCredential { service: service()?, form: call.json().await? },
        Endpoint::Draft => Command::Draft { service: service()? },
        Endpoint::MapDraft => Command::MapDraft { service: service()?, form: call.json().await? },
        Endpoint::PreviewDraft => Command::PreviewDraft { service: service()? },
        Endpoint::DiscardDraft => Command::DiscardDraft { service: service()? },
        Endpoint::ActivateDraft => Command::ActivateDraft { service: service()? },
        Endpoint::MakeSource => Command::MakeSource { service: service()? },
        Endpoint::Learning => Command::Learning,
        Endpoint::TestLearning => Command::TestLearning { form: call.json().await? },
        Endpoint::LearningDraft => Command::LearningDraft,
        Endpoint::ActivateLearning => {
            Command::ActivateLearning { form: call.json().await?, by: member.name.clone() }
        }
        Endpoint::DisconnectLearning => Command::DisconnectLearning,
        Endpoint::Invitations => Command::Invitations { from: from(call) },
        Endpoint::ApproveInvitations => Command::ApproveInvitations { form: call.json().await? },
        Endpoint::LeftOut => Command::LeftOut,
        Endpoint::PersonLearning => {
            let id = parameter(parameters, "person").and_then(|id| EmployeeId::try_from(id.to_owned()).ok());
            Command::PersonLearning { person: id.ok_or(ErrorCode::NotFound)? }
        }
        Endpoint::Exports => Command::Exports {
            stage: call
                .query("stage")
                .map(|name| Stage::named(&name).ok_or(ErrorCode::NotFound))
                .transpose()?,
            before: call.query("before").and_then(|number| number.parse().ok()),
        },
        Endpoint::ExportAgain => Command::ExportAgain,
        Endpoint::WaitingExports => Command::WaitingExports { from: from(call) },
        Endpoint::ApproveExports => Command::ApproveExports { form: call.json().await? },
        Endpoint::Sync => Command::Sync,
        Endpoint::SaveSettings => Command::SaveSettings { form: call.json().await?, by: member.name.clone() },
        Endpoint::Runs => Command::Runs {
            before: call.query("before").and_then(|id| id.parse().ok()).map(RunId),
            outcome: outcome(call)?,
        },
        Endpoint::RunChanges => Command::RunChanges { run: run()?, part: from(call) },
        Endpoint::WithdrawAttribute => Command::Withdraw { service: service()?, form: call.json().await? },
        Endpoint::Disconnect => Command::Disconnect { service: service()?, form: call.json().await? },
        Endpoint::StartRun => Command::StartRun,
        Endpoint::LatestRun => Command::LatestRun,
        Endpoint::Run => Command::Run { run: run()? },
        Endpoint::Plan => Command::Plan { run: run()?, from: from(call) },
        Endpoint::ApprovePlan => Command::Approve { run: run()?, form: call.json().await? },
        Endpoint::DropRun => Command::DropRun { run: run()? },
        _ => return Err(Fault::internal("routing a request", "an endpoint without a handler")),
    })
}

/// Where a part of a long answer starts.
fn from(call: &Call) -> usize {
    call.query("from").and_then(|from| from.parse().ok()).unwrap_or_default()
}

/// What runs are narrowed to.
fn outcome(call: &Call) -> Result<Option<Outcome>, Fault> {
    match call.query("outcome") {
        Some(name) => Outcome::named(&name).map(Some).ok_or_else(|| ErrorCode::NotFound.into()),
        None => Ok(None),
    }
}

fn parameter<'a>(parameters: &Parameters<'a>, name: &str) -> Option<&'a str> {
    parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}
