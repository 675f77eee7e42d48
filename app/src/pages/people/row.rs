//! A row of the list.

use std::sync::Arc;

use domain::directory::{index::Directory, mark::Marker};
use leptos::{either::Either, prelude::*};

use super::{list::FoundNow, person::Person, window::rem};
use crate::{
    components::Avatar,
    i18n::use_texts,
    routes::{Page, PeopleQuery},
};

/// The row at `place`, as a link. It stays while others come into it: only what differs is drawn. Only the current row is in
/// the order of the Tab key: the arrow keys lead to the others.
pub(super) fn person_row(
    place: usize,
    directory: Signal<Arc<Directory>>,
    found: FoundNow,
    current: RwSignal<usize>,
) -> impl IntoView {
    let texts = use_texts();
    let person = move || found.with(|found| found.people.get(place).map(|person| *person as usize));
    let id = move || {
        let person = person()?;
        directory.with(|directory| directory.snapshot().ids.get(person).map(ToString::to_string))
    };
    let address =
        move || format!("{}/{}", Page::People(PeopleQuery::default()).address(), id().unwrap_or_default());
    let shown = move || {
        let person = person()?;
        let person = directory.with(|directory| Person::of(directory.snapshot(), person));
        let found = found.get();
        let seen = |text: &str| marked(text, &found.marker);
        let name = person.name(texts.get().people.nameless);
        let unit = |class: &'static str, text: &Option<String>| {
            text.as_ref().map(|text| view! { <span class=class>{seen(text)}</span> })
        };
        Some(view! {
            <Avatar first=person.shown_first() last=person.last_name.clone()/>
            <span class="person-main">
                <span class="person-name">{seen(&name)}</span>
                {unit("person-position", &person.position)}
            </span>
            {unit("person-department", &person.department)}
            {unit("person-team", &person.team)}
        })
    };
    view! {
        <li
            class="person-row"
            data-person-id=id
            aria-setsize=move || found.with(|found| found.people.len()).to_string()
            aria-posinset=(place + 1).to_string()
            style:transform=format!("translateY({})", rem(place))
        >
            <a
                href=address
                tabindex=move || if current.get() == place { "0" } else { "-1" }
                on:focus=move |_| current.set(place)
                on:click=move |_| current.set(place)
            >
                {shown}
            </a>
        </li>
    }
}

/// `text`, with what is looked for marked.
fn marked(text: &str, marker: &Marker) -> impl IntoView + use<> {
    let own = |(part, is_marked): (&str, bool)| (part.to_owned(), is_marked);
    let parts: Vec<_> = marker.parts(text).into_iter().map(own).collect();
    let draw = |(part, is_marked)| {
        if is_marked { Either::Left(view! { <mark>{part}</mark> }) } else { Either::Right(part) }
    };
    parts.into_iter().map(draw).collect::<Vec<_>>()
}
