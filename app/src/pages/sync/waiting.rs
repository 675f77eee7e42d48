//! People who wait for the approval of their learning account.

use domain::api::{endpoint::Endpoint, learning::LearningView};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Call, use_api},
    components::{Notice, Tone},
    halves::PageLink,
    i18n::{count, use_admin_texts},
    routes::Page,
};

/// How many people wait, as the learning platform's connection says, and the way to them.
#[component]
pub fn WaitingAccounts(
    /// Changes when there is something new to load.
    news: Signal<u32>,
) -> impl IntoView {
    let api = use_api();
    let waiting = RwSignal::new(0);
    Effect::new(move || {
        news.track();
        spawn_local(async move {
            // Without an answer, the page is what it was: this is only a way to another one.
            if let Ok(view) = api.send::<LearningView>(Call::to(Endpoint::Learning, &[])).await {
                _ = waiting.try_set(view.accounts.waiting);
            }
        });
    });
    view! { <WaitingNotice waiting/> }
}

/// So many people wait: `<WaitingNotice waiting=3_u64/>`. Nothing where nobody does.
#[component]
pub fn WaitingNotice(
    /// How many.
    #[prop(into)]
    waiting: Signal<u64>,
) -> impl IntoView {
    let texts = use_admin_texts();
    move || {
        let n = waiting.get();
        (n > 0).then(|| {
            view! {
                <div id="accounts-wait">
                    <Notice tone=Tone::Info>
                        <p>{count(texts.language(), texts.get().invitations.waiting, n)}</p>
                        <p><PageLink to=Page::Invitations>{texts.of(|t| t.invitations.review)}</PageLink></p>
                    </Notice>
                </div>
            }
        })
    }
}
