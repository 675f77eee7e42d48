//! The learning platform's wizard and its connection in a browser.

use app::{
    api::{CallError, provide_api},
    app::addresses::{ServicesRoutes, SetupRoutes},
    components::Steps,
    i18n::use_admin_texts,
    pages::{
        learning::{connection::ShownLearning, left_out::LeftOutList, page::Connection},
        services::page::Card,
        setup::{
            accounts::defaults_entry::DefaultsEntry, create::CreateGuide, credential::CredentialEntry,
            frame::step_items, prepare::Preparation,
        },
    },
    session::{SessionState, SignOutReason, provide_session},
};
use domain::{
    api::{
        error::ErrorCode,
        learning::{LearningDraftView, LeftOutView, NewAccounts},
        services::{ConnectionView, ServiceCard},
    },
    credential::CredentialForm,
    provider::{ProviderFailure, Right},
    service::{FieldName, Service},
};
use leptos::prelude::*;
use leptos_router::components::{Router, Routes};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement};

use crate::stage::{Stage, drawn, focused};

const LEARNING: Service = Service::ISpringLearn;
const AUTHOR: &str = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

fn draft() -> LearningDraftView {
    serde_json::from_str(include_str!("../data/learning-draft.json")).unwrap()
}

/// What was handed over to connect, and why it could not be.
#[derive(Clone, Copy, Default)]
struct Desk {
    sent: RwSignal<Vec<NewAccounts>>,
    problem: RwSignal<Option<CallError>>,
}

impl Desk {
    fn last(self) -> (String, String) {
        let sent = self.sent.get_untracked().pop().expect("nothing was sent");
        (sent.department, sent.role)
    }
}

fn defaults(desk: Desk, draft: LearningDraftView) -> Stage {
    Stage::of_step(LEARNING, move || {
        view! {
            <DefaultsEntry
                service=LEARNING
                identity="nordlicht.ispringlearn.eu".to_owned()
                draft
                connecting=false
                problem=desk.problem
                on_connect=Callback::new(move |form| desk.sent.update(|sent| sent.push(form)))
            />
        }
    })
}

async fn leave(stage: &Stage, selector: &str) {
    let event = Event::new_with_event_init_dict("focusout", &{
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        init
    });
    stage.find::<HtmlInputElement>(selector).dispatch_event(&event.unwrap()).unwrap();
    drawn().await;
}

#[wasm_bindgen_test]
async fn a_server_of_the_companys_own_is_refused_at_the_field_as_soon_as_it_is_typed() {
    let sent = RwSignal::new(Vec::<CredentialForm>::new());
    let on_test = Callback::new(move |form| sent.update(|sent| sent.push(form)));
    let stage = Stage::of_step(LEARNING, move || {
        view! {
            <CredentialEntry service=LEARNING testing=false problem=Signal::stored(None::<CallError>) on_test/>
        }
    });
    drawn().await;
    stage.type_into("#account_address", "https://learn.acme.example/login").await;
    assert_eq!(stage.text("#account_address-error"), "", "not while it is being typed");
    leave(&stage, "#account_address").await;
    assert!(stage.text("#account_address-error").contains("cloud accounts only"));
    assert_eq!(stage.attribute("#account_address", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(stage.text("#client_id-error"), "", "nothing else is called wrong yet");

    stage.click("#test-credential").await;
    assert!(sent.with_untracked(Vec::is_empty));
    assert_eq!(focused().id(), "account_address");

    stage.type_into("#account_address", " https://Acme.iSpringLearn.eu/app ").await;
    assert_eq!(stage.text("#account_address-error"), "");
    assert_eq!(stage.text("#account_address-understood"), "Your account: acme.ispringlearn.eu");
    stage.type_into("#client_id", "788f274b-68f4").await;
    stage.type_into("#client_secret", "j016Mzmq").await;
    stage.click("#test-credential").await;
    let expected = [
        (FieldName::AccountAddress, "acme.ispringlearn.eu"),
        (FieldName::ClientId, "788f274b-68f4"),
        (FieldName::ClientSecret, "j016Mzmq"),
    ];
    let expected = CredentialForm(expected.map(|(name, value)| (name, value.to_owned())).into());
    assert_eq!(sent.get_untracked(), [expected]);
}

#[wasm_bindgen_test]
async fn a_key_without_rights_says_who_has_to_make_another() {
    let error = ProviderFailure::NoRight { right: Right::Structure }.into();
    let problem = Signal::stored(Some(CallError::Api(error)));
    let stage = Stage::of_step(LEARNING, move || {
        view! { <CredentialEntry service=LEARNING testing=false problem on_test=Callback::new(|_| ())/> }
    });
    drawn().await;
    assert_eq!(stage.attribute("#setup-error", "data-code").as_deref(), Some("provider_no_structure_rights"));
    let said = stage.text("#setup-error");
    assert!(said.contains("account administrator") && said.contains("roles and departments"), "{said}");
}

#[wasm_bindgen_test]
async fn the_wizard_says_what_it_needs_and_leads_back_through_its_steps() {
    let stage = Stage::of_step(LEARNING, || {
        let texts = use_admin_texts();
        let items = move || step_items(texts.get(), LEARNING, 2);
        view! {
            <Steps label="Steps" steps=Signal::derive(items) current=2_usize/>
            <Preparation service=LEARNING releasing=None/>
            <CreateGuide service=LEARNING release=None/>
        }
    });
    drawn().await;
    assert_eq!(stage.count(".steps li"), 4);
    assert_eq!(
        stage.attribute(".steps li:nth-child(2) a", "href").as_deref(),
        Some("/services/ispring/setup/create")
    );
    assert_eq!(stage.count(".steps a"), 2, "what comes next is reached by the step before it");
    assert_eq!(stage.attribute(".steps li:nth-child(3)", "aria-current").as_deref(), Some("step"));
    let needs = stage.text("#learning-needs");
    for need in ["in the cloud", "Business", "Work email"] {
        assert!(needs.contains(need), "{need} in {needs}");
    }
    assert!(stage.text(".notice").contains("account administrator"));
    assert!(stage.text(".guide").contains("API Keys") && stage.text(".guide").contains("Rollcall"));
    assert!(stage.text("a[target=_blank]").contains("iSpring Learn's help"));
}

#[wasm_bindgen_test]
async fn a_department_and_a_role_are_chosen_beforehand_and_by_name() {
    let desk = Desk::default();
    let stage = defaults(desk, draft());
    drawn().await;
    assert_eq!(stage.chosen("#learning-department"), "d-1");
    let departments = stage.text("#learning-department");
    assert_eq!(departments, "NordlichtNordlicht › SalesNordlicht › Sales › Berlin");
    assert_eq!(stage.chosen("#learning-role-name"), "", "the platform's own role");
    assert!(stage.text("#learning-role-name").contains("<b>Author</b>"), "names are text, never HTML");
    assert_eq!(stage.count("#learning-role"), 0);
    stage.click("#connect-learning").await;
    assert_eq!(desk.last(), ("d-1".to_owned(), String::new()));

    stage.choose("#learning-department", "d-3").await;
    stage.choose("#learning-role-name", AUTHOR).await;
    stage.click("#connect-learning").await;
    assert_eq!(desk.last(), ("d-3".to_owned(), AUTHOR.to_owned()));
}

#[wasm_bindgen_test]
async fn another_role_is_a_uuid_that_is_checked_and_what_was_typed_stays() {
    let desk = Desk::default();
    let stage = defaults(desk, draft());
    drawn().await;
    stage.choose("#learning-role-name", "other").await;
    assert_eq!(focused().id(), "learning-role", "the UUID can be typed at once");
    stage.type_into("#learning-role", "author").await;
    stage.click("#connect-learning").await;
    assert!(desk.sent.with_untracked(Vec::is_empty));
    assert!(stage.text("#learning-role-error").contains("not a UUID"));
    assert_eq!(focused().id(), "learning-role");

    let unknown = "11111111-2222-3333-4444-555555555555";
    stage.type_into("#learning-role", unknown).await;
    stage.click("#connect-learning").await;
    assert_eq!(desk.last().1, unknown);
    desk.problem.set(Some(CallError::Api(ErrorCode::UnknownRole.error().at("role"))));
    drawn().await;
    assert!(stage.text("#learning-role-error").contains("no such role"));
    assert_eq!(stage.count("#setup-error"), 0, "it is said once");
    assert_eq!(stage.find::<HtmlInputElement>("#learning-role").value(), unknown);
    stage.type_into("#learning-role", AUTHOR).await;
    assert_eq!(stage.text("#learning-role-error"), "");
    assert_eq!(focused().id(), "learning-role", "typing a known role takes nothing away");

    stage.choose("#learning-role-name", "").await;
    assert_eq!(stage.count("#learning-role"), 0);
}

#[wasm_bindgen_test]
async fn a_role_of_the_list_that_is_gone_is_said_where_it_can_be_changed() {
    let desk = Desk::default();
    let stage = defaults(desk, LearningDraftView { default_role: Some(AUTHOR.to_owned()), ..draft() });
    drawn().await;
    assert_eq!(stage.chosen("#learning-role-name"), AUTHOR);
    stage.click("#connect-learning").await;
    desk.problem.set(Some(CallError::Api(ErrorCode::UnknownRole.error().at("role"))));
    drawn().await;
    assert!(stage.text("#learning-role-error").contains("no such role"));
    assert_eq!(focused().id(), "learning-role");
}

#[wasm_bindgen_test]
async fn the_page_shows_the_connection_its_accounts_and_what_to_do() {
    let stage = Stage::of(|| {
        provide_api(provide_session(SessionState::SignedOut(SignOutReason::Never)));
        let shown = ShownLearning::unknown();
        let view: ConnectionView = serde_json::from_str(include_str!("../data/learning.json")).unwrap();
        shown.connection.view.set(Some(view));
        view! { <Connection shown/> }
    });
    drawn().await;
    assert_eq!(stage.attribute(".state", "data-state").as_deref(), Some("connected"));
    assert_eq!(stage.text("#accounts-created"), "1,204");
    assert_eq!(stage.attribute("#accounts-without-email", "data-count").as_deref(), Some("4"));
    assert_eq!(stage.text("#default-department"), "Sales");
    assert!(stage.text("#emails-missing").contains("Work email"));
    assert!(stage.text("#accounts-wait").contains("2 people wait"));
    assert_eq!(stage.attribute("#accounts-wait a", "href").as_deref(), Some("/services/ispring/invitations"));
    stage.click("#disconnect").await;
    assert!(stage.text("dialog[open]").contains("accounts stay in iSpring Learn as they are"));
}

#[wasm_bindgen_test]
async fn those_left_out_stand_there_with_the_reason_and_what_would_help() {
    let view = |people: serde_json::Value, more: u64| -> LeftOutView {
        serde_json::from_value(json!({ "people": people, "more": more })).unwrap()
    };
    let some = view(
        json!([
            { "id": "p1", "name": "<i>Ana</i> Lima", "why": { "kind": "no_email" } },
            { "id": "p2", "name": "", "why": { "kind": "refused", "fault": "address_shared" } },
        ]),
        3,
    );
    let stage = Stage::of(move || view! { <LeftOutList view=some/> });
    drawn().await;
    assert_eq!(stage.count("#left-out li"), 2);
    assert!(stage.text("#left-out li:nth-child(1)").contains("<i>Ana</i> Lima"));
    assert!(stage.text("#left-out li:nth-child(1)").contains("no work email"));
    assert_eq!(stage.attribute("#left-out li:nth-child(1) a", "href").as_deref(), Some("/people/p1"));
    let second = stage.text("#left-out li:nth-child(2)");
    assert!(second.contains("No name") && second.contains("same address"), "{second}");
    assert!(stage.text("#left-out-more").contains("3 more people"));

    let nobody = view(json!([]), 0);
    let stage = Stage::of(move || view! { <LeftOutList view=nobody/> });
    drawn().await;
    assert!(stage.text("#left-out-nobody").contains("Nobody"));
}

#[wasm_bindgen_test]
async fn the_card_says_what_it_brings_and_leads_to_the_wizard_or_to_the_connection() {
    let card = |state: &str| -> ServiceCard {
        serde_json::from_value(json!({
            "service": "ispring",
            "state": { "kind": state },
            "last_success": null,
            "is_source": false,
            "offer": { "kind": "open" },
        }))
        .unwrap()
    };
    for (state, address) in
        [("not_connected", "/services/ispring/setup/prepare"), ("connected", "/services/ispring")]
    {
        let card = card(state);
        let stage = Stage::of(move || view! { <Card card/> });
        drawn().await;
        assert!(stage.text("#service-card-ispring").contains("goes back to BambooHR"));
        assert_eq!(stage.attribute("#service-card-ispring .actions a", "href").as_deref(), Some(address));
    }
}

#[wasm_bindgen_test]
async fn each_address_leads_to_the_page_of_its_service_and_a_step_of_another_to_none() {
    let history = window().history().unwrap();
    let before = window().location().pathname().unwrap();
    for (address, title, part) in [
        ("/services/ispring", "iSpring Learn", ".crumbs"),
        ("/services/ispring/setup/prepare", "Connect iSpring Learn", "#learning-needs"),
        ("/services/ispring/setup/credential", "Connect iSpring Learn", "#account_address"),
        ("/services/ispring/request", "Request iSpring Learn", ".reads"),
        ("/services/personio", "Personio", ".crumbs"),
        ("/services/personio/setup/credential", "Connect Personio", "#client_id"),
        ("/services/personio/setup/defaults", "Page not found", ".empty"),
        ("/services/ispring/setup/preview", "Page not found", ".empty"),
    ] {
        history.push_state_with_url(&JsValue::NULL, "", Some(address)).unwrap();
        let stage = Stage::of(|| {
            let admin = json!({ "id": "m-1", "name": "Ana", "role": "admin", "organisation": "Nordlicht" });
            let session = SessionState::SignedIn(serde_json::from_value(admin).unwrap());
            provide_api(provide_session(session));
            view! {
                <Router>
                    <Routes fallback=|| "nowhere">
                        <ServicesRoutes/>
                        <SetupRoutes/>
                    </Routes>
                </Router>
            }
        });
        drawn().await;
        assert_eq!(stage.text("h1"), title, "{address}");
        assert_eq!(stage.count(part), 1, "{address}");
    }
    history.push_state_with_url(&JsValue::NULL, "", Some(&before)).unwrap();
}
