//! The services, their connections, and their runs.

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
pub mod review;
pub mod run_panel;
pub mod run_watch;
pub mod run_words;
pub mod slug;
pub mod state;
pub mod sync_section;

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, ParentRoute, Route},
    path,
};

use self::{connection::ConnectionPage, page::ServicesPage};
use super::gate::gated;

/// The addresses of the services and of their connections.
#[component(transparent)]
pub fn ServicesRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/services") view=Outlet>
            <Route path=path!("") view=|| gated(Role::Admin, || view! { <ServicesPage/> }.into_any())/>
            <Route path=path!("personio") view=|| gated(Role::Admin, || view! { <ConnectionPage/> }.into_any())/>
        </ParentRoute>
    }
    .into_inner()
}
