//! While something is on its way.

use leptos::prelude::*;

use crate::i18n::use_texts;

/// Grey lines where content is about to come, and the word for those who don't see them: `<Skeleton lines=6/>`.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(optional, default = 4)]
    lines: usize,
) -> impl IntoView {
    let texts = use_texts();
    let line = |_| view! { <span class="skeleton-line" aria-hidden="true"></span> };
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{texts.of(|t| t.kit.loading)}</span>
            {(0..lines).map(line).collect_view()}
        </div>
    }
}

/// A turning ring with its words: `<Spinner label="Reading people"/>`.
#[component]
pub fn Spinner(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="spinner" role="status">
            <span class="spinner-ring" aria-hidden="true"></span>
            {label}
        </p>
    }
}
