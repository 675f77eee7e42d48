//! The whole app: what all pages share, and which page is at which address.

use domain::{
    access::Role,
    api::{endpoint::Endpoint, error::ErrorCode},
};
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::{
    api::{Api, Call, CallError, provide_api},
    components::provide_snackbars,
    i18n::{first_language, provide_texts},
    pages::{
        gate::gated,
        home::Home,
        members::MembersPage,
        not_found::NotFoundPage,
        people::{PeoplePage, PersonPage, provide_people},
        services::ServicesRoutes,
        setup::SetupRoutes,
        sign_in::SignInPage,
        sync::SyncRoutes,
    },
    routes::Page,
    session::{Session, SessionState, SignOutReason, provide_session},
    shell::{Shell, provide_theme},
    traversal::provide_traversal,
};

/// Starts the app and takes away what stood in its place while it was loading.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
    if let Some(placeholder) = document().get_element_by_id("boot") {
        placeholder.remove();
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_texts(first_language());
    provide_theme();
    provide_snackbars();
    provide_traversal();
    let session = provide_session(SessionState::Asking);
    let api = provide_api(session);
    provide_people(api, session);
    if came_with_a_link() {
        session.learn(SessionState::SignedOut(SignOutReason::Never));
    } else {
        spawn_local(ask_who_is_signed_in(api, session));
    }
    view! {
        <Router>
            <Shell>
                <Routes fallback=|| view! { <NotFoundPage/> }>
                    <Route path=path!("/") view=|| gated(Role::Member, || view! { <Home/> }.into_any())/>
                    <Route path=path!("/sign-in") view=SignInPage/>
                    <Route
                        path=path!("/people")
                        view=|| gated(Role::Member, || view! { <PeoplePage/> }.into_any())
                    />
                    <Route
                        path=path!("/people/:id")
                        view=|| gated(Role::Member, || view! { <PersonPage/> }.into_any())
                    />
                    <ServicesRoutes/>
                    <SetupRoutes/>
                    <SyncRoutes/>
                    <Route
                        path=path!("/members")
                        view=|| gated(Role::Admin, || view! { <MembersPage/> }.into_any())
                    />
                </Routes>
            </Shell>
        </Router>
    }
}

/// Whether somebody opened a sign-in link: then there is no session worth asking for.
fn came_with_a_link() -> bool {
    let location = window().location();
    let on_sign_in_page = location.pathname().is_ok_and(|path| path == Page::SignIn.address());
    on_sign_in_page && location.hash().is_ok_and(|hash| hash.len() > 1)
}

/// Asks the API who is signed in.
pub(crate) async fn ask_who_is_signed_in(api: Api, session: Session) {
    match api.send(Call::to(Endpoint::Session, &[])).await {
        Ok(view) => session.learn(SessionState::SignedIn(view)),
        Err(CallError::Api(error)) if error.code == ErrorCode::NotSignedIn => {}
        Err(error) => session.learn(SessionState::Unknown(error)),
    }
}
