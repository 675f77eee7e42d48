//! One person's page.

use std::sync::Arc;

use domain::{
    attribute::Attribute,
    directory::{index::Directory, snapshot::DirectorySnapshot},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use super::{
    page::Failed,
    person::{Person, call_link, mail_link},
    store::{DirectoryState, use_people},
};
use crate::{
    components::{Avatar, AvatarSize, EmptyState, Heading, Icon, IconName, Skeleton},
    halves::PageLink,
    i18n::{day, use_texts},
    routes::{Page, PeopleQuery},
    shell::use_title,
};

/// The person whose id is in the address.
#[component]
pub fn PersonPage() -> impl IntoView {
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
        let people = &texts.get().people;
        person.get().map_or_else(|| people.title.to_owned(), |person| person.name(people.nameless))
    }));
    let body = move || match (people.state(), person.get()) {
        (_, Some(person)) => card(person).into_any(),
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

/// Everything that is released of the person at `place`: `<ProfileCard snapshot place=0/>`.
#[component]
pub fn ProfileCard(
    /// The directory's data.
    snapshot: DirectorySnapshot,
    /// Whose.
    place: usize,
) -> impl IntoView {
    card(Person::of(&snapshot, place))
}

fn card(person: Person) -> impl IntoView {
    let texts = use_texts();
    let only_a_name = person.is_only_a_name();
    let avatar = view! {
        <Avatar first=person.first_name.clone() last=person.last_name.clone() size=AvatarSize::Large/>
    };
    let Person { position, department, team, work_email, phone, address, skills, birthday, .. } =
        person.clone();
    let entry = move |attribute: Attribute, value: AnyView| {
        let label = move || texts.get().attributes.name(attribute);
        view! { <div class="entry"><dt>{label}</dt><dd>{value}</dd></div> }
    };
    let department = department.map(|name| {
        let query = PeopleQuery { department: name.clone(), ..Default::default() };
        entry(Attribute::Department, people_link(query, name))
    });
    let team = team.map(|name| {
        let query = PeopleQuery { team: name.clone(), ..Default::default() };
        entry(Attribute::Team, people_link(query, name))
    });
    let email = work_email.map(|email| {
        let link = mail_link(&email);
        entry(Attribute::WorkEmail, view! { <a href=link>{email}</a> }.into_any())
    });
    let phone = phone.map(|phone| {
        let link = call_link(&phone);
        entry(Attribute::Phone, view! { <a href=link>{phone}</a> }.into_any())
    });
    let address = address.map(|address| entry(Attribute::Address, address.into_any()));
    let skills = (!skills.is_empty()).then(|| entry(Attribute::Skills, tags(skills).into_any()));
    let birthday = birthday.map(|birthday| {
        let written = move || day(texts.language(), birthday);
        entry(Attribute::Birthday, view! { <span>{written}</span> }.into_any())
    });
    let nothing = only_a_name.then(|| view! { <p class="quiet">{texts.of(|t| t.people.only_name)}</p> });
    view! {
        <article class="card profile">
            <header class="profile-header">
                {avatar}
                <div>
                    <h1>{move || person.name(texts.get().people.nameless)}</h1>
                    {position.map(|position| view! { <p class="profile-position">{position}</p> })}
                </div>
            </header>
            <dl class="entries">
                {department} {team} {email} {phone} {address} {birthday} {skills}
            </dl>
            {nothing}
        </article>
    }
}

/// A link to the list, narrowed.
fn people_link(query: PeopleQuery, text: String) -> AnyView {
    view! { <PageLink to=Page::People(query)>{text}</PageLink> }.into_any()
}

fn tags(skills: Vec<String>) -> impl IntoView {
    let tag = |skill: String| {
        let query = PeopleQuery { text: skill.clone(), ..Default::default() };
        view! { <li>{people_link(query, skill)}</li> }
    };
    view! { <ul class="tags">{skills.into_iter().map(tag).collect_view()}</ul> }
}
