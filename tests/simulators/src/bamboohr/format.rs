//! JSON or XML: the older endpoints answer XML unless `Accept` says otherwise `[spec]`.

use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::xml::Xml;

/// Whether JSON is asked for.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|text| text.split(',')).any(|kind| kind.trim().starts_with("application/json"))
}

/// Answers in the form that is asked for.
pub(super) fn answer(
    headers: &HeaderMap,
    json: impl FnOnce() -> Value,
    write: impl FnOnce(&mut Xml),
) -> Response {
    if wants_json(headers) { Json(json()).into_response() } else { xml(write) }
}

/// Answers in XML.
pub(super) fn xml(write: impl FnOnce(&mut Xml)) -> Response {
    let mut document = Xml::new();
    write(&mut document);
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], document.finish()).into_response()
}

/// A value in an element's text.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
