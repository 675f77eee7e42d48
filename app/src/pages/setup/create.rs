//! The second step: making the credential in the service.

use domain::{
    attribute::Release,
    service::{HrSystem, Service},
};
use leptos::prelude::*;

use super::{
    frame::{NextStep, StepHeading, StepLinks},
    release::{
        checklist::{Purpose, Tick, checklist},
        use_releasing,
    },
    wizard::use_wizard,
};
use crate::{
    bundles::PageLink,
    components::{CopyButton, Marked},
    i18n::{
        texts::guides::{Below, GuideStep},
        use_admin_texts,
    },
    routes::{Page, Step},
};

/// The name we suggest for the key.
const KEY_NAME: &str = "Rollcall";

/// The second step.
#[component]
pub fn CreateStep() -> impl IntoView {
    let service = use_wizard().service;
    let texts = use_admin_texts();
    let release = use_releasing().map(|releasing| Signal::derive(move || releasing.choice.get().release()));
    view! {
        <StepHeading step=Step::Create/>
        <p>{move || texts.get().guides.of(service).create_intro}</p>
        <CreateGuide service release/>
        <StepLinks step=Step::Create>
            <NextStep step=Step::Create/>
        </StepLinks>
    }
}

/// What to do in the service, in order, for what is to be released.
#[component]
pub fn CreateGuide(
    /// The service.
    #[prop(into)]
    service: Service,
    /// What is to be released, where people are read from the service.
    release: Option<Signal<Release>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let step = move |step: &'static GuideStep, lang: &'static str| {
        let below = match step.below {
            Below::Nothing => ().into_any(),
            Below::KeyName => view! { <KeyName/> }.into_any(),
            Below::Fields => {
                let fields = service.hr_system().zip(release);
                fields.map(|(service, release)| view! { <FieldList service release/> }).into_any()
            }
        };
        view! {
            <li>
                <p class="menu-path">
                    <span class="quiet">{texts.of(|t| t.setup.create.menu_path)} " "</span>
                    <b class="menu-name" lang=lang>{step.path}</b>
                </p>
                <p><Marked text=step.text.to_owned() service lang/></p>
                {step.note.map(|note| view! { <p class="quiet">{note}</p> })}
                {below}
            </li>
        }
    };
    let steps = move |steps: &'static [GuideStep], lang: &'static str| {
        view! { <ol class="guide">{steps.iter().map(|one| step(one, lang)).collect_view()}</ol> }
    };
    let older = move || {
        let older = texts.get().guides.of(service).older;
        (!older.is_empty()).then(|| {
            view! {
                <details class="guide-older">
                    <summary>{texts.of(|t| t.setup.create.older)}</summary>
                    <p>{texts.of(|t| t.setup.create.older_intro)}</p>
                    {steps(older, "de")}
                </details>
            }
        })
    };
    let help = move || texts.get().setup.create.help(service);
    view! {
        {move || steps(texts.get().guides.of(service).steps, service.description().menu_language)}
        {older}
        <p class="quiet">
            {texts.about(service, |t, service| t.setup.create.help_limits(service))} " "
            <a href=service.description().help_url target="_blank" rel="noopener noreferrer">
                {help} " (" {texts.of(|t| t.kit.new_window)} ")"
            </a>
        </p>
    }
}

/// The name that we suggest, and a button that copies it.
#[component]
fn KeyName() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <p class="key-name">
            <span class="visually-hidden">{texts.of(|t| t.setup.create.name_label)} ": "</span>
            <code>{KEY_NAME}</code>
            <CopyButton text=KEY_NAME.to_owned()/>
        </p>
    }
}

/// The fields that the key has to read: the service's own, then the company's own.
#[component]
fn FieldList(service: HrSystem, release: Signal<Release>) -> impl IntoView {
    let texts = use_admin_texts();
    let lang = service.fields().language;
    let of_kind = move |own: bool| {
        let ticks = checklist(service, &release.get()).into_iter();
        ticks.filter(move |tick| matches!(tick.purpose, Purpose::Own(_)) == own).collect::<Vec<_>>()
    };
    let has_own = Memo::new(move |_| !of_kind(true).is_empty());
    let row = move |tick: Tick| {
        let meaning = move || match tick.purpose {
            Purpose::Standard(attribute) | Purpose::Own(attribute) => {
                Some(texts.get().attributes.name(attribute))
                    .filter(|name| !name.eq_ignore_ascii_case(tick.label))
            }
            Purpose::Status => Some(texts.get().setup.create.status_hint),
        };
        view! {
            <li>
                <b class="menu-name" lang=lang>{tick.label}</b>
                {move || meaning().map(|meaning| view! { " " <span class="quiet">{meaning}</span> })}
            </li>
        }
    };
    view! {
        <div class="tick-list" id="field-list">
            <ul aria-label=move || texts.get().guides.fields(service)>
                {move || of_kind(false).into_iter().map(row).collect_view()}
            </ul>
            <Show when=move || has_own.get()>
                <p class="tick-group">{texts.of(|t| t.setup.create.own_title)}</p>
                <p class="quiet">{texts.about(service, |t, service| t.setup.create.own_hint(service))}</p>
                <ul aria-label=texts.of(|t| t.setup.create.own_title)>
                    {move || of_kind(true).into_iter().map(row).collect_view()}
                </ul>
            </Show>
            <p><PageLink to=Page::Setup(service.into(), Step::Prepare)>{texts.of(|t| t.setup.create.change_choice)}</PageLink></p>
        </div>
    }
}
