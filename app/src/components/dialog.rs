//! Dialogs, on the browser's own `<dialog>`.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{Icon, IconName, unique_id};
use crate::i18n::use_texts;

/// A modal dialog: `<Dialog open title=texts.of(|t| t.members.invite_title)>…</Dialog>`.
///
/// The browser keeps the focus inside while it is open, closes it on Escape, and gives the focus back to what had
/// it before. What is inside exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open. It sets this to `false` when somebody closes it.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// The id of what is said in it, to be read out with its title.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// What is inside.
    children: ChildrenFn,
) -> impl IntoView {
    let texts = use_texts();
    let dialog = NodeRef::<html::Dialog>::new();
    let id = unique_id("dialog");
    let labelled_by = id.clone();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                // It is in the document, so showing it can't fail.
                _ = dialog.show_modal();
                request_animation_frame(move || focus_first_field(&dialog));
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:close=move |_| open.set(false)
        >
            <header class="dialog-header">
                <h2 id=id>{title}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=texts.of(|t| t.kit.close)
                    on:click=move |_| open.set(false)
                >
                    <Icon name=IconName::Close/>
                </button>
            </header>
            {move || open.get().then(|| children())}
        </dialog>
    }
}

/// Where there is something to fill in, that is where one starts; else the browser chooses.
fn focus_first_field(dialog: &Element) {
    let field = dialog.query_selector("input, select, textarea").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        _ = field.focus();
    }
}
