//! One structured line for each thing worth telling an operator, written once, where it is handled. Never personal
//! data, never a secret: callers pass codes, counts and ids of ours.

use serde_json::{Value, json};

/// How much it matters.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Level {
    /// As it should be.
    Info,
    /// Somebody should look when there are many.
    Warning,
    /// Somebody should look.
    Error,
}

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
