//! What is around each step of the learning platform's wizard.

use leptos::prelude::*;

use super::{
    LEARNING,
    step::LearningStep,
    wizard::{LearningWizard, use_learning_wizard},
};
use crate::{
    i18n::{AdminTexts, use_admin_texts},
    pages::setup::{
        around::{StepTitle, WizardFrame, current_place, step_items},
        wizard_step::WizardStep,
    },
    routes::Page,
};

/// The wizard: what is around its steps.
#[component]
pub fn LearningFrame() -> impl IntoView {
    provide_context(LearningWizard::begin());
    let texts = use_admin_texts();
    let current = current_place::<LearningStep>();
    let steps = Signal::derive(move || {
        let texts = texts.get();
        step_items(current.get(), |step| short(texts, step), LearningStep::address)
    });
    view! { <WizardFrame service=LEARNING steps current/> }
}

/// The heading of a step.
#[component]
pub fn LearningHeading(
    /// The step.
    step: LearningStep,
) -> impl IntoView {
    let texts = use_admin_texts();
    let arrived = use_learning_wizard().arrived;
    view! { <StepTitle title=Signal::derive(move || title(texts.get(), step)) arrived/> }
}

/// The step before `step`.
pub fn back_from(step: LearningStep) -> Option<Page> {
    step.previous().map(Page::LearningSetup)
}

fn title(texts: &AdminTexts, step: LearningStep) -> &'static str {
    match step {
        LearningStep::Prepare => texts.setup.prepare.title,
        LearningStep::Create => texts.guides.of(LEARNING).create_title,
        LearningStep::Credential => texts.setup.credential.title,
        LearningStep::Defaults => texts.learning.defaults.title,
    }
}

/// A step's name in the list of steps.
fn short(texts: &AdminTexts, step: LearningStep) -> &'static str {
    match step {
        LearningStep::Prepare => texts.setup.prepare.short,
        LearningStep::Create => texts.guides.of(LEARNING).create_short,
        LearningStep::Credential => texts.setup.credential.short,
        LearningStep::Defaults => texts.learning.defaults.short,
    }
}
