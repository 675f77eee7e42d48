//! One person's page.

use std::sync::Arc;

use domain::{
    access::Role,
    directory::{index::Directory, person::Person},
    employee::EmployeeId,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use super::profile::{details, head};
use crate::{
    bundles::PageLink,
    components::{Button, EmptyState, Heading, Icon, IconName, Skeleton},
    directory::{AtHand, DirectoryFailed, DirectoryState, use_people},
    i18n::use_texts,
    routes::Page,
    session::use_session,
    shell::use_title,
};

/// The profile of the person whose id is in the address.
#[component]
pub fn PersonPage() -> impl IntoView {
    one_person(ProfileTab::Profile, |person| {
        let favourite = AtHand::of(use_session()).map(|at_hand| {
            at_hand.note_look(&person.id);
            favourite(at_hand, person.id.clone())
        });
        let manager = match use_people().state() {
            DirectoryState::Ready(directory) => {
                find(&directory, person.manager.as_deref().unwrap_or_default())
            }
            DirectoryState::Loading | DirectoryState::Failed(_) => None,
        };
        view! { {details(person, manager)} {favourite} }.into_any()
    })
}

/// Marks the person, or takes the mark away.
fn favourite(at_hand: AtHand, id: String) -> impl IntoView {
    let texts = use_texts();
    let is_marked = {
        let (at_hand, id) = (at_hand.clone(), id.clone());
        move || at_hand.favourites().contains(&id)
    };
    let marked = RwSignal::new(is_marked());
    let words = move || {
        let people = &texts.get().people;
        if marked.get() { people.unmark } else { people.mark }
    };
    let press = move |()| {
        at_hand.set_favourite(&id, !marked.get_untracked());
        marked.set(is_marked());
    };
    view! { <div id="favourite"><Button on_press=press>{words}</Button></div> }
}

/// Who the person is whose id is in the address, and below it a part of what is known of them.
pub fn one_person(tab: ProfileTab, part: fn(Person) -> AnyView) -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let has_learning = move |id: &EmployeeId| session.has(Role::Admin) || session.is_person(id);
    let people = use_people();
    let params = use_params_map();
    people.look_at_one();
    spawn_local(async move { _ = people.refresh().await });
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let person = Memo::new(move |_| match people.state() {
        DirectoryState::Ready(directory) => find(&directory, &id.get()),
        DirectoryState::Loading | DirectoryState::Failed(_) => None,
    });
    use_title(Signal::derive(move || {
        let texts = texts.get();
        let name = person.get().map(|person| person.name(texts.people.nameless));
        let name = name.unwrap_or_else(|| texts.people.title.to_owned());
        match tab {
            ProfileTab::Profile => name,
            ProfileTab::Around => format!("{name} · {}", texts.people.around),
            ProfileTab::Learning => format!("{name} · {}", texts.people.learning),
        }
    }));
    let body = move || match (people.state(), person.get()) {
        (_, Some(person)) => known(person, tab, has_learning, part).into_any(),
        (DirectoryState::Loading, None) => view! { <Skeleton lines=6/> }.into_any(),
        (DirectoryState::Failed(error), None) => {
            view! { <DirectoryFailed error heading=Heading::Page/> }.into_any()
        }
        (DirectoryState::Ready(_), None) => view! {
            <EmptyState
                icon=IconName::People
                heading=Heading::Page
                title=texts.of(|t| t.people.gone_title)
                text=texts.of(|t| t.people.gone)
            />
        }
        .into_any(),
    };
    view! {
        <div class="page page-narrow">
            <PageLink to=Page::People(people.last_query()) class="back-link">
                <Icon name=IconName::Back/>
                {texts.of(|t| t.people.back)}
            </PageLink>
            {body}
        </div>
    }
}

fn find(directory: &Arc<Directory>, id: &str) -> Option<Person> {
    let place = directory.position_of(id)?;
    Some(directory.snapshot().person(place))
}

fn known(
    person: Person,
    tab: ProfileTab,
    has_learning: impl Fn(&EmployeeId) -> bool + Send + 'static,
    part: fn(Person) -> AnyView,
) -> impl IntoView {
    let id = EmployeeId::try_from(person.id.clone()).ok();
    let head = head(&person);
    let tabs = move || {
        let id = id.clone()?;
        let has_learning = has_learning(&id);
        Some(view! { <ProfileTabs id tab has_learning/> })
    };
    view! { <article class="card profile">{head} {tabs} {part(person)}</article> }
}

/// A part of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileTab {
    /// Who they are.
    Profile,
    /// Who is around them, and their card.
    Around,
    /// What they learn.
    Learning,
}

/// The way to each part, the one that is open marked. They are in different bundles of the app: what somebody learns is
/// for admins and for themselves, and nobody else has to fetch it.
#[component]
pub fn ProfileTabs(
    /// Whose profile.
    id: EmployeeId,
    /// The part that is open.
    tab: ProfileTab,
    /// Whether what they learn is for whoever looks.
    has_learning: bool,
) -> impl IntoView {
    let texts = use_texts();
    let is = move |one: ProfileTab| Signal::stored(tab == one);
    view! {
        <nav class="tabs" aria-label=texts.of(|t| t.people.parts)>
            <PageLink to=Page::Person(id.clone()) current=is(ProfileTab::Profile)>
                {texts.of(|t| t.people.profile)}
            </PageLink>
            <PageLink to=Page::Around(id.clone()) current=is(ProfileTab::Around)>
                {texts.of(|t| t.people.around)}
            </PageLink>
            {has_learning.then(|| view! {
                <PageLink to=Page::PersonLearning(id) current=is(ProfileTab::Learning)>
                    {texts.of(|t| t.people.learning)}
                </PageLink>
            })}
        </nav>
    }
}
