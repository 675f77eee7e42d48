//! Where each released attribute is read from: the table of the attributes step.

use domain::{
    api::services::HrDraftView,
    attribute::Attribute,
    mapping::{ReadableField, candidates, fixed_field},
    service::HrSystem,
};
use leptos::prelude::*;

use super::fields::{ChosenFields, Filled, filled, nobodys, samples};
use crate::{
    components::{Choice, Marked, Notice, SelectField, Tone},
    connections::over_granted::OverGranted,
    i18n::{AdminTexts, use_admin_texts},
    problems::advice::{grant, labels, status_label},
};

/// The released attributes of a draft, each with its field and masked samples.
#[component]
pub fn FieldsTable(
    /// The service.
    service: HrSystem,
    /// The draft.
    draft: Signal<HrDraftView>,
    /// What is chosen.
    chosen: RwSignal<ChosenFields>,
    /// Called when another field is chosen.
    on_change: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let released = Memo::new(move |_| draft.with(|draft| draft.release.iter().collect::<Vec<_>>()));
    let row = move |attribute: Attribute| view! { <FieldRow service draft chosen on_change attribute/> };
    view! {
        <table class="table fields">
            <caption class="visually-hidden">{texts.of(|t| t.setup.attributes.title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.setup.attributes.attribute)}</th>
                    <th scope="col">{texts.about(service, |t, service| t.setup.attributes.field(service))}</th>
                    <th scope="col">{texts.of(|t| t.setup.attributes.filled)}</th>
                    <th scope="col">{texts.of(|t| t.setup.attributes.samples)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || released.get() key=|attribute| *attribute children=row/>
            </tbody>
        </table>
        <p class="quiet">{texts.of(|t| t.setup.attributes.samples_hint)}</p>
        <Missing service draft/>
        <StatusMissing service draft/>
        <Nobodys service draft/>
        <OverGranted service names=Signal::derive(move || draft.with(|draft| draft.over_granted.clone()))/>
    }
}

#[component]
fn FieldRow(
    service: HrSystem,
    draft: Signal<HrDraftView>,
    chosen: RwSignal<ChosenFields>,
    on_change: Callback<()>,
    attribute: Attribute,
) -> impl IntoView {
    let texts = use_admin_texts();
    let missing = move || draft.with(|draft| draft.missing.contains(&attribute));
    let field = move || match fixed_field(service, attribute) {
        Some(_) => {
            view! { <span lang=service.fields().language>{(service.fields().of)(attribute).label}</span> }
                .into_any()
        }
        None => view! { <FieldSelect service draft chosen on_change attribute/> }.into_any(),
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
            <td>
                <span class="cell-label" aria-hidden="true">{texts.of(|t| t.setup.attributes.filled)} ": "</span>
                <FilledShare draft attribute/>
            </td>
            <td class="samples" id=format!("samples-{}", attribute.as_str())>{values}</td>
        </tr>
    }
}

#[component]
fn FieldSelect(
    service: HrSystem,
    draft: Signal<HrDraftView>,
    chosen: RwSignal<ChosenFields>,
    on_change: Callback<()>,
    attribute: Attribute,
) -> impl IntoView {
    let texts = use_admin_texts();
    let label = Signal::derive(move || {
        let name = texts.get().attributes.name(attribute);
        texts.get().setup.attributes.field_of(name)
    });
    let choices = Signal::derive(move || {
        let not_used = Choice::new("", texts.get().setup.attributes.not_used);
        let fields = draft.with(|draft| field_choices(service, attribute, draft));
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
            id=format!("map-{}", attribute.as_str())
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
fn field_choices(service: HrSystem, attribute: Attribute, draft: &HrDraftView) -> Vec<Choice> {
    let choice = |field: &ReadableField| Choice::new(field.key.as_str(), field.label.as_str());
    candidates(service, attribute, &draft.readable).into_iter().map(choice).collect()
}

/// How many people have a value.
#[component]
fn FilledShare(draft: Signal<HrDraftView>, attribute: Attribute) -> impl IntoView {
    let texts = use_admin_texts();
    let filled = Memo::new(move |_| draft.with(|draft| filled(draft, attribute)));
    let share = move || match filled.get() {
        Filled::Unknown => "–".to_owned(),
        Filled::Nobody => texts.get().setup.attributes.nobody.to_owned(),
        Filled::Percent(percent) => format!("{percent} %"),
    };
    view! {
        <span
            id=format!("filled-{}", attribute.as_str())
            class:missing-mark=move || filled.get() == Filled::Nobody
        >
            {share}
        </span>
    }
}

/// Released attributes that the credential can't read, and what to grant for them.
#[component]
fn Missing(service: HrSystem, draft: Signal<HrDraftView>) -> impl IntoView {
    let missing = Memo::new(move |_| draft.with(|draft| draft.missing.clone()));
    let title = |texts: &AdminTexts, names: &str| format!("{}: {names}", texts.setup.attributes.missing);
    let next = |texts: &AdminTexts, grant: &str| {
        let words = &texts.setup.attributes;
        format!("{} {}", words.missing_next(grant), words.missing_fine)
    };
    view! { <Lacking id="missing" service attributes=missing title next/> }
}

/// That the employment status is not told, what to grant for it, and what it means to go on without.
#[component]
fn StatusMissing(service: HrSystem, draft: Signal<HrDraftView>) -> impl IntoView {
    let texts = use_admin_texts();
    let missing = Memo::new(move |_| draft.with(|draft| draft.status_missing));
    let title = Signal::derive(move || texts.get().setup.attributes.status_missing.to_owned());
    let next = Signal::derive(move || {
        let words = &texts.get().setup.attributes;
        let grant = grant(texts.get(), service, &status_label());
        format!("{} {}", words.missing_next(&grant), words.status_missing_fine)
    });
    view! {
        <Show when=move || missing.get()>
            <div id="status-missing">
                <Notice tone=Tone::Warning title=title>
                    <p><Marked text=next service/></p>
                </Notice>
            </div>
        </Show>
    }
}

/// Released attributes that nobody has a value of, and which right may be missing.
#[component]
fn Nobodys(service: HrSystem, draft: Signal<HrDraftView>) -> impl IntoView {
    let nobodys = Memo::new(move |_| draft.with(nobodys));
    let title = |texts: &AdminTexts, names: &str| texts.setup.attributes.nobody_title(names);
    let next = |texts: &AdminTexts, grant: &str| format!("{} {grant}", texts.setup.attributes.nobody_next);
    view! { <Lacking id="nobodys" service attributes=nobodys title next/> }
}

/// Attributes that something is lacking for, and how to grant the right.
#[component]
fn Lacking(
    id: &'static str,
    service: HrSystem,
    attributes: Memo<Vec<Attribute>>,
    /// The title, given the attributes' names.
    title: fn(&AdminTexts, &str) -> String,
    /// What to do, given how the right is granted.
    next: fn(&AdminTexts, &str) -> String,
) -> impl IntoView {
    let texts = use_admin_texts();
    let title = Signal::derive(move || title(texts.get(), &texts.get().attributes.names(&attributes.get())));
    let next = Signal::derive(move || {
        let labels = labels(service, &attributes.get());
        next(texts.get(), &grant(texts.get(), service, &labels))
    });
    view! {
        <Show when=move || !attributes.with(Vec::is_empty)>
            <div id=id>
                <Notice tone=Tone::Warning title=title>
                    <p><Marked text=next service/></p>
                </Notice>
            </div>
        </Show>
    }
}
