//! What stands around the pages of the syncs: their name, and the way to each.

use leptos::prelude::*;

use crate::{bundles::PageLink, i18n::use_admin_texts, routes::Page, shell::use_title};

/// A page of the syncs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncTab {
    /// How the syncs go.
    Overview,
    /// When they come, and what waits for a person.
    Schedule,
    /// What goes to the learning platform, and back from it.
    Learning,
    /// Who is told what needs an admin.
    Messages,
}

/// A page of the syncs.
#[component]
pub fn SyncFrame(
    /// Which one.
    tab: SyncTab,
    /// What can be done, beside the name.
    #[prop(optional, into)]
    action: ViewFn,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    let texts = use_admin_texts();
    use_title(match tab {
        SyncTab::Overview => texts.of(|t| t.shell.sync),
        SyncTab::Schedule => texts.of(|t| t.sync.overview.schedule),
        SyncTab::Learning => texts.of(|t| t.sync.overview.learning),
        SyncTab::Messages => texts.of(|t| t.channels.title),
    });
    view! {
        <div class="page sync">
            <header class="page-header">
                <h1>{texts.of(|t| t.shell.sync)}</h1>
                {move || action.run()}
            </header>
            <SyncTabs tab/>
            {children()}
        </div>
    }
}

/// The way to each page of the syncs, the one that is open marked.
#[component]
pub fn SyncTabs(
    /// The one that is open.
    tab: SyncTab,
) -> impl IntoView {
    let texts = use_admin_texts();
    let is = move |one: SyncTab| Signal::stored(tab == one);
    view! {
        <nav class="tabs" aria-label=texts.of(|t| t.sync.overview.pages)>
            <PageLink to=Page::Sync(None) current=is(SyncTab::Overview)>
                {texts.of(|t| t.sync.overview.overview)}
            </PageLink>
            <PageLink to=Page::Schedule current=is(SyncTab::Schedule)>
                {texts.of(|t| t.sync.overview.schedule)}
            </PageLink>
            <PageLink to=Page::LearningSettings current=is(SyncTab::Learning)>
                {texts.of(|t| t.sync.overview.learning)}
            </PageLink>
            <PageLink to=Page::Channels current=is(SyncTab::Messages)>{texts.of(|t| t.channels.title)}</PageLink>
        </nav>
    }
}
