//! What is celebrated in the coming days, of those who said that colleagues may be told.

use std::sync::Arc;

use domain::{api::celebrations::CelebrationView, directory::index::Directory};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    i18n::{date, use_texts},
    routes::Page,
};

/// So many are shown here. The title leads to all of them.
const SHOWN: usize = 6;

/// What is coming up: `<Upcoming directory celebrations/>`.
#[component]
pub fn Upcoming(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is celebrated, once it is there.
    celebrations: RwSignal<Vec<CelebrationView>>,
) -> impl IntoView {
    let texts = use_texts();
    let one = move |one: CelebrationView| {
        let person = directory.with_untracked(|directory| {
            Some(directory.snapshot().person(directory.position_of(one.person.as_str())?))
        })?;
        let page = Page::Person(one.person.clone());
        let words = move || {
            let texts_now = texts.get();
            format!("{}, {}", texts_now.people.celebrated(&one), date(texts.language(), one.day))
        };
        Some(view! {
            <li>
                <PageLink to=page>{move || person.name(texts.get().people.nameless)}</PageLink>
                " "
                <span class="quiet">{words}</span>
            </li>
        })
    };
    let coming = move || {
        let coming = celebrations.get();
        (!coming.is_empty()).then(|| {
            let shown: Vec<_> = coming.into_iter().filter_map(one).take(SHOWN).collect();
            view! { <ul class="tags" aria-labelledby="celebrations">{shown}</ul> }
        })
    };
    view! {
        <section class="few">
            <h2 id="celebrations">
                <PageLink to=Page::Celebrations(None)>{texts.of(|t| t.people.celebrations)}</PageLink>
            </h2>
            {coming}
        </section>
    }
}
