//! From part to part of a profile, in a browser. In a page of its own: a router that was mounted once goes on taking
//! every click.

#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use app::{
    halves::provide_half,
    i18n::{Language, provide_texts},
    pages::people::tabs::{ProfileTab, ProfileTabs},
};
use domain::{employee::EmployeeId, half::Half};
use gloo_timers::future::sleep;
use leptos::{mount::mount_to_body, prelude::*};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_params_map,
    path,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Tabs() -> impl IntoView {
    let params = use_params_map();
    let tab = Signal::derive(move || {
        params.with(|params| ProfileTab::named(params.get("tab").as_deref())).unwrap_or_default()
    });
    let id = EmployeeId::try_from("7".to_owned()).unwrap();
    view! { <ProfileTabs id tab/> }
}

fn find(selector: &str) -> HtmlElement {
    document().query_selector(selector).unwrap().expect(selector).unchecked_into()
}

/// The path, and the part that is marked.
fn place() -> (String, String) {
    let marked = find(".tabs [aria-current=page]").text_content().unwrap_or_default();
    (window().location().pathname().unwrap(), marked)
}

fn at(path: &str, part: &str) -> (String, String) {
    (path.to_owned(), part.to_owned())
}

#[wasm_bindgen_test]
async fn each_part_has_its_address_and_the_focus_stays_on_the_tabs() {
    let history = window().history().unwrap();
    let before = window().location().pathname().unwrap();
    history.push_state_with_url(&JsValue::NULL, "", Some("/people/7")).unwrap();
    mount_to_body(|| {
        provide_texts(Language::English);
        provide_half(Half::People);
        view! {
            <Router>
                <FlatRoutes fallback=|| view! { <p id="nowhere"></p> }>
                    <Route path=path!("/people/:id/:tab?") view=Tabs/>
                </FlatRoutes>
            </Router>
        }
    });
    settled().await;
    assert_eq!(place(), at("/people/7", "Profile"));
    let learning = find(".tabs a:not([aria-current])");
    learning.focus().unwrap();
    learning.click();
    settled().await;
    assert_eq!(place(), at("/people/7/learning", "Learning"));
    let focused = document().active_element();
    assert!(learning.is_same_node(focused.as_deref()), "the page is not drawn anew");
    history.back().unwrap();
    settled().await;
    assert_eq!(place(), at("/people/7", "Profile"));
    history.push_state_with_url(&JsValue::NULL, "", Some(&before)).unwrap();
}

/// Going from page to page takes its time.
async fn settled() {
    sleep(Duration::from_millis(200)).await;
}
