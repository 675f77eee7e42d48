//! The first step: who may do this, what is read, and what to release.

use leptos::prelude::*;

use super::{
    frame::{StepHeading, StepLinks},
    release_choice::ReleaseChoice,
    step::Step,
    wizard::use_wizard,
};
use crate::{
    components::{ButtonKind, Notice, Tone},
    halves::PageLink,
    i18n::use_admin_texts,
    pages::services::{marked::Marked, reads::Reads},
    routes::Page,
};

/// The first step.
#[component]
pub fn PrepareStep() -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_admin_texts();
    let service = wizard.service;
    let guide = move || texts.get().guides.of(service);
    view! {
        <StepHeading step=Step::Prepare/>
        <p>{move || guide().intro}</p>
        <Notice tone=Tone::Info title=Signal::derive(move || texts.get().setup.prepare.important.to_owned())>
            <p><Marked text=Signal::derive(move || guide().important.to_owned()) service/></p>
        </Notice>
        <Reads service/>
        <p>{texts.of(|t| t.setup.prepare.least)}</p>
        <ReleaseChoice choice=wizard.choice/>
        <StepLinks step=Step::Prepare>
            <PageLink to=Page::Setup(service, Step::Create) id="continue" class=ButtonKind::Primary.class()>
                {texts.of(|t| t.setup.next)}
            </PageLink>
        </StepLinks>
    }
}
