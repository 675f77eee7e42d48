//! One person's page: their profile, and for admins what they learn.

use std::sync::Arc;

use domain::{access::Role, directory::index::Directory, employee::EmployeeId};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use super::{
    learning::PersonLearning,
    page::Failed,
    person::Person,
    profile::{details, head},
    store::{DirectoryState, use_people},
    tabs::{ProfileTab, ProfileTabs},
};
use crate::{
    components::{EmptyState, Heading, Icon, IconName, Skeleton},
    halves::PageLink,
    i18n::use_texts,
    pages::not_found::{ForbiddenPage, NotFoundPage},
    routes::Page,
    session::use_session,
    shell::use_title,
};

/// What is shown at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Person,
    Forbidden,
    Nothing,
}

/// The person whose id is in the address.
#[component]
pub fn PersonPage() -> impl IntoView {
    let session = use_session();
    let params = use_params_map();
    let tab = Memo::new(move |_| params.with(|params| ProfileTab::named(params.get("tab").as_deref())));
    let admin = Memo::new(move |_| session.has(Role::Admin));
    let shown = Memo::new(move |_| match (tab.get(), admin.get()) {
        (None, _) => Shown::Nothing,
        (Some(ProfileTab::Learning), false) => Shown::Forbidden,
        (Some(_), _) => Shown::Person,
    });
    let tab = Memo::new(move |_| tab.get().unwrap_or_default());
    move || match shown.get() {
        Shown::Person => view! { <OnePerson tab admin/> }.into_any(),
        Shown::Forbidden => view! { <ForbiddenPage/> }.into_any(),
        Shown::Nothing => view! { <NotFoundPage/> }.into_any(),
    }
}

#[component]
fn OnePerson(tab: Memo<ProfileTab>, admin: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
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
        match tab.get() {
            ProfileTab::Profile => name,
            ProfileTab::Learning => format!("{name} · {}", texts.person_learning.learning),
        }
    }));
    let body = move || match (people.state(), person.get()) {
        (_, Some(person)) => known(person, tab, admin).into_any(),
        (DirectoryState::Loading, None) => view! { <Skeleton lines=6/> }.into_any(),
        (DirectoryState::Failed(error), None) => view! { <Failed error heading=Heading::Page/> }.into_any(),
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
    Some(Person::of(directory.snapshot(), place))
}

fn known(person: Person, tab: Memo<ProfileTab>, admin: Memo<bool>) -> impl IntoView {
    let id = EmployeeId::try_from(person.id.clone()).ok();
    let head = head(&person);
    let tabs = {
        let id = id.clone();
        move || {
            let id = id.clone().filter(|_| admin.get())?;
            Some(view! { <ProfileTabs id tab/> })
        }
    };
    let content = move || match (tab.get(), id.clone()) {
        (ProfileTab::Learning, Some(id)) => view! { <PersonLearning id/> }.into_any(),
        _ => details(person.clone()).into_any(),
    };
    view! { <article class="card profile">{head} {tabs} {content}</article> }
}
