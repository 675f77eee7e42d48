//! The third step: typing the credential and testing it.

use domain::{
    api::{call, learning::LearningTestForm},
    credential::CredentialForm,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::{
    LEARNING,
    frame::{LearningHeading, back_from},
    step::LearningStep,
    wizard::use_learning_wizard,
};
use crate::{
    api::CallError, asking::Sending, halves::use_go_to, i18n::use_admin_texts,
    pages::setup::credential::CredentialEntry,
};

/// The third step.
#[component]
pub fn CredentialStep() -> impl IntoView {
    let wizard = use_learning_wizard();
    let texts = use_admin_texts();
    let testing = Sending::telling(RwSignal::new(
        wizard.sent_back.get_untracked().map(|code| CallError::Api(code.error())),
    ));
    wizard.sent_back.set(None);
    let navigate = use_go_to();
    let test = Callback::new(move |credential: CredentialForm| {
        let navigate = navigate.clone();
        testing.send(call::TestLearning { form: LearningTestForm { credential } }, move |draft| {
            wizard.draft.set(Some(draft));
            navigate(&LearningStep::Defaults.address(), NavigateOptions::default());
        });
    });
    view! {
        <LearningHeading step=LearningStep::Credential/>
        <p>{move || texts.get().guides.of(LEARNING).credential_intro}</p>
        <CredentialEntry
            service=LEARNING
            testing=testing.pending
            problem=testing.problem
            back=back_from(LearningStep::Credential)
            on_test=test
        />
    }
}
