//! Whom somebody takes along, what of them, and as what.

use std::sync::Arc;

use domain::{
    directory::{facet::Facet, index::Directory, taken::Taken},
    vcard::Version,
};
use leptos::prelude::*;

use super::{
    making::{As, Making},
    paper::Paper,
};
use crate::{
    components::{Button, ButtonKind},
    directory::{index_query, prepared},
    i18n::{number, use_structure_texts},
    routes::PeopleQuery,
};

/// Whom, what and as what: `<Taking directory query/>`.
#[component]
pub fn Taking(
    /// The directory.
    directory: Arc<Directory>,
    /// Whom it is narrowed to.
    query: Memo<PeopleQuery>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let is_prepared = prepared(Signal::stored(Arc::clone(&directory)));
    let found = {
        let directory = Arc::clone(&directory);
        Memo::new(move |_| {
            // Whoever looks for words waits until they can be found.
            let is_found = is_prepared.get() || query.with(|query| query.text.trim().is_empty());
            let language = texts.language().as_str();
            let search = |query: &PeopleQuery| {
                directory.filed(query.filed, language).search(&index_query(&directory, query))
            };
            is_found.then(|| query.with(search))
        })
    };
    let shown = move || {
        let places = found.get()?;
        let directory = Arc::clone(&directory);
        Some(view! {
            <Whom query found=places.len() total=directory.snapshot().len()/>
            <What directory=Arc::clone(&directory)/>
            <AsWhat directory places/>
        })
    };
    view! { {shown} }
}

/// How many people, and what the list was narrowed to.
#[component]
fn Whom(query: Memo<PeopleQuery>, found: usize, total: usize) -> impl IntoView {
    let texts = use_structure_texts();
    let count = move || {
        let people = &texts.get().people;
        let count = people.count(found as u64);
        if query.with(PeopleQuery::is_blank) {
            count
        } else {
            format!("{count} {}", people.of_total(&number(texts.language(), total as u64)))
        }
    };
    let narrowed = move || {
        let (texts, query) = (texts.get(), query.get());
        let words = Some(query.text.trim()).filter(|words| !words.is_empty());
        let words = words.map(|words| format!("{}: {words}", texts.taking_along.search));
        let filter =
            |(facet, name): &(Facet, String)| format!("{}: {name}", texts.attributes.name(facet.attribute()));
        let parts: Vec<_> = words.into_iter().chain(query.filters.iter().map(filter)).collect();
        if parts.is_empty() { texts.taking_along.everybody.to_owned() } else { parts.join(" · ") }
    };
    view! {
        <section aria-labelledby="taking-whom">
            <h2 id="taking-whom">{texts.of(|t| t.taking_along.whom)}</h2>
            <p id="taking-count" data-count=found.to_string()>{count}</p>
            <p id="taking-narrowed" class="quiet">{narrowed}</p>
        </section>
    }
}

/// Which attributes.
#[component]
fn What(directory: Arc<Directory>) -> impl IntoView {
    let texts = use_structure_texts();
    let name = |attribute: &_| {
        let attribute = *attribute;
        view! { <li>{move || texts.get().attributes.name(attribute)}</li> }
    };
    let names: Vec<_> = Taken::of(directory.snapshot()).attributes().iter().map(name).collect();
    view! {
        <section aria-labelledby="taking-what">
            <h2 id="taking-what">{texts.of(|t| t.taking_along.what)}</h2>
            <ul class="tags" aria-labelledby="taking-what">{names}</ul>
            <p class="quiet">{texts.of(|t| t.taking_along.what_hint)}</p>
        </section>
    }
}

/// The ways to take them along.
#[component]
fn AsWhat(directory: Arc<Directory>, places: Vec<u32>) -> impl IntoView {
    let texts = use_structure_texts();
    if places.is_empty() {
        return view! { <p id="taking-nobody">{texts.of(|t| t.taking_along.nobody)}</p> }.into_any();
    }
    let making = Making::new(directory, places);
    let way = move |(id, way, name, hint): (&'static str, As, Signal<&'static str>, Signal<&'static str>)| {
        let is_made = Signal::derive(move || making.pending.get() == Some(way));
        view! {
            <li>
                <Button kind=ButtonKind::Secondary pending=is_made on_press=move |()| making.make(way) attr:id=id>
                    {name}
                </Button>
                <span class="quiet">{hint}</span>
            </li>
        }
    };
    let cards_hint = texts.of(|t| t.taking_along.cards_hint);
    let ways = [
        ("take-csv", As::Csv, texts.of(|t| t.taking_along.csv), texts.of(|t| t.taking_along.csv_hint)),
        ("take-xlsx", As::Xlsx, texts.of(|t| t.taking_along.xlsx), texts.of(|t| t.taking_along.xlsx_hint)),
        ("take-cards-3", As::Cards(Version::V3), texts.of(|t| t.taking_along.cards_3), cards_hint),
        ("take-cards-4", As::Cards(Version::V4), texts.of(|t| t.taking_along.cards_4), cards_hint),
        (
            "take-paper",
            As::Paper,
            texts.of(|t| t.taking_along.print),
            texts.of(|t| t.taking_along.print_hint),
        ),
    ];
    let paper = move || {
        making.on_paper.get().then(|| {
            let (directory, places) = making.people.get_value();
            view! { <Paper directory places/> }
        })
    };
    view! {
        <section aria-labelledby="taking-how">
            <h2 id="taking-how">{texts.of(|t| t.taking_along.how)}</h2>
            <ul class="taking-ways">{ways.map(way).collect_view()}</ul>
            <p class="quiet">{texts.of(|t| t.taking_along.recorded)}</p>
        </section>
        {paper}
    }
    .into_any()
}
