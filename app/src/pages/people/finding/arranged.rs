//! How somebody wants to see the list: in which order, in groups, as rows or cards.

use std::sync::Arc;

use domain::directory::{
    facet::Facet,
    index::{Directory, Filed},
};
use leptos::prelude::*;

use crate::{
    components::{Menu, Tick, Ticked, Ticks},
    i18n::use_texts,
    routes::{Look, PeopleQuery},
};

/// The menu to choose it in.
#[component]
pub fn Arranging(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let texts = use_texts();
    let filed = move || {
        let (texts, filed) = (texts.get(), query.with(|query| query.filed));
        vec![
            Tick::new("", texts.attributes.last_name, filed == Filed::ByLastName),
            Tick::new("1", texts.attributes.first_name, filed == Filed::ByFirstName),
        ]
    };
    let file = move |value: String| {
        query.update(|query| {
            query.filed = if value.is_empty() { Filed::ByLastName } else { Filed::ByFirstName };
        });
    };
    let groups = move || {
        let (texts, groups) = (texts.get(), query.with(|query| query.groups));
        let mut ticks = vec![Tick::new("", texts.people.not_grouped, groups.is_none())];
        for facet in Facet::UNITS {
            if directory.with(|directory| !facet.terms(directory.snapshot()).is_empty()) {
                ticks.push(Tick::new(
                    facet.as_str(),
                    texts.attributes.name(facet.attribute()),
                    groups == Some(facet),
                ));
            }
        }
        ticks
    };
    let group = move |name: String| query.update(|query| query.groups = Facet::named(&name));
    let looks = move || {
        let (people, look) = (&texts.get().people, query.with(|query| query.look));
        vec![
            Tick::new("", people.rows, look == Look::Rows),
            Tick::new("1", people.cards, look == Look::Cards),
        ]
    };
    let show = move |value: String| {
        query.update(|query| query.look = if value.is_empty() { Look::Rows } else { Look::Cards });
    };
    let content = move || {
        view! {
            <Ticks title=texts.of(|t| t.people.sort) name="sort" ticked=Ticked::One ticks=Box::new(filed) on_tick=file/>
            <Ticks title=texts.of(|t| t.people.group) name="group" ticked=Ticked::One ticks=Box::new(groups) on_tick=group/>
            <Ticks title=texts.of(|t| t.people.look) name="look" ticked=Ticked::One ticks=Box::new(looks) on_tick=show/>
        }
    };
    view! { <Menu id="people-view" title=Signal::derive(move || texts.get().people.view.to_owned()) content/> }
}

/// People in the groups that somebody wants to see them in, one behind the other, with where each group begins and what it has
/// in common.
pub(super) fn grouped(
    directory: &Directory,
    facet: Option<Facet>,
    people: Vec<u32>,
) -> (Vec<u32>, Vec<(usize, Option<String>)>) {
    let terms = facet.map_or(&[][..], |facet| facet.terms(directory.snapshot()));
    let Some(facet) = facet.filter(|_| !terms.is_empty()) else { return (people, Vec::new()) };
    let (mut all, mut groups) = (Vec::with_capacity(people.len()), Vec::new());
    for (term, people) in facet.groups(directory, &people) {
        groups.push((all.len(), term.and_then(|term| terms.get(term).cloned())));
        all.extend(people);
    }
    (all, groups)
}
