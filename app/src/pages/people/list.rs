//! The list: however many people there are, only the rows around what is seen are in the document.

use std::sync::Arc;

use domain::directory::{index::Directory, mark::Marker};
use leptos::{ev, html, leptos_dom::helpers::request_animation_frame, prelude::*};

use super::{
    row::person_row,
    window::{ROW_REM, led_by, rem},
};
use crate::{
    directory::{
        ListPlace,
        focus::{focus_row, focus_search, keep_focus, search_is_asked},
    },
    i18n::use_texts,
    routes::PeopleQuery,
    viewport::{Viewport, root_font_size, window_height, with_current},
};

/// Who was found, in order, and what marks why.
#[derive(Debug, Default)]
pub struct Found {
    /// Their places in the directory.
    pub people: Vec<u32>,
    /// Marks what was looked for.
    pub marker: Marker,
}

/// What was found last. Each search finds anew.
pub type FoundNow = Memo<Arc<Found>>;

/// The rows of `found`, as links.
#[component]
pub fn PeopleList(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
    /// Who was found, in order.
    found: FoundNow,
    /// Where somebody who comes back left the list.
    return_to: Option<ListPlace>,
    /// Told where somebody leaves the list.
    on_leave: Option<Callback<ListPlace>>,
) -> impl IntoView {
    let texts = use_texts();
    let list = NodeRef::<html::Ul>::new();
    let row = ROW_REM * root_font_size();
    let viewport = RwSignal::new(Viewport { above: 0.0, height: window_height(), row });
    let current = RwSignal::new(0_usize);
    let total = Memo::new(move |_| found.with(|found| found.people.len()));
    let scroll = StoredValue::new(0.0);

    let measure = move || {
        let (Some(list), Some(before)) = (list.get_untracked(), viewport.try_get_untracked()) else { return };
        let above = -list.get_bounding_client_rect().top();
        viewport.set(Viewport { above: above.max(0.0), height: window_height(), ..before });
        scroll.set_value(window().scroll_y().unwrap_or_default());
    };
    let scrolled = window_event_listener(ev::scroll, move |_| measure());
    let resized = window_event_listener(ev::resize, move |_| measure());
    // Paper has no window: everybody who is found is on it.
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        viewport.update(|viewport| (viewport.above, viewport.height) = (0.0, f64::INFINITY));
    });
    let printed = window_event_listener_untyped("afterprint", move |_| measure());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
        printing.remove();
        printed.remove();
    });

    start_anew_when_narrowed(query, current, viewport);
    restore(return_to, directory, found, current, scroll);
    if let Some(on_leave) = on_leave {
        on_cleanup(move || {
            let person = found.with_untracked(|found| found.people.get(current.get_untracked()).copied());
            let ids = directory.get_untracked();
            let id =
                person.and_then(|person| ids.snapshot().ids.get(person as usize).map(ToString::to_string));
            on_leave.run(ListPlace { query: query.get_untracked(), scroll: scroll.get_value(), person: id });
        });
    }

    let drawn = Memo::new(move |_| viewport.get().rows(total.get()));
    let rows = move || {
        let current = current.get();
        keep_focus(current);
        with_current(drawn.get(), current, total.get()).collect::<Vec<_>>()
    };
    let steered = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let here = current.get_untracked();
        if here == 0 && event.key() == "ArrowUp" {
            event.prevent_default();
            focus_search();
        } else if let Some(target) =
            led_by(&event.key(), here, total.get_untracked(), viewport.get_untracked().page())
        {
            event.prevent_default();
            current.set(target);
            focus_row(target);
        }
    };
    let draw = move |place: usize| person_row(place, directory, found, current);
    view! {
        <ul
            id="people-list"
            class="people-list"
            node_ref=list
            aria-label=texts.of(|t| t.people.list)
            style:height=move || rem(total.get())
            on:keydown=steered
        >
            <For each=rows key=|place| *place children=draw/>
        </ul>
    }
}

/// Whoever looks for something else starts at the top.
fn start_anew_when_narrowed(
    query: RwSignal<PeopleQuery>,
    current: RwSignal<usize>,
    viewport: RwSignal<Viewport>,
) {
    Effect::new(move |before: Option<PeopleQuery>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            current.set(0);
            if viewport.with_untracked(|viewport| viewport.above > 0.0) {
                viewport.update(|viewport| viewport.above = 0.0);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
        now
    });
}

/// Brings somebody to the search if that is where they go, or else back to the row they left.
fn restore(
    return_to: Option<ListPlace>,
    directory: Signal<Arc<Directory>>,
    found: FoundNow,
    current: RwSignal<usize>,
    scroll: StoredValue<f64>,
) {
    let row_of = |id: &str| {
        let person = directory.get_untracked().position_of(id)?;
        found.with_untracked(|found| found.people.iter().position(|one| *one as usize == person))
    };
    let row = return_to.as_ref().and_then(|place| row_of(place.person.as_deref()?));
    let before = return_to.map(|place| place.scroll);
    scroll.set_value(before.unwrap_or_default());
    current.set(row.unwrap_or_default());
    // The router has the address and has scrolled to the top, and the shell has focused the page's beginning, in the frame
    // in which the page is shown.
    request_animation_frame(move || {
        if search_is_asked() {
            return;
        }
        if let Some(before) = before {
            window().scroll_to_with_x_and_y(0.0, before);
        }
        if let Some(row) = row {
            focus_row(row);
        }
    });
}
