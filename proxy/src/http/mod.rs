//! The HTTP layer: which endpoint, who asks, may they; then the resource answers.

mod directory;
mod guard;
mod members;
mod offers;
mod operator;
mod organisation;
mod pages;
mod request;
pub(crate) mod response;
mod session;
pub(crate) mod token;

use chrono::Utc;
use domain::{
    access::Access,
    api::{
        endpoint::{Endpoint, NotRouted, Parameters},
        error::{ErrorCode, check_role},
    },
    half::Half,
};
use engine::fault;
use serde_json::json;
use worker::{Env, Request, Response};

use self::request::Call;
use crate::{
    accounts::{Accounts, Member},
    cloudflare::{
        log::{self, Level},
        random,
    },
    config::{self, Config},
    fault::Fault,
};

/// Answers a request. At the addresses of the admin half the answer is its page, at all others the API's.
pub(crate) async fn answer(request: Request, env: &Env) -> worker::Result<Response> {
    match Half::at(&request.path()) {
        Half::Admin => pages::admin(&request, env).await,
        Half::People => answer_call(request, env).await,
    }
}

/// Answers a call of the API, whatever happens: a fault becomes an error body and one line in the log.
async fn answer_call(request: Request, env: &Env) -> worker::Result<Response> {
    let request_id = request_id();
    let (method, path) = (request.method().to_string(), request.path());
    let started = Utc::now();
    let (response, fault) = match route(request, env, &request_id, &method, &path).await {
        Ok(response) => (response, None),
        Err(fault) => (response::error(&fault.told())?, Some(fault)),
    };
    let endpoint = Endpoint::find(&method, &path).ok().map(|(endpoint, _)| endpoint);
    let (level, message, code, doing, detail) = match &fault {
        None => (Level::Info, "a request was answered", None, None, None),
        Some(Fault(fault::Fault::Outcome(error))) => {
            (Level::Info, "a request was refused", Some(error.code), None, None)
        }
        Some(Fault(fault::Fault::Internal { doing, detail })) => {
            (Level::Error, "a request failed on our side", None, Some(doing), Some(detail))
        }
    };
    log::line(
        level,
        message,
        json!({
            "request.id": request_id,
            "request.method": method,
            // The address as its template: what is filled in may identify somebody.
            "request.path": endpoint.map(|endpoint| endpoint.route().path),
            "response.status": response.status_code(),
            "duration_ms": (Utc::now() - started).num_milliseconds(),
            "error.code": code,
            "fault.doing": doing,
            "fault.detail": detail,
        }),
    );
    response::finish(response, endpoint, &request_id)
}

fn request_id() -> String {
    random::bytes().map_or_else(|_| "unknown".to_owned(), |bytes| token::Token::new(bytes).short())
}

async fn route(
    request: Request,
    env: &Env,
    request_id: &str,
    method: &str,
    path: &str,
) -> Result<Response, Fault> {
    let (endpoint, parameters) = Endpoint::find(method, path).map_err(|reason| match reason {
        NotRouted::NoSuchAddress => ErrorCode::NotFound,
        NotRouted::NoSuchMethod => ErrorCode::MethodNotAllowed,
    })?;
    let config = Config::from_env(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    let accounts = Accounts(&config.accounts);
    let mut call = Call::new(request, request_id.to_owned());
    match endpoint.route().access {
        Access::Public => public(endpoint, env, &config, &accounts, &mut call).await,
        Access::Operator => {
            guard::operator(&call, &config.operator_token)?;
            operator::answer(endpoint, &config, &mut call).await
        }
        Access::AtLeast(needed) => {
            guard::same_origin(&call, endpoint)?;
            let member = session::member(&accounts, &call).await?;
            check_role(member.role, needed)?;
            for_member(endpoint, &parameters, &config, &accounts, &member, &mut call).await
        }
    }
}

async fn public(
    endpoint: Endpoint,
    env: &Env,
    config: &Config,
    accounts: &Accounts<'_>,
    call: &mut Call,
) -> Result<Response, Fault> {
    if endpoint == Endpoint::SignIn {
        guard::same_origin(call, endpoint)?;
        return session::sign_in(config, accounts, call).await;
    }
    accounts.ping().await?;
    // What only the organisations' objects need is checked here too, so that an operator need not wait for a sync.
    config::of_organisations(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    response::json(&json!({ "status": "ok" }))
}

async fn for_member(
    endpoint: Endpoint,
    parameters: &Parameters<'_>,
    config: &Config,
    accounts: &Accounts<'_>,
    member: &Member,
    call: &mut Call,
) -> Result<Response, Fault> {
    match endpoint {
        Endpoint::Session => session::view(member),
        Endpoint::SignOut => session::sign_out(accounts, call).await,
        Endpoint::DismissNewLink => session::dismiss_new_link(accounts, member, call).await,
        Endpoint::Directory => directory::answer(config, member, call).await,
        Endpoint::Services => offers::services(config, member, call).await,
        Endpoint::RequestService => offers::request(config, member, parameters, call).await,
        Endpoint::Members => members::list(accounts, member).await,
        Endpoint::InviteMember => members::invite(accounts, member, call).await,
        Endpoint::RenewInvitation => members::renew(accounts, member, parameters).await,
        Endpoint::RemoveMember => members::remove(accounts, member, parameters).await,
        _ => organisation::answer(endpoint, parameters, config, member, call).await,
    }
}
