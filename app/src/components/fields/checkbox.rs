//! Boxes to tick.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, described_by};
use crate::components::unique_id;

/// A box to tick:
/// `<Checkbox label="Team" checked=Signal::derive(…) on_change=move |ticked| …/>`.
#[component]
pub fn Checkbox(
    /// What is ticked.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Told when it is ticked or unticked.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A word on what is meant.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Whether it stays as it is. Say why in the hint.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The name it has in tests and forms.
    #[prop(optional, into)]
    name: Option<String>,
    /// The control's id; made up unless told.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique_id("checkbox"));
    let described_by = described_by(&id, hint, Signal::default());
    view! {
        <div class="checkbox">
            <input
                id=id.clone()
                type="checkbox"
                name=name
                aria-describedby=described_by
                disabled=disabled
                prop:checked=checked
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <div>
                <label for=id.clone()>{label}</label>
                <FieldHint id hint/>
            </div>
        </div>
    }
}

/// Boxes that belong together: `<CheckboxGroup legend="…" hint="…"><Checkbox …/> …</CheckboxGroup>`.
#[component]
pub fn CheckboxGroup(
    /// What they have in common.
    #[prop(into)]
    legend: Signal<String>,
    /// A word on what is meant.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with what is ticked.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The boxes.
    children: Children,
) -> impl IntoView {
    let id = unique_id("group");
    let described_by = described_by(&id, hint, error);
    view! {
        <fieldset class="checkbox-group" aria-describedby=described_by>
            <legend>{legend}</legend>
            <FieldHint id=id.clone() hint/>
            <div class="checkbox-grid">{children()}</div>
            <FieldError id error/>
        </fieldset>
    }
}
