//! The second step: making the key on the platform.

use leptos::prelude::*;

use super::{
    LEARNING,
    frame::{LearningHeading, back_from},
    step::LearningStep,
};
use crate::{
    components::ButtonKind,
    halves::PageLink,
    i18n::use_admin_texts,
    pages::setup::{around::WayOn, create::CreateGuide},
    routes::Page,
};

/// The second step.
#[component]
pub fn CreateStep() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <LearningHeading step=LearningStep::Create/>
        <p>{move || texts.get().guides.of(LEARNING).create_intro}</p>
        <CreateGuide service=LEARNING/>
        <WayOn back=back_from(LearningStep::Create)>
            <PageLink
                to=Page::LearningSetup(LearningStep::Credential)
                id="continue"
                class=ButtonKind::Primary.class()
            >
                {texts.of(|t| t.setup.next)}
            </PageLink>
        </WayOn>
    }
}
