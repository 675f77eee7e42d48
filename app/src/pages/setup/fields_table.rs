//! Where each released attribute is read from: the table of the attributes step.

use domain::{
    api::services::DraftView,
    attribute::Attribute,
    mapping::{ReadableField, candidates, fixed_field},
    service::Service,
};
use leptos::prelude::*;

use super::{
    checklist::personio_label,
    fields::{ChosenFields, samples},
};
use crate::{
    components::{Choice, Notice, SelectField, Tone},
    i18n::{fill, use_texts},
    pages::services::{marked::Marked, over_granted::OverGranted, problem::labels, slug::slug},
};

/// The released attributes of a draft, each with its field and masked samples.
#[component]
pub fn FieldsTable(
    /// The draft.
    draft: Signal<DraftView>,
    /// What is chosen.
    chosen: RwSignal<ChosenFields>,
    /// Called when another field is chosen.
    on_change: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let released = Memo::new(move |_| draft.with(|draft| draft.release.iter().collect::<Vec<_>>()));
    let row = move |attribute: Attribute| view! { <FieldRow draft chosen on_change attribute/> };
    view! {
        <table class="table fields">
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.setup.attributes.attribute)}</th>
                    <th scope="col">{texts.of(|t| t.setup.attributes.field)}</th>
                    <th scope="col">{texts.of(|t| t.setup.attributes.samples)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || released.get() key=|attribute| *attribute children=row/>
            </tbody>
        </table>
        <p class="quiet">{texts.of(|t| t.setup.attributes.samples_hint)}</p>
        <Missing draft/>
        <OverGranted names=Signal::derive(move || draft.with(|draft| draft.over_granted.clone()))/>
    }
}

#[component]
fn FieldRow(
    draft: Signal<DraftView>,
    chosen: RwSignal<ChosenFields>,
    on_change: Callback<()>,
    attribute: Attribute,
) -> impl IntoView {
    let texts = use_texts();
    let missing = move || draft.with(|draft| draft.missing.contains(&attribute));
    let field = move || match fixed_field(Service::Personio, attribute) {
        Some(_) => view! { <span lang="de">{personio_label(attribute)}</span> }.into_any(),
        None => view! { <FieldSelect draft chosen on_change attribute/> }.into_any(),
    };
    let values = move || {
        let values = draft.with(|draft| samples(draft, attribute).join(", "));
        if values.is_empty() { texts.get().setup.attributes.no_samples.to_owned() } else { values }
    };
    view! {
        <tr data-missing=move || missing().then_some("true")>
            <th scope="row">{move || texts.get().attributes.name(attribute)}</th>
            <td>
                {field()}
                {move || missing().then(|| view! {
                    <p class="missing-mark">{texts.of(|t| t.setup.attributes.missing)}</p>
                })}
            </td>
            <td class="samples" id=format!("samples-{}", slug(&attribute))>{values}</td>
        </tr>
    }
}

#[component]
fn FieldSelect(
    draft: Signal<DraftView>,
    chosen: RwSignal<ChosenFields>,
    on_change: Callback<()>,
    attribute: Attribute,
) -> impl IntoView {
    let texts = use_texts();
    let label = Signal::derive(move || {
        let name = texts.get().attributes.name(attribute);
        fill(texts.get().setup.attributes.field_of, &[("name", name)])
    });
    let choices = Signal::derive(move || {
        let not_used = Choice::new("", texts.get().setup.attributes.not_used);
        let fields = draft.with(|draft| field_choices(attribute, draft));
        std::iter::once(not_used).chain(fields).collect::<Vec<_>>()
    });
    let hint = move || {
        choices
            .with(|choices| choices.len() == 1)
            .then(|| texts.get().setup.attributes.no_candidates.to_owned())
    };
    let value = Signal::derive(move || chosen.with(|chosen| chosen.key(attribute).to_owned()));
    let take = move |key: String| {
        chosen.update(|chosen| chosen.choose(attribute, &key));
        on_change.run(());
    };
    view! {
        <SelectField
            id=format!("map-{}", slug(&attribute))
            label
            label_hidden=true
            value
            on_change=take
            choices
            hint=Signal::derive(hint)
        />
    }
}

/// The fields that `attribute` may be read from.
fn field_choices(attribute: Attribute, draft: &DraftView) -> Vec<Choice> {
    let choice = |field: &ReadableField| Choice::new(field.key.as_str(), field.label.as_str());
    candidates(Service::Personio, attribute, &draft.readable).into_iter().map(choice).collect()
}

/// Released attributes that the credential can't read, and what to tick for them.
#[component]
fn Missing(draft: Signal<DraftView>) -> impl IntoView {
    let texts = use_texts();
    let missing = Memo::new(move |_| draft.with(|draft| draft.missing.clone()));
    let next = Signal::derive(move || {
        let labels = labels(&missing.get());
        fill(texts.get().setup.attributes.missing_next, &[("labels", &labels)])
    });
    let title = move || {
        format!("{}: {}", texts.get().setup.attributes.missing, texts.get().attributes.names(&missing.get()))
    };
    view! {
        <Show when=move || !missing.with(Vec::is_empty)>
            <div id="missing">
                <Notice tone=Tone::Warning title=Signal::derive(title)>
                    <p><Marked text=next/></p>
                    <p>{texts.of(|t| t.setup.attributes.missing_fine)}</p>
                </Notice>
            </div>
        </Show>
    }
}
