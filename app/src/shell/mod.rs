//! What stands around every page: header, navigation, messages.

pub mod account_menu;
pub mod header;
pub mod navigation;
pub mod new_link;
mod search_keys;
pub mod theme;

use std::time::Duration;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

pub(crate) use self::account_menu::role_name;
pub use self::theme::{Theme, provide_theme};
use self::{header::Header, new_link::NewLink, search_keys::follow_search_keys};
use crate::{
    bundles::{use_bundle, use_go_to},
    components::{SnackbarRegion, use_snackbars},
    handover::{Handover, hand_over},
    i18n::use_texts,
    routes::Page,
    session::{SessionState, SignOutReason, Sitting, use_session},
};

/// The frame of every page: `<Shell mark=bare banner=bare><Routes …/></Shell>`, inside the router. What only some bundles have
/// around their pages comes as functions, so that the others have nothing of it.
#[component]
pub fn Shell<M: IntoView + 'static, B: IntoView + 'static>(
    /// What stands beside the syncs in the navigation.
    mark: fn() -> M,
    /// What stands above each page.
    banner: fn() -> B,
    /// The pages.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let main = NodeRef::<html::Main>::new();
    say_language();
    focus_after_navigation(main);
    follow_the_session();
    follow_search_keys();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus(main);
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>{texts.of(|t| t.shell.skip)}</a>
        <Header mark/>
        <main id="main" class="main" tabindex="-1" node_ref=main><NewLink/>{banner()}{children()}</main>
        <SnackbarRegion/>
    }
}

/// Nothing around the pages.
pub fn bare() {}

/// Tells the browser, and so the screen reader, which language the page is in.
fn say_language() {
    let texts = use_texts();
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("lang", texts.language().as_str());
        }
    });
}

/// A new page starts at its beginning, for the keyboard and for the screen reader too.
fn focus_after_navigation(main: NodeRef<html::Main>) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            focus(main);
        }
        now
    });
}

fn focus(main: NodeRef<html::Main>) {
    if let Some(main) = main.get_untracked() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        _ = main.focus_with_options(&options);
    }
}

/// Messages are for whoever was signed in when they came. Where nobody is, every page leads to the sign-in page
/// but the one below it, which says why somebody is not in.
fn follow_the_session() {
    let (session, bundle, snackbars) = (use_session(), use_bundle(), use_snackbars());
    let navigate = use_go_to();
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let sign_in = Page::SignIn.address();
    Effect::new(move |before: Option<Sitting>| {
        // Going back leads to a page on which nothing is shown to nobody.
        let (sitting, path) = (session.sitting(), path.get());
        if before.is_some_and(|before| before != sitting) {
            snackbars.clear();
        }
        if let SessionState::SignedOut(reason) = session.state()
            && !path.starts_with(&sign_in)
        {
            if Page::SignIn.bundle() != bundle {
                hand_over(Handover::SignOut, reason.as_str());
            }
            // Not what somebody was looking at until their session ended, here or elsewhere: the next one may be another.
            // Who goes back to it asks for it, unless somebody has signed out on purpose.
            let is_asked_for = before.is_none_or(|before| before == sitting) && path != "/";
            if reason != SignOutReason::Left && is_asked_for {
                let asked = search.get_untracked();
                let asked = asked.trim_start_matches('?');
                let mark = if asked.is_empty() { "" } else { "?" };
                hand_over(Handover::Wanted, &[&path, mark, asked].concat());
            }
            let (navigate, sign_in) = (navigate.clone(), sign_in.clone());
            // Once the router has left the sign-in page, should somebody have gone back from it: it begins anew then, and
            // takes what is wanted.
            let lead = move || {
                navigate(&sign_in, leptos_router::NavigateOptions { replace: true, ..Default::default() });
            };
            set_timeout(lead, Duration::ZERO);
        }
        sitting
    });
}

/// Names the page after `title` for as long as it is shown.
pub fn use_title(title: impl Into<Signal<String>>) {
    let title = title.into();
    Effect::new(move || document().set_title(&format!("{} · Rollcall", title.get())));
}
