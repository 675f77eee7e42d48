//! The first step: who may do this, what it needs, and what happens then.

use leptos::prelude::*;

use super::{
    LEARNING,
    frame::{LearningHeading, back_from},
    step::LearningStep,
};
use crate::{
    components::{ButtonKind, Notice, Tone},
    halves::PageLink,
    i18n::use_admin_texts,
    pages::{services::reads::Reads, setup::around::WayOn},
    routes::Page,
};

/// The first step.
#[component]
pub fn PrepareStep() -> impl IntoView {
    view! {
        <LearningHeading step=LearningStep::Prepare/>
        <Preparation/>
        <WayOn back=back_from(LearningStep::Prepare)>
            <PageLink
                to=Page::LearningSetup(LearningStep::Create)
                id="continue"
                class=ButtonKind::Primary.class()
            >
                {use_admin_texts().of(|t| t.setup.next)}
            </PageLink>
        </WayOn>
    }
}

/// Who may do this, what it needs, and what happens then.
#[component]
pub fn Preparation() -> impl IntoView {
    let texts = use_admin_texts();
    let needs = move || {
        let need = |need: String| view! { <li>{need}</li> };
        texts.get().learning.needs(LEARNING).into_iter().map(need).collect_view()
    };
    view! {
        <p>{move || texts.get().guides.of(LEARNING).intro}</p>
        <Notice tone=Tone::Info title=Signal::derive(move || texts.get().setup.prepare.important.to_owned())>
            <p>{move || texts.get().guides.of(LEARNING).important}</p>
        </Notice>
        <h3>{texts.of(|t| t.learning.needs_title)}</h3>
        <ul id="learning-needs">{needs}</ul>
        <Reads service=LEARNING/>
    }
}
