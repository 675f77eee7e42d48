//! How syncing goes: the last success, the last failure, and whether it goes at all.

use domain::{
    api::{error::ApiError, sync::SyncView},
    service::HrSystem,
};
use leptos::prelude::*;

use crate::{
    attention::use_attention,
    bundles::PageLink,
    components::{ButtonKind, EmptyState, IconName},
    i18n::{Moment, date_time, use_admin_texts},
    problems::advice::advice,
    routes::Page,
};

/// The last success, and the last failure with its reason.
#[component]
pub fn LastOutcomes(
    /// What is known.
    view: Signal<Option<SyncView>>,
) -> impl IntoView {
    let (texts, attention) = (use_admin_texts(), use_attention());
    let source =
        Memo::new(move |_| view.with(|view| view.as_ref()?.source.as_ref().map(|source| source.service)));
    let success = move || match view.with(|view| view.as_ref().and_then(|view| view.last_success)) {
        Some(at) => date_time(texts.language(), at, Moment::DateAndTime),
        None => texts.get().sync.never.to_owned(),
    };
    let failure =
        Memo::new(move |_| view.with(|view| view.as_ref().and_then(|view| view.last_failure.clone())));
    let failure = move || match failure.get() {
        None => texts.get().sync.never.into_any(),
        Some(failure) => {
            let at = date_time(texts.language(), failure.at, Moment::DateAndTime);
            let error = ApiError::of_run(failure.failure);
            // The directory may have another source by now.
            let service = failure.service;
            // The list above tells why.
            let why = (!attention.tells(&error))
                .then(|| format!(", {}", naming(service, advice(texts.get(), service, &error).what)));
            view! {
                {at} {why} " "
                <PageLink to=Page::Run(failure.run)>{texts.of(|t| t.sync.see_run)}</PageLink>
            }
            .into_any()
        }
    };
    view! {
        <dl class="facts">
            {move || source.get().map(|source| view! {
                <div><dt>{texts.of(|t| t.sync.reads_from)}</dt><dd>{source.description().name}</dd></div>
            })}
            <div><dt>{texts.of(|t| t.sync.last_success)}</dt><dd id="last-success">{success}</dd></div>
            <div><dt>{texts.of(|t| t.sync.last_failure)}</dt><dd id="last-failure">{failure}</dd></div>
        </dl>
    }
}

/// What went wrong with `service`, which is named once.
fn naming(service: HrSystem, what: String) -> String {
    let name = service.description().name;
    if what.contains(name) { what } else { format!("{name}: {what}") }
}

/// There is nothing to sync with.
#[component]
pub fn NothingConnected() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <EmptyState icon=IconName::Plug title=texts.of(|t| t.sync.none_title) text=texts.of(|t| t.sync.none)>
            <PageLink to=Page::Services class=ButtonKind::Primary.class()>
                {texts.of(|t| t.sync.to_services)}
            </PageLink>
        </EmptyState>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_failed_is_named_once() {
        let named = |what: &str| naming(HrSystem::Personio, what.to_owned());
        assert_eq!(named("Personio is busy."), "Personio is busy.");
        assert_eq!(named("Something went wrong."), "Personio: Something went wrong.");
    }
}
