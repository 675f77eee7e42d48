//! The learning platform: its wizard and its connection.

pub mod accounts;
pub mod connection;
pub mod create;
pub mod credential;
pub mod defaults;
pub mod defaults_entry;
pub mod departments;
pub mod disconnect;
pub mod frame;
pub mod left_out;
pub mod notices;
pub mod page;
pub mod prepare;
pub mod role_field;
pub mod step;
pub mod wizard;

use domain::{access::Role, service::Service};
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, ParentRoute, Redirect, Route},
    path,
};

use self::{
    create::CreateStep, credential::CredentialStep, defaults::DefaultsStep, frame::LearningFrame,
    page::LearningPage, prepare::PrepareStep, step::LearningStep,
};
use super::gate::gated;

/// The learning platform.
const LEARNING: Service = Service::ISpringLearn;

/// The addresses of the connection and of the wizard's steps. They come before those of any other service.
#[component(transparent)]
pub fn LearningRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/services/ispring") view=Outlet>
            <Route path=path!("") view=|| gated(Role::Admin, || view! { <LearningPage/> }.into_any())/>
            <ParentRoute
                path=path!("/setup")
                view=|| gated(Role::Admin, || view! { <LearningFrame/> }.into_any())
            >
                <Route path=path!("") view=|| view! { <Redirect path=LearningStep::Prepare.address()/> }/>
                <Route path=path!("prepare") view=PrepareStep/>
                <Route path=path!("create") view=CreateStep/>
                <Route path=path!("credential") view=CredentialStep/>
                <Route path=path!("defaults") view=DefaultsStep/>
            </ParentRoute>
        </ParentRoute>
    }
    .into_inner()
}
