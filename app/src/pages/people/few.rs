//! A few people under a title.

use std::sync::Arc;

use domain::{directory::index::Directory, employee::EmployeeId};
use leptos::prelude::*;

use super::person::Person;
use crate::{halves::PageLink, i18n::use_texts, routes::Page};

/// A few people as links; nothing where there are none.
#[component]
pub fn Few(
    /// The id of the title.
    id: &'static str,
    /// Who they are.
    title: Signal<&'static str>,
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// Their places in it.
    places: Vec<usize>,
) -> impl IntoView {
    let texts = use_texts();
    let person = move |place: usize| {
        let person = Person::of(directory.get_untracked().snapshot(), place);
        let id = EmployeeId::try_from(person.id.clone()).ok()?;
        let name = move || person.name(texts.get().people.nameless);
        Some(view! { <li><PageLink to=Page::Person(id)>{name}</PageLink></li> })
    };
    let people: Vec<_> = places.into_iter().filter_map(person).collect();
    (!people.is_empty()).then(|| {
        view! {
            <section class="few">
                <h2 id=id>{title}</h2>
                <ul class="tags" aria-labelledby=id>{people}</ul>
            </section>
        }
    })
}
