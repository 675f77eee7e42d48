//! The fourth step of the learning platform's wizard: in which department and with which role accounts are opened.

use domain::api::{
    call,
    learning::NewAccounts,
    services::{ActivationForm, DraftView},
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::defaults_entry::DefaultsEntry;
use crate::{
    asking::Sending,
    bundles::use_go_to,
    components::{Skeleton, use_snackbars},
    i18n::use_admin_texts,
    pages::setup::{
        frame::StepHeading,
        wizard::{use_go_to_step, use_wizard},
    },
    problems::notice::ProblemNotice,
    routes::{Page, Step},
};

/// The step. Without a tested credential there is nothing to choose from.
#[component]
pub fn DefaultsStep() -> impl IntoView {
    let wizard = use_wizard();
    let service = wizard.service;
    let texts = use_admin_texts();
    let snackbars = use_snackbars();
    let (loading, connecting) = (Sending::nothing(), Sending::nothing());
    let missing = loading.problem;
    let navigate = StoredValue::new_local(use_go_to());
    let back = StoredValue::new_local(use_go_to_step());
    let told = move |failure| wizard.told(failure, |step| _ = back.try_with_value(|back| back(step)));
    let load = move |()| {
        loading.send_or(call::Draft { service }, move |draft| wizard.draft.set(Some(draft)), told);
    };
    let connect = Callback::new(move |accounts: NewAccounts| {
        let form = ActivationForm { accounts: Some(accounts) };
        let connected = move |_| {
            snackbars.success(texts.get_untracked().setup.preview.connected(service));
            let page = Page::Connection(service).address();
            navigate.try_with_value(|navigate| navigate(&page, NavigateOptions::default()));
        };
        connecting.send_or(call::ActivateDraft { service, form }, connected, told);
    });
    if wizard.draft.with_untracked(Option::is_none) {
        load(());
    }
    let entry = move |draft: DraftView| {
        let own = draft.learning()?.clone();
        Some(view! {
            <DefaultsEntry
                service
                identity=draft.identity
                draft=own
                connecting=connecting.pending
                problem=connecting.problem
                on_connect=connect
            />
        })
    };
    view! {
        <StepHeading step=Step::Defaults/>
        <p>{texts.of(|t| t.learning.defaults.intro)}</p>
        {move || missing.get().map(|problem| view! {
            <ProblemNotice id="setup-error" problem service on_retry=Callback::new(load)/>
        })}
        {move || match wizard.draft.get() {
            Some(draft) => entry(draft).into_any(),
            None if missing.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
            None => ().into_any(),
        }}
    }
}
