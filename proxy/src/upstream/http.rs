//! The one way out: a fixed host, a time-out on each request, a cap on the size of an answer, no redirects.

use std::{pin::pin, time::Duration};

use chrono::Utc;
use domain::{backoff, provider::ProviderFailure};
use futures_util::{
    StreamExt,
    future::{Either, select},
};
use worker::{
    AbortController, AbortSignal, Delay, Fetch, Headers, Method, Request, RequestInit, RequestRedirect,
    Response, Url, wasm_bindgen::JsValue,
};

/// The longest that one request may take, its answer read to the end.
const TIME_OUT: Duration = Duration::from_secs(30);

/// The largest answer that is read, in bytes. A page of 100 people with every attribute is a tenth of it.
const LARGEST: usize = 8 * 1024 * 1024;

/// What is asked of a provider.
pub(crate) struct Question {
    /// Path and query.
    pub(crate) path: String,
    /// The `Authorization` header.
    pub(crate) authorization: Option<String>,
    /// A body, which makes it a POST.
    pub(crate) body: Option<serde_json::Value>,
}

/// A successful answer, or the status of another one.
pub(crate) enum Answer {
    /// 200 to 299, with the whole body.
    Success(Vec<u8>),
    /// Another status. Its body is not read: what it says may quote people.
    Status(u16, ProviderFailure),
}

/// Asks a provider. The host is always `base`'s: a path can't lead elsewhere.
pub(crate) async fn ask(base: &Url, question: &Question) -> Result<Answer, ProviderFailure> {
    let controller = AbortController::default();
    let exchange = pin!(exchange(base, question, controller.signal()));
    match select(exchange, Delay::from(TIME_OUT)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => {
            controller.abort();
            Err(UNAVAILABLE)
        }
    }
}

const UNAVAILABLE: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

async fn exchange(base: &Url, question: &Question, signal: AbortSignal) -> Result<Answer, ProviderFailure> {
    let request = request(base, question).map_err(|_| unintelligible("request"))?;
    let mut response = Fetch::Request(request).send_with_signal(&signal).await.map_err(|_| UNAVAILABLE)?;
    let status = response.status_code();
    if !(200..300).contains(&status) {
        let header = response.headers().get("retry-after").ok().flatten();
        let asked = header.and_then(|header| backoff::retry_after(&header, Utc::now()));
        return Ok(Answer::Status(status, ProviderFailure::from_status(status, asked)));
    }
    read(&mut response).await.map(Answer::Success)
}

fn request(base: &Url, question: &Question) -> worker::Result<Request> {
    let url = base.join(&question.path)?;
    if url.host_str() != base.host_str() || url.port() != base.port() || url.scheme() != base.scheme() {
        return Err("the path leads to another host".into());
    }
    let headers = Headers::new();
    headers.set("accept", "application/json")?;
    if let Some(authorization) = &question.authorization {
        headers.set("authorization", authorization)?;
    }
    let mut init = RequestInit::new();
    if let Some(body) = &question.body {
        headers.set("content-type", "application/json")?;
        init.with_method(Method::Post).with_body(Some(JsValue::from_str(&body.to_string())));
    }
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    Request::new_with_init(url.as_str(), &init)
}

async fn read(response: &mut Response) -> Result<Vec<u8>, ProviderFailure> {
    let mut body = Vec::new();
    let mut stream = response.stream().map_err(|_| UNAVAILABLE)?;
    while let Some(chunk) = stream.next().await {
        // A connection that breaks in the middle of a body.
        let chunk = chunk.map_err(|_| UNAVAILABLE)?;
        if body.len() + chunk.len() > LARGEST {
            return Err(ProviderFailure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn unintelligible(field: &str) -> ProviderFailure {
    ProviderFailure::Unintelligible { field: field.to_owned() }
}
