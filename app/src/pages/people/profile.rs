//! What is known of somebody.

use domain::{
    attribute::Attribute,
    directory::{facet::Facet, person::Person, snapshot::DirectorySnapshot},
    employee::EmployeeId,
    phone::call_link,
};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{Avatar, AvatarSize, breakable},
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
    let person = snapshot.person(place);
    view! { <article class="card profile">{head(&person)} {details(person, None)}</article> }
}

/// Who it is.
pub(super) fn head(person: &Person) -> impl IntoView + use<> {
    let texts = use_texts();
    let person = person.clone();
    let position = person.position.clone();
    let (first, last) = person.called().first_and_last();
    view! {
        <header class="profile-header">
            <Avatar first=first.to_owned() last=last.to_owned() size=AvatarSize::Large/>
            <div>
                <h1>{move || person.name(texts.get().people.nameless)}</h1>
                {position.map(|position| view! { <p class="profile-position">{position}</p> })}
            </div>
        </header>
    }
}

/// Everything else that is released of them; `manager` is whom they report to, if that one is in the directory.
pub(super) fn details(person: Person, manager: Option<Person>) -> impl IntoView {
    let texts = use_texts();
    let full_name = person.full_name().map(|name| {
        view! { <div class="entry"><dt>{move || texts.get().people.full_name}</dt><dd>{name}</dd></div> }
    });
    let nothing =
        person.is_only_a_name().then(|| view! { <p class="quiet">{texts.of(|t| t.people.only_name)}</p> });
    let entry = |attribute| {
        let label = move || texts.get().attributes.name(attribute);
        let value = value(&person, manager.as_ref(), attribute)?;
        Some(view! { <div class="entry"><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let entries: Vec<_> = Attribute::ALL.into_iter().filter_map(entry).collect();
    view! {
        <dl class="entries">{full_name} {entries}</dl>
        {nothing}
    }
}

/// How a profile shows an attribute, if it does and the person has it.
fn value(person: &Person, manager: Option<&Person>, attribute: Attribute) -> Option<AnyView> {
    Some(match attribute {
        // The head says them.
        Attribute::FirstName | Attribute::LastName | Attribute::PreferredName | Attribute::Position => {
            return None;
        }
        Attribute::Department => {
            let name = person.department.clone()?;
            people_link(Facet::Department, name)
        }
        Attribute::Team => {
            let name = person.team.clone()?;
            people_link(Facet::Team, name)
        }
        // Who is not in the directory is nobody whom one could be led to.
        Attribute::Manager => {
            let (texts, manager) = (use_texts(), manager?.clone());
            let id = EmployeeId::try_from(manager.id.clone()).ok()?;
            view! { <PageLink to=Page::Person(id)>{move || manager.name(texts.get().people.nameless)}</PageLink> }
                .into_any()
        }
        Attribute::WorkEmail => {
            let email = person.work_email.clone()?;
            view! { <a href=mail_link(&email)>{breakable(&email)}</a> }.into_any()
        }
        Attribute::Phone => {
            let phone = person.phone.clone()?;
            match call_link(&phone) {
                Some(link) => view! { <a href=link>{phone}</a> }.into_any(),
                // Nothing that could be dialled.
                None => phone.into_any(),
            }
        }
        Attribute::Address => people_link(Facet::Office, person.address.clone()?),
        Attribute::Skills if person.skills.is_empty() => return None,
        Attribute::Skills => tags(person.skills.clone()).into_any(),
        Attribute::Birthday => {
            let (texts, birthday) = (use_texts(), person.birthday?);
            view! { <span>{move || day(texts.language(), birthday)}</span> }.into_any()
        }
        // Gender is kept for statistics; from the first day follows who is shown, and anniversaries are theirs to tell.
        Attribute::FirstDay | Attribute::Gender => return None,
    })
}

/// A link to everybody who has it too.
fn people_link(facet: Facet, name: String) -> AnyView {
    let all = Page::People(PeopleQuery::of(facet, name.clone()));
    view! { <PageLink to=all>{name}</PageLink> }.into_any()
}

fn tags(skills: Vec<String>) -> impl IntoView {
    let tag = |skill: String| view! { <li>{people_link(Facet::Skill, skill)}</li> };
    view! { <ul class="tags">{skills.into_iter().map(tag).collect_view()}</ul> }
}

/// The address that writes to `email`: nothing in it can add a subject or another reader.
fn mail_link(email: &str) -> String {
    let mut link = "mailto:".to_owned();
    for byte in email.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            let digits = [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16));
            link.extend(digits.into_iter().flatten().map(|digit| digit.to_ascii_uppercase()));
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_carries_the_address_and_nothing_else() {
        assert_eq!(mail_link("ana.k+x@example.com"), "mailto:ana.k+x@example.com");
        assert_eq!(mail_link("a@b?bcc=c@d"), "mailto:a@b%3Fbcc%3Dc@d");
        assert_eq!(mail_link("jürgen@b"), "mailto:j%C3%BCrgen@b");
    }
}
