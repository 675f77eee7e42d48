//! Where nobody is found.

use std::sync::Arc;

use domain::directory::index::Directory;
use leptos::prelude::*;

use crate::{
    components::{Button, EmptyState, IconName},
    directory::{focus::focus_search, index_query},
    i18n::use_texts,
    pages::people::few::Few,
    routes::PeopleQuery,
};

/// How many people are offered where nobody is found.
const OFFERED: usize = 5;

/// Nobody was found: who is nearest, and the way back to everybody.
#[component]
pub fn NobodyFound(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let texts = use_texts();
    let nearest = Memo::new(move |_| {
        let directory = directory.get();
        query.with(|query| directory.nearest(&index_query(&directory, query), OFFERED))
    });
    let offered = move || {
        let places = nearest.with(|nearest| nearest.iter().map(|place| *place as usize).collect());
        view! { <Few id="people-nearest" title=texts.of(|t| t.people.nearest) directory places/> }
    };
    // The button goes by that: the focus is led to where one types.
    let reset = move |()| {
        focus_search();
        query.update(|query| *query = query.everybody());
    };
    view! {
        <EmptyState
            icon=IconName::Search
            title=texts.of(|t| t.people.nothing_title)
            text=texts.of(|t| t.people.nothing)
        >
            {offered}
            <Button on_press=reset>
                {texts.of(|t| t.people.reset)}
            </Button>
        </EmptyState>
    }
}
