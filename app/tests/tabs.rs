//! The parts of a profile, in a browser.

#![cfg(target_arch = "wasm32")]

use app::{
    halves::provide_half,
    i18n::{Language, provide_texts},
    pages::people::tabs::{ProfileTab, ProfileTabs},
};
use domain::{employee::EmployeeId, half::Half};
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Where each link leads, whether it is marked as the one that is open, and whether the browser follows it by itself.
fn links(place: &HtmlElement) -> Vec<(String, bool, bool)> {
    let found = place.query_selector_all(".tabs a").unwrap();
    let link = |n| found.get(n).unwrap().unchecked_into::<Element>();
    let told = |link: Element| {
        let marked = link.get_attribute("aria-current").as_deref() == Some("page");
        (
            link.get_attribute("href").unwrap(),
            marked,
            link.get_attribute("rel").as_deref() == Some("external"),
        )
    };
    (0..found.length()).map(link).map(told).collect()
}

#[wasm_bindgen_test]
fn each_part_has_its_address_in_its_half_of_the_app() {
    for (half, tab, external) in [
        (Half::People, ProfileTab::Profile, [false, true]),
        (Half::Admin, ProfileTab::Learning, [true, false]),
    ] {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let mounted = mount_to(place.clone(), move || {
            provide_texts(Language::English);
            provide_half(half);
            let id = EmployeeId::try_from("7".to_owned()).unwrap();
            view! { <ProfileTabs id tab/> }
        });
        let expected = [
            ("/people/7".to_owned(), tab == ProfileTab::Profile, external[0]),
            ("/people/7/learning".to_owned(), tab == ProfileTab::Learning, external[1]),
        ];
        assert_eq!(links(&place), expected);
        drop(mounted);
        place.remove();
    }
}
