//! People on paper: departments with their people, a line each.

use std::sync::Arc;

use domain::{
    attribute::Attribute,
    directory::{
        facet::{Facet, Group},
        index::{Directory, Filed},
        taken::Taken,
    },
};
use leptos::prelude::*;

use crate::i18n::use_structure_texts;

/// What fits beside a name.
const BESIDE: [Attribute; 5] =
    [Attribute::Position, Attribute::Team, Attribute::WorkEmail, Attribute::Phone, Attribute::Address];

/// The people at these places of the directory, as they are printed: `<Paper directory places/>`. Nobody sees it on a screen.
#[component]
pub fn Paper(
    /// The directory.
    directory: Arc<Directory>,
    /// Their places in it.
    places: Vec<u32>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let snapshot = directory.snapshot();
    let taken = Taken::of(snapshot);
    let beside: Vec<_> = BESIDE.into_iter().filter(|one| taken.attributes().contains(one)).collect();
    let are_parted = snapshot.departments.is_some();
    let line = |place: &u32| {
        let person = snapshot.person(*place as usize);
        let cells = beside.iter().map(|attribute| taken.text(&person, *attribute));
        let cells: Vec<_> = cells.map(|text| view! { <td>{text}</td> }).collect();
        let name = move || person.name(texts.get().people.nameless);
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let departments = Facet::Department.terms(snapshot);
    let part = |(department, people): Group| {
        let name = department.and_then(|place| departments.get(place).cloned());
        let title = move || name.clone().unwrap_or_else(|| texts.get().structure.no_department.to_owned());
        let title = are_parted.then(|| view! { <h2>{title}</h2> });
        let head = |attribute: Attribute| {
            view! { <th scope="col">{move || texts.get().attributes.name(attribute)}</th> }
        };
        let heads: Vec<_> = beside.iter().map(|attribute| head(*attribute)).collect();
        let lines: Vec<_> = people.iter().map(line).collect();
        view! {
            <section>
                {title}
                <table>
                    <thead><tr><th scope="col">{texts.of(|t| t.taking_along.name)}</th>{heads}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </section>
        }
    };
    let in_order = directory.filed(Filed::ByLastName, texts.language_untracked().as_str());
    let parts: Vec<_> = Facet::Department.groups(&in_order, &places).into_iter().map(part).collect();
    view! { <div class="paper">{parts}</div> }
}
