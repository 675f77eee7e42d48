//! Pages that say why there is no page.

use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{ButtonKind, EmptyState, Heading, IconName},
    i18n::{Texts, use_texts},
    routes::{Page, PeopleQuery},
    shell::use_title,
};

/// There is nothing at this address.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    dead_end(IconName::Search, |t| t.shell.not_found_title, |t| t.shell.not_found)
}

/// There is something, but not for this role.
#[component]
pub fn ForbiddenPage() -> impl IntoView {
    dead_end(IconName::Shield, |t| t.shell.forbidden_title, |t| t.shell.forbidden)
}

fn dead_end(
    icon: IconName,
    title: fn(&'static Texts) -> &'static str,
    text: fn(&'static Texts) -> &'static str,
) -> impl IntoView {
    let texts = use_texts();
    use_title(texts.of(title));
    let people = Page::People(PeopleQuery::default());
    view! {
        <div class="page">
            <EmptyState icon heading=Heading::Page title=texts.of(title) text=texts.of(text)>
                <PageLink to=people class=ButtonKind::Primary.class()>{texts.of(|t| t.shell.to_directory)}</PageLink>
            </EmptyState>
        </div>
    }
}
