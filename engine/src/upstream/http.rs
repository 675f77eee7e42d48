//! The one way out: a fixed host, a time-out on each request, a cap on the size of an answer, no redirects.

use std::time::Duration;

use domain::{
    backoff, cloud_address::is_link_into_the_cloud, export::certificate, provider::ProviderFailure,
};
use url::Url;

use crate::{
    planted::{self, Planted},
    platform::{Level, Method, NoAnswer, Payload, Platform, Request, Response},
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
pub(crate) async fn ask<P: Platform>(
    platform: &P,
    base: &Url,
    question: &Question,
) -> Result<Answer, ProviderFailure> {
    let request = request(base, question).ok_or_else(|| unintelligible("request"))?;
    let authorization = planted::is(Planted::TokenLogged).then(|| question.authorization.clone());
    Ok(match send(platform, request).await? {
        Sent::Success(Response { body, location, .. }) => Answer::Success { body, location },
        Sent::Status(status, failure) => {
            if let Some(authorization) = authorization {
                let fields = serde_json::json!({ "status": status, "authorization": authorization });
                platform.line(Level::Warning, "a provider refused", fields);
            }
            Answer::Status(status, failure)
        }
    })
}

/// Fetches a file by a link that a provider gave out: into iSpring's cloud, or to `base` itself.
pub(crate) async fn download<P: Platform>(
    platform: &P,
    base: &Url,
    link: &str,
) -> Result<Download, ProviderFailure> {
    let url = Url::parse(link).map_err(|_| unintelligible("link"))?;
    if !is_link_into_the_cloud(url.as_str()) && !has_same_origin(&url, base) {
        return Err(ProviderFailure::Redirected);
    }
    let request = Request {
        method: Method::Get,
        url,
        headers: Vec::new(),
        payload: None,
        time_out: TIME_OUT,
        largest: certificate::LARGEST,
    };
    match send(platform, request).await? {
        Sent::Success(response) => Ok(Download::File(response.body)),
        Sent::Status(403 | 404 | 410, _) => Ok(Download::Expired),
        Sent::Status(_, failure) => Err(failure),
    }
}

const UNAVAILABLE: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

/// An answer, and what its status means if it is none of success.
enum Sent {
    Success(Response),
    Status(u16, ProviderFailure),
}

async fn send<P: Platform>(platform: &P, request: Request) -> Result<Sent, ProviderFailure> {
    let response = platform.send(request).await.map_err(|reason| match reason {
        NoAnswer::Unreachable => UNAVAILABLE,
        NoAnswer::TooLarge => ProviderFailure::TooLarge,
    })?;
    if (200..300).contains(&response.status) {
        return Ok(Sent::Success(response));
    }
    let asked = response.retry_after.and_then(|header| backoff::retry_after(&header, platform.now()));
    Ok(Sent::Status(response.status, ProviderFailure::from_status(response.status, asked)))
}

/// `question` as a request, if its path leads to `base`'s own host.
fn request(base: &Url, question: &Question) -> Option<Request> {
    let url = base.join(&question.path).ok().filter(|url| has_same_origin(url, base))?;
    let mut headers = vec![("accept", "application/json".to_owned())];
    headers.extend(question.authorization.clone().map(|value| ("authorization", value)));
    let (method, payload) = match question.body.sent() {
        None => (Method::Get, None),
        Some((method, content_type, payload)) => {
            headers.push(("content-type", content_type.to_owned()));
            (method, Some(payload))
        }
    };
    Some(Request { method, url, headers, payload, time_out: TIME_OUT, largest: LARGEST })
}

fn has_same_origin(url: &Url, base: &Url) -> bool {
    url.host_str() == base.host_str() && url.port() == base.port() && url.scheme() == base.scheme()
}

impl Body {
    /// The method, the content type and the body itself.
    fn sent(&self) -> Option<(Method, &str, Payload)> {
        const JSON: &str = "application/json";
        match self {
            Self::Nothing => None,
            Self::Post(json) => Some((Method::Post, JSON, Payload::Text(json.to_string()))),
            Self::Put(json) => Some((Method::Put, JSON, Payload::Text(json.to_string()))),
            Self::Form(form) => {
                Some((Method::Post, "application/x-www-form-urlencoded", Payload::Text(form.clone())))
            }
            Self::Bytes(content_type, bytes) => {
                Some((Method::Post, content_type, Payload::Bytes(bytes.clone())))
            }
        }
    }
}

/// The answer, or what was to be asked, can't be understood; `field` says where.
pub(crate) fn unintelligible(field: &str) -> ProviderFailure {
    ProviderFailure::Unintelligible { field: field.to_owned() }
}
