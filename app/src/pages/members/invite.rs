//! Inviting somebody.

use domain::{
    access::Role,
    api::members::InvitationForm,
    text::{Text, TextError},
};
use leptos::{ev, prelude::*};

use super::role::RoleChoice;
use crate::{
    components::{Button, ButtonKind, Checkbox, Field, Notice, Tone},
    i18n::{texts::members::Members, use_admin_texts},
};

/// The form of an invitation: `<InvitationEntry actor=Role::Admin on_submit=… pending error/>`.
#[component]
pub fn InvitationEntry(
    /// Who invites.
    actor: Role,
    /// Whether the link can be sent by mail.
    #[prop(optional, into)]
    sends_mail: Signal<bool>,
    /// Told what to send.
    #[prop(into)]
    on_submit: Callback<InvitationForm>,
    /// Whether it is being sent.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it could not be sent.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(Role::Member);
    let address = RwSignal::new(String::new());
    let by_mail = RwSignal::new(false);
    let form = Signal::derive(move || InvitationForm {
        name: name.get(),
        role: role.get(),
        address: address.get(),
        mail: by_mail.get().then(|| texts.language()),
    });
    let tried = RwSignal::new(false);
    let name_error = Signal::derive(move || {
        tried.get().then(|| name_problem(&texts.get().members, &name.get()))?.map(str::to_owned)
    });
    let address_error = Signal::derive(move || {
        tried.get().then(|| form.with(|form| address_problem(&texts.get().members, form)))?.map(str::to_owned)
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if !pending.get_untracked() && Text::new(&name.get_untracked()).is_ok() {
            let form = form.get_untracked();
            if form.address().is_ok() && form.recipient().is_ok() {
                on_submit.run(form);
            }
        }
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <Field
                id="invitation-name"
                label=texts.of(|t| t.members.name)
                hint=texts.of(|t| t.members.name_hint)
                value=name
                error=name_error
                required=true
            />
            <Field
                id="invitation-address"
                kind="email"
                label=texts.of(|t| t.members.address)
                hint=texts.of(|t| t.members.address_hint)
                value=address
                error=address_error
            />
            <Show when=move || sends_mail.get()>
                <Checkbox
                    id="invitation-by-mail"
                    label=texts.of(|t| t.members.by_mail)
                    hint=texts.of(|t| t.members.by_mail_hint)
                    checked=by_mail
                    on_change=move |ticked| by_mail.set(ticked)
                />
            </Show>
            <RoleChoice actor role/>
            {move || error.get().map(|error| view! { <Notice tone=Tone::Error><p>{error}</p></Notice> })}
            <div class="dialog-actions">
                <Button kind=ButtonKind::Primary submit=true pending>
                    {move || {
                        let members = &texts.get().members;
                        if by_mail.get() { members.send_link } else { members.make_link }
                    }}
                </Button>
            </div>
        </form>
    }
}

fn name_problem(members: &Members, name: &str) -> Option<&'static str> {
    match Text::new(name) {
        Ok(_) => None,
        Err(TextError::Blank) => Some(members.name_blank),
        Err(TextError::TooLong) => Some(members.name_too_long),
    }
}

fn address_problem(members: &Members, form: &InvitationForm) -> Option<&'static str> {
    match (form.address(), form.recipient()) {
        (Err(_), _) => Some(members.address_malformed),
        (Ok(_), Err(_)) => Some(members.address_needed),
        (Ok(_), Ok(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{AdminTexts, Language};

    #[test]
    fn a_name_is_judged_as_the_api_judges_it() {
        let members = &AdminTexts::of(Language::English).members;
        assert_eq!(name_problem(members, "Ana"), None);
        assert_eq!(name_problem(members, " \u{7}"), Some(members.name_blank));
        assert_eq!(name_problem(members, &"a".repeat(201)), Some(members.name_too_long));
    }

    #[test]
    fn an_address_is_needed_where_the_link_is_to_be_sent() {
        let members = &AdminTexts::of(Language::English).members;
        let problem = |address: &str, mail: Option<Language>| {
            let (name, role) = ("Ana".to_owned(), Role::Member);
            let form = InvitationForm { name, role, address: address.to_owned(), mail };
            address_problem(members, &form)
        };
        let mail = Some(Language::Russian);
        for (address, mail, expected) in [
            ("", None, None),
            ("ana@example.com", mail, None),
            (" ", mail, Some(members.address_needed)),
            ("ana", None, Some(members.address_malformed)),
            ("ana", mail, Some(members.address_malformed)),
        ] {
            assert_eq!(problem(address, mail), expected, "{address}");
        }
    }
}
