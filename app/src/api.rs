//! The one way to the API.

use domain::api::{
    calling::Call,
    endpoint::Method,
    error::{ErrorBody, ErrorCode},
};
use gloo_net::http::RequestBuilder;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

pub use crate::call_error::CallError;
use crate::session::{Session, SignOutReason};

/// The API, as whoever is signed in. Copy it into whatever needs it.
///
/// ```no_run
/// # use app::api::{CallError, use_api};
/// # use domain::{api::{call, services::TestForm}, service::Service, sync::run::RunId};
/// # async fn calls(form: TestForm) -> Result<(), CallError> {
/// let api = use_api();
/// let members = api.send(call::Members).await?.members;
/// let draft = api.send(call::TestCredential { service: Service::Personio, form }).await?;
/// let page = api.send(call::Plan { run: RunId(7), from: Some(100) }).await?;
/// api.send(call::SignOut).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Api {
    session: Session,
}

/// The API. [`provide_api`] comes first.
pub fn use_api() -> Api {
    expect_context()
}

/// Offers the API to everything below.
pub fn provide_api(session: Session) -> Api {
    let api = Api { session };
    provide_context(api);
    api
}

impl Api {
    /// Sends `call`. An answer that says that nobody is signed in also ends the session here, and the shell leads
    /// to the sign-in page. An answer that comes when somebody else sits here is not theirs, whatever it says: whoever
    /// asked is not signed in any more.
    pub fn send<C: Call>(self, call: C) -> impl Future<Output = Result<C::Answer, CallError>> {
        self.answer(C::METHOD, call.address(), call.body())
    }

    /// What is answered. Calls with the same answer share this piece of code.
    async fn answer<T: DeserializeOwned>(
        self,
        method: Method,
        address: String,
        body: Option<String>,
    ) -> Result<T, CallError> {
        let sitting = self.session.sitting_now();
        let outcome = exchange(method, address, body).await;
        if self.session.sitting_now() != sitting {
            return Err(CallError::not_theirs());
        }
        if let Err(CallError::Api(error)) = &outcome
            && error.code == ErrorCode::NotSignedIn
        {
            self.session.end(SignOutReason::Ended);
        }
        serde_json::from_str(&outcome?).map_err(|_| CallError::Unintelligible)
    }
}

/// The answer's body; `null` where it is empty.
async fn exchange(method: Method, address: String, body: Option<String>) -> Result<String, CallError> {
    let sent_by = match method {
        Method::Get | Method::Lead | Method::Return => gloo_net::http::Method::GET,
        Method::Post | Method::Leave | Method::Notify => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut request = RequestBuilder::new(&address).method(sent_by).header("accept", "application/json");
    if method.is_of_our_pages() {
        request = request.header("content-type", "application/json");
    }
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let response = request.map_err(|_| CallError::Unintelligible)?.send().await;
    let response = response.map_err(|_| CallError::Offline)?;
    let text = response.text().await.map_err(|_| CallError::Offline)?;
    judged(response.ok(), text)
}

/// What an answer means.
fn judged(ok: bool, text: String) -> Result<String, CallError> {
    match (ok, text.is_empty()) {
        (true, true) => Ok("null".to_owned()),
        (true, false) => Ok(text),
        (false, _) => Err(match serde_json::from_str::<ErrorBody>(&text) {
            Ok(body) => CallError::Api(body.error),
            Err(_) => CallError::Unintelligible,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_judged_by_its_status_and_its_body() {
        assert_eq!(judged(true, String::new()), Ok("null".to_owned()));
        assert_eq!(judged(true, "{}".to_owned()), Ok("{}".to_owned()));
        let refused = serde_json::to_string(&ErrorBody { error: ErrorCode::Forbidden.error() }).unwrap();
        assert_eq!(judged(false, refused), Err(CallError::Api(ErrorCode::Forbidden.error())));
        assert_eq!(judged(false, "<html>".to_owned()), Err(CallError::Unintelligible));
    }
}
