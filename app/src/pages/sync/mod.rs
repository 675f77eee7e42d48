//! Syncs: when they happen, how they go, and what they have changed.

pub mod changes;
pub mod changes_csv;
pub mod conflict;
pub mod difference;
pub mod download;
pub mod draft;
pub mod editor;
pub mod entry;
pub mod faults;
pub mod fields;
pub mod focus;
pub mod history;
pub mod history_chart;
pub mod history_section;
pub mod history_table;
pub mod history_words;
pub mod idle;
pub mod leave;
pub mod next_runs;
pub mod page;
pub mod past;
pub mod picture;
pub mod platform;
pub mod run_page;
pub mod schedule;
pub mod state;
pub mod sync_now;
pub mod upcoming;

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, ParentRoute, Route},
    path,
};

use self::{page::SyncPage, run_page::RunPage};
use super::{
    exports::{ExportsPage, WaitingExportsPage},
    gate::gated,
};

/// The addresses of the syncs.
#[component(transparent)]
pub fn SyncRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/sync") view=Outlet>
            <Route path=path!("") view=|| gated(Role::Admin, || view! { <SyncPage/> }.into_any())/>
            <Route path=path!("exports") view=|| gated(Role::Admin, || view! { <ExportsPage/> }.into_any())/>
            <Route
                path=path!("exports/waiting")
                view=|| gated(Role::Admin, || view! { <WaitingExportsPage/> }.into_any())
            />
            <Route path=path!("runs/:run") view=|| gated(Role::Admin, || view! { <RunPage/> }.into_any())/>
        </ParentRoute>
    }
    .into_inner()
}
