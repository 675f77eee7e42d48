//! Search, filters, count and list.

use std::{sync::Arc, time::Duration};

use domain::directory::index::Directory;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    filters::{Filters, index_query},
    focus::focus_current_row,
    list::PeopleList,
    store::ListPlace,
};
use crate::{
    components::{Button, EmptyState, Icon, IconName},
    i18n::{count, fill, number, use_texts},
    routes::PeopleQuery,
};

/// How long nobody types before the count is read out.
const QUIET: Duration = Duration::from_millis(800);

/// Everything to find people with: `<PeopleBrowser directory query/>`. Takes its data from its props alone.
#[component]
pub fn PeopleBrowser(
    /// The directory.
    #[prop(into)]
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
    /// Where somebody who comes back left the list.
    #[prop(default = None)]
    return_to: Option<ListPlace>,
    /// Told where somebody leaves the list.
    #[prop(optional, into)]
    on_leave: Option<Callback<ListPlace>>,
) -> impl IntoView {
    let texts = use_texts();
    let found = Memo::new(move |_| {
        let directory = directory.get();
        let found = query.with(|query| directory.search(&index_query(&directory, query)));
        Arc::new(found)
    });
    let nobody = Memo::new(move |_| found.with(|found| found.is_empty()));
    let none = move || {
        nobody.get().then(|| {
            view! {
                <EmptyState
                    icon=IconName::Search
                    title=texts.of(|t| t.people.nothing_title)
                    text=texts.of(|t| t.people.nothing)
                >
                    <Button on_press=move |()| query.set(PeopleQuery::default())>
                        {texts.of(|t| t.people.reset)}
                    </Button>
                </EmptyState>
            }
        })
    };
    view! {
        <div class="people-bar">
            <search class="people-tools">
                <SearchField query/>
                <Filters directory query/>
            </search>
            <Count directory query found/>
        </div>
        <PeopleList directory query found return_to on_leave/>
        {none}
    }
}

#[component]
fn SearchField(query: RwSignal<PeopleQuery>) -> impl IntoView {
    let texts = use_texts();
    let down = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            focus_current_row();
        }
    };
    view! {
        <div class="search-field">
            <label class="visually-hidden" for="people-search">{texts.of(|t| t.people.search)}</label>
            <Icon name=IconName::Search/>
            <input
                id="people-search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder=texts.of(|t| t.people.search_hint)
                aria-controls="people-list"
                prop:value=move || query.with(|query| query.text.clone())
                on:input:target=move |event| {
                    let text = event.target().value();
                    query.update(|query| query.text = text);
                }
                on:keydown=down
            />
        </div>
    }
}

/// How many were found: shown at once, read out when the typing stops.
#[component]
fn Count(
    directory: Signal<Arc<Directory>>,
    query: RwSignal<PeopleQuery>,
    found: Memo<Arc<Vec<u32>>>,
) -> impl IntoView {
    let texts = use_texts();
    let n = Memo::new(move |_| found.with(|found| found.len()));
    let words = move || {
        let (language, people) = (texts.language(), &texts.get().people);
        let found = count(language, people.count, n.get() as u64);
        let total = directory.get().snapshot().len() as u64;
        if query.with(PeopleQuery::is_blank) {
            found
        } else {
            format!("{found} {}", fill(people.of_total, &[("total", &number(language, total))]))
        }
    };
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        let words = words();
        stop();
        if before.is_some() {
            let say = move || _ = said.try_set(words);
            timer.set_value(set_timeout_with_handle(say, QUIET).ok());
        }
    });
    on_cleanup(stop);
    view! {
        <p id="people-count" class="people-count" data-count=move || n.get().to_string()>{words}</p>
        <p class="visually-hidden" role="status">{said}</p>
    }
}
