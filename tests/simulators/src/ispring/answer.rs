//! Answers and refusals, in the form that is asked for: JSON where `Accept` or, without it, `Content-Type` says so,
//! else XML `[doc]`.

use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::node::{Node, some};
use crate::asked;
use crate::pairs::text;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Xml,
}

impl Form {
    /// What a request wants to read.
    pub(super) fn asked(headers: &HeaderMap) -> Self {
        let accepted = text(headers, "accept");
        let anything = accepted.is_none_or(|accepted| accepted.trim().is_empty() || accepted.trim() == "*/*");
        let wanted = if anything { text(headers, "content-type") } else { accepted };
        Self::named(wanted.unwrap_or_default())
    }

    /// What a request's body is written in.
    pub(super) fn sent(headers: &HeaderMap) -> Self {
        Self::named(text(headers, "content-type").unwrap_or_default())
    }

    fn named(kinds: &str) -> Self {
        let is_json = kinds.split(',').any(|kind| kind.trim().starts_with("application/json"));
        if is_json { Self::Json } else { Self::Xml }
    }
}

/// An answer whose form is not chosen yet; a handler's response carries it as an extension to the gate.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    status: StatusCode,
    node: Node,
    /// The object around it that only JSON has.
    in_json: Option<&'static str>,
    /// The element around it that only XML has.
    in_xml: Option<&'static str>,
}

impl Answer {
    /// 200.
    pub(super) fn ok(node: Node) -> Self {
        Self { status: StatusCode::OK, node, in_json: None, in_xml: None }
    }

    /// 201.
    pub(super) fn created(node: Node) -> Self {
        Self { status: StatusCode::CREATED, ..Self::ok(node) }
    }

    /// The same in an object of this name, in JSON.
    pub(super) fn in_json(self, name: &'static str) -> Self {
        Self { in_json: Some(name), ..self }
    }

    /// The same in an element of this name, in XML.
    pub(super) fn in_xml(self, name: &'static str) -> Self {
        Self { in_xml: Some(name), ..self }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the answer that a response carries; one that carries none is ready already.
pub(super) fn written(mut response: Response, form: Form) -> Response {
    let Some(answer) = response.extensions_mut().remove::<Answer>() else { return response };
    let around = |name: Option<&'static str>, node| match name {
        Some(name) => Node::object([(name, Some(node))]),
        None => node,
    };
    let body = match form {
        Form::Json => Json(around(answer.in_json, answer.node).json()).into_response(),
        Form::Xml => {
            let mut document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
            around(answer.in_xml, answer.node).xml("response", &mut document);
            ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], document).into_response()
        }
    };
    let (mut parts, _) = response.into_parts();
    let (head, body) = body.into_parts();
    // The router has measured the body that was not there yet.
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.extend(head.headers);
    Response::from_parts(parts, body)
}

/// An error: `{"code":…,"message":"…"}` `[spec]`. That the code is the status is `[unv]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    /// With this status.
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    /// 400: something is wrong in the request.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 400: something is missing in the request.
    pub(super) fn required(name: &str) -> Self {
        Self::bad_request(format!("{name} is required"))
    }

    /// 401: wrong access data, or no valid token.
    pub(super) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "Unauthorized")
    }

    /// 403: no right to do this `[doc]`.
    pub(super) fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "Permission denied")
    }

    /// 404. The spec has none for users and departments, older docs do `[doc]`.
    pub(super) fn not_found(message: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let code = u32::from(self.status.as_u16());
        let node = Node::object([("code", some(code)), ("message", some(self.message))]);
        Answer { status: self.status, ..Answer::ok(node) }.into_response()
    }
}

impl From<Refusal> for asked::Refusal {
    fn from(refusal: Refusal) -> Self {
        refusal.into_response().into()
    }
}

/// Any path that is not simulated.
pub(super) async fn no_such_route() -> Refusal {
    Refusal::not_found("Not found")
}
