//! What a member may do, and giving them another role.

use domain::{
    access::{Role, may_invite},
    api::members::RoleForm,
};
use leptos::{ev, prelude::*};

use crate::{
    components::{Button, ButtonKind, Notice, Tone},
    i18n::{texts::members::Members, use_admin_texts},
    shell::role_name,
};

/// The form of a role: `<RoleEntry actor=Role::Owner current=Role::Admin on_submit=… pending error/>`.
#[component]
pub fn RoleEntry(
    /// Who gives it.
    actor: Role,
    /// What the member has now.
    current: Role,
    /// Told what to send.
    #[prop(into)]
    on_submit: Callback<RoleForm>,
    /// Whether it is being sent.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it could not be sent.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let role = RwSignal::new(current);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !pending.get_untracked() {
            on_submit.run(RoleForm { role: role.get_untracked() });
        }
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <p class="quiet">{texts.of(|t| t.members.change_role_text)}</p>
            <RoleChoice actor role name="member-role"/>
            {move || error.get().map(|error| view! { <Notice tone=Tone::Error><p>{error}</p></Notice> })}
            <div class="dialog-actions">
                <Button kind=ButtonKind::Primary submit=true pending>{texts.of(|t| t.members.save_role)}</Button>
            </div>
        </form>
    }
}

/// A radio for each role that somebody may give.
#[component]
pub(super) fn RoleChoice(
    /// Who gives it.
    actor: Role,
    /// What is chosen.
    role: RwSignal<Role>,
    /// What the controls are called.
    #[prop(default = "invitation-role")]
    name: &'static str,
) -> impl IntoView {
    let texts = use_admin_texts();
    let choice = |one: Role| {
        let id = format!("{name}-{}", one.as_str());
        let label = move || role_name(&texts.get().shell, one);
        let hint = move || role_hint(&texts.get().members, one);
        view! {
            <div class="checkbox">
                <input
                    id=id.clone()
                    type="radio"
                    name=name
                    aria-describedby=format!("{id}-hint")
                    prop:checked=move || role.get() == one
                    on:change=move |_| role.set(one)
                />
                <div>
                    <label for=id.clone()>{label}</label>
                    <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
                </div>
            </div>
        }
    };
    let choices = Role::ALL.into_iter().filter(|invited| may_invite(actor, *invited)).map(choice);
    view! {
        <fieldset class="checkbox-group">
            <legend>{texts.of(|t| t.members.role)}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}

fn role_hint(members: &Members, role: Role) -> &'static str {
    match role {
        Role::Member => members.role_hint_member,
        Role::Admin => members.role_hint_admin,
        Role::Owner => members.role_hint_owner,
    }
}
