//! The second step: making the access data in Personio.

use domain::{attribute::Release, service::Service};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{
    checklist::{Purpose, Tick, checklist},
    frame::{StepHeading, StepLinks},
    step::Step,
    wizard::use_wizard,
};
use crate::{
    components::{ButtonKind, CopyButton},
    i18n::{texts::setup::Create, use_texts},
    pages::services::marked::Marked,
};

/// The name we suggest for the key.
const KEY_NAME: &str = "Rollcall";

/// The second step.
#[component]
pub fn CreateStep() -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_texts();
    view! {
        <StepHeading step=Step::Create/>
        <p>{texts.of(|t| t.setup.create.intro)}</p>
        <CreateGuide release=Signal::derive(move || wizard.choice.get().release())/>
        <StepLinks step=Step::Create>
            <A href=Step::Credential.address(Service::Personio) attr:id="continue" attr:class=ButtonKind::Primary.class()>
                {texts.of(|t| t.setup.next)}
            </A>
        </StepLinks>
    }
}

/// What to do in Personio, in order, for what is to be released.
#[component]
pub fn CreateGuide(
    /// What is to be released.
    release: Signal<Release>,
) -> impl IntoView {
    let texts = use_texts();
    let create = move || &texts.get().setup.create;
    let marked = move |pick: fn(&Create) -> &'static str| Signal::derive(move || pick(create()).to_owned());
    view! {
        <ol class="guide">
            <li><p><Marked text=marked(|t| t.open)/></p></li>
            <li><p><Marked text=marked(|t| t.generate)/></p></li>
            <li>
                <p>{move || create().name}</p>
                <p class="key-name">
                    <span class="visually-hidden">{move || create().name_label}": "</span>
                    <code>{KEY_NAME}</code>
                    <CopyButton text=KEY_NAME.to_owned()/>
                </p>
            </li>
            <li><p><Marked text=marked(|t| t.integration)/></p></li>
            <li><p><Marked text=marked(|t| t.rights)/></p></li>
            <li>
                <p><Marked text=marked(|t| t.tick)/></p>
                <TickList release/>
            </li>
            <li>
                <p><Marked text=marked(|t| t.save)/></p>
                <p class="quiet">{move || create().keep_open}</p>
            </li>
        </ol>
        <p class="quiet">
            {move || create().help_limits} " "
            <a href=Service::Personio.description().help_url target="_blank" rel="noopener noreferrer">
                {move || create().help} " (" {move || create().new_tab} ")"
            </a>
        </p>
    }
}

/// The attributes to tick: Personio's own, then the company's own.
#[component]
fn TickList(release: Signal<Release>) -> impl IntoView {
    let texts = use_texts();
    let create = move || &texts.get().setup.create;
    let of_kind = move |own: bool| {
        let ticks = checklist(&release.get()).into_iter();
        ticks.filter(move |tick| matches!(tick.purpose, Purpose::Own(_)) == own).collect::<Vec<_>>()
    };
    let has_own = Memo::new(move |_| !of_kind(true).is_empty());
    let row = move |tick: Tick| {
        let meaning = move || match tick.purpose {
            Purpose::Standard(attribute) | Purpose::Own(attribute) => {
                Some(texts.get().attributes.name(attribute)).filter(|name| *name != tick.label)
            }
            Purpose::Status => Some(create().status_hint),
        };
        view! {
            <li>
                <b class="menu-name" lang="de">{tick.label}</b>
                {move || meaning().map(|meaning| view! { " " <span class="quiet">{meaning}</span> })}
            </li>
        }
    };
    view! {
        <div class="tick-list" id="tick-list">
            <ul aria-label=move || create().tick_list>
                {move || of_kind(false).into_iter().map(row).collect_view()}
            </ul>
            <Show when=move || has_own.get()>
                <p class="tick-group">{move || create().own_title}</p>
                <p class="quiet">{move || create().own_hint}</p>
                <ul aria-label=move || create().own_title>
                    {move || of_kind(true).into_iter().map(row).collect_view()}
                </ul>
            </Show>
            <p>
                <A href=Step::Prepare.address(Service::Personio)>{move || create().change_choice}</A>
            </p>
        </div>
    }
}
