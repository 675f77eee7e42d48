//! A request, read with care: bodies are capped and of the right type. Their shape is judged by `domain::api::calling`.

use std::collections::BTreeMap;

use domain::api::error::ErrorCode;
use futures_util::StreamExt;
use worker::{Method, Request, Url};

use crate::fault::Fault;

/// The largest body that is read, in bytes.
const LARGEST: usize = 64 * 1024;

/// What was sent as a form, `name=value&…`, as JSON.
pub(crate) fn form_as_json(body: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut url = Url::parse("form:").map_err(|_| ErrorCode::MalformedBody)?;
    url.set_query(str::from_utf8(body).ok());
    let fields: BTreeMap<_, _> = url.query_pairs().collect();
    Ok(serde_json::to_vec(&fields)?)
}

/// A request and its id.
pub(crate) struct Incoming {
    request: Request,
    /// The id that the answer and the log line carry.
    pub(crate) id: String,
}

impl Incoming {
    pub(crate) fn new(request: Request, id: String) -> Self {
        Self { request, id }
    }

    /// The method.
    pub(crate) fn method(&self) -> String {
        self.request.method().to_string()
    }

    /// Path and query.
    pub(crate) fn address(&self) -> Result<String, Fault> {
        let url = self.request.url()?;
        Ok(format!("{}?{}", url.path(), url.query().unwrap_or_default()))
    }

    /// A header, if it is there and readable.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).ok().flatten()
    }

    /// The origin that the request was sent to.
    pub(crate) fn own_origin(&self) -> Option<String> {
        Some(self.request.url().ok()?.origin().ascii_serialization())
    }

    /// A part of the query.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let url = self.request.url().ok()?;
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// Whether the method carries a body by its nature.
    pub(crate) fn carries_body(&self) -> bool {
        matches!(self.request.method(), Method::Post | Method::Put)
    }

    /// The body, if it is not too large.
    pub(crate) async fn body(&mut self) -> Result<Vec<u8>, Fault> {
        let announced = self.header("content-length").and_then(|length| length.parse::<usize>().ok());
        if announced.is_some_and(|length| length > LARGEST) {
            return Err(ErrorCode::BodyTooLarge.into());
        }
        if self.request.inner().body().is_none() {
            return Ok(Vec::new());
        }
        let mut body = Vec::new();
        let mut stream = self.request.stream()?;
        while let Some(chunk) = stream.next().await {
            body.extend_from_slice(&chunk?);
            if body.len() > LARGEST {
                return Err(ErrorCode::BodyTooLarge.into());
            }
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::form_as_json;

    #[test]
    fn a_form_is_read_as_json() {
        let json = form_as_json(b"logout_token=a.b%2Bc&more=x+y").unwrap();
        assert_eq!(str::from_utf8(&json).unwrap(), r#"{"logout_token":"a.b+c","more":"x y"}"#);
        assert_eq!(form_as_json(b"").unwrap(), b"{}");
    }
}
