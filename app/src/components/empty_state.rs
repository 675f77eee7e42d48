//! Where there is nothing to see yet.

use leptos::prelude::*;

use super::{Icon, IconName};

/// Says why there is nothing and what to do: `<EmptyState icon=IconName::People title="…" text="…">…</EmptyState>`.
#[component]
pub fn EmptyState(
    /// A picture for it.
    icon: IconName,
    /// What there is not.
    #[prop(into)]
    title: Signal<String>,
    /// Why, and what to do.
    #[prop(into)]
    text: Signal<String>,
    /// Links or buttons for that.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
