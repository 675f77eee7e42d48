//! The main navigation: in the header where there is room, at the bottom of a phone.

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    bundles::PageLink,
    components::{Icon, IconName},
    i18n::use_texts,
    routes::{Page, PeopleQuery, StructureQuery},
    session::use_session,
};

/// The pages that whoever is signed in may open.
#[component]
pub fn Navigation() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let member = Memo::new(move |_| session.has(Role::Member));
    let admin = Memo::new(move |_| session.has(Role::Admin));
    let path = use_location().pathname;
    let link = move |page: Page, icon, text: Signal<&'static str>| {
        let address = page.address();
        let current = Memo::new(move |_| path.with(|path| is_at_or_below(path, &address)));
        view! {
            <li>
                <PageLink to=page current>
                    <Icon name=icon/>
                    <span>{text}</span>
                </PageLink>
            </li>
        }
    };
    let organisation = move || {
        admin.get().then(|| {
            view! {
                {link(Page::Sync(None), IconName::Sync, texts.of(|t| t.shell.sync))}
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

/// Whether `path` is `address` or leads on from it.
fn is_at_or_below(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::is_at_or_below;

    #[test]
    fn an_entry_is_current_on_its_page_and_on_those_below() {
        for (path, current) in
            [("/people", true), ("/people/", true), ("/people/7", true), ("/peoples", false), ("/", false)]
        {
            assert_eq!(is_at_or_below(path, "/people"), current, "{path}");
        }
    }
}
