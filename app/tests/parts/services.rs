//! Services and connections, in a browser.

use app::{
    connections::notice::StateNotice,
    pages::services::{
        disconnect::DisconnectForm, page::Card, request::Requested, request_form::RequestEntry,
    },
};
use domain::{
    api::services::{ConnectionState, PeopleAfter, ServiceCard, ServiceRequestForm},
    provider::ProviderFailure,
    service::{HrSystem, Service},
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    runs::run,
    stage::{Stage, drawn, focused},
};

#[wasm_bindgen_test]
async fn a_card_says_whether_it_is_the_source_and_how_the_service_is_offered() {
    let stage = Stage::of(move || {
        let cards: Vec<ServiceCard> = serde_json::from_str(include_str!("../data/cards.json")).unwrap();
        view! { <Router>{cards.into_iter().map(|card| view! { <Card card/> }).collect_view()}</Router> }
    });
    drawn().await;
    let (personio, bamboohr) = ("#service-card-personio", "#service-card-bamboohr");
    assert_eq!(stage.attribute(personio, "data-source").as_deref(), Some("true"));
    assert!(stage.text(personio).contains("Source of the directory"));
    assert_eq!(stage.attribute(bamboohr, "data-source"), None);
    assert!(stage.text(bamboohr).contains("Requested on"));
    assert_eq!(
        stage.attribute("#service-card-bamboohr a", "href").as_deref(),
        Some("/services/bamboohr/request")
    );
}

#[wasm_bindgen_test]
async fn a_request_is_judged_at_its_fields_and_then_told_with_its_time() {
    let sent = RwSignal::new(None::<ServiceRequestForm>);
    let stage = Stage::of(move || {
        let at = run().started_at;
        view! {
            <RequestEntry
                sending=false
                on_send=Callback::new(move |form| sent.set(Some(form)))
            />
            <Show when=move || sent.with(Option::is_some)>
                <Requested service=Service::BambooHr at asked=sent/>
            </Show>
        }
    });
    drawn().await;
    stage.type_into("#request-people", "many").await;
    stage.click("#send-request").await;
    assert!(sent.with_untracked(Option::is_none));
    assert_eq!(focused().id(), "request-contact");
    assert!(stage.text("#request-contact-error").contains("Fill this in"));
    assert!(stage.text("#request-people-error").contains("number"));
    stage.type_into("#request-contact", "Ana, ana@example.com").await;
    stage.type_into("#request-people", "120").await;
    stage.click("#send-request").await;
    let told = stage.text("#request-sent");
    for part in ["BambooHR is requested", "2026", "ana@example.com", "120"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[wasm_bindgen_test]
async fn a_refused_source_says_that_the_schedule_has_stopped() {
    let is_source = RwSignal::new(true);
    let stage = Stage::of(move || {
        let notice = move || {
            let state =
                ConnectionState::Revoked { failure: ProviderFailure::WrongCredential, tried_at: None };
            view! { <StateNotice service=HrSystem::Personio state is_source=is_source.get()/> }
        };
        view! { <Router>{notice}</Router> }
    });
    drawn().await;
    assert!(stage.text("#schedule-stopped").contains("schedule has stopped"));
    assert!(stage.text(".notice").contains("come from the same key"), "and what to look at");
    is_source.set(false);
    drawn().await;
    assert_eq!(stage.count("#schedule-stopped"), 0);
}

#[wasm_bindgen_test]
async fn disconnecting_asks_what_becomes_of_the_people() {
    let chosen = RwSignal::new(Vec::<PeopleAfter>::new());
    let stage = Stage::of(move || {
        view! {
            <DisconnectForm
                service=HrSystem::Personio
                source=Some(HrSystem::Personio)
                open=RwSignal::new(true)
                pending=false
                error=Signal::stored(None::<String>)
                on_disconnect=Callback::new(move |people| chosen.update(|all| all.push(people)))
            />
        }
    });
    drawn().await;
    stage.click("#confirm-disconnect").await;
    assert!(chosen.get_untracked().is_empty() && stage.text(".field-error").contains("choose"));
    stage.click("#people-erase").await;
    stage.click("#confirm-disconnect").await;
    assert_eq!(chosen.get_untracked(), [PeopleAfter::Erase]);
}

#[wasm_bindgen_test]
async fn the_people_stay_when_a_service_is_disconnected_that_they_are_not_read_from() {
    let chosen = RwSignal::new(Vec::<PeopleAfter>::new());
    let stage = Stage::of(move || {
        view! {
            <DisconnectForm
                service=HrSystem::BambooHr
                source=Some(HrSystem::Personio)
                open=RwSignal::new(true)
                pending=false
                error=Signal::stored(None::<String>)
                on_disconnect=Callback::new(move |people| chosen.update(|all| all.push(people)))
            />
        }
    });
    drawn().await;
    assert_eq!(stage.count("#people-erase"), 0);
    assert!(stage.text("p + p").contains("read from Personio"));
    stage.click("#confirm-disconnect").await;
    assert_eq!(chosen.get_untracked(), [PeopleAfter::Keep]);
}
