//! The first step: who may do this, what is read, and what to release.

use domain::service::Service;
use leptos::prelude::*;
use leptos_router::components::A;

use super::{
    frame::{StepHeading, StepLinks},
    release_choice::ReleaseChoice,
    step::Step,
    wizard::use_wizard,
};
use crate::{
    components::{ButtonKind, Notice, Tone},
    i18n::use_texts,
    pages::services::reads::Reads,
};

/// The first step.
#[component]
pub fn PrepareStep() -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_texts();
    view! {
        <StepHeading step=Step::Prepare/>
        <p>{texts.of(|t| t.setup.prepare.intro)}</p>
        <Notice tone=Tone::Info title=Signal::derive(move || texts.get().setup.prepare.important.to_owned())>
            <p>{texts.of(|t| t.setup.prepare.important_text)}</p>
        </Notice>
        <Reads/>
        <p>{texts.of(|t| t.setup.prepare.least)}</p>
        <ReleaseChoice choice=wizard.choice/>
        <StepLinks step=Step::Prepare>
            <A href=Step::Create.address(Service::Personio) attr:id="continue" attr:class=ButtonKind::Primary.class()>
                {texts.of(|t| t.setup.next)}
            </A>
        </StepLinks>
    }
}
