//! A choice among few or many.

use leptos::prelude::*;

use super::field::{FieldError, FieldHint, described_by};
use crate::components::unique_id;

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it means.
    pub value: String,
    /// What it says.
    pub label: String,
}

impl Choice {
    /// The choice of `value`, shown as `label`.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A select with its label:
/// `<SelectField label=texts.of(|t| t.people.all_teams) value=team on_change=move |chosen| … choices=Signal::derive(…)/>`.
#[component]
pub fn SelectField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Told what somebody chose.
    #[prop(into)]
    on_change: Callback<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// A word on what is meant.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether the label is only read out, where the select explains itself to those who see it.
    #[prop(optional)]
    label_hidden: bool,
    /// The control's id; made up unless told.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique_id("field"));
    let described_by = described_by(&id, hint, error);
    let options = move || {
        let chosen = value.get();
        let option = |Choice { value, label }: Choice| {
            let selected = value == chosen;
            view! { <option value=value selected=selected prop:selected=selected>{label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=id.clone() class:visually-hidden=label_hidden>{label}</label>
            <FieldHint id=id.clone() hint/>
            <select
                id=id.clone()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described_by
                on:change:target=move |event| on_change.run(event.target().value())
            >
                {options}
            </select>
            <FieldError id error/>
        </div>
    }
}
