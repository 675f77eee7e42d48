//! The form of an identity provider.

use domain::{
    api::{call, calling::Call, sign_in::LogoutForm},
    identity::settings::{
        Admission, FieldFault, IdentityField, IdentityProvider, IdentityProviderForm, Links,
    },
};
use leptos::{ev, prelude::*};

use super::vendors::{VENDORS, Vendor};
use crate::{
    components::{
        Button, ButtonKind, Choice, CopyButton, Field, SecretField, SelectField, TextArea, focus_on,
    },
    i18n::{AdminTexts, UseAdminTexts, texts::sign_in::ways_in::WaysIn, use_admin_texts},
};

/// Where identity providers send browsers back to, after the origin.
const CALLBACK: &str = "/api/sign-in/callback";

/// Where they send browsers that have signed out there, after the origin.
const SIGNED_OUT: &str = "/sign-in";

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    texts: UseAdminTexts,
    issuer: RwSignal<String>,
    client_id: RwSignal<String>,
    client_secret: RwSignal<String>,
    scopes: RwSignal<String>,
    domains: RwSignal<String>,
    admission: RwSignal<Admission>,
    departments: RwSignal<String>,
    role_claim: RwSignal<String>,
    admins: RwSignal<String>,
    links: RwSignal<Links>,
    /// Whether the fields have been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
}

impl Typed {
    fn of(form: IdentityProviderForm) -> Self {
        Self {
            texts: use_admin_texts(),
            issuer: RwSignal::new(form.issuer),
            client_id: RwSignal::new(form.client_id),
            client_secret: RwSignal::new(form.client_secret),
            scopes: RwSignal::new(form.scopes),
            domains: RwSignal::new(form.domains),
            admission: RwSignal::new(form.admission),
            departments: RwSignal::new(form.departments),
            role_claim: RwSignal::new(form.role_claim),
            admins: RwSignal::new(form.admins),
            links: RwSignal::new(form.links),
            judged: RwSignal::new(false),
        }
    }

    fn form(self) -> IdentityProviderForm {
        IdentityProviderForm {
            issuer: self.issuer.get(),
            client_id: self.client_id.get(),
            client_secret: self.client_secret.get(),
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
    fn fault(self) -> Option<(IdentityField, FieldFault)> {
        let form = self.form();
        IdentityProvider::read(&form).err().or_else(|| IdentityProvider::secret(&form).err())
    }

    /// What is wrong with `field`, once it has been judged.
    fn error(self, field: IdentityField) -> Signal<Option<String>> {
        Signal::derive(move || {
            let (_, fault) = self.fault().filter(|(at, _)| *at == field && self.judged.get())?;
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

    fn hint(self, pick: fn(&AdminTexts) -> &'static str) -> Signal<Option<String>> {
        Signal::derive(move || Some(pick(self.texts.get()).to_owned()))
    }
}

fn id(field: IdentityField) -> String {
    format!("identity-{}", field.as_str())
}

/// The form: `<ProviderEntry organisation form has_secret on_send=… sending/>`. What was typed stays, whatever is wrong with it.
#[component]
pub fn ProviderEntry(
    /// The organisation's id.
    organisation: String,
    /// What is there.
    form: IdentityProviderForm,
    /// Whether a secret is kept for this client.
    has_secret: bool,
    /// Called with what was typed, when it can be kept.
    on_send: Callback<IdentityProviderForm>,
    /// Whether it is being sent.
    #[prop(into)]
    sending: Signal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let typed = Typed::of(form);
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
            <Guide organisation/>
            <Client typed has_secret/>
            <WhoGetsIn typed/>
            <div class="step-links">
                <Button kind=ButtonKind::Primary submit=true pending=sending attr:id="keep-identity">
                    {texts.of(|t| t.ways_in.keep)}
                </Button>
            </div>
        </form>
    }
}

/// Where it is set up at the vendor, and with what.
#[component]
fn Guide(organisation: String) -> impl IntoView {
    let texts = use_admin_texts();
    let chosen = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let other = Choice::new("", texts.get().ways_in.other);
        VENDORS.iter().map(|vendor| Choice::new(vendor.name, vendor.name)).chain([other]).collect()
    });
    let vendor = move || VENDORS.iter().find(|vendor| vendor.name == chosen.get());
    let origin = window().location().origin().unwrap_or_default();
    let logout = call::SignOutElsewhere { organisation, form: LogoutForm { logout_token: String::new() } };
    let steps = move |vendor: &'static Vendor| {
        view! {
            <div><dt>{texts.of(|t| t.ways_in.where_to)}</dt><dd lang="en">{vendor.place}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.what_to)}</dt><dd lang="en">{vendor.kind}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.issuer)}</dt><dd><code>{vendor.issuer}</code></dd></div>
        }
    };
    let to_copy = |name: fn(&WaysIn) -> &'static str, path: &str| {
        let address = [&origin, path].concat();
        let label = Signal::derive(move || {
            let words = &texts.get().ways_in;
            Some(words.copy_address(name(words)))
        });
        view! {
            <div>
                <dt>{move || name(&texts.get().ways_in)}</dt>
                <dd><code>{address.clone()}</code> " " <CopyButton text=address label/></dd>
            </div>
        }
    };
    view! {
        <SelectField
            id="identity-vendor"
            label=texts.of(|t| t.ways_in.vendor)
            value=chosen
            on_change=move |value| chosen.set(value)
            choices
        />
        <dl class="facts">
            {move || vendor().map(steps)}
            {to_copy(|words| words.redirect, CALLBACK)}
            {to_copy(|words| words.after_sign_out, SIGNED_OUT)}
            {to_copy(|words| words.back_channel, &logout.address())}
        </dl>
    }
}

/// What the vendor has given.
#[component]
fn Client(typed: Typed, has_secret: bool) -> impl IntoView {
    let texts = typed.texts;
    let secret_hint = if has_secret {
        typed.hint(|t| t.ways_in.secret_kept)
    } else {
        typed.hint(|t| t.ways_in.secret_hint)
    };
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
        <SecretField
            id=id(IdentityField::ClientSecret)
            label=texts.of(|t| t.ways_in.secret)
            hint=secret_hint
            value=typed.client_secret
            error=typed.error(IdentityField::ClientSecret)
        />
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
