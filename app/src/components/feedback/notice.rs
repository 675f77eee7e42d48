//! Something to know, to mind or to mend.

use leptos::prelude::*;

use crate::{
    components::{Icon, Tone},
    i18n::use_texts,
};

/// A message in the page: `<Notice tone=Tone::Warning title="Wichtig"><p>…</p></Notice>`.
///
/// Without a title, the tone's own word is read out. An error is announced when it appears.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// What it is about.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let heading = move || match title.get() {
        Some(title) => view! { <p class="notice-title">{title}</p> }.into_any(),
        None => view! { <span class="visually-hidden">{tone.word(&texts.get().kit)} ": "</span> }.into_any(),
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=(tone == Tone::Error).then_some("alert")>
            <Icon name=tone.icon()/>
            <div class="notice-body">{heading} {children()}</div>
        </div>
    }
}
