//! A field for a longer text.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, described_by};
use crate::components::unique_id;

/// A field of several lines with its label, its hint and its error:
/// `<TextArea label="Text invite" value=invitation error=invitation_error/>`.
///
/// What was typed stays, whatever is wrong with it.
#[component]
pub fn TextArea(
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
    /// The control's id; made up unless told.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique_id("field"));
    let described_by = described_by(&id, hint, error);
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=id.clone()>{label}</label>
            <FieldHint id=id.clone() hint/>
            <textarea
                id=id.clone()
                rows="4"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            <FieldError id error/>
        </div>
    }
}
