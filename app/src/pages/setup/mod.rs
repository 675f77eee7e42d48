//! The wizard that connects a service.

pub mod accounts;
pub mod attributes;
pub mod create;
pub mod credential;
pub mod fields;
pub mod fields_table;
pub mod first_sync;
pub mod frame;
pub mod prepare;
pub mod preview;
pub mod release;
pub mod start;
pub mod step;
pub mod wizard;

use domain::{access::Role, service::Service};
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, ParentRoute, Redirect, Route},
    path,
};

use self::{
    accounts::defaults::DefaultsStep,
    attributes::AttributesStep,
    create::CreateStep,
    credential::CredentialStep,
    frame::SetupFrame,
    prepare::PrepareStep,
    preview::PreviewStep,
    release::{Releasing, use_releasing},
    step::Step,
};
use super::{gate::gated, services::address::for_service};

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

/// A step of the wizard.
#[component]
fn StepPage(step: Step) -> impl IntoView {
    match step {
        Step::Prepare => view! { <PrepareStep/> }.into_any(),
        Step::Create => view! { <CreateStep/> }.into_any(),
        Step::Credential => view! { <CredentialStep/> }.into_any(),
        Step::Attributes => of_hr_system(|releasing| view! { <AttributesStep releasing/> }.into_any()),
        Step::Preview => {
            of_hr_system(|releasing| view! { <PreviewStep service=releasing.system/> }.into_any())
        }
        Step::Defaults => view! { <DefaultsStep/> }.into_any(),
    }
}

/// A step that only an HR system's wizard has.
fn of_hr_system(view: impl FnOnce(Releasing) -> AnyView) -> AnyView {
    use_releasing().map(view).into_any()
}
