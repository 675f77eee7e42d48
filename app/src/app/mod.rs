//! The bundles of the app, and what all pages share.

pub mod addresses;
mod gate;

use domain::{
    access::Role,
    api::{call, error::ErrorCode},
    bundle::Bundle,
};
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use self::addresses::{AdminPages, PeoplePages, StructurePages};
use crate::{
    api::{Api, CallError, provide_api},
    asking::provide_sign_in_again,
    attention::{AttentionBanner, AttentionMark, follow_attention, provide_attention},
    bundles::provide_bundle,
    components::provide_snackbars,
    directory::provide_people,
    handover::{Handover, take_over},
    i18n::{first_language, provide_texts},
    session::{Session, SessionState, SignOutReason, provide_session},
    shell::{Shell, bare, provide_theme},
    traversal::provide_traversal,
};

/// Starts a bundle of the app and takes away what stood in its place while it was loading.
pub fn start<V: IntoView + 'static>(bundle: impl FnOnce() -> V + 'static) {
    mount_to_body(bundle);
    if let Some(placeholder) = document().get_element_by_id("boot") {
        placeholder.remove();
    }
}

/// The people bundle.
#[component]
pub fn PeopleApp() -> impl IntoView {
    let (api, session) = provide_shared(Bundle::People);
    provide_people(api, session);
    view! { <Router><Shell mark=bare banner=bare><PeoplePages/></Shell></Router> }
}

/// The structure bundle. [`Bundle::at`] says which addresses lead here.
#[component]
pub fn StructureApp() -> impl IntoView {
    let (api, session) = provide_shared(Bundle::Structure);
    provide_people(api, session);
    view! { <Router><Shell mark=bare banner=bare><StructurePages/></Shell></Router> }
}

/// The admin bundle. [`Bundle::at`] says which addresses lead here.
#[component]
pub fn AdminApp() -> impl IntoView {
    let (api, session) = provide_shared(Bundle::Admin);
    provide_sign_in_again();
    provide_people(api, session);
    provide_attention();
    let mark = || view! { <AttentionMark/> };
    let banner = || {
        follow_attention();
        view! { <AttentionBanner/> }
    };
    view! { <Router><Shell mark banner><AdminPages/></Shell></Router> }
}

/// What all pages share.
fn provide_shared(bundle: Bundle) -> (Api, Session) {
    provide_bundle(bundle);
    provide_texts(first_language());
    provide_theme();
    provide_snackbars();
    provide_traversal();
    let signed_out = take_over(Handover::SignOut).and_then(|word| SignOutReason::named(&word));
    let session = provide_session(signed_out.map_or(SessionState::Asking, SessionState::SignedOut));
    let api = provide_api(session);
    if signed_out.is_none() {
        spawn_local(ask_who_is_signed_in(api, session));
    }
    ask_again_when_shown_again(api, session);
    ask_again_when_seen_again(api, session);
    (api, session)
}

/// Asks the API who is signed in.
async fn ask_who_is_signed_in(api: Api, session: Session) {
    match api.send(call::Session).await {
        Ok(view) => session.learn(SessionState::SignedIn(view)),
        Err(CallError::Api(error)) if error.code == ErrorCode::NotSignedIn => {}
        Err(error) => session.learn(SessionState::Unknown(error)),
    }
}

/// Going back from another bundle, the browser may show this one as it was left: somebody may have signed out since.
fn ask_again_when_shown_again(api: Api, session: Session) {
    let listener = window_event_listener_untyped("pageshow", move |event| {
        if event.unchecked_ref::<PageTransitionEvent>().persisted() {
            session.learn(SessionState::Asking);
            spawn_local(ask_who_is_signed_in(api, session));
        }
    });
    on_cleanup(move || listener.remove());
}

/// While another tab was looked at, somebody may have signed in there, to another organisation: the cookie is all tabs'.
/// What is shown stays unless that is so.
fn ask_again_when_seen_again(api: Api, session: Session) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() && session.has_now(Role::Member) {
            spawn_local(async move {
                if let Ok(view) = api.send(call::Session).await {
                    session.learn(SessionState::SignedIn(view));
                }
            });
        }
    });
    on_cleanup(move || listener.remove());
}
