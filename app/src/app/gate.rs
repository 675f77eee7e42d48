//! Who may see a page. The API decides for itself; this only saves people pages that could not work.

use domain::access::Role;
use leptos::{prelude::*, task::spawn_local};

use super::ask_who_is_signed_in;
use crate::{
    api::use_api,
    components::{ButtonKind, EmptyState, Heading, IconName, Skeleton, TryAgain},
    i18n::use_texts,
    pages::not_found::ForbiddenPage,
    session::{Admission, SessionState, use_session},
};

/// `page` for those who have `role` or a more powerful one; for others, why not:
/// `<Route path=path!("/members") view=|| gated(Role::Admin, || view! { <MembersPage/> }.into_any())/>`.
///
/// In another sitting it is another page: what the old one held is somebody else's.
pub(super) fn gated(role: Role, page: fn() -> AnyView) -> impl IntoView {
    let session = use_session();
    let admission = Memo::new(move |_| (session.sitting(), session.state().admission(role)));
    move || match admission.get().1 {
        Admission::Granted => page(),
        Admission::Waiting => view! { <div class="page"><Skeleton lines=6/></div> }.into_any(),
        Admission::Forbidden => view! { <ForbiddenPage/> }.into_any(),
        Admission::Unknown(error) => {
            let texts = use_texts();
            let words = Signal::derive(move || error.words(texts.get()).to_owned());
            view! { <Unavailable words/> }.into_any()
        }
        // The shell leads to the sign-in page.
        Admission::SignIn => ().into_any(),
    }
}

#[component]
fn Unavailable(words: Signal<String>) -> impl IntoView {
    let texts = use_texts();
    let (api, session) = (use_api(), use_session());
    let again = move |()| {
        session.learn(SessionState::Asking);
        spawn_local(ask_who_is_signed_in(api, session));
    };
    view! {
        <div class="page">
            <EmptyState icon=IconName::Warning heading=Heading::Page title=texts.of(|t| t.shell.unavailable_title) text=words>
                <TryAgain kind=ButtonKind::Primary on_press=again/>
            </EmptyState>
        </div>
    }
}
