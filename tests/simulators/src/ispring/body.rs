//! What clients send: JSON where `Content-Type` says so, else XML `[doc]`.

use axum::http::HeaderMap;
use serde_json::{Map, Value};

use super::answer::{Form, Refusal};
use super::xml;

/// An object that was sent. In XML everything is a text, and lists are in elements of their own.
#[derive(Debug)]
pub(super) struct Given(Map<String, Value>);

impl Given {
    /// Reads a body.
    pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Refusal> {
        let value = match Form::sent(headers) {
            Form::Json => serde_json::from_slice(body).ok(),
            Form::Xml => std::str::from_utf8(body).ok().and_then(xml::read),
        };
        match value {
            Some(Value::Object(object)) => Ok(Self(object)),
            // An element without anything in it.
            Some(Value::String(text)) if text.is_empty() => Ok(Self(Map::new())),
            _ => Err(Refusal::bad_request("The request body is malformed")),
        }
    }

    /// An object within another.
    pub(super) fn within(value: &Value) -> Option<Self> {
        value.as_object().cloned().map(Self)
    }

    /// Whatever was sent, but nothing that stands for nothing.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text that is not blank.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(_) => Err(Refusal::bad_request(format!("{name} must be a string"))),
        }
    }

    /// A text that has to be there.
    pub(super) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::required(name))
    }

    /// A switch, off unless it is on.
    pub(super) fn switch(&self, name: &str) -> Result<bool, Refusal> {
        match self.value(name) {
            None => Ok(false),
            Some(Value::Bool(on)) => Ok(*on),
            Some(Value::String(text)) if text == "true" || text == "1" => Ok(true),
            Some(Value::String(text)) if matches!(&**text, "false" | "0" | "") => Ok(false),
            Some(_) => Err(Refusal::bad_request(format!("{name} must be a boolean"))),
        }
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str) -> Result<Option<u32>, Refusal> {
        let number = match self.value(name) {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
            Some(Value::String(text)) => text.parse().ok(),
            Some(_) => None,
        };
        number.map(Some).ok_or_else(|| Refusal::bad_request(format!("{name} must be an integer")))
    }

    /// A list, whose elements are called `item` in XML. One element may stand for the list of it.
    pub(super) fn list(&self, name: &str, item: &str) -> Vec<&Value> {
        match self.value(name) {
            None => Vec::new(),
            Some(Value::Array(values)) => values.iter().collect(),
            Some(Value::String(text)) if text.is_empty() => Vec::new(),
            Some(value) => match value.get(item) {
                Some(Value::Array(values)) => values.iter().collect(),
                Some(one) => vec![one],
                None => vec![value],
            },
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, name: &str, item: &str) -> Result<Vec<String>, Refusal> {
        let text = |value: &&Value| value.as_str().map(str::to_owned);
        let texts: Option<Vec<String>> = self.list(name, item).iter().map(text).collect();
        texts.ok_or_else(|| Refusal::bad_request(format!("{name} must be a list of strings")))
    }

    /// Everything, by name.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}
