//! The third step: typing the credential and testing it.

use domain::{
    api::{call, services::TestForm},
    credential::{CredentialError, CredentialForm, parse_field},
    service::{Field as FormField, Service, Shape, Visibility},
};
use leptos::prelude::*;

use super::{
    frame::{StepHeading, StepLinks},
    release::use_releasing,
    wizard::{use_go_to_step, use_wizard},
};
use crate::{
    api::CallError,
    asking::Sending,
    components::{Button, ButtonKind, Field, SecretField, focus_on},
    i18n::use_admin_texts,
    problems::{advice::field_advice, notice::ProblemNotice},
    routes::Step,
};

/// What is typed into the fields of a service's form.
#[derive(Debug, Clone, Copy)]
struct Typed {
    fields: StoredValue<Vec<(&'static FormField, RwSignal<String>)>>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
}

impl Typed {
    fn nothing(service: Service) -> Self {
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
    let releasing = use_releasing();
    let testing = Sending::telling(RwSignal::new(
        wizard.sent_back.get_untracked().map(|code| CallError::Api(code.error())),
    ));
    wizard.sent_back.set(None);
    let go = use_go_to_step();
    let test = Callback::new(move |credential: CredentialForm| {
        let release = releasing.map(|releasing| releasing.choice.get_untracked().release());
        let form = TestForm { credential, release };
        let go = go.clone();
        testing.send(call::TestCredential { service, form }, move |draft| {
            wizard.draft.set(Some(draft));
            Step::Credential.next(service).into_iter().for_each(go);
        });
    });
    view! {
        <StepHeading step=Step::Credential/>
        <p>{move || texts.get().guides.of(service).credential_intro}</p>
        <CredentialEntry service testing=testing.pending problem=testing.problem on_test=test/>
    }
}

/// The form: the service's fields, what is wrong with them, and the test.
#[component]
pub fn CredentialEntry(
    /// The service.
    #[prop(into)]
    service: Service,
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
    service: Service,
    field: &'static FormField,
    value: RwSignal<String>,
    judged: RwSignal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (id, label) = (field.name.as_str(), field.label);
    let hint = Signal::derive(move || Some(texts.get().setup.credential.hint(service, field.name)));
    // That an address is elsewhere is said as soon as it is typed: the rest of the form is in vain then.
    let left = RwSignal::new(false);
    let is_known = move |error: &CredentialError| {
        judged.get() || (left.get() && matches!(error, CredentialError::NotInTheCloud(_)))
    };
    let error = Signal::derive(move || {
        let error = value.with(|typed| parse_field(field, typed).err()).filter(is_known);
        error.map(|error| field_advice(texts.get(), service, field.shape, error))
    });
    match field.visibility {
        Visibility::Shown => view! {
            <Field id label hint value error required=true on:focusout=move |_| left.set(true)/>
            <Understood field value/>
        }
        .into_any(),
        Visibility::Secret => view! { <SecretField id label hint value error required=true/> }.into_any(),
    }
}

/// Where the company or its account is, as it is understood from what is typed.
#[component]
fn Understood(field: &'static FormField, value: RwSignal<String>) -> impl IntoView {
    let texts = use_admin_texts();
    let understood = move || value.with(|typed| parse_field(field, typed)).ok();
    let company: Callback<(), Option<String>> = match field.shape {
        Shape::Subdomain { domain } => Callback::new(move |()| {
            let host = format!("{}.{domain}", understood()?);
            Some(texts.get().setup.credential.company(&host))
        }),
        Shape::CloudAddress => {
            Callback::new(move |()| Some(texts.get().setup.credential.account(&understood()?)))
        }
        Shape::Graphic | Shape::HexKey => return ().into_any(),
    };
    let company = move || company.run(());
    view! { <p class="understood" id=format!("{}-understood", field.name.as_str()) role="status">{company}</p> }
        .into_any()
}
