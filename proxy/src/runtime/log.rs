//! The log: the runtime's console, one line of JSON for each thing. What may be in it says [`engine::platform::Journal`].

pub(crate) use engine::platform::Level;
use serde_json::{Value, json};

/// Bytes of a page of WebAssembly's memory.
#[cfg(target_arch = "wasm32")]
const PAGE: usize = 65_536;

/// Writes one line: the message readable by itself, the fields for machines. Each says how large the memory of its
/// isolate has become: it never shrinks, and an isolate has 128 MB.
pub(crate) fn line(level: Level, message: &str, mut fields: Value) {
    if let Some(object) = fields.as_object_mut() {
        object.insert("message".to_owned(), json!(message));
        #[cfg(target_arch = "wasm32")]
        object
            .insert("isolate.memory_bytes".to_owned(), json!(core::arch::wasm32::memory_size::<0>() * PAGE));
    }
    match level {
        Level::Info => worker::console_log!("{fields}"),
        Level::Warning => worker::console_warn!("{fields}"),
        Level::Error => worker::console_error!("{fields}"),
    }
}
