//! The parts of a profile, in a browser.

use app::{
    bundles::provide_bundle,
    pages::people::person_page::{ProfileTab, ProfileTabs},
};
use domain::{bundle::Bundle, employee::EmployeeId};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, drawn};

/// Where a link leads, whether it is marked as the one that is open, and whether the browser follows it by itself.
fn link(stage: &Stage, place: usize) -> (String, bool, bool) {
    let told = |name| stage.attribute(&format!(".tabs a:nth-child({place})"), name);
    let (marked, rel) = (told("aria-current"), told("rel"));
    (told("href").unwrap(), marked.as_deref() == Some("page"), rel.as_deref() == Some("external"))
}

#[wasm_bindgen_test]
async fn each_part_has_its_address_in_its_bundle_of_the_app() {
    for (bundle, tab, external) in [
        (Bundle::People, ProfileTab::Profile, [false, true, true]),
        (Bundle::Structure, ProfileTab::Around, [true, false, true]),
        (Bundle::Admin, ProfileTab::Learning, [true, true, false]),
    ] {
        let stage = Stage::of(move || {
            provide_bundle(bundle);
            let id = EmployeeId::try_from("7".to_owned()).unwrap();
            view! { <ProfileTabs id tab has_learning=true/> }
        });
        drawn().await;
        assert_eq!(stage.count(".tabs a"), 3);
        for (place, (part, address)) in (1..).zip([
            (ProfileTab::Profile, "/people/7"),
            (ProfileTab::Around, "/people/7/around"),
            (ProfileTab::Learning, "/people/7/learning"),
        ]) {
            let expected = (address.to_owned(), tab == part, external[place - 1]);
            assert_eq!(link(&stage, place), expected, "{address}");
        }
    }
}
