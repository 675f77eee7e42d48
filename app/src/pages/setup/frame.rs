//! What is around each step of the wizard: the title, the list of steps, the links between them.

use domain::{
    api::{call, services::Offer},
    service::Service,
};
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_params_map};

use super::{
    accounts::defaults::DefaultsStep,
    attributes::AttributesStep,
    create::CreateStep,
    credential::CredentialStep,
    prepare::PrepareStep,
    preview::PreviewStep,
    release::{Releasing, use_releasing},
    wizard::{Wizard, use_wizard},
};
use crate::{
    api::use_api,
    bundles::{PageLink, use_go_to},
    components::{ButtonKind, StepItem, Steps},
    i18n::{AdminTexts, use_admin_texts},
    pages::not_found::NotFoundPage,
    routes::{Page, Step},
    shell::use_title,
};

/// The wizard of `service`, at the step that the address names.
#[component]
pub fn SetupFrame(
    /// The service.
    service: Service,
) -> impl IntoView {
    lead_to_request(service);
    provide_context(Wizard::of(service));
    if let Some(system) = service.hr_system() {
        provide_context(Releasing::resume(system));
    }
    let texts = use_admin_texts();
    let params = use_params_map();
    let step = Memo::new(move |_| params.with(|params| Step::named(service, &params.get("step")?)));
    let current = Signal::derive(move || step.get().map_or(0, |step| step.place(service)));
    let steps = Signal::derive(move || step_items(texts.get(), service, current.get()));
    let title = texts.about(service, |t, service| t.setup.title(service));
    use_title(Signal::derive(move || {
        let step = steps.with(|steps| steps.get(current.get()).map(|step| step.label.clone()));
        step.into_iter().chain([title.get()]).collect::<Vec<_>>().join(" · ")
    }));
    view! {
        <Show when=move || step.get().is_some() fallback=NotFoundPage>
        <div class="page page-narrow setup">
        <p class="crumbs">
            <PageLink to=Page::Services>{texts.of(|t| t.services.title)}</PageLink>
            " › "
            <PageLink to=Page::Connection(service)>{service.description().name}</PageLink>
        </p>
        <h1>{title}</h1>
        <Steps label=Signal::derive(move || texts.get().setup.steps.to_owned()) steps current/>
        {move || step.get().map(|step| view! { <StepPage step/> })}
        </div>
        </Show>
    }
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

/// The steps for whoever is at the one in place `current`. What is done can be opened again; what comes next is reached by
/// the step before it.
pub fn step_items(texts: &AdminTexts, service: Service, current: usize) -> Vec<StepItem> {
    let item = |(place, step): (usize, &Step)| StepItem {
        label: short(texts, service, *step).to_owned(),
        href: (place < current).then(|| step.address(service)),
    };
    Step::of(service).iter().enumerate().map(item).collect()
}

/// A service that the operator has to open first is asked for, not set up.
fn lead_to_request(service: Service) {
    let api = use_api();
    let navigate = use_go_to();
    spawn_local(async move {
        let Ok(view) = api.send(call::Services).await else { return };
        let offered = view.services.into_iter().find(|card| card.service == service).map(|card| card.offer);
        if matches!(offered, Some(Offer::OnRequest { .. })) {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&Page::Request(service).address(), options);
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
    let Wizard { service, arrived, .. } = use_wizard();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            if arrived.get_value() {
                _ = heading.focus();
            }
            arrived.set_value(true);
        }
    });
    view! { <h2 id=STEP_TITLE tabindex="-1" node_ref=heading>{move || title(texts.get(), service, step)}</h2> }
}

/// The way back, and what leads on: the link to the next step, or whatever is given in its place.
#[component]
pub fn StepLinks(
    /// The step.
    step: Step,
    /// What leads on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let service = use_wizard().service;
    let back = step.previous(service).map(|previous| Page::Setup(service, previous));
    let word: fn(&'static AdminTexts) -> &'static str =
        if back.is_some() { |t| t.setup.back } else { |t| t.setup.leave };
    view! {
        <div class="step-links">
            <PageLink to=back.unwrap_or(Page::Services) class=ButtonKind::Secondary.class()>{texts.of(word)}</PageLink>
            {children.map(|children| children())}
        </div>
    }
}

/// The link to the step after `step`.
#[component]
pub fn NextStep(
    /// The step.
    step: Step,
) -> impl IntoView {
    let texts = use_admin_texts();
    let service = use_wizard().service;
    step.next(service).map(|next| {
        view! {
            <PageLink to=Page::Setup(service, next) id="continue" class=ButtonKind::Primary.class()>
                {texts.of(|t| t.setup.next)}
            </PageLink>
        }
    })
}

fn title(texts: &AdminTexts, service: Service, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.title,
        Step::Create => texts.guides.of(service).create_title,
        Step::Credential => texts.setup.credential.title,
        Step::Attributes => texts.setup.attributes.title,
        Step::Preview => texts.setup.preview.title,
        Step::Defaults => texts.learning.defaults.title,
    }
}

/// A step's name in the list of steps.
fn short(texts: &AdminTexts, service: Service, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.short,
        Step::Create => texts.guides.of(service).create_short,
        Step::Credential => texts.setup.credential.short,
        Step::Attributes => texts.setup.attributes.short,
        Step::Preview => texts.setup.preview.short,
        Step::Defaults => texts.learning.defaults.short,
    }
}
