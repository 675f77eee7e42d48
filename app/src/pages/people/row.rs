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

/// The row at `place`, as a link. It stays while others come into it: only what differs is drawn. Only the current row is in
/// the order of the Tab key: the arrow keys lead to the others.
pub(super) fn person_row(
    place: usize,
    person: Memo<Option<Person>>,
    total: Memo<usize>,
    current: RwSignal<usize>,
    marker: Memo<Marked>,
) -> impl IntoView {
    let texts = use_texts();
    let id = move || person.with(|person| person.as_ref().map(|person| person.id.clone()));
    let address =
        move || format!("{}/{}", Page::People(PeopleQuery::default()).address(), id().unwrap_or_default());
    let shown = move || {
        let person = person.get()?;
        let seen = |text: &str| marked(text, marker);
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
                {shown}
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
