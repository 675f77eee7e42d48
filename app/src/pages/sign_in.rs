//! Signing in with a one-time link.

use domain::{
    access::Role,
    api::{call, error::ErrorCode, session::SignInForm},
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use wasm_bindgen::JsValue;

use crate::{
    api::{CallError, use_api},
    components::{Button, ButtonKind, Notice, Spinner, Tone},
    directory::use_people,
    halves::{PageLink, use_go_to},
    i18n::use_texts,
    routes::{Page, PeopleQuery},
    session::{SessionState, SignOutReason, use_session},
    shell::use_title,
};

/// Signs in with the token behind `#`, or says how to get one.
#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = use_texts();
    let (api, session, people) = (use_api(), use_session(), use_people());
    let navigate = use_go_to();
    use_title(texts.of(|t| t.sign_in.title));
    let token = StoredValue::new(None::<String>);
    let outcome = RwSignal::new(None::<CallError>);
    let working = RwSignal::new(false);
    let sign_in = move |()| {
        let (Some(token), false) = (token.get_value(), working.get_untracked()) else { return };
        working.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            match api.send(call::SignIn { form: SignInForm { token } }).await {
                Ok(view) => {
                    session.learn(SessionState::SignedIn(view));
                    let nobody =
                        people.refresh().await.is_ok_and(|directory| directory.snapshot().is_empty());
                    let page = landing(session.has_now(Role::Admin), nobody).address();
                    navigate(&page, NavigateOptions { replace: true, ..Default::default() });
                }
                Err(error) => {
                    outcome.set(Some(error));
                    working.set(false);
                }
            }
        });
    };
    let again = Callback::new(sign_in);
    let open_link = move || {
        if let Some(taken) = take_token() {
            token.set_value(Some(taken));
            again.run(());
        }
    };
    open_link();
    // A link that is opened while this page is shown changes nothing but what stands behind `#`.
    let opened = window_event_listener(ev::hashchange, move |_| open_link());
    on_cleanup(move || opened.remove());
    let body = move || {
        if working.get() {
            return view! { <Spinner label=texts.of(|t| t.sign_in.signing_in)/> }.into_any();
        }
        let failure = outcome.get().map(|error| view! { <Failure error again/> });
        view! { {failure} <Situation tried=Signal::derive(move || outcome.get().is_some())/> }.into_any()
    };
    view! {
        <div class="page page-narrow">
            <div class="card sign-in">
                <img src="/logo.svg" alt="" width="48" height="48"/>
                <h1>{texts.of(|t| t.sign_in.title)}</h1>
                {body}
            </div>
        </div>
    }
}

/// The first page after signing in: an admin of an empty directory has something to connect.
fn landing(admin: bool, nobody: bool) -> Page {
    if admin && nobody { Page::Services } else { Page::People(PeopleQuery::default()) }
}

/// The token behind `#`. It is taken out of the address bar and the history at once.
fn take_token() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let token = hash.strip_prefix('#').filter(|token| !token.is_empty())?.to_owned();
    let history = window().history().ok()?;
    _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&Page::SignIn.address()));
    Some(token)
}

#[component]
fn Failure(error: CallError, again: Callback<()>) -> impl IntoView {
    let texts = use_texts();
    if error.code() == Some(ErrorCode::LinkInvalid) {
        view! {
            <Notice tone=Tone::Error title=texts.of(|t| t.sign_in.invalid_title)>
                <p>{texts.of(|t| t.sign_in.invalid)}</p>
            </Notice>
        }
        .into_any()
    } else {
        let words = move || error.words(texts.get());
        view! {
            <Notice tone=Tone::Error title=texts.of(|t| t.sign_in.failed_title)>
                <p>{words}</p>
                <Button kind=ButtonKind::Primary on_press=again>{texts.of(|t| t.kit.try_again)}</Button>
            </Notice>
        }
        .into_any()
    }
}

/// Why somebody is here, and how they get on.
#[component]
fn Situation(
    /// Whether a link was tried already.
    tried: Signal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let notice = move || match session.state() {
        SessionState::SignedIn(_) => view! {
            <Notice tone=Tone::Success>
                <p>{texts.of(|t| t.sign_in.already)}</p>
                <PageLink to=Page::Home class=ButtonKind::Primary.class()>
                    {texts.of(|t| t.sign_in.go_on)}
                </PageLink>
            </Notice>
        }
        .into_any(),
        SessionState::SignedOut(SignOutReason::Ended) if !tried.get() => view! {
            <Notice tone=Tone::Warning><p>{texts.of(|t| t.sign_in.ended)}</p></Notice>
        }
        .into_any(),
        SessionState::SignedOut(SignOutReason::Left) if !tried.get() => view! {
            <Notice tone=Tone::Success><p>{texts.of(|t| t.sign_in.left)}</p></Notice>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        {notice}
        <h2>{texts.of(|t| t.sign_in.how_title)}</h2>
        <ul class="plain-steps">
            <li>{texts.of(|t| t.sign_in.how_invited)}</li>
            <li>{texts.of(|t| t.sign_in.how_lost)}</li>
            <li>{texts.of(|t| t.sign_in.how_operator)}</li>
        </ul>
        <p class="quiet">{texts.of(|t| t.sign_in.once)}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_of_an_empty_directory_lands_where_it_is_filled() {
        assert_eq!(landing(true, true), Page::Services);
        for (admin, nobody) in [(true, false), (false, true), (false, false)] {
            assert_eq!(landing(admin, nobody), Page::People(PeopleQuery::default()));
        }
    }
}
