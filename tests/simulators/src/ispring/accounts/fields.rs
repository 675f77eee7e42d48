//! The fields of a profile in a request: an object with lower-case names `[spec]`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ispring::answer::Refusal;
use crate::ispring::body::Given;

/// What was given; nothing if there is no `fields` at all. Which names there are is up to the organisation, so that any
/// name will do that is written as they are; a name in upper case, or a list of fields, is refused `[unv]`.
pub(super) fn read(given: &Given) -> Result<Option<BTreeMap<String, String>>, Refusal> {
    let Some(value) = given.value("fields") else { return Ok(None) };
    let fields = Given::within(value).ok_or_else(|| Refusal::bad_request("fields must be an object"))?;
    let mut read = BTreeMap::new();
    for (name, value) in fields.entries() {
        let is_name =
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_name || name.is_empty() {
            return Err(Refusal::bad_request(format!("Unknown field {name}")));
        }
        let text = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            _ => return Err(Refusal::bad_request(format!("{name} must be a string"))),
        };
        read.insert(name.to_owned(), text);
    }
    Ok(Some(read))
}

/// Whether the two that everybody has are there, and one of them is an e-mail address.
pub(super) fn check(fields: &BTreeMap<String, String>) -> Result<(), Refusal> {
    for name in ["login", "email"] {
        if fields.get(name).is_none_or(|text| text.trim().is_empty()) {
            return Err(Refusal::required(name));
        }
    }
    let email = fields.get("email").map_or("", String::as_str);
    let is_address = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !email.contains(char::is_whitespace)
    });
    if is_address { Ok(()) } else { Err(Refusal::bad_request("email is not a valid e-mail address")) }
}
