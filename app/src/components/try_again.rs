//! Trying again what failed.

use leptos::prelude::*;

use super::{Button, ButtonKind, focus_on};
use crate::i18n::use_texts;

/// The beginning of a page, to which the keyboard is led.
const MAIN: &str = "main";

/// Tries again: `<TryAgain on_press=load/>`. What says that something failed goes by that, this button with it: the focus is
/// led to the page's beginning first, so that it is not lost.
#[component]
pub fn TryAgain(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Tries it.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let press = move |()| {
        focus_on(MAIN);
        on_press.run(());
    };
    view! { <Button kind on_press=press>{texts.of(|t| t.kit.try_again)}</Button> }
}
