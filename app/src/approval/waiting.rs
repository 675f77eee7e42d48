//! That people wait for the approval of their learning account.

use leptos::prelude::*;

use crate::{
    components::{ButtonKind, Notice, Tone},
    halves::PageLink,
    i18n::use_admin_texts,
    routes::Page,
};

/// So many people wait, and the way to them: `<WaitingNotice waiting=3_u64/>`. Nothing where nobody does.
#[component]
pub fn WaitingNotice(
    /// How many.
    #[prop(into)]
    waiting: Signal<u64>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let some = Memo::new(move |_| waiting.get() > 0);
    view! {
        <Show when=move || some.get()>
            <div id="accounts-wait">
                <Notice tone=Tone::Info>
                    <p>{move || texts.get().invitations.waiting(waiting.get())}</p>
                    <p>
                        <PageLink to=Page::Invitations class=ButtonKind::Primary.class()>
                            {texts.of(|t| t.invitations.review)}
                        </PageLink>
                    </p>
                </Notice>
            </div>
        </Show>
    }
}
