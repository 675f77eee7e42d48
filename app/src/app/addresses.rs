//! Which page is at which address, and who may see it.

use domain::{
    access::Role,
    service::{Kind, Service},
};
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Outlet, ParentRoute, Redirect, Route, Routes},
    hooks::use_params_map,
    path,
};

use super::gate::gated;
use crate::{
    pages::{
        audit::AuditPage,
        celebrations::CelebrationsPage,
        home::Home,
        invitations::InvitationsPage,
        learning::LearningPage,
        members::MembersPage,
        not_found::NotFoundPage,
        people::{AroundPage, PeoplePage, PersonLearningPage, PersonPage},
        saved_views::SavedViewsPage,
        services::{ConnectionPage, RequestPage, ServicesPage},
        sessions::SessionsPage,
        setup::SetupFrame,
        sign_in::SignInPage,
        structure::StructurePage,
        sync::{
            LearningSettingsPage, OverviewPage, RunPage, SchedulePage,
            channels::ChannelsPage,
            exports::{ExportsPage, WaitingExportsPage},
        },
        taking_along::TakingAlongPage,
        ways_in::{RefusedPage, WaysInPage},
    },
    routes::Step,
};

/// The pages of the people bundle, each at its address.
#[component]
pub fn PeoplePages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFoundPage/> }>
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
        </FlatRoutes>
    }
}

/// The pages of the structure bundle, each at its address.
#[component]
pub fn StructurePages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFoundPage/> }>
            <Route
                path=path!("/structure")
                view=|| gated(Role::Member, || view! { <StructurePage/> }.into_any())
            />
            <Route
                path=path!("/celebrations")
                view=|| gated(Role::Member, || view! { <CelebrationsPage/> }.into_any())
            />
            <Route
                path=path!("/taking-along")
                view=|| gated(Role::Member, || view! { <TakingAlongPage/> }.into_any())
            />
            <Route
                path=path!("/views")
                view=|| gated(Role::Member, || view! { <SavedViewsPage/> }.into_any())
            />
            <Route
                path=path!("/people/:id/around")
                view=|| gated(Role::Member, || view! { <AroundPage/> }.into_any())
            />
        </FlatRoutes>
    }
}

/// The pages of the admin bundle, each at its address.
#[component]
pub fn AdminPages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <NotFoundPage/> }>
            <ServicesRoutes/>
            <SetupRoutes/>
            <SyncRoutes/>
            <Route
                path=path!("/people/:id/learning")
                view=|| gated(Role::Member, || view! { <PersonLearningPage/> }.into_any())
            />
            <Route
                path=path!("/members")
                view=|| gated(Role::Admin, || view! { <MembersPage/> }.into_any())
            />
            <Route
                path=path!("/members/:member/sessions")
                view=|| gated(Role::Admin, || view! { <SessionsPage/> }.into_any())
            />
            <Route
                path=path!("/members/sign-in")
                view=|| gated(Role::Owner, || view! { <WaysInPage/> }.into_any())
            />
            <Route path=path!("/sign-in/refused") view=RefusedPage/>
            <Route
                path=path!("/audit")
                view=|| gated(Role::Admin, || view! { <AuditPage/> }.into_any())
            />
            <Route
                path=path!("/sessions")
                view=|| gated(Role::Member, || view! { <SessionsPage/> }.into_any())
            />
        </Routes>
    }
}

/// The addresses of the services and of their connections.
#[component(transparent)]
pub fn ServicesRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/services") view=Outlet>
            <Route path=path!("") view=|| gated(Role::Admin, || view! { <ServicesPage/> }.into_any())/>
            <Route
                path=path!("ispring/invitations")
                view=|| gated(Role::Admin, || view! { <InvitationsPage/> }.into_any())
            />
            <Route path=path!(":service") view=|| gated(Role::Admin, connection)/>
            <Route path=path!(":service/request") view=|| gated(Role::Admin, request)/>
        </ParentRoute>
    }
    .into_inner()
}

fn connection() -> AnyView {
    for_service(|service| match service.kind() {
        Kind::HrSystem(system) => view! { <ConnectionPage service=system/> }.into_any(),
        Kind::Learning(_) => view! { <LearningPage/> }.into_any(),
    })
}

fn request() -> AnyView {
    for_service(|service| view! { <RequestPage service/> }.into_any())
}

/// The addresses of the wizard's steps.
#[component(transparent)]
pub fn SetupRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/services/:service/setup") view=Outlet>
            <Route path=path!("") view=|| for_service(first_step)/>
            <Route path=path!(":step") view=|| gated(Role::Admin, frame)/>
        </ParentRoute>
    }
    .into_inner()
}

fn first_step(service: Service) -> AnyView {
    view! { <Redirect path=Step::Prepare.address(service)/> }.into_any()
}

fn frame() -> AnyView {
    for_service(|service| view! { <SetupFrame service/> }.into_any())
}

/// The addresses of the syncs.
#[component(transparent)]
fn SyncRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/sync") view=Outlet>
            <Route path=path!("") view=|| gated(Role::Admin, || view! { <OverviewPage/> }.into_any())/>
            <Route path=path!("schedule") view=|| gated(Role::Admin, || view! { <SchedulePage/> }.into_any())/>
            <Route
                path=path!("learning")
                view=|| gated(Role::Admin, || view! { <LearningSettingsPage/> }.into_any())
            />
            <Route path=path!("exports") view=|| gated(Role::Admin, || view! { <ExportsPage/> }.into_any())/>
            <Route
                path=path!("exports/waiting")
                view=|| gated(Role::Admin, || view! { <WaitingExportsPage/> }.into_any())
            />
            <Route path=path!("messages") view=|| gated(Role::Admin, || view! { <ChannelsPage/> }.into_any())/>
            <Route path=path!("runs/:run") view=|| gated(Role::Admin, || view! { <RunPage/> }.into_any())/>
        </ParentRoute>
    }
    .into_inner()
}

/// Shows `page` for the service in the address; where there is no such service, that there is no such page.
fn for_service(page: fn(Service) -> AnyView) -> AnyView {
    let params = use_params_map();
    let service = Memo::new(move |_| params.with(|params| Service::named(&params.get("service")?)));
    let shown = move || match service.get() {
        Some(service) => page(service),
        None => view! { <NotFoundPage/> }.into_any(),
    };
    shown.into_any()
}
