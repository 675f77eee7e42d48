//! "/" leads on.

use leptos::prelude::*;
use leptos_router::NavigateOptions;

use crate::{
    bundles::use_go_to,
    routes::{Page, PeopleQuery},
};

/// Leads to the directory. The gate has led those who are not signed in elsewhere.
#[component]
pub fn Home() -> impl IntoView {
    let navigate = use_go_to();
    Effect::new(move || {
        let people = Page::People(PeopleQuery::default()).address();
        navigate(&people, NavigateOptions { replace: true, ..Default::default() });
    });
}
