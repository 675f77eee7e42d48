//! The main navigation: in the header where there is room, at the bottom of a phone.

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    components::{Icon, IconName},
    i18n::use_texts,
    routes::{Page, PeopleQuery},
    session::use_session,
};

/// The pages that whoever is signed in may open.
#[component]
pub fn Navigation() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let member = Memo::new(move |_| session.has(Role::Member));
    let admin = Memo::new(move |_| session.has(Role::Admin));
    let link = |page: &Page, icon, text: Signal<&'static str>| {
        view! {
            <li>
                <A href=page.address()>
                    <Icon name=icon/>
                    <span>{text}</span>
                </A>
            </li>
        }
    };
    let organisation = move || {
        admin.get().then(|| {
            view! {
                {link(&Page::Sync(None), IconName::Sync, texts.of(|t| t.sync.title))}
                {link(&Page::Services, IconName::Plug, texts.of(|t| t.shell.integrations))}
                {link(&Page::Members, IconName::Shield, texts.of(|t| t.shell.members))}
            }
        })
    };
    let links = move || {
        let people = Page::People(PeopleQuery::default());
        view! {
            <nav class="navigation" aria-label=texts.of(|t| t.shell.navigation)>
                <ul>
                    {link(&people, IconName::People, texts.of(|t| t.shell.directory))}
                    {organisation}
                </ul>
            </nav>
        }
    };
    move || member.get().then(links)
}
