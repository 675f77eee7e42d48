//! Signing in by a one-time link.

use domain::{
    access::Role,
    api::{call, error::ErrorCode, session::SignInForm},
    identity::is_local,
    sign_in_link::SignInLink,
};
use js_sys::encode_uri_component;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use wasm_bindgen::JsValue;

use crate::{
    api::{CallError, use_api},
    bundles::{PageLink, use_go_to},
    components::{Button, ButtonKind, Notice, Tone},
    directory::use_people,
    handover::{Handover, take_over},
    i18n::use_texts,
    routes::{Page, PeopleQuery},
    session::{SessionState, SignOutReason, use_session},
    shell::use_title,
};

/// Asks whether to sign in by the link behind `#`, or says how to get one. Nothing is sent before somebody has said so: who
/// opens a link may not be the one who wants to be signed in by it.
#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = use_texts();
    let (api, session, people) = (use_api(), use_session(), use_people());
    let navigate = use_go_to();
    use_title(texts.of(|t| t.sign_in.title));
    let wanted = StoredValue::new(take_over(Handover::Wanted).filter(|page| is_local(page)));
    // What stood behind `#`, as long as it may work.
    let opened = RwSignal::new(None::<String>);
    let pending = RwSignal::new(false);
    let problem = RwSignal::new(None::<CallError>);
    let sign_in = Callback::new(move |token: String| {
        let navigate = navigate.clone();
        pending.set(true);
        problem.set(None);
        spawn_local(async move {
            match api.send(call::SignIn { form: SignInForm { token: token.clone() } }).await {
                Ok(view) => {
                    // Whatever page is shown by now: from here on it is theirs.
                    session.learn(SessionState::SignedIn(view));
                    let nobody =
                        people.refresh().await.is_ok_and(|directory| directory.snapshot().is_empty());
                    // Who has left this page is not led elsewhere.
                    if pending.try_set(false).is_none() {
                        let landing = || landing(session.has_now(Role::Admin), nobody).address();
                        let page = wanted.get_value().unwrap_or_else(landing);
                        navigate(&page, NavigateOptions { replace: true, ..Default::default() });
                    }
                }
                Err(error) => {
                    pending.try_set(false);
                    // Another link may have been opened since.
                    if opened.try_get_untracked().flatten().as_ref() == Some(&token) {
                        if error.code() == Some(ErrorCode::LinkInvalid) {
                            opened.set(None);
                        }
                        problem.set(Some(error));
                    }
                }
            }
        });
    });
    let open = move || {
        if let Some(token) = take_token() {
            // A part of a link works as little as one that was used.
            let is_part = organisation(&token).is_none();
            problem.set(is_part.then(|| CallError::Api(ErrorCode::LinkInvalid.into())));
            opened.set((!is_part).then_some(token));
        }
    };
    open();
    // A link that is opened while this page is shown changes nothing but what stands behind `#`.
    let changed = window_event_listener(ev::hashchange, move |_| open());
    on_cleanup(move || changed.remove());
    let body = move || match opened.get() {
        Some(token) => view! { <Question token pending on_press=sign_in/> }.into_any(),
        None => view! { <Situation problem wanted/> }.into_any(),
    };
    view! {
        <div class="page page-narrow">
            <div class="card sign-in">
                <img src="/logo.svg" alt="" width="48" height="48"/>
                <h1>{texts.of(|t| t.sign_in.title)}</h1>
                {move || problem.get().map(|error| view! { <Failure error/> })}
                {body}
            </div>
        </div>
    }
}

/// The question whether to sign in, and who would be signed out by that.
#[component]
fn Question(token: String, pending: RwSignal<bool>, on_press: Callback<String>) -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let organisation = organisation(&token).unwrap_or_default();
    let words = Signal::derive(move || {
        let texts = texts.get();
        let mut words = texts.sign_in.leads_to(&organisation);
        if let Some(member) = session.member() {
            let now = [
                " ",
                texts.shell.signed_in_as,
                " ",
                member.name.as_str(),
                " (",
                member.organisation.as_str(),
                ").",
            ];
            words += &now.concat();
        }
        words
    });
    // Who would be signed out is said first, if the API says it.
    let waits = Signal::derive(move || pending.get() || session.state() == SessionState::Asking);
    view! {
        <p>{words}</p>
        <Button kind=ButtonKind::Primary pending=waits on_press=move |()| on_press.run(token.clone())>
            {texts.of(|t| t.sign_in.title)}
        </Button>
    }
}

/// Where signing in by the identity provider of before begins.
const RESUME: &str = "/api/sign-in";

/// Where signing in by that identity provider begins, to come to the page that is `wanted`.
fn resumption(wanted: StoredValue<Option<String>>) -> String {
    match wanted.get_value() {
        Some(page) => [RESUME, "?back=", &String::from(encode_uri_component(&page))].concat(),
        None => RESUME.to_owned(),
    }
}

/// Where one signs out at that identity provider too.
const WAY_OUT: &str = "/api/sign-out";

/// What the Worker has kept of whoever signed in by an identity provider in this browser before: the organisation, with a dot
/// behind it if one can sign out there.
fn kept_here() -> Option<String> {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into()).ok()?.as_string()?;
    let kept = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("__Host-organisation="))?;
    Some(kept.to_owned())
}

/// The organisation that a link names.
fn organisation(token: &str) -> Option<String> {
    let decode = |text: &str| js_sys::decode_uri_component(text).ok().map(Into::into);
    SignInLink::read(token, decode).map(|link| link.organisation)
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
fn Failure(error: CallError) -> impl IntoView {
    let texts = use_texts();
    let words = Signal::derive(move || error.words(texts.get()).to_owned());
    view! { <Notice tone=Tone::Error title=texts.of(|t| t.sign_in.failed_title)><p>{words}</p></Notice> }
}

/// Why somebody is here, and how they get on.
#[component]
fn Situation(
    /// What became of a link that was tried.
    problem: RwSignal<Option<CallError>>,
    /// The page that somebody wanted to see.
    wanted: StoredValue<Option<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let kept = kept_here();
    let has_way_out = kept.as_ref().is_some_and(|kept| kept.ends_with('.'));
    let link = |to: String, kind: ButtonKind, words: Signal<&'static str>| {
        view! { <p><a class=kind.class() href=to rel="external">{words}</a></p> }
    };
    let notice = move || {
        match session.state() {
        SessionState::SignedIn(_) => view! {
            <Notice tone=Tone::Success>
                <p>{texts.of(|t| t.sign_in.already)}</p>
                <PageLink to=Page::Home class=ButtonKind::Primary.class()>
                    {texts.of(|t| t.sign_in.go_on)}
                </PageLink>
            </Notice>
        }
        .into_any(),
        SessionState::SignedOut(SignOutReason::Ended) if problem.with(Option::is_none) => view! {
            <Notice tone=Tone::Warning><p>{texts.of(|t| t.sign_in.ended)}</p></Notice>
        }
        .into_any(),
        SessionState::SignedOut(SignOutReason::Left) if problem.with(Option::is_none) => view! {
            <Notice tone=Tone::Success>
                <p>{texts.of(|t| t.sign_in.left)}</p>
                {has_way_out.then(|| link(WAY_OUT.to_owned(), ButtonKind::Quiet, texts.of(|t| t.sign_in.leave_there)))}
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    let account =
        kept.map(|_| link(resumption(wanted), ButtonKind::Primary, texts.of(|t| t.sign_in.with_account)));
    view! {
        {notice}
        {account}
        <ul class="plain-steps">
            <li>{texts.of(|t| t.sign_in.how_invited)}</li>
            <li>{texts.of(|t| t.sign_in.how_lost)}</li>
        </ul>
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
