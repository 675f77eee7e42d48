//! A few people under a title: whoever is at hand, or nearest to what is looked for.

use std::sync::Arc;

use domain::{directory::index::Directory, employee::EmployeeId};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    directory::{AtHand, SavedView},
    i18n::use_texts,
    routes::Page,
    session::use_session,
};

/// A few people as links; nothing where there are none.
#[component]
pub fn Few(
    /// The id of the title.
    id: &'static str,
    /// Who they are.
    title: Signal<&'static str>,
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// Their places in it.
    places: Vec<usize>,
) -> impl IntoView {
    let people: Vec<_> = places.into_iter().filter_map(|place| somebody(directory, place, None)).collect();
    (!people.is_empty()).then(|| {
        view! {
            <section class="few">
                <h2 id=id>{title}</h2>
                <ul class="tags" aria-labelledby=id>{people}</ul>
            </section>
        }
    })
}

/// Somebody as a link, and what is said of them.
pub(super) fn somebody(
    directory: Signal<Arc<Directory>>,
    place: usize,
    said: Option<Signal<String>>,
) -> Option<AnyView> {
    let texts = use_texts();
    let person = directory.get_untracked().snapshot().person(place);
    let id = EmployeeId::try_from(person.id.clone()).ok()?;
    let name = move || person.name(texts.get().people.nameless);
    let said = said.map(|said| view! { " " <span class="quiet">{said}</span> });
    Some(view! { <li><PageLink to=Page::Person(id)><bdi>{name}</bdi></PageLink>{said}</li> }.into_any())
}

/// Those who are at hand, as links: favourites first, and nobody twice.
#[component]
pub fn PeopleAtHand(
    /// The directory.
    directory: Signal<Arc<Directory>>,
) -> impl IntoView {
    let texts = use_texts();
    let at_hand = AtHand::of(use_session())?;
    let view = |SavedView { name, address }| view! { <li><a href=address><bdi>{name}</bdi></a></li> };
    let views: Vec<_> = at_hand.views().into_iter().map(view).collect();
    let views = (!views.is_empty()).then(|| {
        view! {
            <section class="few">
                <h2 id="views">{texts.of(|t| t.people.views)}</h2>
                <ul class="tags" aria-labelledby="views">{views}</ul>
            </section>
        }
    });
    let new = directory.with_untracked(|directory| at_hand.newcomers(&directory.snapshot().ids));
    let favourites = at_hand.favourites();
    let mut recent = at_hand.looked_at();
    recent.retain(|id| !favourites.contains(id));
    let places = move |ids: &[String]| {
        directory.with(|directory| ids.iter().filter_map(|id| directory.position_of(id)).collect::<Vec<_>>())
    };
    let few = move || {
        view! {
            <Few id="favourites" title=texts.of(|t| t.people.favourites) directory places=places(&favourites)/>
            <Few id="recent" title=texts.of(|t| t.people.recent) directory places=places(&recent)/>
            <Few id="new" title=texts.of(|t| t.people.new) directory places=places(&new)/>
        }
    };
    Some(view! { {views} {few} })
}
