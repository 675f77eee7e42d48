//! What is around each step: the title, the list of steps, the links between them.

use domain::service::Service;
use leptos::{html, prelude::*};
use leptos_router::{
    components::{A, Outlet},
    hooks::use_location,
};

use super::{
    step::Step,
    wizard::{Wizard, use_wizard},
};
use crate::{
    components::{ButtonKind, StepItem, Steps},
    i18n::{Texts, use_texts},
    shell::use_title,
};

/// The wizard: what is around its steps.
#[component]
pub fn SetupFrame() -> impl IntoView {
    provide_context(Wizard::resume());
    let texts = use_texts();
    let path = use_location().pathname;
    let current = Memo::new(move |_| {
        let step = Step::at(&path.get());
        Step::ALL.iter().position(|other| Some(*other) == step).unwrap_or_default()
    });
    // What is done can be opened again; what comes next is reached by the step before it.
    let steps = Signal::derive(move || {
        let item = |(place, step): (usize, Step)| StepItem {
            label: short(texts.get(), step).to_owned(),
            href: (place < current.get()).then(|| step.address(Service::Personio)),
        };
        Step::ALL.into_iter().enumerate().map(item).collect::<Vec<_>>()
    });
    use_title(texts.of(|t| t.setup.title));
    view! {
        <div class="page page-narrow setup">
        <p class="crumbs">
            <A href="/services">{texts.of(|t| t.services.title)}</A>
            " › "
            <A href="/services/personio">{Service::Personio.description().name}</A>
        </p>
        <h1>{texts.of(|t| t.setup.title)}</h1>
        <Steps label=Signal::derive(move || texts.get().setup.steps.to_owned()) steps current/>
        <Outlet/>
        </div>
    }
}

/// The heading of a step. It takes the focus when a step follows another.
#[component]
pub fn StepHeading(
    /// The step.
    step: Step,
) -> impl IntoView {
    let texts = use_texts();
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
    view! { <h2 tabindex="-1" node_ref=heading>{move || title(texts.get(), step)}</h2> }
}

/// The way back, and whatever leads on.
#[component]
pub fn StepLinks(
    /// The step.
    step: Step,
    /// What leads on.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let back = match step.previous() {
        Some(previous) => (previous.address(Service::Personio), texts.of(|t| t.setup.back)),
        None => ("/services".to_owned(), texts.of(|t| t.setup.leave)),
    };
    view! {
        <div class="step-links">
            <A href=back.0 attr:class=ButtonKind::Secondary.class()>{back.1}</A>
            {children()}
        </div>
    }
}

fn title(texts: &Texts, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.title,
        Step::Create => texts.setup.create.title,
        Step::Credential => texts.setup.credential.title,
        Step::Attributes => texts.setup.attributes.title,
        Step::Preview => texts.setup.preview.title,
    }
}

/// A step's name in the list of steps.
fn short(texts: &Texts, step: Step) -> &'static str {
    match step {
        Step::Prepare => texts.setup.prepare.short,
        Step::Create => texts.setup.create.short,
        Step::Credential => texts.setup.credential.short,
        Step::Attributes => texts.setup.attributes.short,
        Step::Preview => texts.setup.preview.short,
    }
}
