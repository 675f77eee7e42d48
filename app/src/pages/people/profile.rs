//! What is known of somebody.

use domain::{attribute::Attribute, directory::snapshot::DirectorySnapshot, phone::call_link};
use leptos::prelude::*;

use super::person::{Person, mail_link};
use crate::{
    components::{Avatar, AvatarSize},
    halves::PageLink,
    i18n::{day, use_texts},
    routes::{Page, PeopleQuery},
};

/// Everything that is released of the person at `place`: `<ProfileCard snapshot place=0/>`.
#[component]
pub fn ProfileCard(
    /// The directory's data.
    snapshot: DirectorySnapshot,
    /// Whose.
    place: usize,
) -> impl IntoView {
    let person = Person::of(&snapshot, place);
    view! { <article class="card profile">{head(&person)} {details(person)}</article> }
}

/// Who it is.
pub(super) fn head(person: &Person) -> impl IntoView + use<> {
    let texts = use_texts();
    let person = person.clone();
    let position = person.position.clone();
    view! {
        <header class="profile-header">
            <Avatar first=person.shown_first() last=person.last_name.clone() size=AvatarSize::Large/>
            <div>
                <h1>{move || person.name(texts.get().people.nameless)}</h1>
                {position.map(|position| view! { <p class="profile-position">{position}</p> })}
            </div>
        </header>
    }
}

/// Everything else that is released of them.
pub(super) fn details(person: Person) -> impl IntoView {
    let texts = use_texts();
    let only_a_name = person.is_only_a_name();
    let full_name = person.full_name();
    let Person { department, team, work_email, phone, address, skills, birthday, .. } = person;
    let entry = move |attribute: Attribute, value: AnyView| {
        let label = move || texts.get().attributes.name(attribute);
        view! { <div class="entry"><dt>{label}</dt><dd>{value}</dd></div> }
    };
    let full_name = full_name.map(|name| {
        view! { <div class="entry"><dt>{move || texts.get().people.full_name}</dt><dd>{name}</dd></div> }
    });
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
        let shown = match call_link(&phone) {
            Some(link) => view! { <a href=link>{phone}</a> }.into_any(),
            // Nothing that could be dialled.
            None => phone.into_any(),
        };
        entry(Attribute::Phone, shown)
    });
    let address = address.map(|address| entry(Attribute::Address, address.into_any()));
    let skills = (!skills.is_empty()).then(|| entry(Attribute::Skills, tags(skills).into_any()));
    let birthday = birthday.map(|birthday| {
        let written = move || day(texts.language(), birthday);
        entry(Attribute::Birthday, view! { <span>{written}</span> }.into_any())
    });
    let nothing = only_a_name.then(|| view! { <p class="quiet">{texts.of(|t| t.people.only_name)}</p> });
    view! {
        <dl class="entries">
            {full_name} {department} {team} {email} {phone} {address} {birthday} {skills}
        </dl>
        {nothing}
    }
}

/// A link to the list, narrowed.
fn people_link(query: PeopleQuery, text: String) -> AnyView {
    view! { <PageLink to=Page::People(query)>{text}</PageLink> }.into_any()
}

fn tags(skills: Vec<String>) -> impl IntoView {
    let tag = |skill: String| {
        let query = PeopleQuery { skill: skill.clone(), ..Default::default() };
        view! { <li>{people_link(query, skill)}</li> }
    };
    view! { <ul class="tags">{skills.into_iter().map(tag).collect_view()}</ul> }
}
