//! Where there is nothing to see yet.

use leptos::prelude::*;

use crate::components::{Icon, IconName};

/// Whether an empty state is all there is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Its title is the page's.
    Page,
    /// The page has a title of its own.
    Section,
}

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
    /// Whether its title is the page's.
    #[prop(default = Heading::Section)]
    heading: Heading,
    /// Links or buttons for that.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            {match heading {
                Heading::Page => view! { <h1>{title}</h1> }.into_any(),
                Heading::Section => view! { <h2>{title}</h2> }.into_any(),
            }}
            <p>{text}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
