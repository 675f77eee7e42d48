//! What is around each step: the title, the list of steps, the links between them.

use domain::{
    api::{
        endpoint::Endpoint,
        services::{Offer, ServicesView},
    },
    service::HrSystem,
};
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, components::Outlet, hooks::use_location};

use super::{
    step::Step,
    wizard::{Wizard, use_wizard},
};
use crate::{
    api::{Call, use_api},
    components::{ButtonKind, StepItem, Steps},
    halves::{PageLink, use_go_to},
    i18n::{AdminTexts, use_admin_texts},
    routes::Page,
    shell::use_title,
};

/// The wizard of `service`: what is around its steps.
#[component]
pub fn SetupFrame(
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    provide_context(Wizard::resume(service));
    lead_to_request(service);
    let texts = use_admin_texts();
    let title = texts.about(service, |t| t.setup.title);
    let path = use_location().pathname;
    let current = Memo::new(move |_| {
        let step = Step::at(&path.get());
        Step::ALL.iter().position(|other| Some(*other) == step).unwrap_or_default()
    });
    // What is done can be opened again; what comes next is reached by the step before it.
    let steps = Signal::derive(move || {
        let item = |(place, step): (usize, Step)| StepItem {
            label: short(texts.get(), service, step).to_owned(),
            href: (place < current.get()).then(|| step.address(service)),
        };
        Step::ALL.into_iter().enumerate().map(item).collect::<Vec<_>>()
    });
    use_title(title);
    view! {
        <div class="page page-narrow setup">
        <p class="crumbs">
            <PageLink to=Page::Services>{texts.of(|t| t.services.title)}</PageLink>
            " › "
            <PageLink to=Page::Connection(service.into())>{service.description().name}</PageLink>
        </p>
        <h1>{title}</h1>
        <Steps label=Signal::derive(move || texts.get().setup.steps.to_owned()) steps current/>
        <Outlet/>
        </div>
    }
}

/// A service that the operator has to open first is asked for, not set up.
fn lead_to_request(service: HrSystem) {
    let api = use_api();
    let navigate = use_go_to();
    spawn_local(async move {
        let Ok(view) = api.send::<ServicesView>(Call::to(Endpoint::Services, &[])).await else { return };
        let offered =
            view.services.into_iter().find(|card| card.service == service.into()).map(|card| card.offer);
        if matches!(offered, Some(Offer::OnRequest { .. })) {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&Page::Request(service.into()).address(), options);
        }
    });
}

/// The id of a step's heading: where the keyboard goes when what had the focus goes away.
pub const STEP_TITLE: &str = "step-title";

/// The heading of a step. It takes the focus when a step follows another.
#[component]
pub fn StepHeading(
    /// The step.
    step: Step,
) -> impl IntoView {
    let texts = use_admin_texts();
    let wizard = use_wizard();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            if wizard.arrived.get_value() {
                _ = heading.focus();
            }
            wizard.arrived.set_value(true);
        }
    });
    view! { <h2 id=STEP_TITLE tabindex="-1" node_ref=heading>{move || title(texts.get(), wizard.service, step)}</h2> }
}

/// The way back, and whatever leads on.
#[component]
pub fn StepLinks(
    /// The step.
    step: Step,
    /// What leads on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let back = match step.previous() {
        Some(previous) => (Page::Setup(use_wizard().service, previous), texts.of(|t| t.setup.back)),
        None => (Page::Services, texts.of(|t| t.setup.leave)),
    };
    view! {
        <div class="step-links">
            <PageLink to=back.0 class=ButtonKind::Secondary.class()>{back.1}</PageLink>
            {children.map(|children| children())}
        </div>
    }
}

fn title(texts: &AdminTexts, service: HrSystem, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.title,
        Step::Create => texts.guides.of(service).create_title,
        Step::Credential => texts.setup.credential.title,
        Step::Attributes => texts.setup.attributes.title,
        Step::Preview => texts.setup.preview.title,
    }
}

/// A step's name in the list of steps.
fn short(texts: &AdminTexts, service: HrSystem, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.short,
        Step::Create => texts.guides.of(service).create_short,
        Step::Credential => texts.setup.credential.short,
        Step::Attributes => texts.setup.attributes.short,
        Step::Preview => texts.setup.preview.short,
    }
}
