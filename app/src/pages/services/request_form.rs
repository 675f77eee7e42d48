//! The form in which a service is asked for.

use domain::{
    api::services::ServiceRequestForm,
    service_request::{RequestError, RequestFault, RequestField, ServiceRequest},
};
use leptos::prelude::*;

use crate::{
    components::{Button, ButtonKind, Field, focus_on},
    i18n::{AdminTexts, use_admin_texts},
};

/// What is typed: whoever asks, about how many people, and whatever else is to say.
#[derive(Debug, Clone, Copy)]
struct Typed {
    contact: RwSignal<String>,
    people: RwSignal<String>,
    note: RwSignal<String>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
}

impl Typed {
    fn form(self) -> ServiceRequestForm {
        ServiceRequestForm { contact: self.contact.get(), people: self.people.get(), note: self.note.get() }
    }

    /// What is wrong with `field`, once it has been judged.
    fn error(self, texts: &AdminTexts, field: RequestField) -> Option<String> {
        let errors = ServiceRequest::parse(&self.form()).err().filter(|_| self.judged.get())?;
        errors.into_iter().find(|error| error.field == field).map(|error| words(texts, error).to_owned())
    }
}

fn words(texts: &AdminTexts, error: RequestError) -> &'static str {
    match error.fault {
        RequestFault::Blank => texts.errors.field_blank,
        RequestFault::TooLong => texts.errors.field_too_long,
        RequestFault::NotANumber => texts.services.request.not_a_number,
    }
}

fn id(field: RequestField) -> String {
    format!("request-{}", field.as_str())
}

/// The form. What was typed stays, whatever is wrong with it.
#[component]
pub fn RequestEntry(
    /// Whether it is being sent.
    #[prop(into)]
    sending: Signal<bool>,
    /// Called with what was typed, when it can be a request.
    on_send: Callback<ServiceRequestForm>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let blank = || RwSignal::new(String::new());
    let typed = Typed { contact: blank(), people: blank(), note: blank(), judged: RwSignal::new(false) };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        typed.judged.set(true);
        let form = untrack(|| typed.form());
        match ServiceRequest::parse(&form) {
            Ok(_) if sending.get_untracked() => {}
            Ok(_) => on_send.run(form),
            Err(errors) => focus_on(&errors.first().map(|error| id(error.field)).unwrap_or_default()),
        }
    };
    let error = move |field| Signal::derive(move || typed.error(texts.get(), field));
    let hint = move |pick: fn(&AdminTexts) -> &'static str| {
        Signal::derive(move || Some(pick(texts.get()).to_owned()))
    };
    view! {
        <form id="request-form" novalidate on:submit=submit>
            <p>{texts.of(|t| t.services.request.intro)}</p>
            <Field
                id=id(RequestField::Contact)
                label=texts.of(|t| t.services.request.contact)
                hint=hint(|t| t.services.request.contact_hint)
                value=typed.contact
                error=error(RequestField::Contact)
                required=true
            />
            <Field
                id=id(RequestField::People)
                label=texts.of(|t| t.services.request.people)
                hint=hint(|t| t.services.request.people_hint)
                value=typed.people
                error=error(RequestField::People)
                required=true
            />
            <Field
                id=id(RequestField::Note)
                label=texts.of(|t| t.services.request.note)
                hint=hint(|t| t.services.request.note_hint)
                value=typed.note
                error=error(RequestField::Note)
            />
            <div class="step-links">
                <Button kind=ButtonKind::Primary submit=true pending=sending attr:id="send-request">
                    {texts.of(|t| t.services.request.send)}
                </Button>
            </div>
        </form>
    }
}
