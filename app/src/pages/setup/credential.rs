//! The third step: typing the credential and testing it.

use domain::{
    api::{endpoint::Endpoint, services::TestForm},
    credential::{CredentialError, CredentialForm, parse_field},
    service::{Field as FormField, HrSystem, Shape, Visibility},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;

use super::{
    frame::{StepHeading, StepLinks},
    step::Step,
    wizard::use_wizard,
};
use crate::{
    api::{Call, CallError, use_api},
    components::{Button, ButtonKind, Field, SecretField, focus_on},
    halves::use_go_to,
    i18n::{about, fill, use_admin_texts},
    pages::services::{problem::field_advice, problem_notice::ProblemNotice},
};

/// What is typed into the fields of a service's form.
#[derive(Debug, Clone, Copy)]
struct Typed {
    fields: StoredValue<Vec<(&'static FormField, RwSignal<String>)>>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
}

impl Typed {
    fn nothing(service: HrSystem) -> Self {
        let blank = |field| (field, RwSignal::new(String::new()));
        let fields = service.description().fields.iter().map(blank).collect();
        Self { fields: StoredValue::new(fields), judged: RwSignal::new(false) }
    }

    /// Judges all fields: what to send, or the first field that can't be right.
    fn judge(self) -> Result<CredentialForm, CredentialError> {
        self.judged.set(true);
        let parse = |(field, value): &(&FormField, RwSignal<String>)| {
            Ok((field.name, value.with_untracked(|typed| parse_field(field, typed))?))
        };
        self.fields
            .with_value(|fields| fields.iter().map(parse).collect::<Result<_, _>>())
            .map(CredentialForm)
    }
}

/// The third step.
#[component]
pub fn CredentialStep() -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_admin_texts();
    let service = wizard.service;
    let testing = RwSignal::new(false);
    let problem = RwSignal::new(wizard.sent_back.get_untracked().map(|code| CallError::Api(code.error())));
    wizard.sent_back.set(None);
    let navigate = use_go_to();
    let api = use_api();
    let test = Callback::new(move |credential: CredentialForm| {
        let form = TestForm { credential, release: wizard.choice.get_untracked().release() };
        let navigate = navigate.clone();
        testing.set(true);
        problem.set(None);
        spawn_local(async move {
            let outcome = api.send(Call::to(Endpoint::TestCredential, &[service.as_str()]).with(&form)).await;
            testing.try_set(false);
            match outcome {
                Ok(draft) => {
                    wizard.draft.try_set(Some(draft));
                    navigate(&Step::Attributes.address(service), NavigateOptions::default());
                }
                Err(failure) => {
                    problem.try_set(Some(failure));
                }
            }
        });
    });
    view! {
        <StepHeading step=Step::Credential/>
        <p>{move || texts.get().guides.of(service).credential_intro}</p>
        <CredentialEntry service testing problem on_test=test/>
    }
}

/// The form: the service's fields, what is wrong with them, and the test.
#[component]
pub fn CredentialEntry(
    /// The service.
    service: HrSystem,
    /// Whether a test is under way.
    #[prop(into)]
    testing: Signal<bool>,
    /// Why the last test failed.
    #[prop(into)]
    problem: Signal<Option<CallError>>,
    /// Called with what was typed, when its shape is right.
    on_test: Callback<CredentialForm>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let typed = Typed::nothing(service);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if testing.get_untracked() {
            return;
        }
        match typed.judge() {
            Ok(form) => on_test.run(form),
            Err(error) => focus_on(error.field().as_str()),
        }
    };
    let entry = |(field, value): (&'static FormField, RwSignal<String>)| {
        view! { <FieldEntry service field value judged=typed.judged/> }
    };
    view! {
        <form novalidate on:submit=submit>
            {typed.fields.get_value().into_iter().map(entry).collect_view()}
            <p class="quiet">{move || texts.get().guides.of(service).safe}</p>
            {move || problem.get().map(|problem| view! {
                <ProblemNotice id="setup-error" problem service/>
            })}
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

#[component]
fn FieldEntry(
    service: HrSystem,
    field: &'static FormField,
    value: RwSignal<String>,
    judged: RwSignal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (id, label) = (field.name.as_str(), field.label);
    let hint = Signal::derive(move || {
        Some(about(service, texts.get().setup.credential.hint(service.into(), field.name)))
    });
    let error = Signal::derive(move || {
        let error = value.with(|typed| parse_field(field, typed).err()).filter(|_| judged.get());
        error.map(|error| field_advice(texts.get(), service.into(), field.shape, error))
    });
    match field.visibility {
        Visibility::Shown => view! {
            <Field id label hint value error required=true/>
            <Understood field value/>
        }
        .into_any(),
        Visibility::Secret => view! { <SecretField id label hint value error required=true/> }.into_any(),
    }
}

/// The company's address, as it is understood from what is typed.
#[component]
fn Understood(field: &'static FormField, value: RwSignal<String>) -> impl IntoView {
    let texts = use_admin_texts();
    let Shape::Subdomain { domain } = field.shape else { return ().into_any() };
    let company = move || {
        let label = value.with(|typed| parse_field(field, typed)).ok()?;
        let host = format!("{label}.{domain}");
        Some(fill(texts.get().setup.credential.company, &[("host", &host)]))
    };
    view! { <p class="understood" id=format!("{}-understood", field.name.as_str()) role="status">{company}</p> }
        .into_any()
}
