//! The main navigation: in the header where there is room, at the bottom of a phone.

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    bundles::PageLink,
    components::{Icon, IconName},
    i18n::use_texts,
    routes::{Page, PeopleQuery, StructureQuery, is_at_or_below},
    session::use_session,
};

/// The pages that whoever is signed in may open.
#[component]
pub fn Navigation<M: IntoView + 'static>(
    /// What stands beside the syncs.
    mark: fn() -> M,
) -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let member = Memo::new(move |_| session.has(Role::Member));
    let admin = Memo::new(move |_| session.has(Role::Admin));
    let path = use_location().pathname;
    let link = move |page, icon, text| entry(page, icon, text, path, ());
    let organisation = move || {
        admin.get().then(|| {
            view! {
                {entry(Page::Sync(None), IconName::Sync, texts.of(|t| t.shell.sync), path, mark())}
                {link(Page::Services, IconName::Plug, texts.of(|t| t.shell.integrations))}
                {link(Page::Members, IconName::Shield, texts.of(|t| t.shell.members))}
            }
        })
    };
    let links = move || {
        let people = Page::People(PeopleQuery::default());
        view! {
            <nav class="navigation" aria-label=texts.of(|t| t.shell.navigation)>
                <ul>
                    {link(people, IconName::People, texts.of(|t| t.shell.directory))}
                    {link(Page::Structure(StructureQuery::default()), IconName::Tree, texts.of(|t| t.shell.structure))}
                    {organisation}
                </ul>
            </nav>
        }
    };
    move || member.get().then(links)
}

/// A link to a page, with `mark` beside its name.
fn entry<M: IntoView + 'static>(
    page: Page,
    icon: IconName,
    text: Signal<&'static str>,
    path: Memo<String>,
    mark: M,
) -> impl IntoView {
    let address = page.address();
    let current = Memo::new(move |_| path.with(|path| is_at_or_below(path, &address)));
    view! {
        <li>
            <PageLink to=page current>
                <Icon name=icon/>
                <span>{text}</span>
                {mark}
            </PageLink>
        </li>
    }
}
