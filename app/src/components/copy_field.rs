//! A text that somebody takes elsewhere.

use leptos::prelude::*;

use super::CopyButton;

/// A text to be taken elsewhere: it can't be changed, is selected as soon as it has the focus, and a button copies it.
/// `<CopyField id="invitation-link" label=… hint=… text=address copy=texts.of(|t| t.members.copy_link)/>`.
#[component]
pub fn CopyField(
    /// The id of the field.
    id: &'static str,
    /// What it is.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What else there is to know of it.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// The text.
    text: String,
    /// What the button says; "Copy" unless told.
    #[prop(optional, into)]
    copy: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described_by = {
        let hint_id = hint_id.clone();
        move || hint.with(Option::is_some).then(|| hint_id.clone())
    };
    let hint = move || {
        let hint = hint.get()?;
        Some(view! { <p id=hint_id.clone() class="field-hint">{hint}</p> })
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                readonly
                aria-describedby=described_by
                prop:value=text.clone()
                on:focus:target=|event| event.target().select()
            />
            {hint}
            <CopyButton text=Signal::stored(text) label=copy/>
        </div>
    }
}
