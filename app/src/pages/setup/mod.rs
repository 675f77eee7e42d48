//! The wizard that connects a service.

pub mod around;
pub mod attributes;
pub mod checklist;
pub mod choice;
pub mod create;
pub mod credential;
pub mod fields;
pub mod fields_table;
pub mod first_sync;
pub mod frame;
pub mod prepare;
pub mod preview;
pub mod release_choice;
pub mod start;
pub mod step;
pub mod wizard;
pub mod wizard_step;

use domain::access::Role;
use leptos::prelude::*;
use leptos_router::{
    components::{ParentRoute, Redirect, Route},
    path,
};

use self::{
    attributes::AttributesStep, create::CreateStep, credential::CredentialStep, frame::SetupFrame,
    prepare::PrepareStep, preview::PreviewStep, step::Step, wizard::use_wizard,
};
use super::{gate::gated, services::address::for_hr_system};

/// The addresses of the wizard's steps.
#[component(transparent)]
pub fn SetupRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute
            path=path!("/services/:service/setup")
            view=|| gated(Role::Admin, frame)
        >
            <Route path=path!("") view=|| view! { <Redirect path=Step::Prepare.address(use_wizard().service)/> }/>
            <Route path=path!("prepare") view=PrepareStep/>
            <Route path=path!("create") view=CreateStep/>
            <Route path=path!("credential") view=CredentialStep/>
            <Route path=path!("attributes") view=AttributesStep/>
            <Route path=path!("preview") view=PreviewStep/>
        </ParentRoute>
    }
    .into_inner()
}

fn frame() -> AnyView {
    for_hr_system(|service| view! { <SetupFrame service/> }.into_any())
}
