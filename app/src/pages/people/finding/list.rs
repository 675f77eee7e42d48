//! The list: however many people there are, only the rows around what is seen are in the document.

use std::sync::Arc;

use domain::directory::{index::Directory, mark::Marker};
use leptos::{ev, html, leptos_dom::helpers::request_animation_frame, prelude::*};

use super::{
    layout::{self, Layout, Seen, rem},
    row::person_row,
};
use crate::{
    directory::{
        ListPlace,
        focus::{focus_row, focus_search, keep_focus, search_is_asked},
    },
    i18n::use_texts,
    routes::PeopleQuery,
    viewport::{floor, root_font_size, window_height, with_current},
};

/// Who was found, in order, where they lie, and what marks why.
#[derive(Debug)]
pub struct Found {
    /// The directory they were found in.
    pub directory: Arc<Directory>,
    /// Their places in the directory.
    pub people: Vec<u32>,
    /// Where a group begins, and what it has in common; nothing, if it is that nothing is known.
    pub groups: Vec<(usize, Option<String>)>,
    /// Where each of them lies.
    pub layout: Layout,
    /// Marks what was looked for.
    pub marker: Marker,
}

/// What was found last. Each search finds anew.
pub type FoundNow = Memo<Arc<Found>>;

/// The rows of `found`, as links.
#[component]
pub fn PeopleList(
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
    /// Who was found, in order.
    found: FoundNow,
    /// How many cards are beside each other: told here.
    columns: RwSignal<usize>,
    /// Where somebody who comes back left the list.
    return_to: Option<ListPlace>,
    /// Told where somebody leaves the list.
    on_leave: Option<Callback<ListPlace>>,
) -> impl IntoView {
    let texts = use_texts();
    let list = NodeRef::<html::Ul>::new();
    let half_rem = root_font_size().max(1.0) / 2.0;
    let halves = move |pixels: f64| floor(pixels / half_rem);
    let seen = RwSignal::new(Seen { above: 0, height: halves(window_height()) });
    let current = RwSignal::new(0_usize);
    let scroll = StoredValue::new(0.0);

    let measure = move || {
        let Some(list) = list.get_untracked() else { return };
        let place = list.get_bounding_client_rect();
        seen.try_set(Seen { above: halves(-place.top()), height: halves(window_height()) });
        let now = layout::columns(halves(place.width()));
        // A list of nobody is not shown, and has no width.
        if place.width() > 0.0 && columns.get_untracked() != now {
            columns.set(now);
        }
        scroll.set_value(window().scroll_y().unwrap_or_default());
    };
    let scrolled = window_event_listener(ev::scroll, move |_| measure());
    let resized = window_event_listener(ev::resize, move |_| measure());
    // Paper has no window: everybody who is found is on it.
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        seen.update(|seen| (seen.above, seen.height) = (0, usize::MAX));
    });
    let printed = window_event_listener_untyped("afterprint", move |_| measure());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
        printing.remove();
        printed.remove();
    });

    start_anew_when_narrowed(query, current, seen);
    restore(return_to, found, current, scroll);
    if let Some(on_leave) = on_leave {
        on_cleanup(move || {
            let person = found.with_untracked(|found| {
                let person = *found.people.get(current.get_untracked())?;
                found.directory.snapshot().ids.get(person as usize).map(ToString::to_string)
            });
            on_leave.run(ListPlace { query: query.get_untracked(), scroll: scroll.get_value(), person });
        });
    }

    let drawn = Memo::new(move |_| found.with(|found| found.layout.drawn(seen.get())));
    let lines = move || {
        let (current, drawn) = (current.get(), drawn.get());
        keep_focus(current);
        let mut lines = Vec::new();
        found.with(|found| {
            let layout = &found.layout;
            if layout.is_of_cards() {
                // How wide the list is shows once it is in the document, and not where nobody is in it.
                request_animation_frame(measure);
            }
            for place in with_current(drawn, current, layout.total) {
                lines.extend(layout.titled(place).map(Line::Title));
                lines.push(Line::Person(place));
            }
        });
        lines
    };
    let steered = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let here = current.get_untracked();
        let target =
            found.with_untracked(|found| found.layout.led_by(&event.key(), here, seen.get_untracked()));
        if let Some(target) = target {
            event.prevent_default();
            current.set(target);
            focus_row(target);
        } else if event.key() == "ArrowUp" {
            event.prevent_default();
            focus_search();
        }
    };
    let draw = move |line: Line| match line {
        Line::Title(group) => title(group, found).into_any(),
        Line::Person(place) => person_row(place, found, current).into_any(),
    };
    view! {
        <ul
            id="people-list"
            class="people-list"
            class:cards=move || found.with(|found| found.layout.is_of_cards())
            node_ref=list
            aria-label=texts.of(|t| t.people.list)
            style:height=move || rem(found.with(|found| found.layout.height()))
            style:--columns=move || found.with(|found| found.layout.columns.to_string())
            on:keydown=steered
        >
            <For each=lines key=|line| *line children=draw/>
        </ul>
    }
}

/// What is in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Line {
    /// The title of a group.
    Title(usize),
    /// The person at a place.
    Person(usize),
}

/// The title of a group, with how many people are in it.
fn title(group: usize, found: FoundNow) -> impl IntoView {
    let texts = use_texts();
    let words = move || {
        found.with(|found| {
            let (from, name) = found.groups.get(group)?;
            let next = found.groups.get(group + 1).map_or(found.people.len(), |(from, _)| *from);
            Some(format!("{} · {}", name.as_deref().unwrap_or(texts.get().people.not_stated), next - from))
        })
    };
    let top = move || found.with(|found| format!("translateY({})", rem(found.layout.title(group))));
    view! { <li class="people-group" style:transform=top><h2>{words}</h2></li> }
}

/// Whoever looks for something else starts at the top.
fn start_anew_when_narrowed(query: RwSignal<PeopleQuery>, current: RwSignal<usize>, seen: RwSignal<Seen>) {
    Effect::new(move |before: Option<PeopleQuery>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            current.set(0);
            if seen.with_untracked(|seen| seen.above > 0) {
                seen.update(|seen| seen.above = 0);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
        now
    });
}

/// Brings somebody to the search if that is where they go, or else back to the row they left.
fn restore(
    return_to: Option<ListPlace>,
    found: FoundNow,
    current: RwSignal<usize>,
    scroll: StoredValue<f64>,
) {
    let row_of = |id: &str| {
        found.with_untracked(|found| {
            let person = found.directory.position_of(id)?;
            found.people.iter().position(|one| *one as usize == person)
        })
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
