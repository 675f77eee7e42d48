//! The services, their connections, and their runs.

pub mod address;
pub mod connection;
pub mod decision;
pub mod disconnect;
pub mod marked;
pub mod over_granted;
pub mod page;
pub mod plan_review;
pub mod problem;
pub mod problem_notice;
pub mod progress;
pub mod reads;
pub mod released;
pub mod request;
pub mod request_form;
pub mod review;
pub mod run_panel;
pub mod run_watch;
pub mod run_words;
pub mod shown_run;
pub mod side_facts;
pub mod side_words;
pub mod source_section;
pub mod state;
pub mod sync_section;
pub mod value_table;

use domain::{access::Role, service::Kind};
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, ParentRoute, Route},
    path,
};

use self::{address::for_service, connection::ConnectionPage, page::ServicesPage, request::RequestPage};
use super::{gate::gated, invitations::InvitationsPage, learning::page::LearningPage};

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
