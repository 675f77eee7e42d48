//! Asking before something that can't be undone, or goes to many.

use leptos::prelude::*;

use super::{Button, ButtonKind, Dialog, Notice, Tone, unique_id};
use crate::i18n::use_texts;

/// Asks whether to go ahead:
/// `<ConfirmDialog open title="Remove Ana?" text="…" confirm="Remove" on_confirm=remove pending error/>`.
///
/// It stays open until whoever asked closes it, so that a failure can be said where it was asked for.
#[component]
pub fn ConfirmDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What happens then.
    #[prop(into)]
    text: Signal<String>,
    /// The word on the button that goes ahead.
    #[prop(into)]
    confirm: Signal<String>,
    /// Told when somebody goes ahead.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// What kind of button that is: what takes something away is a danger.
    #[prop(default = ButtonKind::Danger)]
    kind: ButtonKind,
    /// Whether it is being done.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it could not be done.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let id = unique_id("question");
    view! {
        <Dialog open title described_by=id.clone()>
            <p id=id.clone()>{text}</p>
            {move || error.get().map(|error| view! { <Notice tone=Tone::Error>{error}</Notice> })}
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{texts.of(|t| t.kit.cancel)}</Button>
                <Button kind pending on_press=on_confirm>{confirm}</Button>
            </div>
        </Dialog>
    }
}
