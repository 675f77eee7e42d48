//! Somebody at a browser, for tests that have none.

use axum::http::{HeaderMap, Request, StatusCode, header};
use futures_util::FutureExt as _;

use super::Simulator;
use crate::outcome::Answer;
use crate::pairs::text;

/// A browser is not sent anywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRedirect {
    /// This is no address.
    #[error("this is no address")]
    NoAddress,
    /// A page is there instead.
    #[error("status {status}: {page}")]
    Page {
        /// Its status.
        status: StatusCode,
        /// Its HTML.
        page: String,
    },
    /// A fault on order took the answer.
    #[error("no answer, or only a part of it")]
    NoAnswer,
}

impl Simulator {
    /// Goes to an authorisation request's address, fills in the form, and says where the browser is sent then: with a
    /// code, or with an error.
    pub fn authorize(&self, url: &str, email: &str) -> Result<String, NoRedirect> {
        match self.visit(Request::get(url), Vec::new()) {
            Err(NoRedirect::Page { status: StatusCode::OK, .. }) => {}
            sent => return sent,
        }
        let fields = [("email", email), ("answer", "sign-in")];
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let post = Request::post(url).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.visit(post, form.into_bytes())
    }

    /// Where a browser is sent.
    fn visit(&self, request: axum::http::request::Builder, body: Vec<u8>) -> Result<String, NoRedirect> {
        let request = request.body(body).map_err(|_| NoRedirect::NoAddress)?;
        let outcome = self.answer(request).now_or_never().ok_or(NoRedirect::NoAnswer)?;
        let Answer::Response { status, headers, body } = outcome.answer else {
            return Err(NoRedirect::NoAnswer);
        };
        let page = || NoRedirect::Page { status, page: String::from_utf8_lossy(&body).into_owned() };
        location(&headers).ok_or_else(page)
    }
}

fn location(headers: &HeaderMap) -> Option<String> {
    text(headers, header::LOCATION.as_str()).map(str::to_owned)
}
