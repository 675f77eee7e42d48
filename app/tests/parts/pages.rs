//! Each page is at its address, in its bundle of the app.

use std::{collections::HashSet, mem::discriminant};

use app::{
    api::provide_api,
    app::addresses::{AdminPages, PeoplePages, StructurePages},
    bundles::provide_bundle,
    directory::provide_people,
    routes::{Page, PeopleQuery, Step, StructureQuery},
    session::{SessionState, provide_session},
    traversal::provide_traversal,
};
use domain::{bundle::Bundle, employee::EmployeeId, service::Service, sync::run::RunId};
use leptos::prelude::*;
use leptos_router::components::Router;
use serde_json::json;
use strum::EnumCount;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, drawn};

/// The page after `page`: each is named once, and one that is not does not compile.
fn after(page: Page) -> Option<Page> {
    let ispring = Service::ISpringLearn;
    Some(match page {
        Page::Home => Page::SignIn,
        Page::SignIn => Page::People(PeopleQuery::default()),
        Page::People(_) => Page::Person(EmployeeId::try_from("7".to_owned()).unwrap()),
        Page::Person(person) => Page::PersonLearning(person),
        Page::PersonLearning(person) => Page::Around(person),
        Page::Around(_) => Page::Structure(StructureQuery::default()),
        Page::Structure(_) => Page::Celebrations(None),
        Page::Celebrations(_) => Page::TakingAlong(PeopleQuery::default()),
        Page::TakingAlong(_) => Page::SavedViews(PeopleQuery::default()),
        Page::SavedViews(_) => Page::Services,
        Page::Services => Page::Connection(Service::Personio),
        Page::Connection(Service::Personio) => Page::Connection(ispring),
        Page::Connection(_) => Page::Request(Service::BambooHr),
        Page::Request(_) => Page::setup_of(Service::BambooHr),
        Page::Setup(service, step) => match step.next(service) {
            Some(next) => Page::Setup(service, next),
            None if service == ispring => Page::Invitations,
            None => Page::Setup(ispring, Step::Prepare),
        },
        Page::Invitations => Page::Sync(None),
        Page::Sync(_) => Page::Schedule,
        Page::Schedule => Page::LearningSettings,
        Page::LearningSettings => Page::Run(RunId(7)),
        Page::Run(_) => Page::Exports(None),
        Page::Exports(_) => Page::WaitingExports,
        Page::WaitingExports => Page::Channels,
        Page::Channels => Page::Members,
        Page::Members => Page::Sessions(None),
        Page::Sessions(None) => Page::Sessions(Some("m-2".to_owned())),
        Page::Sessions(Some(_)) => Page::Audit("?act=signed_in".to_owned()),
        Page::Audit(_) => Page::WaysIn,
        Page::WaysIn => return None,
    })
}

#[wasm_bindgen_test]
async fn every_page_is_found_at_its_address_in_its_bundle_of_the_app() {
    let history = window().history().unwrap();
    let before = window().location().pathname().unwrap();
    let mut seen = HashSet::new();
    let mut next = Some(Page::Home);
    while let Some(page) = next {
        let (address, bundle) = (page.address(), page.bundle());
        history.push_state_with_url(&JsValue::NULL, "", Some(&address)).unwrap();
        let stage = Stage::of(move || {
            provide_bundle(bundle);
            provide_traversal();
            let admin = json!({ "id": "m-1", "name": "Ana", "role": "admin", "organisation": "Nordlicht" });
            let session = provide_session(SessionState::SignedIn(serde_json::from_value(admin).unwrap()));
            provide_people(provide_api(session), session);
            view! {
                <Router>
                    {match bundle {
                        Bundle::People => view! { <PeoplePages/> }.into_any(),
                        Bundle::Structure => view! { <StructurePages/> }.into_any(),
                        Bundle::Admin => view! { <AdminPages/> }.into_any(),
                    }}
                </Router>
            }
        });
        drawn().await;
        // What a page has to say without a network, it says when it knows that there is none.
        for _ in 0..200 {
            if stage.has("h1") || page == Page::Home {
                break;
            }
            drawn().await;
        }
        let shown = stage.has("h1").then(|| stage.text("h1"));
        assert_ne!(shown.as_deref(), Some("Page not found"), "{address}");
        // The first page of all leads on.
        assert!(shown.is_some() || page == Page::Home, "nothing is shown at {address}");
        seen.insert(discriminant(&page));
        next = after(page);
    }
    assert_eq!(seen.len(), Page::COUNT, "a page that is after none");
    history.push_state_with_url(&JsValue::NULL, "", Some(&before)).unwrap();
}
