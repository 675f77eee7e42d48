//! Search, filters, count and list.

use std::{sync::Arc, time::Duration};

use domain::directory::{
    index::{Directory, Filed},
    mark::Marker,
};
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    arranged::{Arranging, grouped},
    filters::{Filters, Narrowed},
    layout::Layout,
    list::{Found, FoundNow, PeopleList},
    nobody_found::NobodyFound,
};
use crate::{
    bundles::PageLink,
    components::{Icon, IconName},
    directory::{
        ListPlace,
        focus::{focus_current_row, open_first_row},
        index_query, prepared, timed,
    },
    i18n::{number, use_texts},
    routes::{Look, Page, PeopleQuery},
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
    /// What is shown above everybody before something is looked for.
    #[prop(optional, into)]
    at_hand: ViewFn,
) -> impl IntoView {
    let texts = use_texts();
    let by_first_name = Memo::new(move |_| query.with(|query| query.filed == Filed::ByFirstName));
    let in_order = Memo::new_with_compare(
        move |_| {
            let by = if by_first_name.get() { Filed::ByFirstName } else { Filed::ByLastName };
            Arc::new(directory.get().filed(by, texts.language().as_str()))
        },
        |_, _| true,
    );
    let directory = Signal::from(in_order);
    let prepared = prepared(directory);
    let columns = RwSignal::new(1);
    let search = move |before: Option<&Arc<Found>>| {
        let directory = directory.get();
        let (groups, look) = query.with(|query| (query.groups, query.look));
        let columns = if look == Look::Cards { columns.get() } else { 1 };
        let mut query = query.with(|query| index_query(&directory, query));
        if !query.text.is_empty() && !prepared.get() {
            // The list is there already; what is typed is looked for in a moment.
            if let Some(before) = before {
                return Arc::clone(before);
            }
            query.text = String::new();
        }
        let people = timed("rollcall-search", || directory.search(&query));
        let (people, groups) = grouped(&directory, groups, people);
        let titled = groups.iter().map(|(from, _)| *from);
        let layout = Layout::new(people.len(), titled, columns, look);
        Arc::new(Found { directory, people, groups, layout, marker: Marker::new(&query.text) })
    };
    let is_other = |before: Option<&Arc<Found>>, now: Option<&Arc<Found>>| {
        !before.zip(now).is_some_and(|(before, now)| Arc::ptr_eq(before, now))
    };
    let found = Memo::new_with_compare(search, is_other);
    let nobody = Memo::new(move |_| found.with(|found| found.people.is_empty()));
    let none = move || nobody.get().then(|| view! { <NobodyFound directory query/> });
    let about = move |page: fn(PeopleQuery) -> Page| Signal::derive(move || page(query.get()));
    let blank = Memo::new(move |_| query.with(PeopleQuery::is_blank));
    let at_hand = move || blank.get().then(|| at_hand.run());
    view! {
        <div class="people-bar">
            <search class="people-tools">
                <SearchField query/>
                <div class="people-menus">
                    <Filters directory query/>
                    <Arranging directory query/>
                </div>
            </search>
            <Count directory query found/>
            <span class="take-along">
                <PageLink to=about(Page::SavedViews)>
                    {texts.of(|t| t.people.save_view)}
                </PageLink>
                <PageLink to=about(Page::TakingAlong)>
                    {texts.of(|t| t.people.take_along)}
                </PageLink>
            </span>
        </div>
        <Narrowed query/>
        {at_hand}
        <PeopleList query found columns return_to on_leave/>
        {none}
    }
}

#[component]
fn SearchField(query: RwSignal<PeopleQuery>) -> impl IntoView {
    let texts = use_texts();
    let down = move |event: ev::KeyboardEvent| match &*event.key() {
        "ArrowDown" => {
            event.prevent_default();
            focus_current_row();
        }
        "Enter" => open_first_row(),
        _ => {}
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
                aria-keyshortcuts="/ Control+K Control+F"
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
fn Count(directory: Signal<Arc<Directory>>, query: RwSignal<PeopleQuery>, found: FoundNow) -> impl IntoView {
    let texts = use_texts();
    let n = Memo::new(move |_| found.with(|found| found.people.len()));
    let words = move || {
        let (language, people) = (texts.language(), &texts.get().people);
        let found = people.count(n.get() as u64);
        let total = directory.get().snapshot().len() as u64;
        if query.with(PeopleQuery::is_blank) {
            found
        } else {
            format!("{found} {}", people.of_total(&number(language, total)))
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
