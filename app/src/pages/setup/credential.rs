//! The third step: typing the credential and testing it.

use domain::{
    api::{endpoint::Endpoint, error::ApiError, services::TestForm},
    credential::{CredentialError, CredentialForm, parse_field},
    service::{FieldName, PERSONIO, Service},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    frame::{StepHeading, StepLinks},
    step::Step,
    wizard::use_wizard,
};
use crate::{
    api::{Call, CallError, use_api},
    components::{Button, ButtonKind, Field, SecretField},
    i18n::{Texts, use_texts},
    pages::services::{problem::advice, problem_notice::ProblemNotice},
};

/// What is typed, and what was found wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct CredentialFields {
    /// The client id as typed.
    pub client_id: RwSignal<String>,
    /// The secret as typed.
    pub client_secret: RwSignal<String>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
}

impl Default for CredentialFields {
    fn default() -> Self {
        Self {
            client_id: RwSignal::new(String::new()),
            client_secret: RwSignal::new(String::new()),
            judged: RwSignal::new(false),
        }
    }
}

impl CredentialFields {
    fn typed(self, name: FieldName) -> RwSignal<String> {
        match name {
            FieldName::ClientId => self.client_id,
            FieldName::ClientSecret => self.client_secret,
        }
    }

    /// What is wrong with a field that has been judged.
    fn error(self, name: FieldName) -> Option<CredentialError> {
        let judged = self.judged.get();
        self.typed(name).with(|typed| parse_field(name, typed).err()).filter(|_| judged)
    }

    /// Judges both fields: what to send, or the first field that can't be right.
    fn judge(self) -> Result<CredentialForm, CredentialError> {
        self.judged.set(true);
        let parse = |name| self.typed(name).with_untracked(|typed| parse_field(name, typed));
        Ok(CredentialForm {
            client_id: parse(FieldName::ClientId)?,
            client_secret: parse(FieldName::ClientSecret)?,
        })
    }
}

/// The third step.
#[component]
pub fn CredentialStep() -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_texts();
    let testing = RwSignal::new(false);
    let problem = RwSignal::new(wizard.sent_back.get_untracked().map(|code| CallError::Api(code.error())));
    wizard.sent_back.set(None);
    let navigate = use_navigate();
    let api = use_api();
    let test = Callback::new(move |credential: CredentialForm| {
        let form = TestForm { credential, release: wizard.choice.get_untracked().release() };
        let navigate = navigate.clone();
        testing.set(true);
        problem.set(None);
        spawn_local(async move {
            let outcome =
                api.send(Call::to(Endpoint::TestCredential, &[Service::Personio.as_str()]).with(&form)).await;
            testing.try_set(false);
            match outcome {
                Ok(draft) => {
                    wizard.draft.try_set(Some(draft));
                    navigate(&Step::Attributes.address(Service::Personio), NavigateOptions::default());
                }
                Err(failure) => {
                    problem.try_set(Some(failure));
                }
            }
        });
    });
    view! {
        <StepHeading step=Step::Credential/>
        <p>{texts.of(|t| t.setup.credential.intro)}</p>
        <CredentialEntry testing problem on_test=test/>
    }
}

/// The form: two fields, what is wrong with them, and the test.
#[component]
pub fn CredentialEntry(
    /// Whether a test is under way.
    #[prop(into)]
    testing: Signal<bool>,
    /// Why the last test failed.
    #[prop(into)]
    problem: Signal<Option<CallError>>,
    /// Called with what was typed, when its shape is right.
    on_test: Callback<CredentialForm>,
) -> impl IntoView {
    let texts = use_texts();
    let fields = CredentialFields::default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if testing.get_untracked() {
            return;
        }
        match fields.judge() {
            Ok(form) => on_test.run(form),
            Err(error) => focus(error.field().as_str()),
        }
    };
    let hint =
        move |pick: fn(&Texts) -> &'static str| Signal::derive(move || Some(pick(texts.get()).to_owned()));
    let error = move |name| Signal::derive(move || fields.error(name).map(|error| words(texts.get(), error)));
    view! {
        <form novalidate on:submit=submit>
            <Field
                id=FieldName::ClientId.as_str()
                label=PERSONIO.field(FieldName::ClientId).label
                hint=hint(|t| t.setup.credential.client_id_hint)
                value=fields.client_id
                error=error(FieldName::ClientId)
                required=true
            />
            <SecretField
                id=FieldName::ClientSecret.as_str()
                label=PERSONIO.field(FieldName::ClientSecret).label
                hint=hint(|t| t.setup.credential.secret_hint)
                value=fields.client_secret
                error=error(FieldName::ClientSecret)
                required=true
            />
            <p class="quiet">{texts.of(|t| t.setup.credential.safe)}</p>
            {move || problem.get().map(|problem| view! { <ProblemNotice id="setup-error" problem/> })}
            <StepLinks step=Step::Credential>
                <Button kind=ButtonKind::Primary submit=true pending=testing attr:id="test-credential">
                    {move || {
                        let credential = &texts.get().setup.credential;
                        if testing.get() { credential.testing } else { credential.test }
                    }}
                </Button>
            </StepLinks>
        </form>
    }
}

/// What is wrong with a field, and what to do.
fn words(texts: &Texts, error: CredentialError) -> String {
    let advice = advice(texts, &ApiError::from(error));
    format!("{} {}", advice.what, advice.next)
}

fn focus(id: &str) {
    let field = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        _ = field.focus();
    }
}
