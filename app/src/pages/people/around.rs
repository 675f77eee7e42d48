//! Who is around one person: their chain to the top, their reports, their teammates; and their card.

use std::sync::Arc;

use domain::{
    api::call,
    directory::{facet::Facet, person::Person},
    employee::EmployeeId,
    settings::Teams,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    card::CardSection,
    person_page::{ProfileTab, one_person},
};
use crate::{
    api::use_api,
    bundles::PageLink,
    directory::{DirectoryState, organisation::Organisation, use_people},
    i18n::{UseStructureTexts, use_structure_texts},
    routes::{By, Page, PeopleQuery, StructureQuery},
};

/// The most people of a kind that are shown here.
const MOST: usize = 60;

/// Who is around the person whose id is in the address.
#[component]
pub fn AroundPage() -> impl IntoView {
    one_person(ProfileTab::Around, |person| match use_people().state() {
        DirectoryState::Ready(directory) => {
            let language = use_structure_texts().language_untracked();
            let organisation = Arc::new(Organisation::filed(&directory, language));
            view! { <Around organisation person teams=teams_offered()/> }.into_any()
        }
        DirectoryState::Loading | DirectoryState::Failed(_) => ().into_any(),
    })
}

/// Whether a chat in Teams is offered. Without an answer none is.
fn teams_offered() -> Signal<Option<Teams>> {
    let (api, teams) = (use_api(), RwSignal::new(None));
    spawn_local(async move {
        if let Ok(contact) = api.send(call::Contact).await {
            _ = teams.try_set(Some(contact.teams));
        }
    });
    teams.into()
}

/// Who is around somebody: `<Around organisation person teams/>`.
#[component]
pub fn Around(
    /// The organisation.
    organisation: Arc<Organisation>,
    /// Whom it is about.
    person: Person,
    /// Whether a chat in Teams is offered; nothing, if that is not known yet.
    teams: Signal<Option<Teams>>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let rank = organisation.rank_of(&person.id);
    let led = rank.and_then(|rank| led(texts, &organisation, rank));
    let mates = rank.map(|rank| {
        let mates: Vec<_> = organisation.teammates(rank).iter().copied().filter(|one| *one != rank).collect();
        let of = |(facet, name): (Facet, &Option<String>)| Some((facet, name.clone()?));
        let units = [(Facet::Department, &person.department), (Facet::Team, &person.team)];
        let filters = units.into_iter().filter_map(of).collect();
        let all = Page::People(PeopleQuery { filters, ..PeopleQuery::default() });
        people(texts, "teammates", texts.of(|t| t.structure.teammates), &organisation, &mates, Some(all))
    });
    view! {
        {led}
        {mates}
        <CardSection person teams/>
    }
}

/// Whom somebody reports to, up to the top, and who reports to them; nothing where that is not released.
fn led(texts: UseStructureTexts, organisation: &Organisation, rank: usize) -> Option<AnyView> {
    let chart = organisation.chart()?;
    let chain = chart.chain(rank);
    let above = if chain.is_empty() {
        view! { <p class="quiet">{texts.of(|t| t.structure.top)}</p> }.into_any()
    } else {
        let links: Vec<_> =
            chain.into_iter().map(|one| view! { <li>{person_link(texts, organisation, one)}</li> }).collect();
        view! { <ol class="chain" aria-labelledby="chain">{links}</ol> }.into_any()
    };
    let id = organisation.person(rank).and_then(|person| EmployeeId::try_from(person.id).ok());
    let shown = Page::Structure(StructureQuery { person: id, by: By::Manager });
    Some(
        view! {
            <section class="around" aria-labelledby="chain">
                <h2 id="chain">{texts.of(|t| t.structure.chain)}</h2>
                {above}
                <p><PageLink to=shown>{texts.of(|t| t.structure.show_in_structure)}</PageLink></p>
            </section>
            {people(texts, "reports", texts.of(|t| t.structure.reports), organisation, chart.reports(rank), None)}
        }
        .into_any(),
    )
}

/// Some people under a title; nothing where there are none.
fn people(
    texts: UseStructureTexts,
    id: &'static str,
    title: Signal<&'static str>,
    organisation: &Organisation,
    ranks: &[usize],
    all: Option<Page>,
) -> Option<AnyView> {
    if ranks.is_empty() {
        return None;
    }
    let left = ranks.len().saturating_sub(MOST) as u64;
    let person = |rank: &usize| view! { <li>{person_link(texts, organisation, *rank)}</li> };
    let shown: Vec<_> = ranks.iter().take(MOST).map(person).collect();
    let more = (left > 0).then(|| {
        let words = move || texts.get().structure.more(left);
        match all {
            Some(page) => view! { <p><PageLink to=page>{words}</PageLink></p> }.into_any(),
            None => view! { <p class="quiet">{words}</p> }.into_any(),
        }
    });
    Some(
        view! {
            <section class="around" aria-labelledby=id>
                <h2 id=id>{title} " " <span class="quiet">{ranks.len().to_string()}</span></h2>
                <ul class="around-people">{shown}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}

/// The way to somebody, and what they do.
fn person_link(texts: UseStructureTexts, organisation: &Organisation, rank: usize) -> Option<AnyView> {
    let person = organisation.person(rank)?;
    let id = EmployeeId::try_from(person.id.clone()).ok()?;
    let position = person.position.clone();
    let name = move || person.name(texts.get().people.nameless);
    Some(
        view! {
            <PageLink to=Page::Person(id)><bdi>{name}</bdi></PageLink>
            {position.map(|position| view! { " " <span class="quiet">{position}</span> })}
        }
        .into_any(),
    )
}
