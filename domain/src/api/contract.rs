//! The `OpenAPI` document and the table in `docs/api.md` are written from the endpoints and the types, and kept as
//! golden files: a change of the contract is a change somebody sees.

use std::fmt::Write as _;

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use super::{
    endpoint::{Endpoint, Route},
    erasure,
    error::{ErrorBody, ErrorCode},
    exports, learning, members, runs, services, session, sync,
};
use crate::{access::Access, directory::snapshot::DirectorySnapshot};

/// The schemas of an endpoint's request and answer, where it has them.
struct Bodies {
    request: Option<Value>,
    answer: Option<Value>,
}

fn bodies(endpoint: Endpoint, schemas: &mut SchemaGenerator) -> Bodies {
    #[expect(clippy::unnecessary_wraps, reason = "some bodies have none")]
    fn of<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Option<Value> {
        Some(schemas.subschema_for::<T>().to_value())
    }
    let s = schemas;
    let (request, answer) = match endpoint {
        Endpoint::Health
        | Endpoint::SignOut
        | Endpoint::DismissNewLink
        | Endpoint::DiscardDraft
        | Endpoint::RemoveMember => (None, None),
        Endpoint::RequestService => (of::<services::ServiceRequestForm>(s), of::<services::ServiceCard>(s)),
        Endpoint::OpenService => (of::<services::OpenServiceForm>(s), None),
        Endpoint::Learning | Endpoint::DisconnectLearning => (None, of::<learning::LearningView>(s)),
        Endpoint::TestLearning => (of::<learning::LearningTestForm>(s), of::<learning::LearningDraftView>(s)),
        Endpoint::LearningDraft => (None, of::<learning::LearningDraftView>(s)),
        Endpoint::ActivateLearning => {
            (of::<learning::LearningActivationForm>(s), of::<learning::LearningView>(s))
        }
        Endpoint::Invitations => (None, of::<learning::InvitationsView>(s)),
        Endpoint::ApproveInvitations => (of::<learning::InvitationApprovalForm>(s), of::<runs::RunView>(s)),
        Endpoint::LeftOut => (None, of::<learning::LeftOutView>(s)),
        Endpoint::PersonLearning => (None, of::<learning::PersonLearningView>(s)),
        Endpoint::Exports => (None, of::<exports::ExportsView>(s)),
        Endpoint::WaitingExports => (None, of::<exports::WaitingExportsView>(s)),
        Endpoint::ApproveExports => (of::<exports::ExportApprovalForm>(s), of::<runs::RunView>(s)),
        Endpoint::Sync => (None, of::<sync::SyncView>(s)),
        Endpoint::SaveSettings => (of::<sync::SaveForm>(s), of::<sync::SyncView>(s)),
        Endpoint::Tick => (of::<sync::TickForm>(s), None),
        Endpoint::Runs => (None, of::<runs::RunsView>(s)),
        Endpoint::RunChanges => (None, of::<runs::ChangesView>(s)),
        Endpoint::SignIn => (of::<session::SignInForm>(s), of::<session::SessionView>(s)),
        Endpoint::Session => (None, of::<session::SessionView>(s)),
        Endpoint::Directory => (None, of::<DirectorySnapshot>(s)),
        Endpoint::Services => (None, of::<services::ServicesView>(s)),
        Endpoint::Connection | Endpoint::ActivateDraft => (None, of::<services::ConnectionView>(s)),
        Endpoint::TestCredential => (of::<services::TestForm>(s), of::<services::DraftView>(s)),
        Endpoint::Draft => (None, of::<services::DraftView>(s)),
        Endpoint::MapDraft => (of::<services::MappingForm>(s), of::<services::DraftView>(s)),
        Endpoint::PreviewDraft
        | Endpoint::MakeSource
        | Endpoint::StartRun
        | Endpoint::ExportAgain
        | Endpoint::Run
        | Endpoint::DropRun => (None, of::<runs::RunView>(s)),
        Endpoint::WithdrawAttribute => (of::<services::WithdrawalForm>(s), of::<services::ConnectionView>(s)),
        Endpoint::Disconnect => (of::<services::DisconnectionForm>(s), of::<services::ConnectionView>(s)),
        Endpoint::LatestRun => (None, of::<runs::LatestRunView>(s)),
        Endpoint::Plan => (None, of::<runs::PlanView>(s)),
        Endpoint::ApprovePlan => (of::<runs::ApprovalForm>(s), of::<runs::RunView>(s)),
        Endpoint::Members => (None, of::<members::MembersView>(s)),
        Endpoint::InviteMember => (of::<members::InvitationForm>(s), of::<members::InvitationView>(s)),
        Endpoint::RenewInvitation => (None, of::<members::InvitationView>(s)),
        Endpoint::EraseOrganisation => (of::<erasure::ErasureForm>(s), of::<erasure::ErasureView>(s)),
        Endpoint::OpenOrganisation => {
            (of::<members::OrganisationForm>(s), of::<members::OpenedOrganisation>(s))
        }
    };
    Bodies { request, answer }
}

fn access(route: &Route) -> String {
    match route.access {
        Access::Public => "anybody".to_owned(),
        Access::AtLeast(role) => role.as_str().to_owned(),
        Access::Operator => "operator token".to_owned(),
    }
}

fn content(schema: &Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

fn operation(endpoint: Endpoint, schemas: &mut SchemaGenerator) -> Value {
    let route = endpoint.route();
    let bodies = bodies(endpoint, schemas);
    let parameters: Vec<_> = route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    let error = schemas.subschema_for::<ErrorBody>().to_value();
    let mut operation = json!({
        "operationId": format!("{endpoint:?}"),
        "summary": route.summary,
        "x-access": access(&route),
        "parameters": parameters,
        "responses": {
            "200": { "description": "Done." },
            "default": { "description": "See the error's code.", "content": content(&error) },
        },
    });
    if let Some(request) = bodies.request {
        operation["requestBody"] = json!({ "required": true, "content": content(&request) });
    }
    if let Some(answer) = bodies.answer {
        operation["responses"]["200"]["content"] = content(&answer);
    }
    operation
}

fn openapi() -> Value {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = json!({});
    for endpoint in Endpoint::ALL {
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
    for endpoint in Endpoint::ALL {
        let route = endpoint.route();
        let method = route.method.as_str();
        _ = writeln!(text, "| {method} | `{}` | {} | {} |", route.path, access(&route), route.summary);
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
