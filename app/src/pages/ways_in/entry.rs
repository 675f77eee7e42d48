//! The form of an identity provider.

use domain::identity::settings::{Admission, IdentityField, IdentityProviderForm, Links, Proof};
use leptos::{ev, prelude::*};

use super::{
    guide::Guide,
    proof::ByWhat,
    typed::{Typed, id},
};
use crate::{
    api::CallError,
    components::{Button, ButtonKind, Choice, Field, SelectField, TextArea, focus_on},
    i18n::use_admin_texts,
};

/// The form: `<ProviderEntry organisation form kept on_send=… sending/>`. What was typed stays, whatever is wrong with it.
#[component]
pub fn ProviderEntry(
    /// The organisation's id.
    organisation: String,
    /// What is there.
    form: IdentityProviderForm,
    /// By what this client proves who it is, if it is kept already.
    kept: Option<Proof>,
    /// Called with what was typed, when it can be kept.
    on_send: Callback<IdentityProviderForm>,
    /// Whether it is being sent.
    #[prop(into)]
    sending: Signal<bool>,
    /// What was wrong with what was sent last.
    #[prop(optional, into)]
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let typed = Typed::of(form, refused);
    let vendor = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        typed.judged.set(true);
        match untrack(|| typed.fault()) {
            Some((field, _)) => focus_on(&id(field)),
            None if sending.get_untracked() => {}
            None => on_send.run(untrack(|| typed.form())),
        }
    };
    view! {
        <form id="identity-form" class="stack" novalidate on:submit=submit>
            <Guide organisation=organisation.clone() chosen=vendor/>
            <Client typed/>
            <ByWhat typed organisation kept vendor/>
            <WhatIsTold typed/>
            <WhoGetsIn typed/>
            <div class="step-links">
                <Button kind=ButtonKind::Primary submit=true pending=sending attr:id="keep-identity">
                    {texts.of(|t| t.ways_in.keep)}
                </Button>
            </div>
        </form>
    }
}

/// What the vendor has given.
#[component]
fn Client(typed: Typed) -> impl IntoView {
    let texts = typed.texts;
    view! {
        <Field
            id=id(IdentityField::Issuer)
            label=texts.of(|t| t.ways_in.issuer)
            hint=typed.hint(|t| t.ways_in.issuer_hint)
            value=typed.issuer
            error=typed.error(IdentityField::Issuer)
            inputmode="url"
            required=true
        />
        <Field
            id=id(IdentityField::ClientId)
            label=texts.of(|t| t.ways_in.client_id)
            value=typed.client_id
            error=typed.error(IdentityField::ClientId)
            required=true
        />
    }
}

/// What the vendor tells of people.
#[component]
fn WhatIsTold(typed: Typed) -> impl IntoView {
    let texts = typed.texts;
    view! {
        <Field
            id=id(IdentityField::Scopes)
            label=texts.of(|t| t.ways_in.scopes)
            hint=typed.hint(|t| t.ways_in.scopes_hint)
            value=typed.scopes
            error=typed.error(IdentityField::Scopes)
        />
        <Field
            id=id(IdentityField::Domains)
            label=texts.of(|t| t.ways_in.domains)
            hint=typed.hint(|t| t.ways_in.domains_hint)
            value=typed.domains
            error=typed.error(IdentityField::Domains)
        />
    }
}

/// Who gets in, and as what.
#[component]
fn WhoGetsIn(typed: Typed) -> impl IntoView {
    let texts = typed.texts;
    let choices = Signal::derive(move || {
        let words = &texts.get().ways_in;
        Admission::ALL.map(|one| Choice::new(one.as_str(), words.admission(one))).to_vec()
    });
    let choose =
        move |value: String| typed.admission.set(Admission::named(&value).unwrap_or(Admission::Everybody));
    view! {
        <SelectField
            id="identity-admission"
            label=texts.of(|t| t.ways_in.who)
            value=Signal::derive(move || typed.admission.get().as_str().to_owned())
            on_change=choose
            choices
        />
        {move || (typed.admission.get() == Admission::Departments).then(|| view! {
            <TextArea
                id=id(IdentityField::Departments)
                label=texts.of(|t| t.ways_in.departments)
                hint=typed.hint(|t| t.ways_in.one_a_line)
                value=typed.departments
                error=typed.error(IdentityField::Departments)
            />
        })}
        <Field
            id=id(IdentityField::RoleClaim)
            label=texts.of(|t| t.ways_in.role_claim)
            hint=typed.hint(|t| t.ways_in.role_claim_hint)
            value=typed.role_claim
            error=typed.error(IdentityField::RoleClaim)
        />
        <TextArea
            id=id(IdentityField::Admins)
            label=texts.of(|t| t.ways_in.admins)
            hint=typed.hint(|t| t.ways_in.admins_hint)
            value=typed.admins
            error=typed.error(IdentityField::Admins)
        />
        <SelectField
            id="identity-links"
            label=texts.of(|t| t.ways_in.links)
            hint=typed.hint(|t| t.ways_in.links_hint)
            value=Signal::derive(move || typed.links.get().as_str().to_owned())
            on_change=move |value: String| typed.links.set(Links::named(&value).unwrap_or_default())
            choices=Signal::derive(move || {
                let words = &texts.get().ways_in;
                Links::ALL.map(|one| Choice::new(one.as_str(), words.links_of(one))).to_vec()
            })
        />
    }
}
