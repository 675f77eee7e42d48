//! The one way to the API.

use domain::api::{
    endpoint::{Endpoint, Method},
    error::{ApiError, ErrorBody, ErrorCode},
};
use gloo_net::http::RequestBuilder;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    i18n::texts::errors::ErrorWords,
    session::{Session, SignOutReason},
};

/// Why a call brought no answer to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The API said no.
    Api(ApiError),
    /// No answer came.
    Offline,
    /// An answer came that is none of ours.
    Unintelligible,
}

impl CallError {
    /// The API's code, if it said no.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Api(error) => Some(error.code),
            Self::Offline | Self::Unintelligible => None,
        }
    }

    /// The field it is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.field.as_deref(),
            Self::Offline | Self::Unintelligible => None,
        }
    }

    /// What to tell people.
    pub fn words(&self, texts: &impl ErrorWords) -> &'static str {
        match self {
            Self::Api(error) => texts.of_error(error.code),
            Self::Offline => texts.of_every_page().offline,
            Self::Unintelligible => texts.of_every_page().unintelligible,
        }
    }
}

/// A call that is ready to go.
///
/// ```no_run
/// # use app::api::{Call, CallError, use_api};
/// # use domain::api::{endpoint::Endpoint, members::MembersView, runs::PlanView, services::DraftView};
/// # async fn calls(form: String) -> Result<(), CallError> {
/// let api = use_api();
/// let view: MembersView = api.send(Call::to(Endpoint::Members, &[])).await?;
/// let view: DraftView = api.send(Call::to(Endpoint::TestCredential, &["personio"]).with(&form)).await?;
/// let page: PlanView = api.send(Call::to(Endpoint::Plan, &["7"]).query("from", "100")).await?;
/// let (): () = api.send(Call::to(Endpoint::SignOut, &[])).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    method: Method,
    address: String,
    body: Option<String>,
}

impl Call {
    /// A call to `endpoint`, with the parts of its address that differ.
    pub fn to(endpoint: Endpoint, parts: &[&str]) -> Self {
        Self { method: endpoint.route().method, address: endpoint.address(parts), body: None }
    }

    /// The same call with `body` as JSON.
    #[must_use]
    pub fn with(self, body: &impl Serialize) -> Self {
        // Our forms are plain data: none of them fails to serialise.
        Self { body: serde_json::to_string(body).ok(), ..self }
    }

    /// The same call with `name=value` in its query. The value is a number or a word: nothing in it needs escaping.
    #[must_use]
    pub fn query(mut self, name: &str, value: &str) -> Self {
        let separator = if self.address.contains('?') { '&' } else { '?' };
        self.address = format!("{}{separator}{name}={value}", self.address);
        self
    }
}

/// The API, as whoever is signed in. Copy it into whatever needs it.
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
    pub async fn send<T: DeserializeOwned>(self, call: Call) -> Result<T, CallError> {
        let sitting = self.session.sitting_now();
        let outcome = exchange(call).await;
        if self.session.sitting_now() != sitting {
            return Err(CallError::Api(ErrorCode::NotSignedIn.error()));
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
async fn exchange(call: Call) -> Result<String, CallError> {
    let method = match call.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut request = RequestBuilder::new(&call.address).method(method).header("accept", "application/json");
    if !call.method.is_safe() {
        request = request.header("content-type", "application/json");
    }
    let request = match call.body {
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
    use crate::i18n::Language;

    #[test]
    fn a_call_knows_its_method_and_its_address() {
        let call = Call::to(Endpoint::Plan, &["7"]).query("from", "100");
        assert_eq!((call.method, call.address.as_str()), (Method::Get, "/api/runs/7/plan?from=100"));
        let call = Call::to(Endpoint::SignIn, &[]).with(&serde_json::json!({"token": "t"}));
        assert_eq!((call.method, call.body.as_deref()), (Method::Post, Some(r#"{"token":"t"}"#)));
    }

    #[test]
    fn an_answer_is_judged_by_its_status_and_its_body() {
        assert_eq!(judged(true, String::new()), Ok("null".to_owned()));
        assert_eq!(judged(true, "{}".to_owned()), Ok("{}".to_owned()));
        let refused = serde_json::to_string(&ErrorBody { error: ErrorCode::Forbidden.error() }).unwrap();
        assert_eq!(judged(false, refused), Err(CallError::Api(ErrorCode::Forbidden.error())));
        assert_eq!(judged(false, "<html>".to_owned()), Err(CallError::Unintelligible));
    }

    #[test]
    fn every_error_has_words_of_its_own_in_every_language() {
        for language in Language::ALL {
            let texts = language.admin_texts();
            for code in ErrorCode::ALL {
                assert!(!CallError::Api(code.error()).words(texts).is_empty(), "{language:?} {code:?}");
            }
            assert_ne!(CallError::Offline.words(texts), CallError::Unintelligible.words(texts));
        }
    }
}
