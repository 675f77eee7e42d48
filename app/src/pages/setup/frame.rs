//! What is around each step of an HR system's wizard.

use domain::service::HrSystem;
use leptos::prelude::*;

use super::{
    around::{StepTitle, WayOn, WizardFrame, current_place, step_items},
    step::Step,
    wizard::{Wizard, use_wizard},
    wizard_step::WizardStep,
};
use crate::{
    i18n::{AdminTexts, use_admin_texts},
    routes::Page,
};

/// The wizard of `service`: what is around its steps.
#[component]
pub fn SetupFrame(
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    provide_context(Wizard::resume(service));
    let texts = use_admin_texts();
    let current = current_place::<Step>();
    let steps = Signal::derive(move || {
        let texts = texts.get();
        step_items(current.get(), |step| short(texts, service, step), |step| Step::address(step, service))
    });
    view! { <WizardFrame service=service.into() steps current/> }
}

/// The heading of a step.
#[component]
pub fn StepHeading(
    /// The step.
    step: Step,
) -> impl IntoView {
    let texts = use_admin_texts();
    let Wizard { service, arrived, .. } = use_wizard();
    view! { <StepTitle title=Signal::derive(move || title(texts.get(), service, step)) arrived/> }
}

/// The way back, and whatever leads on.
#[component]
pub fn StepLinks(
    /// The step.
    step: Step,
    /// What leads on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let back = back_from(use_wizard().service, step);
    match children {
        Some(children) => view! { <WayOn back>{children()}</WayOn> }.into_any(),
        None => view! { <WayOn back/> }.into_any(),
    }
}

/// The step before `step`.
pub fn back_from(service: HrSystem, step: Step) -> Option<Page> {
    step.previous().map(|previous| Page::Setup(service, previous))
}

fn title(texts: &AdminTexts, service: HrSystem, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.title,
        Step::Create => texts.guides.of(service).create_title,
        Step::Credential => texts.setup.credential.title,
        Step::Attributes => texts.setup.attributes.title,
        Step::Preview => texts.setup.preview.title,
    }
}

/// A step's name in the list of steps.
fn short(texts: &AdminTexts, service: HrSystem, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.short,
        Step::Create => texts.guides.of(service).create_short,
        Step::Credential => texts.setup.credential.short,
        Step::Attributes => texts.setup.attributes.short,
        Step::Preview => texts.setup.preview.short,
    }
}
