//! A row of the list.

use domain::{directory::person::Called, employee::EmployeeId};
use leptos::{html, prelude::*};
use web_sys::{Element, Node};

use super::{
    layout::rem,
    list::{Found, FoundNow},
};
use crate::{
    components::{AvatarSize, avatar_class, initials},
    i18n::use_texts,
    routes::{Page, PeopleQuery},
};

/// The row at `place`, as a link. It stays while others come into it, at every keystroke: one effect writes into it what
/// differs, by hand, because a view that is drawn again takes each class away and puts it back (docs/search.md, "Drawing").
/// Only the current row is in the order of the Tab key: the arrow keys lead to the others.
pub(super) fn person_row(place: usize, found: FoundNow, current: RwSignal<usize>) -> impl IntoView {
    let texts = use_texts();
    let link = NodeRef::<html::A>::new();
    let spans = [(); 5].map(|()| NodeRef::<html::Span>::new());
    Effect::new(move || {
        let found = found.get();
        if let (Some(person), Some(link)) = (found.people.get(place), link.get()) {
            let nameless = texts.get().people.nameless;
            fill(&link, spans, &found, *person as usize, nameless);
        }
    });
    let lies = move || {
        let (column, top) = found.with(|found| found.layout.lies(place));
        format!("translate({column}00%, {})", rem(top))
    };
    let [avatar, name, position, department, team] = spans;
    view! {
        <li
            class="person-row"
            aria-posinset=(place + 1).to_string()
            style:transform=lies
        >
            <a
                node_ref=link
                aria-keyshortcuts="ArrowUp ArrowDown"
                tabindex=move || if current.get() == place { "0" } else { "-1" }
                on:focus=move |_| current.set(place)
                on:click=move |_| current.set(place)
            >
                <span node_ref=avatar aria-hidden="true"></span>
                <span class="person-main">
                    <span node_ref=name class="person-name"></span>
                    <span node_ref=position class="person-position"></span>
                </span>
                <span node_ref=department class="person-department"></span>
                <span node_ref=team class="person-team"></span>
            </a>
        </li>
    }
}

/// Writes `person` into a row.
fn fill(link: &Element, spans: [NodeRef<html::Span>; 5], found: &Found, person: usize, nameless: &str) {
    let snapshot = found.directory.snapshot();
    let id = snapshot.ids.get(person).map_or("", EmployeeId::as_str);
    let called = Called::of(snapshot, person);
    let (first, last) = called.first_and_last();
    set(link, "href", &format!("{}/{id}", Page::People(PeopleQuery::default()).address()));
    if let Some(row) = link.parent_element() {
        set(&row, "data-person-id", id);
        set(&row, "aria-setsize", &found.people.len().to_string());
    }
    let spans: Vec<_> = spans.into_iter().filter_map(|span| span.get()).collect();
    let [avatar, name, units @ ..] = &*spans else { return };
    set(avatar, "class", &avatar_class(first, last, AvatarSize::Small));
    write(avatar, vec![(&initials(first, last), false)]);
    write(name, found.marker.parts(&called.name(nameless)));
    for (span, column) in units.iter().zip([&snapshot.positions, &snapshot.departments, &snapshot.teams]) {
        let unit = column.as_ref().and_then(|column| column.get(person));
        write(span, found.marker.parts(unit.unwrap_or_default()));
    }
}

fn set(element: &Element, attribute: &str, value: &str) {
    // Only a name that is no name is refused.
    _ = element.set_attribute(attribute, value);
}

/// Writes into `element` what is said, each part with whether it is marked. What is there of the same kind is kept and says
/// something else: a browser lays that out in half the time.
fn write(element: &Node, parts: Vec<(&str, bool)>) {
    let mut next = element.first_child();
    for (part, is_marked) in parts {
        let kind = if is_marked { Node::ELEMENT_NODE } else { Node::TEXT_NODE };
        let node = match next {
            Some(node) if node.node_type() == kind => node,
            other => {
                let made = if is_marked {
                    document().create_element("mark").map(Node::from)
                } else {
                    Ok(document().create_text_node("").into())
                };
                // Neither is refused.
                let Ok(made) = made.and_then(|made| element.insert_before(&made, other.as_ref())) else {
                    return;
                };
                made
            }
        };
        node.set_text_content(Some(part));
        next = node.next_sibling();
    }
    while let Some(node) = next {
        next = node.next_sibling();
        _ = element.remove_child(&node);
    }
}
