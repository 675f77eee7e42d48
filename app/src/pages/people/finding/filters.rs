//! Narrowing the list to departments, teams, offices and skills.

use std::sync::Arc;

use domain::directory::{facet::Facet, index::Directory};
use leptos::prelude::*;

use crate::{
    components::{Icon, IconName, Menu, Tick, Ticked, Ticks},
    directory::{focus::focus_menu, index_query},
    i18n::{number, use_texts},
    routes::PeopleQuery,
};

/// A menu for each unit that is released.
#[component]
pub fn Filters(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let menu = |facet: &Facet| {
        let facet = *facet;
        let is_released = Memo::new(move |_| directory.with(|all| !facet.terms(all.snapshot()).is_empty()));
        move || is_released.get().then(|| view! { <Filter facet directory query/> })
    };
    Facet::UNITS.iter().map(menu).collect_view()
}

/// The texts of a unit to tick, each with how many would be found by it.
#[component]
fn Filter(facet: Facet, directory: Signal<Arc<Directory>>, query: RwSignal<PeopleQuery>) -> impl IntoView {
    let texts = use_texts();
    let name = move || texts.get().attributes.name(facet.attribute());
    let title = Signal::derive(move || {
        let chosen = query.with(|query| query.filters.iter().filter(|(one, _)| *one == facet).count());
        if chosen == 0 { name().to_owned() } else { format!("{} · {chosen}", name()) }
    });
    let ticks = move || {
        let (directory, language) = (directory.get(), texts.language());
        let mut asked = query.with(|query| index_query(&directory, query));
        // What it takes to look for words is prepared in slices, not for this.
        if !directory.is_prepared() {
            asked.text.clear();
        }
        let counts = facet.counts(&directory, &asked);
        let terms = facet.terms(directory.snapshot());
        let tick = |place: &usize| {
            let (term, n) = (terms.get(*place)?, *counts.get(*place)?);
            let is_ticked = query.with(|query| query.has(facet, term));
            // Who is in a team of another department is not found by it: it is not offered.
            (n > 0 || is_ticked).then(|| Tick {
                value: term.clone(),
                label: term.clone(),
                beside: number(language, n as u64),
                is_ticked,
            })
        };
        directory.terms_in_order(facet).iter().filter_map(tick).collect::<Vec<_>>()
    };
    let tick = move |name: String| query.update(|query| query.toggle(facet, name));
    let content = move || {
        view! { <Ticks title=Signal::derive(name) name=facet.as_str() ticked=Ticked::Several ticks=Box::new(ticks) on_tick=tick/> }
    };
    view! { <Menu id=facet.as_str() title content/> }
}

/// What the list is narrowed to, each to be taken away.
#[component]
pub fn Narrowed(
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let texts = use_texts();
    let chip = move |(facet, name): (Facet, String)| {
        let shown = name.clone();
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    // The button goes by that: the focus is led to where the filter is chosen.
                    focus_menu(facet.as_str());
                    query.update(|query| query.toggle(facet, name.clone()));
                }
            >
                <span class="visually-hidden">{texts.of(|t| t.people.take_away)} " "</span>
                <bdi>{shown}</bdi>
                <Icon name=IconName::Close/>
            </button>
        }
    };
    move || {
        let chips: Vec<_> = query.get().filters.into_iter().map(chip).collect();
        (!chips.is_empty()).then(|| view! { <div class="people-chips">{chips}</div> })
    }
}
