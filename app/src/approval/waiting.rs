//! That something waits for an approval, and the way there.

use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{ButtonKind, Notice, Tone},
    i18n::{AdminTexts, use_admin_texts},
    routes::Page,
};

/// So many people wait for a learning account: `<WaitingAccountsNotice waiting=3_u64/>`. Nothing where nobody does.
#[component]
pub fn WaitingAccountsNotice(
    /// How many.
    #[prop(into)]
    waiting: Signal<u64>,
) -> impl IntoView {
    let words = Words { waiting: |t, n| t.invitations.waiting(n), review: |t| t.invitations.review };
    notice("accounts-wait", waiting, words, Page::Invitations)
}

/// So many completions wait for their export. Nothing where none do.
#[component]
pub fn WaitingExportsNotice(
    /// How many.
    #[prop(into)]
    waiting: Signal<u64>,
) -> impl IntoView {
    let words = Words { waiting: |t, n| t.exports.waiting(n), review: |t| t.exports.review };
    notice("exports-wait", waiting, words, Page::WaitingExports)
}

#[derive(Clone, Copy)]
struct Words {
    waiting: fn(&'static AdminTexts, u64) -> String,
    review: fn(&'static AdminTexts) -> &'static str,
}

fn notice(id: &'static str, waiting: Signal<u64>, words: Words, page: Page) -> impl IntoView {
    let texts = use_admin_texts();
    let some = Memo::new(move |_| waiting.get() > 0);
    let page = Signal::stored(page);
    view! {
        <Show when=move || some.get()>
            <div id=id>
                <Notice tone=Tone::Info>
                    <p>{move || (words.waiting)(texts.get(), waiting.get())}</p>
                    <p>
                        <PageLink to=page class=ButtonKind::Primary.class()>{texts.of(words.review)}</PageLink>
                    </p>
                </Notice>
            </div>
        </Show>
    }
}
