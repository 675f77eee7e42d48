//! The `OpenAPI` document and the table in `docs/api.md` are written from the endpoints and the types, and kept as
//! golden files: a change of the contract is a change somebody sees.

use std::fmt::Write as _;

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use super::{
    endpoint::{Endpoint, Method, Route},
    error::{ErrorBody, ErrorCode},
};
use crate::access::Access;

/// What an endpoint's parts, its query, its form and its answer look like.
pub(super) struct Shape {
    pub(super) parts: Vec<(&'static str, Schema)>,
    pub(super) query: Vec<(&'static str, Schema)>,
    pub(super) form: Option<Schema>,
    pub(super) answer: Schema,
}

fn access(route: &Route) -> String {
    match route.access {
        Access::Public => "anybody".to_owned(),
        Access::AtLeast(role) => role.as_str().to_owned(),
        Access::Lately(role) => format!("{}, signed in lately", role.as_str()),
        Access::Operator => "operator token".to_owned(),
    }
}

fn content(schema: &Value) -> Value {
    content_as("application/json", schema)
}

fn content_as(content_type: &str, schema: &Value) -> Value {
    json!({ content_type: { "schema": schema } })
}

fn operation(endpoint: Endpoint, schemas: &mut SchemaGenerator) -> Value {
    let route = endpoint.route();
    let shape = endpoint.shape(schemas);
    let parameter = |place, required| move |(name, schema): &(_, Schema)| json!({ "name": name, "in": place, "required": required, "schema": schema });
    let parts = shape.parts.iter().map(parameter("path", true));
    let parameters: Vec<_> = parts.chain(shape.query.iter().map(parameter("query", false))).collect();
    let error = schemas.subschema_for::<ErrorBody>().to_value();
    let (done, description) = if route.method.leads_on() { ("303", "Leads on.") } else { ("200", "Done.") };
    let mut operation = json!({
        "operationId": format!("{endpoint:?}"),
        "summary": endpoint.summary(),
        "x-access": access(&route),
        "parameters": parameters,
        "responses": {
            (done): { "description": description },
            "default": { "description": "See the error's code.", "content": content(&error) },
        },
    });
    if let Some(form) = shape.form {
        let content_type = match route.method {
            Method::Notify => "application/x-www-form-urlencoded",
            _ => "application/json",
        };
        let content = content_as(content_type, &form.to_value());
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    let answer = shape.answer.to_value();
    if answer != json!({ "type": "null" }) {
        let content_type = answer["contentMediaType"].as_str().unwrap_or("application/json");
        operation["responses"][done]["content"] = content_as(content_type, &answer);
    }
    operation
}

fn openapi() -> Value {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = json!({});
    for &endpoint in Endpoint::ALL {
        let route = endpoint.route();
        paths[route.path][route.method.as_str().to_lowercase()] = operation(endpoint, &mut schemas);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rollcall",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What the app and the Worker say to each other. Written from the types in domain::api.",
        },
        "paths": paths,
        "components": { "schemas": schemas.definitions() },
    })
}

fn tables() -> String {
    let mut text = String::from("| method | address | who | what it does |\n|---|---|---|---|\n");
    for &endpoint in Endpoint::ALL {
        let route = endpoint.route();
        let method = route.method.as_str();
        _ = writeln!(text, "| {method} | `{}` | {} | {} |", route.path, access(&route), endpoint.summary());
    }
    text.push_str("\n| code | status | meaning |\n|---|---|---|\n");
    for code in ErrorCode::ALL {
        let name = serde_json::to_value(code).unwrap();
        _ = writeln!(text, "| `{}` | {} | {} |", name.as_str().unwrap(), code.status(), code.message());
    }
    text
}

/// Compares with the golden file, or writes it when `UPDATE_GOLDEN` is set.
fn assert_golden(path: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{} is out of date: run UPDATE_GOLDEN=1 cargo test -p domain contract",
        path.display()
    );
}

#[test]
fn the_openapi_document_says_what_the_types_say() {
    assert_golden("docs/openapi.json", &(serde_json::to_string_pretty(&openapi()).unwrap() + "\n"));
}

#[test]
fn the_tables_in_the_api_documentation_say_what_the_types_say() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/api.md");
    let document = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = document.split_once("<!-- tables -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /tables -->").unwrap();
    assert_golden("docs/api.md", &format!("{before}<!-- tables -->\n{}<!-- /tables -->{after}", tables()));
}

#[test]
fn the_parts_of_a_call_are_those_of_its_address() {
    let mut schemas = SchemaSettings::draft2020_12().into_generator();
    for &endpoint in Endpoint::ALL {
        let declared: Vec<_> = endpoint.shape(&mut schemas).parts.into_iter().map(|(name, _)| name).collect();
        let segments = endpoint.route().path.split('/');
        let named: Vec<_> = segments.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(declared, named, "{endpoint:?}");
    }
}
