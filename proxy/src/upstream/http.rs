//! The one way out: a fixed host, a time-out on each request, a cap on the size of an answer, no redirects.

use std::{pin::pin, time::Duration};

use chrono::Utc;
use domain::{
    backoff, cloud_address::is_link_into_the_cloud, export::certificate, provider::ProviderFailure,
};
use futures_util::{
    StreamExt,
    future::{Either, select},
};
use worker::{
    AbortController, AbortSignal, Delay, Fetch, Headers, Method, Request, RequestInit, RequestRedirect,
    Response, Url, js_sys::Uint8Array, wasm_bindgen::JsValue,
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
    /// What goes with it.
    pub(crate) body: Body,
}

/// What goes with a question, which says what kind of question it is.
pub(crate) enum Body {
    /// Nothing: it is a GET.
    Nothing,
    /// JSON by POST.
    Post(serde_json::Value),
    /// JSON by PUT.
    Put(serde_json::Value),
    /// A form by POST, `name=value&…`.
    Form(String),
    /// Bytes by POST, with their content type.
    Bytes(String, Vec<u8>),
}

/// A successful answer, or the status of another one.
pub(crate) enum Answer {
    /// 200 to 299.
    Success {
        /// The whole body.
        body: Vec<u8>,
        /// The `Location` header: where what was created is.
        location: Option<String>,
    },
    /// Another status. Its body is not read: what it says may quote people.
    Status(u16, ProviderFailure),
}

/// What a link to a file leads to.
pub(crate) enum Download {
    /// The file.
    File(Vec<u8>),
    /// Nothing any more: the link is too old, or the file is gone.
    Expired,
}

/// Asks a provider. The host is always `base`'s: a path can't lead elsewhere.
pub(crate) async fn ask(base: &Url, question: &Question) -> Result<Answer, ProviderFailure> {
    let request = request(base, question).map_err(|_| unintelligible("request"))?;
    in_time(async |signal| match send(request, &signal).await? {
        Sent::Success(mut response) => {
            let location = response.headers().get("location").ok().flatten();
            Ok(Answer::Success { body: read(&mut response, LARGEST).await?, location })
        }
        Sent::Status(status, failure) => Ok(Answer::Status(status, failure)),
    })
    .await
}

/// Fetches a file by a link that a provider gave out: into iSpring's cloud, or to `base` itself.
pub(crate) async fn download(base: &Url, link: &str) -> Result<Download, ProviderFailure> {
    let url = Url::parse(link).map_err(|_| unintelligible("link"))?;
    if !is_link_into_the_cloud(url.as_str()) && !has_same_origin(&url, base) {
        return Err(ProviderFailure::Redirected);
    }
    let mut init = RequestInit::new();
    init.with_redirect(RequestRedirect::Manual);
    let request = Request::new_with_init(url.as_str(), &init).map_err(|_| unintelligible("link"))?;
    in_time(async |signal| match send(request, &signal).await? {
        Sent::Success(mut response) => read(&mut response, certificate::LARGEST).await.map(Download::File),
        Sent::Status(403 | 404 | 410, _) => Ok(Download::Expired),
        Sent::Status(_, failure) => Err(failure),
    })
    .await
}

const UNAVAILABLE: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

async fn in_time<T>(
    exchange: impl AsyncFnOnce(AbortSignal) -> Result<T, ProviderFailure>,
) -> Result<T, ProviderFailure> {
    let controller = AbortController::default();
    let exchange = pin!(exchange(controller.signal()));
    match select(exchange, Delay::from(TIME_OUT)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(_) => {
            controller.abort();
            Err(UNAVAILABLE)
        }
    }
}

/// An answer whose body is not read yet.
enum Sent {
    Success(Response),
    Status(u16, ProviderFailure),
}

async fn send(request: Request, signal: &AbortSignal) -> Result<Sent, ProviderFailure> {
    let response = Fetch::Request(request).send_with_signal(signal).await.map_err(|_| UNAVAILABLE)?;
    let status = response.status_code();
    if (200..300).contains(&status) {
        return Ok(Sent::Success(response));
    }
    let header = response.headers().get("retry-after").ok().flatten();
    let asked = header.and_then(|header| backoff::retry_after(&header, Utc::now()));
    Ok(Sent::Status(status, ProviderFailure::from_status(status, asked)))
}

fn request(base: &Url, question: &Question) -> worker::Result<Request> {
    let url = base.join(&question.path)?;
    if !has_same_origin(&url, base) {
        return Err("the path leads to another host".into());
    }
    let headers = Headers::new();
    headers.set("accept", "application/json")?;
    if let Some(authorization) = &question.authorization {
        headers.set("authorization", authorization)?;
    }
    let mut init = RequestInit::new();
    if let Some((method, content_type, body)) = question.body.sent() {
        headers.set("content-type", content_type)?;
        init.with_method(method).with_body(Some(body));
    }
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    Request::new_with_init(url.as_str(), &init)
}

fn has_same_origin(url: &Url, base: &Url) -> bool {
    url.host_str() == base.host_str() && url.port() == base.port() && url.scheme() == base.scheme()
}

impl Body {
    /// The method, the content type and the body itself.
    fn sent(&self) -> Option<(Method, &str, JsValue)> {
        const JSON: &str = "application/json";
        match self {
            Self::Nothing => None,
            Self::Post(json) => Some((Method::Post, JSON, JsValue::from_str(&json.to_string()))),
            Self::Put(json) => Some((Method::Put, JSON, JsValue::from_str(&json.to_string()))),
            Self::Form(form) => {
                Some((Method::Post, "application/x-www-form-urlencoded", JsValue::from_str(form)))
            }
            Self::Bytes(content_type, bytes) => {
                Some((Method::Post, content_type, Uint8Array::from(bytes.as_slice()).into()))
            }
        }
    }
}

async fn read(response: &mut Response, largest: usize) -> Result<Vec<u8>, ProviderFailure> {
    let mut body = Vec::new();
    let mut stream = response.stream().map_err(|_| UNAVAILABLE)?;
    while let Some(chunk) = stream.next().await {
        // A connection that breaks in the middle of a body.
        let chunk = chunk.map_err(|_| UNAVAILABLE)?;
        if body.len() + chunk.len() > largest {
            return Err(ProviderFailure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The answer, or what was to be asked, can't be understood; `field` says where.
pub(crate) fn unintelligible(field: &str) -> ProviderFailure {
    ProviderFailure::Unintelligible { field: field.to_owned() }
}
