//! The third step: typing the credential and testing it.

use domain::{
    api::{endpoint::Endpoint, learning::LearningTestForm},
    credential::CredentialForm,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;

use super::{
    LEARNING,
    frame::{LearningHeading, back_from},
    step::LearningStep,
    wizard::use_learning_wizard,
};
use crate::{
    api::{Call, CallError, use_api},
    halves::use_go_to,
    i18n::use_admin_texts,
    pages::setup::credential::CredentialEntry,
};

/// The third step.
#[component]
pub fn CredentialStep() -> impl IntoView {
    let wizard = use_learning_wizard();
    let texts = use_admin_texts();
    let testing = RwSignal::new(false);
    let problem = RwSignal::new(wizard.sent_back.get_untracked().map(|code| CallError::Api(code.error())));
    wizard.sent_back.set(None);
    let navigate = use_go_to();
    let api = use_api();
    let test = Callback::new(move |credential: CredentialForm| {
        let navigate = navigate.clone();
        testing.set(true);
        problem.set(None);
        spawn_local(async move {
            let call = Call::to(Endpoint::TestLearning, &[]).with(&LearningTestForm { credential });
            let outcome = api.send(call).await;
            testing.try_set(false);
            match outcome {
                Ok(draft) => {
                    wizard.draft.try_set(Some(draft));
                    navigate(&LearningStep::Defaults.address(), NavigateOptions::default());
                }
                Err(failure) => _ = problem.try_set(Some(failure)),
            }
        });
    });
    view! {
        <LearningHeading step=LearningStep::Credential/>
        <p>{move || texts.get().guides.of(LEARNING).credential_intro}</p>
        <CredentialEntry service=LEARNING testing problem back=back_from(LearningStep::Credential) on_test=test/>
    }
}
