//! Buttons.

use leptos::{ev, prelude::*};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// What can't be undone.
    Danger,
    /// A quiet one, inside text or a row.
    Quiet,
}

impl ButtonKind {
    /// The classes of a button, or of a link that looks like one.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button",
            Self::Danger => "button button-danger",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button: `<Button kind=ButtonKind::Primary pending=saving on_press=save>{texts.of(|t| t.kit.copy)}</Button>`.
///
/// While it is pending it keeps the focus and does nothing. With `submit=true` it sends its form, and `on_press`
/// is not needed.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether what it started is still going on.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Whether it can't be used for now. Say why beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it sends the form around it.
    #[prop(optional)]
    submit: bool,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// A name for those who can't see what it stands beside.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let pressed = move |event: ev::MouseEvent| {
        if pending.get_untracked() || disabled.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let idle = move || pending.get() || disabled.get();
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            aria-disabled=move || idle().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-label=move || label.get()
            on:click=pressed
        >
            <span class="button-spinner" aria-hidden="true"></span>
            {children()}
        </button>
    }
}
