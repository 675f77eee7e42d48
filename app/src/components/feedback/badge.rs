//! A state in a word.

use leptos::prelude::*;

use crate::components::{Icon, Tone};

/// A state, as an icon and a word: `<Badge tone=Tone::Success text=texts.of(|t| …)/>`.
#[component]
pub fn Badge(
    /// How it is meant.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The word.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=move || format!("badge {}", tone.get().class())>
            {move || view! { <Icon name=tone.get().icon()/> }}
            {text}
        </span>
    }
}
