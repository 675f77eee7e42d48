//! The HTTP layer: which endpoint, who asks, may they; then the resource answers.

mod anybody;
mod directory;
mod guard;
mod inviting;
mod leading;
mod members;
mod offers;
mod operator;
mod organisation;
mod pages;
mod provider_sign_in;
mod provider_sign_out;
mod remembered;
mod request;
pub(crate) mod response;
mod session;
mod sessions;
mod signed_in;

use chrono::Utc;
use domain::{
    access::Access,
    api::{
        calling::Received,
        endpoint::{AnyCall, Endpoint, Method, NotRouted},
        error::{ErrorCode, check_role},
    },
    bundle::Bundle,
    session::Recency,
};
use engine::{fault, reply::Reply};
use serde_json::json;
use worker::{Env, Request, Response};

use self::request::Incoming;
use crate::{
    config::Config,
    fault::Fault,
    members::{Member, Members},
    runtime::{
        log::{self, Level},
        random,
    },
    token::Token,
};

/// Answers a request. At the addresses of a bundle of its own the answer is its page, at all others the API's.
pub(crate) async fn answer(request: Request, env: &Env) -> worker::Result<Response> {
    match Bundle::at(&request.path()) {
        Bundle::People => answer_call(request, env).await,
        bundle => pages::page(bundle, &request, env).await,
    }
}

/// Answers a call of the API, whatever happens: a fault becomes an error body and one line in the log.
async fn answer_call(request: Request, env: &Env) -> worker::Result<Response> {
    let request_id = request_id();
    let (method, path) = (request.method().to_string(), request.path());
    let started = Utc::now();
    let endpoint = Endpoint::find(&method, &path).ok().map(|(endpoint, _)| endpoint);
    let (response, fault) = match route(request, env, &request_id, &method, &path).await {
        Ok(response) => (response, None),
        Err(fault) => (told(&fault, endpoint)?, Some(fault)),
    };
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

/// The answer to who meets a fault: an error body, or for whoever looks at the address itself a page that says it.
fn told(fault: &Fault, endpoint: Option<Endpoint>) -> worker::Result<Response> {
    match endpoint {
        Some(endpoint) if endpoint.route().method.leads_on() => leading::failed(fault),
        _ => response::of(Reply::error(&fault.told())),
    }
}

fn request_id() -> String {
    random::bytes().map_or_else(|_| "unknown".to_owned(), |bytes| Token::new(bytes).short())
}

async fn route(
    request: Request,
    env: &Env,
    request_id: &str,
    method: &str,
    path: &str,
) -> Result<Response, Fault> {
    let (endpoint, parts) = Endpoint::find(method, path).map_err(|reason| match reason {
        NotRouted::NoSuchAddress => ErrorCode::NotFound,
        NotRouted::NoSuchMethod => ErrorCode::MethodNotAllowed,
    })?;
    let config = Config::from_env(env)
        .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
    let members = Members(&config.database);
    let mut incoming = Incoming::new(request, request_id.to_owned());
    guard::within(&config.network_limit, &incoming).await?;
    let caller = caller(endpoint, &config, &members, &incoming).await?;
    let body = match endpoint.route().method {
        Method::Notify => request::form_as_json(&incoming.body().await?)?,
        _ if endpoint.takes_form() => incoming.body().await?,
        _ => Vec::new(),
    };
    let query = |name: &str| incoming.query(name);
    let call = endpoint.call(Received { parts: &parts, query: &query, body: &body })?;
    match (call, caller) {
        (AnyCall::ForAnybody(call), _) => anybody::answer(call, env, &config, &members, &incoming).await,
        (AnyCall::ForMember(call), Caller::Member(member)) => {
            signed_in::answer(call, &config, &members, &member, &incoming).await
        }
        (AnyCall::ForOrganisation(call), Caller::Member(member)) => {
            organisation::answer(&call, &body, &config, &member, &incoming).await
        }
        (AnyCall::ForOperator(call), Caller::Operator) => {
            operator::answer(call, &config, &members, &incoming).await
        }
        // A row of the table that lets others call it than its group is for.
        _ => Err(ErrorCode::Forbidden.into()),
    }
}

/// Who calls.
enum Caller {
    Anybody,
    Member(Member),
    Operator,
}

/// Who calls, if they may.
async fn caller(
    endpoint: Endpoint,
    config: &Config,
    members: &Members<'_>,
    incoming: &Incoming,
) -> Result<Caller, Fault> {
    match endpoint.route().access {
        Access::Public => {
            guard::same_origin(incoming, endpoint)?;
            Ok(Caller::Anybody)
        }
        Access::Operator => {
            let token = config.operator_token.as_ref().ok_or(ErrorCode::NotFound)?;
            guard::within(&config.operator_limit, incoming).await?;
            guard::operator(incoming, token)?;
            Ok(Caller::Operator)
        }
        access @ (Access::AtLeast(needed) | Access::Lately(needed)) => {
            guard::same_origin(incoming, endpoint)?;
            let (member, recency) = session::member(members, incoming, endpoint.asked()).await?;
            check_role(member.role, needed)?;
            if matches!(access, Access::Lately(_)) && recency == Recency::LongAgo {
                return Err(ErrorCode::SignInAgain.into());
            }
            Ok(Caller::Member(member))
        }
    }
}
