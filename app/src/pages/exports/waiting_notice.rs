//! That completions wait for an approval of their export.

use leptos::prelude::*;

use crate::{
    components::{ButtonKind, Notice, Tone},
    halves::PageLink,
    i18n::use_admin_texts,
    routes::Page,
};

/// So many completions wait, and the way to them. Nothing where none do.
#[component]
pub fn WaitingExportsNotice(
    /// How many.
    waiting: u64,
) -> impl IntoView {
    let texts = use_admin_texts();
    (waiting > 0).then(|| {
        view! {
            <div id="exports-wait">
                <Notice tone=Tone::Info>
                    <p>{move || texts.get().exports.waiting(waiting)}</p>
                    <p>
                        <PageLink to=Page::WaitingExports class=ButtonKind::Primary.class()>
                            {texts.of(|t| t.exports.review)}
                        </PageLink>
                    </p>
                </Notice>
            </div>
        }
    })
}
