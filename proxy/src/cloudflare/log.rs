//! The log: the runtime's console, one line of JSON for each thing. What may be in it says [`engine::platform::Journal`].

pub(crate) use engine::platform::Level;
use serde_json::{Value, json};

/// Writes one line: the message readable by itself, the fields for machines.
pub(crate) fn line(level: Level, message: &str, mut fields: Value) {
    if let Some(object) = fields.as_object_mut() {
        object.insert("message".to_owned(), json!(message));
    }
    match level {
        Level::Info => worker::console_log!("{fields}"),
        Level::Warning => worker::console_warn!("{fields}"),
        Level::Error => worker::console_error!("{fields}"),
    }
}
