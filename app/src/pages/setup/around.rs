//! What is around the steps of any wizard: the title, the list of steps, the links between them.

use domain::{
    api::{call, services::Offer},
    service::Service,
};
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, components::Outlet, hooks::use_location};

use super::wizard_step::WizardStep;
use crate::{
    api::use_api,
    components::{ButtonKind, StepItem, Steps},
    halves::{PageLink, use_go_to},
    i18n::{AdminTexts, use_admin_texts},
    routes::Page,
    shell::use_title,
};

/// The place of the step in the address, counted from 0.
pub fn current_place<S: WizardStep>() -> Memo<usize> {
    let path = use_location().pathname;
    Memo::new(move |_| {
        let step = path.with(|path| S::at(path));
        S::ALL.iter().position(|other| Some(*other) == step).unwrap_or_default()
    })
}

/// The steps for whoever is at the one in place `current`. What is done can be opened again; what comes next is
/// reached by the step before it.
pub fn step_items<S: WizardStep>(
    current: usize,
    label: impl Fn(S) -> &'static str,
    address: impl Fn(S) -> String,
) -> Vec<StepItem> {
    let item = |(place, step): (usize, &S)| StepItem {
        label: label(*step).to_owned(),
        href: (place < current).then(|| address(*step)),
    };
    S::ALL.iter().enumerate().map(item).collect()
}

/// The wizard of `service`: what is around its steps.
#[component]
pub fn WizardFrame(
    /// The service.
    service: Service,
    /// The steps.
    steps: Signal<Vec<StepItem>>,
    /// The current one's place.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    lead_to_request(service);
    let texts = use_admin_texts();
    let title = texts.about(service, |t, service| t.setup.title(service));
    use_title(title);
    view! {
        <div class="page page-narrow setup">
        <p class="crumbs">
            <PageLink to=Page::Services>{texts.of(|t| t.services.title)}</PageLink>
            " › "
            <PageLink to=Page::Connection(service)>{service.description().name}</PageLink>
        </p>
        <h1>{title}</h1>
        <Steps label=Signal::derive(move || texts.get().setup.steps.to_owned()) steps current/>
        <Outlet/>
        </div>
    }
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
pub fn StepTitle(
    /// What it says.
    #[prop(into)]
    title: Signal<&'static str>,
    /// Whether a step of this wizard has been shown already.
    arrived: StoredValue<bool>,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            if arrived.get_value() {
                _ = heading.focus();
            }
            arrived.set_value(true);
        }
    });
    view! { <h2 id=STEP_TITLE tabindex="-1" node_ref=heading>{title}</h2> }
}

/// The way back, and whatever leads on.
#[component]
pub fn WayOn(
    /// The step before; without one, the way back leads out of the wizard.
    back: Option<Page>,
    /// What leads on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let word: fn(&'static AdminTexts) -> &'static str =
        if back.is_some() { |t| t.setup.back } else { |t| t.setup.leave };
    view! {
        <div class="step-links">
            <PageLink to=back.unwrap_or(Page::Services) class=ButtonKind::Secondary.class()>{texts.of(word)}</PageLink>
            {children.map(|children| children())}
        </div>
    }
}
