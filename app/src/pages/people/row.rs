//! A row of the list.

use leptos::prelude::*;

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
) -> impl IntoView {
    let texts = use_texts();
    let id = person.id.clone();
    let address = format!("{}/{id}", Page::People(PeopleQuery::default()).address());
    let avatar = view! { <Avatar first=person.shown_first() last=person.last_name.clone()/> };
    let position = person.position.clone();
    let unit = [person.department.clone(), person.team.clone()];
    let name = move || person.name(texts.get().people.nameless);
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
                    {position.map(|position| view! { <span class="person-position">{position}</span> })}
                </span>
                {department.map(|name| view! { <span class="person-department">{name}</span> })}
                {team.map(|name| view! { <span class="person-team">{name}</span> })}
            </a>
        </li>
    }
}
