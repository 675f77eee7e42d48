//! Finding somebody in the structure: the way to them is unfolded.

use std::sync::Arc;

use domain::directory::index::Query;
use leptos::{ev, prelude::*};

use crate::{
    directory::{organisation::Organisation, prepared},
    i18n::use_structure_texts,
};

/// The most people that are offered.
const MOST: usize = 8;

/// The search: `<Finding organisation on_choose=…/>`.
#[component]
pub fn Finding(
    /// The organisation.
    organisation: Arc<Organisation>,
    /// Told of whom somebody chooses.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let text = RwSignal::new(String::new());
    let directory = Arc::clone(organisation.directory());
    let is_prepared = prepared(Signal::stored(Arc::clone(&directory)));
    let found = Memo::new(move |_| {
        let query = Query { text: text.get(), ..Query::default() };
        if query.text.trim().is_empty() || !is_prepared.get() {
            return None;
        }
        let mut places = directory.search(&query);
        if places.is_empty() {
            places = directory.nearest(&query, MOST);
        }
        let ranks = places.into_iter().take(MOST).filter_map(|place| organisation.rank_at(place as usize));
        let people = ranks.map(|rank| {
            let name = organisation.name(rank, texts.get().people.nameless);
            (rank, name, organisation.position(rank).unwrap_or_default().to_owned())
        });
        Some(people.collect::<Vec<_>>())
    });
    let choose = move |rank: usize| {
        text.set(String::new());
        on_choose.run(rank);
    };
    let entered = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some((rank, ..)) = found.get_untracked().and_then(|found| found.into_iter().next()) {
            choose(rank);
        }
    };
    let offered = move || {
        let found = found.get()?;
        if found.is_empty() {
            return Some(view! { <p class="quiet">{texts.of(|t| t.people.nothing_title)}</p> }.into_any());
        }
        let one = move |(rank, name, position): (usize, String, String)| {
            view! {
                <li>
                    <button type="button" class="button button-quiet" on:click=move |_| choose(rank)>
                        <bdi>{name}</bdi> <span class="quiet">{position}</span>
                    </button>
                </li>
            }
        };
        Some(view! { <ul class="found">{found.into_iter().map(one).collect_view()}</ul> }.into_any())
    };
    view! {
        <search class="finding">
            <form class="field" on:submit=entered>
                <label for="structure-search">{texts.of(|t| t.structure.find)}</label>
                <input
                    id="structure-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=text
                    on:input:target=move |event| text.set(event.target().value())
                />
            </form>
            <div role="status">{offered}</div>
        </search>
    }
}
