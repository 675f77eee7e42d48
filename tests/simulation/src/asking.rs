//! How an organisation's object is asked for something.

use domain::{
    access::Role,
    api::{
        calling::Received,
        endpoint::{AnyCall, Endpoint},
    },
};
use engine::command::{Asked, Envelope};
use serde_json::{Map, Value, json};

/// Who asks.
const ADMIN: &str = "ada";

/// What `organisation` is asked: `command`, whose name is its field of that name, or a call by the name of its endpoint, as
/// what an admin asks, or the member that the field `by` names, who has the `role` and has signed in by the `way`.
pub fn envelope(organisation: &str, mut command: Value) -> Envelope {
    let fields = command.as_object_mut().expect("a command's fields");
    let name = fields.remove("command").unwrap_or_default();
    let name = name.as_str().expect("a command's name");
    let said = |command: Value| {
        let envelope = json!({ "organisation": organisation, "request_id": "1", "command": command });
        serde_json::from_value(envelope)
    };
    // What has no fields at all is written as nothing.
    let own = said(json!({ name: fields })).or_else(|_| said(json!({ name: null })));
    own.or_else(|error| {
        let endpoint = Endpoint::ALL.iter().find(|endpoint| snake(&format!("{endpoint:?}")) == name);
        endpoint.map_or(Err(error), |endpoint| said(json!({ "asked": call(*endpoint, fields) })))
    })
    .expect("a command")
}

/// Where everybody has the app open.
const ORIGIN: &str = "https://rollcall.example";

/// A call of `endpoint` with `fields`, as the Worker passes it on.
fn call(endpoint: Endpoint, fields: &mut Map<String, Value>) -> Value {
    let route = endpoint.route();
    let by = fields.remove("by").unwrap_or_else(|| ADMIN.into());
    let by = by.as_str().expect("a member's id");
    let role = fields.remove("role").unwrap_or_else(|| json!(Role::Admin));
    let way = fields.remove("way");
    let body = fields.remove("form").map(|form| form.to_string()).unwrap_or_default();
    let parts = route.path.split('/').filter(|segment| segment.starts_with('{'));
    let parts: Vec<_> = parts.map(|part| word(fields.remove(part.trim_matches(['{', '}'])))).collect();
    let parts: Vec<_> = parts.iter().map(String::as_str).collect();
    let path = endpoint.address(&parts);
    let query = |name: &str| fields.get(name).filter(|value| !value.is_null()).cloned().map(Some).map(word);
    let (_, found) = Endpoint::find(route.method.as_str(), &path).expect("its own address");
    let received = endpoint.call(Received { parts: &found, query: &query, body: body.as_bytes() });
    let Ok(AnyCall::ForOrganisation(call)) = received else { panic!("no call of an organisation's: {path}") };
    let pairs = fields.keys().filter_map(|name| Some(format!("{name}={}", query(name)?)));
    let address = format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"));
    let asked = Asked { method: route.method.as_str().to_owned(), address, body };
    let deed = call.deed(by, "1");
    let by = json!({ "id": by, "name": "Ada" });
    json!({ "asked": asked, "by": by, "role": role, "way": way, "origin": ORIGIN, "deed": deed })
}

/// A value as an address has it.
fn word(value: Option<Value>) -> String {
    match value.expect("a part of the address") {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn snake(name: &str) -> String {
    let letters = name.char_indices().flat_map(|(at, letter)| {
        let gap = (at > 0 && letter.is_uppercase()).then_some('_');
        gap.into_iter().chain(letter.to_lowercase())
    });
    letters.collect()
}
