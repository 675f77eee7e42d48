//! The menu of whoever is signed in: language, theme, sessions, signing out. Without anybody: language and theme.

use domain::{access::Role, api::call};
use leptos::prelude::*;

use super::Theme;
use crate::{
    asking::Sending,
    components::{Avatar, Button, Icon, IconName, Tick, Ticked, Ticks, close_when_left, use_snackbars},
    i18n::{Language, texts::shell::Shell, use_texts},
    routes::Page,
    session::{SignOutReason, use_session},
};

const MENU: &str = "account-menu";

/// The button and its menu. The browser opens it, closes it on Escape or a click elsewhere, and gives the focus back.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let name = Memo::new(move |_| session.member().map(|member| member.name.to_string()));
    let face = move || match name.get() {
        Some(name) => {
            view! { <Avatar first=name.clone()/> <span class="account-name">{name}</span> }.into_any()
        }
        None => view! { <Icon name=IconName::Menu/> }.into_any(),
    };
    view! {
        <div class="account">
            <button type="button" class="account-button" popovertarget=MENU>
                <span class="visually-hidden">{move || texts.get().shell.menu} " "</span>
                {face}
            </button>
            <div id=MENU class="account-menu" popover="auto" on:focusout=close_when_left>
                <Who/>
                <LanguageSwitch/>
                <ThemeSwitch/>
                <Session/>
            </div>
        </div>
    }
}

#[component]
fn Who() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let role = move |role| role_name(&texts.get().shell, role);
    move || {
        session.member().map(|member| {
            view! {
                <p class="account-who">
                    <span class="visually-hidden">{texts.of(|t| t.shell.signed_in_as)} " "</span>
                    <strong>{member.name.to_string()}</strong>
                    <span>{move || role(member.role)} " · " {member.organisation.to_string()}</span>
                </p>
            }
        })
    }
}

/// What a role is called.
pub(crate) fn role_name(shell: &Shell, role: Role) -> &'static str {
    match role {
        Role::Member => shell.role_member,
        Role::Admin => shell.role_admin,
        Role::Owner => shell.role_owner,
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let texts = use_texts();
    let ticks = move || {
        let tick = |language: Language| {
            Tick::new(language.as_str(), language.own_name(), texts.language() == language)
        };
        Language::ALL.map(tick).to_vec()
    };
    let switch = move |code: String| {
        if let Some(language) = Language::from_tag(&code) {
            texts.switch_to(language);
        }
    };
    view! {
        <Ticks
            title=texts.of(|t| t.shell.language)
            name="language"
            ticked=Ticked::One
            ticks=Box::new(ticks)
            on_tick=switch
        />
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let texts = use_texts();
    let theme = expect_context::<RwSignal<Theme>>();
    let ticks = move || {
        let (shell, chosen) = (&texts.get().shell, theme.get());
        let tick = |theme: Theme| {
            let label = match theme {
                Theme::System => shell.theme_system,
                Theme::Light => shell.theme_light,
                Theme::Dark => shell.theme_dark,
            };
            Tick::new(theme.as_str(), label, theme == chosen)
        };
        Theme::ALL.map(tick).to_vec()
    };
    let switch = move |name: String| theme.set(Theme::named(&name).unwrap_or_default());
    view! {
        <Ticks title=texts.of(|t| t.shell.theme) name="theme" ticked=Ticked::One ticks=Box::new(ticks) on_tick=switch/>
    }
}

/// What whoever is signed in does with that: sees where else they are, and leaves.
#[component]
fn Session() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let snackbars = use_snackbars();
    let sending = Sending::nothing();
    let sessions = Page::Sessions(None).address();
    let left = move |()| session.end(SignOutReason::Left);
    let sign_out = move |()| sending.send_or(call::SignOut, left, snackbars.refused(texts));
    move || {
        session.member().map(|member| {
            let profile = member.person.map(|person| {
                view! { <a href=Page::Person(person).address() rel="external">{texts.of(|t| t.shell.profile)}</a> }
            });
            view! {
                // The browser loads the page, so that the menu is closed.
                {profile}
                <a href=sessions.clone() rel="external">{texts.of(|t| t.shell.sessions)}</a>
                <Button pending=sending.pending on_press=sign_out>{texts.of(|t| t.shell.sign_out)}</Button>
            }
        })
    }
}
