//! Whether anything is exported, and what to do where nothing is.

use domain::{
    api::exports::ExportState,
    service::{HrSystem, Service},
};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{Notice, Tone},
    i18n::use_admin_texts,
    routes::Page,
};

/// What stands in the export's way, and the way to mend it. Nothing where nothing does.
#[component]
pub fn ExportStateNotice(
    /// Whether anything is exported.
    state: ExportState,
    /// What leads to the setting that allows it.
    to_setting: ViewFn,
) -> impl IntoView {
    let notice = match state {
        ExportState::On => return ().into_any(),
        ExportState::Forbidden => view! { <Forbidden to_setting/> }.into_any(),
        ExportState::NoLearning => view! { <NotConnected service=Service::ISpringLearn/> }.into_any(),
        ExportState::NoBambooHr => view! { <NotConnected service=HrSystem::BambooHr.into()/> }.into_any(),
    };
    view! { <div id="export-state">{notice}</div> }.into_any()
}

#[component]
fn Forbidden(to_setting: ViewFn) -> impl IntoView {
    let texts = use_admin_texts();
    let what = move || {
        let texts = texts.get();
        texts.exports.forbidden(texts.sync.parts.export)
    };
    view! {
        <Notice tone=Tone::Info>
            <p>{what}</p>
            {to_setting.run()}
        </Notice>
    }
}

#[component]
fn NotConnected(service: Service) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <Notice tone=Tone::Info>
            <p>{texts.about(service, |t, service| t.exports.not_connected(service))}</p>
            <p><PageLink to=Page::setup_of(service)>{texts.about(service, |t, service| t.exports.connect(service))}</PageLink></p>
        </Notice>
    }
}
