//! The fourth step: in which department and with which role accounts are opened.

use domain::api::{
    endpoint::Endpoint,
    error::ErrorCode,
    learning::{LearningActivationForm, LearningView},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;

use super::{
    LEARNING, defaults_entry::DefaultsEntry, frame::LearningHeading, step::LearningStep,
    wizard::use_learning_wizard,
};
use crate::{
    api::{Call, CallError, use_api},
    components::{Skeleton, use_snackbars},
    halves::use_go_to,
    i18n::{about, use_admin_texts},
    pages::services::problem_notice::ProblemNotice,
    routes::Page,
};

/// The fourth step.
#[component]
pub fn DefaultsStep() -> impl IntoView {
    let wizard = use_learning_wizard();
    let texts = use_admin_texts();
    let api = use_api();
    let snackbars = use_snackbars();
    let connecting = RwSignal::new(false);
    let missing = RwSignal::new(None::<CallError>);
    let refused = RwSignal::new(None::<CallError>);
    let navigate = StoredValue::new_local(use_go_to());
    let go = move |page: Page| {
        navigate.try_with_value(|navigate| navigate(&page.address(), NavigateOptions::default()));
    };
    // Without a tested credential there is nothing to choose from.
    let note = move |failure: CallError, place: RwSignal<Option<CallError>>| {
        if failure.code() == Some(ErrorCode::NoDraft) {
            wizard.draft.try_set(None);
            wizard.sent_back.try_set(Some(ErrorCode::NoDraft));
            go(Page::LearningSetup(LearningStep::Credential));
        } else {
            place.try_set(Some(failure));
        }
    };
    let load = move |()| {
        missing.set(None);
        spawn_local(async move {
            match api.send(Call::to(Endpoint::LearningDraft, &[])).await {
                Ok(draft) => _ = wizard.draft.try_set(Some(draft)),
                Err(failure) => note(failure, missing),
            }
        });
    };
    let connect = Callback::new(move |form: LearningActivationForm| {
        connecting.set(true);
        refused.set(None);
        spawn_local(async move {
            let call = Call::to(Endpoint::ActivateLearning, &[]).with(&form);
            let answer = api.send::<LearningView>(call).await;
            connecting.try_set(false);
            match answer {
                Ok(_) => {
                    snackbars.success(about(LEARNING, texts.get_untracked().setup.preview.connected));
                    go(Page::Connection(LEARNING));
                }
                Err(failure) => note(failure, refused),
            }
        });
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
                view! { <DefaultsEntry draft connecting problem=refused on_connect=connect/> }.into_any()
            }
            None if missing.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
            None => ().into_any(),
        }}
    }
}
