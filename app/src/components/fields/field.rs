//! A field of a form.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::{Icon, IconName, unique_id};

/// A field with its label, its hint and its error:
/// `<Field label=texts.of(|t| t.members.name) value=name error=name_error hint=texts.of(|t| t.members.name_hint)/>`.
///
/// What was typed stays, whatever is wrong with it.
#[component]
pub fn Field(
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
    /// The kind of text: `text`, `email`, `url`.
    #[prop(optional, default = "text")]
    kind: &'static str,
    /// What the browser may fill in; nothing unless told.
    #[prop(optional, default = "off")]
    autocomplete: &'static str,
    /// What the keyboard of a phone offers: `numeric` for digits.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// The id of a `<datalist>` with suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
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
            <input
                id=id.clone()
                type=kind
                autocomplete=autocomplete
                inputmode=inputmode
                list=list
                spellcheck="false"
                aria-required=required.then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
            <FieldError id error/>
        </div>
    }
}

/// The ids of what describes a control: its hint and its error, as far as there are any.
pub(super) fn described_by(
    id: &str,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
) -> Signal<Option<String>> {
    let id = id.to_owned();
    Signal::derive(move || {
        let hint = hint.get().map(|_| format!("{id}-hint"));
        let error = error.get().map(|_| format!("{id}-error"));
        let ids: Vec<_> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// The hint of the control `id`.
#[component]
pub fn FieldHint(
    /// The control's id.
    id: String,
    /// The hint.
    hint: Signal<Option<String>>,
) -> impl IntoView {
    move || hint.get().map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })
}

/// The error of the control `id`. The region is always there, so that a new error is announced.
#[component]
pub fn FieldError(
    /// The control's id.
    id: String,
    /// The error.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let message = move || error.get().map(|error| view! { <Icon name=IconName::Error/> {error} });
    view! { <p class="field-error" id=format!("{id}-error") role="alert">{message}</p> }
}

/// Leads the keyboard to the control `id`, once what is changing now has been drawn.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_on(&id));
}

/// Leads the keyboard to the control `id`.
pub fn focus_on(id: &str) {
    let control = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(control) = control {
        // A control that can't take the focus leaves it where it is.
        _ = control.focus();
    }
}
