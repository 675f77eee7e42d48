//! What is said to somebody who was not signed in by the identity provider.

use domain::identity::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    bundles::PageLink,
    components::{ButtonKind, EmptyState, Heading, IconName},
    i18n::use_admin_texts,
    routes::Page,
    shell::use_title,
};

/// Why, as the address has it, and what to do.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let texts = use_admin_texts();
    let query = use_query_map();
    use_title(texts.of(|t| t.ways_in.refused_title));
    let text = Signal::derive(move || {
        let why = query.with(|query| query.get("why").and_then(|word| Refusal::named(&word)));
        texts.get().ways_in.refusals.of(why.unwrap_or(Refusal::Interrupted)).to_owned()
    });
    view! {
        <div class="page">
            <EmptyState icon=IconName::Shield heading=Heading::Page title=texts.of(|t| t.ways_in.refused_title) text>
                <PageLink to=Page::SignIn class=ButtonKind::Primary.class()>{texts.of(|t| t.ways_in.again)}</PageLink>
            </EmptyState>
        </div>
    }
}
