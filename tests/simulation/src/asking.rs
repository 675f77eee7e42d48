//! How an organisation's object is asked for something.

use engine::command::Envelope;
use serde_json::{Value, json};

/// What the queue and the Worker ask for. Everything else is the name of an endpoint's call.
const COMMANDS: [&str; 7] = ["directory", "services", "reseal", "erase", "wake", "record", "checkpoint"];

/// What `organisation` is asked: `command`, whose name is its field of that name, or a call by the name of its endpoint, as
/// what an admin asks.
pub fn envelope(organisation: &str, mut command: Value) -> Envelope {
    let name = command.as_object_mut().and_then(|fields| fields.remove("command")).unwrap_or_default();
    let name = name.as_str().unwrap_or_default();
    let said = |fields: &Value| {
        let mut one = json!({ name: fields });
        if !COMMANDS.contains(&name) {
            one = json!({ "asked": { "asked": one, "by": { "id": "ada", "name": "Ada" } } });
        }
        serde_json::from_value(json!({ "organisation": organisation, "request_id": "1", "command": one }))
    };
    // What has no fields at all is written as nothing.
    said(&command).or_else(|error| said(&Value::Null).map_err(|_| error)).expect("a command")
}
