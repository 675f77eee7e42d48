//! Where nobody is found.

use std::sync::Arc;

use domain::{directory::index::Directory, employee::EmployeeId};
use leptos::prelude::*;

use super::{filters::index_query, person::Person};
use crate::{
    components::{Button, EmptyState, IconName},
    halves::PageLink,
    i18n::use_texts,
    routes::{Page, PeopleQuery},
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
        let directory = directory.get();
        let person = |place: &u32| {
            let person = Person::of(directory.snapshot(), *place as usize);
            let id = EmployeeId::try_from(person.id.clone()).ok()?;
            let name = move || person.name(texts.get().people.nameless);
            Some(view! { <li><PageLink to=Page::Person(id)>{name}</PageLink></li> })
        };
        let people = nearest.with(|nearest| nearest.iter().filter_map(person).collect::<Vec<_>>());
        (!people.is_empty()).then(|| {
            view! {
                <p id="people-nearest">{texts.of(|t| t.people.nearest)}</p>
                <ul class="tags" aria-labelledby="people-nearest">{people}</ul>
            }
        })
    };
    view! {
        <EmptyState
            icon=IconName::Search
            title=texts.of(|t| t.people.nothing_title)
            text=texts.of(|t| t.people.nothing)
        >
            {offered}
            <Button on_press=move |()| query.set(PeopleQuery::default())>
                {texts.of(|t| t.people.reset)}
            </Button>
        </EmptyState>
    }
}
