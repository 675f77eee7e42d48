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
        let (attributes, chosen) = (&texts.get().attributes, query.with(|query| query.filed));
        let tick = |by: Filed| {
            let label = match by {
                Filed::ByLastName => attributes.last_name,
                Filed::ByFirstName => attributes.first_name,
            };
            Tick::new(by.as_str(), label, by == chosen)
        };
        Filed::ALL.map(tick).to_vec()
    };
    let file =
        move |name: String| query.update(|query| query.filed = Filed::named(&name).unwrap_or_default());
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
        let (people, chosen) = (&texts.get().people, query.with(|query| query.look));
        let tick = |look: Look| {
            let label = match look {
                Look::Rows => people.rows,
                Look::Cards => people.cards,
            };
            Tick::new(look.as_str(), label, look == chosen)
        };
        Look::ALL.map(tick).to_vec()
    };
    let show = move |name: String| query.update(|query| query.look = Look::named(&name).unwrap_or_default());
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
