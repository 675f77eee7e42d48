//! What is typed into the form of an identity provider, and what is wrong with it.

use domain::identity::settings::{
    Admission, FieldFault, IdentityField, IdentityProvider, IdentityProviderForm, Links, Proof,
};
use leptos::prelude::*;

use crate::{
    api::CallError,
    i18n::{AdminTexts, UseAdminTexts, use_admin_texts},
};

/// What is typed.
#[derive(Clone, Copy)]
pub struct Typed {
    pub(super) texts: UseAdminTexts,
    pub(super) issuer: RwSignal<String>,
    pub(super) client_id: RwSignal<String>,
    pub(super) proof: RwSignal<Proof>,
    pub(super) client_secret: RwSignal<String>,
    pub(super) new_key: RwSignal<bool>,
    pub(super) scopes: RwSignal<String>,
    pub(super) domains: RwSignal<String>,
    pub(super) admission: RwSignal<Admission>,
    pub(super) departments: RwSignal<String>,
    pub(super) role_claim: RwSignal<String>,
    pub(super) admins: RwSignal<String>,
    pub(super) links: RwSignal<Links>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    pub(super) judged: RwSignal<bool>,
    /// What was wrong with what was sent last.
    refused: Signal<Option<CallError>>,
}

impl Typed {
    pub(super) fn of(form: IdentityProviderForm, refused: Signal<Option<CallError>>) -> Self {
        Self {
            texts: use_admin_texts(),
            issuer: RwSignal::new(form.issuer),
            client_id: RwSignal::new(form.client_id),
            proof: RwSignal::new(form.proof),
            client_secret: RwSignal::new(form.client_secret),
            new_key: RwSignal::new(form.new_key),
            scopes: RwSignal::new(form.scopes),
            domains: RwSignal::new(form.domains),
            admission: RwSignal::new(form.admission),
            departments: RwSignal::new(form.departments),
            role_claim: RwSignal::new(form.role_claim),
            admins: RwSignal::new(form.admins),
            links: RwSignal::new(form.links),
            judged: RwSignal::new(false),
            refused,
        }
    }

    pub(super) fn form(self) -> IdentityProviderForm {
        IdentityProviderForm {
            issuer: self.issuer.get(),
            client_id: self.client_id.get(),
            proof: self.proof.get(),
            client_secret: self.client_secret.get(),
            new_key: self.new_key.get(),
            scopes: self.scopes.get(),
            domains: self.domains.get(),
            admission: self.admission.get(),
            departments: self.departments.get(),
            role_claim: self.role_claim.get(),
            admins: self.admins.get(),
            links: self.links.get(),
        }
    }

    /// The first thing that is wrong.
    pub(super) fn fault(self) -> Option<(IdentityField, FieldFault)> {
        let form = self.form();
        IdentityProvider::read(&form).err().or_else(|| IdentityProvider::secret(&form).err())
    }

    /// What is wrong with `field`, once it has been judged.
    pub(super) fn error(self, field: IdentityField) -> Signal<Option<String>> {
        Signal::derive(move || {
            let fault = self.fault().filter(|(at, _)| *at == field && self.judged.get());
            let Some((_, fault)) = fault else { return self.refusal(field) };
            let errors = &self.texts.get().errors;
            Some(
                match fault {
                    FieldFault::Blank => errors.field_blank,
                    FieldFault::TooLong => errors.field_too_long,
                    FieldFault::Malformed => errors.field_malformed,
                }
                .to_owned(),
            )
        })
    }

    /// What is wrong with `field` by what was answered.
    fn refusal(self, field: IdentityField) -> Option<String> {
        let refused = self.refused.get()?;
        let is_here =
            matches!(&refused, CallError::Api(error) if error.field.as_deref() == Some(field.as_str()));
        is_here.then(|| refused.words(self.texts.get()).to_owned())
    }

    pub(super) fn hint(self, pick: fn(&AdminTexts) -> &'static str) -> Signal<Option<String>> {
        Signal::derive(move || Some(pick(self.texts.get()).to_owned()))
    }
}

pub(super) fn id(field: IdentityField) -> String {
    format!("identity-{}", field.as_str())
}
