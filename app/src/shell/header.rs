//! The header.

use leptos::prelude::*;

use super::{account_menu::AccountMenu, navigation::Navigation};
use crate::{bundles::PageLink, routes::Page, session::use_session};

/// Logo, organisation, navigation and the menu of whoever is signed in.
#[component]
pub fn Header<M: IntoView + 'static>(
    /// What stands beside the syncs in the navigation.
    mark: fn() -> M,
) -> impl IntoView {
    let session = use_session();
    let organisation = move || session.member().map(|member| member.organisation.to_string());
    view! {
        <header class="header">
            <div class="header-inner">
                <PageLink to=Page::Home class="brand">
                    <img src="/logo.svg" alt="" width="28" height="28"/>
                    <span class="brand-name">"Rollcall"</span>
                </PageLink>
                <span class="header-organisation">{organisation}</span>
                <Navigation mark/>
                <AccountMenu/>
            </div>
        </header>
    }
}
