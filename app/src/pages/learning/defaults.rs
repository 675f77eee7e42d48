//! The fourth step: in which department and with which role accounts are opened.

use domain::api::{call, error::ErrorCode, learning::LearningActivationForm};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::{
    LEARNING, defaults_entry::DefaultsEntry, frame::LearningHeading, step::LearningStep,
    wizard::use_learning_wizard,
};
use crate::{
    api::CallError,
    asking::Sending,
    components::{Skeleton, use_snackbars},
    halves::use_go_to,
    i18n::use_admin_texts,
    pages::services::problem_notice::ProblemNotice,
    routes::Page,
};

/// The fourth step.
#[component]
pub fn DefaultsStep() -> impl IntoView {
    let wizard = use_learning_wizard();
    let texts = use_admin_texts();
    let snackbars = use_snackbars();
    let (loading, connecting) = (Sending::nothing(), Sending::nothing());
    let missing = loading.problem;
    let navigate = StoredValue::new_local(use_go_to());
    let go = move |page: Page| {
        navigate.try_with_value(|navigate| navigate(&page.address(), NavigateOptions::default()));
    };
    // Without a tested credential there is nothing to choose from.
    let told = move |failure: CallError| {
        if failure.code() != Some(ErrorCode::NoDraft) {
            return Some(failure);
        }
        wizard.draft.set(None);
        wizard.sent_back.set(Some(ErrorCode::NoDraft));
        go(Page::LearningSetup(LearningStep::Credential));
        None
    };
    let load = move |()| {
        loading.send_or(call::LearningDraft, move |draft| wizard.draft.set(Some(draft)), told);
    };
    let connect = Callback::new(move |form: LearningActivationForm| {
        let connected = move |_| {
            snackbars.success(texts.get_untracked().setup.preview.connected(LEARNING));
            go(Page::Connection(LEARNING));
        };
        connecting.send_or(call::ActivateLearning { form }, connected, told);
    });
    if wizard.draft.with_untracked(Option::is_none) {
        load(());
    }
    view! {
        <LearningHeading step=LearningStep::Defaults/>
        <p>{texts.of(|t| t.learning.defaults.intro)}</p>
        {move || missing.get().map(|problem| view! {
            <ProblemNotice id="setup-error" problem service=LEARNING on_retry=Callback::new(load)/>
        })}
        {move || match wizard.draft.get() {
            Some(draft) => {
                view! { <DefaultsEntry draft connecting=connecting.pending problem=connecting.problem on_connect=connect/> }.into_any()
            }
            None if missing.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
            None => ().into_any(),
        }}
    }
}
