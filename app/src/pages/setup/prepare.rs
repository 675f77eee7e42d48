//! The first step: who may do this, what it needs, and of an HR system what to release.

use domain::service::Service;
use leptos::prelude::*;

use super::{
    frame::{NextStep, StepHeading, StepLinks},
    release::{Releasing, release_choice::ReleaseChoice, use_releasing},
    wizard::use_wizard,
};
use crate::{
    components::{Marked, Notice, Tone},
    connections::reads::Reads,
    i18n::use_admin_texts,
    routes::Step,
};

/// The first step.
#[component]
pub fn PrepareStep() -> impl IntoView {
    let service = use_wizard().service;
    view! {
        <StepHeading step=Step::Prepare/>
        <Preparation service releasing=use_releasing()/>
        <StepLinks step=Step::Prepare>
            <NextStep step=Step::Prepare/>
        </StepLinks>
    }
}

/// Who may do this, what it needs, and what happens then.
#[component]
pub fn Preparation(
    /// The service.
    service: Service,
    /// What is to be released, where people are read from the service.
    releasing: Option<Releasing>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let guide = move || texts.get().guides.of(service);
    view! {
        <p>{move || guide().intro}</p>
        <Notice tone=Tone::Info title=Signal::derive(move || texts.get().setup.prepare.important.to_owned())>
            <p><Marked text=Signal::derive(move || guide().important.to_owned()) service/></p>
        </Notice>
        {releasing.is_none().then(|| view! { <Needs service/> })}
        <Reads service/>
        {releasing.map(|releasing| view! {
            <p>{texts.of(|t| t.setup.prepare.least)}</p>
            <ReleaseChoice choice=releasing.choice/>
        })}
    }
}

/// What the learning platform needs.
#[component]
fn Needs(service: Service) -> impl IntoView {
    let texts = use_admin_texts();
    let needs = move || {
        let need = |need: String| view! { <li>{need}</li> };
        texts.get().learning.needs(service).into_iter().map(need).collect_view()
    };
    view! {
        <h3>{texts.of(|t| t.learning.needs_title)}</h3>
        <ul id="learning-needs">{needs}</ul>
    }
}
