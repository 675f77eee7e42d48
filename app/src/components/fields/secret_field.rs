//! A field for a secret.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, described_by};
use crate::{components::unique_id, i18n::use_texts};

/// A field whose text is hidden unless asked for:
/// `<SecretField label="Secret" value=secret error=secret_error/>`.
#[component]
pub fn SecretField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// A word on what is meant.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with what is typed.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// The control's id; made up unless told.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let texts = use_texts();
    let shown = RwSignal::new(false);
    let id = id.unwrap_or_else(|| unique_id("field"));
    let described_by = described_by(&id, hint, error);
    let toggle_text = move || if shown.get() { texts.get().kit.hide } else { texts.get().kit.show };
    let toggle_name = move || format!("{}: {}", toggle_text(), label.get());
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=id.clone()>{label}</label>
            <FieldHint id=id.clone() hint/>
            <div class="field-with-button">
                <input
                    id=id.clone()
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-required=required.then_some("true")
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described_by
                    prop:value=value
                    on:input:target=move |event| value.set(event.target().value())
                />
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=toggle_name
                    aria-controls=id.clone()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {toggle_text}
                </button>
            </div>
            <FieldError id error/>
        </div>
    }
}
