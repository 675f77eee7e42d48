//! The list of members.

use domain::{
    access::{LinkRefusal, Role, may_govern},
    api::{members::MemberView, sessions::may_end_sessions},
    session::Way,
    text::Text,
};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{Avatar, Button, ButtonKind, breakable},
    i18n::{Moment, date_time, texts::members::Members, use_admin_texts},
    routes::Page,
    shell::role_name,
};

/// What somebody wants to do with a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberAction {
    /// Make them a new link.
    Renew(MemberView),
    /// Give them another role.
    ChangeRole(MemberView),
    /// Remove them.
    Remove(MemberView),
}

/// The members: `<MembersTable members actor=Role::Admin on_action=…/>`.
#[component]
pub fn MembersTable(
    /// The members.
    members: Vec<MemberView>,
    /// Who looks at them.
    actor: Role,
    /// Told what to do with one of them.
    #[prop(into)]
    on_action: Callback<MemberAction>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let refused = |refusal| members.iter().any(|member| member.may_get_link_from(actor) == Err(refusal));
    let why_not = [
        (refused(LinkRefusal::OwnerOnly), texts.of(|t| t.members.renew_owner_only)),
        (refused(LinkRefusal::ForThemselves), texts.of(|t| t.members.renew_not_yourself)),
    ];
    let why_not = why_not.map(|(refused, words)| refused.then(|| view! { <p class="quiet">{words}</p> }));
    let row = move |member: MemberView| member_row(member, actor, on_action);
    view! {
        <table class="table members-table">
            <caption class="visually-hidden">{texts.of(|t| t.members.list)}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.members.name)}</th>
                    <th scope="col">{texts.of(|t| t.members.role)}</th>
                    <th scope="col">{texts.of(|t| t.members.last_sign_in)}</th>
                    <th scope="col"><span class="visually-hidden">{texts.of(|t| t.members.actions)}</span></th>
                </tr>
            </thead>
            <tbody>{members.into_iter().map(row).collect_view()}</tbody>
        </table>
        <div id="link-rules" class="stack">{why_not.into_iter().collect_view()}</div>
    }
}

fn member_row(member: MemberView, actor: Role, on_action: Callback<MemberAction>) -> impl IntoView {
    let texts = use_admin_texts();
    let name = member.name.to_string();
    let (role, at) = (member.role, member.last_sign_in);
    let way = member.last_way;
    let last_sign_in = move || {
        let members = &texts.get().members;
        let Some(at) = at else { return members.never.to_owned() };
        let at = date_time(texts.language(), at, Moment::DateAndTime);
        match way {
            Some(Way::Link) => [&at, " ", members.by_link].concat(),
            Some(Way::IdentityProvider) => [&at, " ", members.by_account].concat(),
            None => at,
        }
    };
    let address = member.address.clone().map(|address| {
        view! { <span class="quiet">{breakable(address.as_str())}</span> }
    });
    let link = member.link.clone().map(|link| {
        let words = move || {
            let members = &texts.get().members;
            let time = |at| date_time(texts.language(), at, Moment::DateAndTime);
            let (by, until) =
                (link.by.as_ref().map_or(members.operator, Text::as_str), time(link.expires_at));
            match link.mailed_at {
                Some(at) => members.link_mailed(&time(at), by, &until),
                None => members.link_waits(by, &until),
            }
        };
        view! { <p class="pending-link quiet">{words}</p> }
    });
    let you = member.is_self.then(|| view! { <span class="tag">{texts.of(|t| t.members.you)}</span> });
    let named = |text: fn(&Members, &str) -> String| {
        let name = name.clone();
        Signal::derive(move || text(&texts.get().members, &name))
    };
    let renew = member.may_get_link_from(actor).is_ok().then(|| {
        let member = member.clone();
        view! {
            <Button
                kind=ButtonKind::Quiet
                label=named(Members::renew_for)
                on_press=move |()| on_action.run(MemberAction::Renew(member.clone()))
            >
                {texts.of(|t| t.members.renew)}
            </Button>
        }
    });
    let change_role = member.may_get_role_from(actor).then(|| {
        let member = member.clone();
        view! {
            <Button
                kind=ButtonKind::Quiet
                label=named(Members::change_role_of)
                on_press=move |()| on_action.run(MemberAction::ChangeRole(member.clone()))
            >
                {texts.of(|t| t.members.change_role)}
            </Button>
        }
    });
    let sessions = may_end_sessions(actor, role, member.is_self).then(|| {
        let name = name.clone();
        view! {
            <PageLink to=Page::Sessions(Some(member.id.clone())) class=ButtonKind::Quiet.class()>
                <span class="visually-hidden">{move || texts.get().sessions.list_of(&name)}</span>
                <span aria-hidden="true">{texts.of(|t| t.shell.sessions)}</span>
            </PageLink>
        }
    });
    let remove = may_govern(actor, role).then(|| {
        let member = member.clone();
        view! {
            <Button
                kind=ButtonKind::Quiet
                label=named(Members::remove_named)
                on_press=move |()| on_action.run(MemberAction::Remove(member.clone()))
            >
                {texts.of(|t| t.members.remove)}
            </Button>
        }
    });
    view! {
        <tr data-member-id=member.id>
            <th scope="row">
                <span class="member-name"><Avatar first=name.clone()/> <span>{name.clone()} " " {you} " " {address}</span></span>
            </th>
            <td data-label=texts.of(|t| t.members.role)>{move || role_name(&texts.get().shell, role)}</td>
            <td data-label=texts.of(|t| t.members.last_sign_in)>{last_sign_in} {link}</td>
            <td class="row-actions">{renew} {change_role} {sessions} {remove}</td>
        </tr>
    }
}
