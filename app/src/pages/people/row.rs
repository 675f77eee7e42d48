//! A row of the list.

use std::sync::Arc;

use domain::directory::mark::Marker;
use leptos::{either::Either, prelude::*};

use super::{person::Person, window::rem};
use crate::{
    components::Avatar,
    i18n::use_texts,
    routes::{Page, PeopleQuery},
};

/// A row, as a link. Only the current row is in the order of the Tab key: the arrow keys lead to the others.
pub(super) fn person_row(
    person: Person,
    place: usize,
    total: Memo<usize>,
    current: RwSignal<usize>,
    marker: Memo<Marked>,
) -> impl IntoView {
    let texts = use_texts();
    let id = person.id.clone();
    let address = format!("{}/{id}", Page::People(PeopleQuery::default()).address());
    let avatar = view! { <Avatar first=person.shown_first() last=person.last_name.clone()/> };
    let position = person.position.clone();
    let unit = [person.department.clone(), person.team.clone()];
    // One kind of text for all of a row: each kind brings its own code.
    let seen = move |text: String| {
        let shown = move || {
            if text.is_empty() {
                texts.get().people.nameless.into_any()
            } else {
                marked(&text, marker).into_any()
            }
        };
        shown.into_any()
    };
    let name = seen(person.name(""));
    let [department, team] = unit;
    view! {
        <li
            class="person-row"
            data-person-id=id
            aria-setsize=move || total.get().to_string()
            aria-posinset=(place + 1).to_string()
            style:transform=format!("translateY({})", rem(place))
        >
            <a
                href=address
                tabindex=move || if current.get() == place { "0" } else { "-1" }
                on:focus=move |_| current.set(place)
                on:click=move |_| current.set(place)
            >
                {avatar}
                <span class="person-main">
                    <span class="person-name">{name}</span>
                    {position.map(|text| view! { <span class="person-position">{seen(text)}</span> })}
                </span>
                {department.map(|text| view! { <span class="person-department">{seen(text)}</span> })}
                {team.map(|text| view! { <span class="person-team">{seen(text)}</span> })}
            </a>
        </li>
    }
}

/// What marks the words that are looked for, told apart by those.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    text: String,
    marker: Arc<Marker>,
}

impl Marked {
    pub(super) fn new(text: String) -> Self {
        let marker = Arc::new(Marker::new(&text));
        Self { text, marker }
    }
}

impl PartialEq for Marked {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// `text`, with what is looked for marked.
fn marked(text: &str, marked: Memo<Marked>) -> impl IntoView + use<> {
    let parts = marked.with(|marked| {
        let own = |(part, is_marked): (&str, bool)| (part.to_owned(), is_marked);
        marked.marker.parts(text).into_iter().map(own).collect::<Vec<_>>()
    });
    let draw = |(part, is_marked)| {
        if is_marked { Either::Left(view! { <mark>{part}</mark> }) } else { Either::Right(part) }
    };
    parts.into_iter().map(draw).collect::<Vec<_>>()
}
