//! What a service brings, what is done with it, and what never is.

use domain::service::{HrSystem, Kind, Service};
use leptos::prelude::*;

use super::of_its_kind;
use crate::i18n::{AdminTexts, use_admin_texts};

/// Lines that are said of a service.
type Lines = fn(&'static AdminTexts, Service) -> Vec<String>;

/// What `service` brings, in a sentence or two.
pub fn brings(texts: &'static AdminTexts, service: Service) -> String {
    match service.kind() {
        // What people complete goes back there.
        Kind::HrSystem(HrSystem::BambooHr) => texts.services.brings_and_takes(service),
        Kind::HrSystem(_) => texts.services.brings(service),
        Kind::Learning(_) => texts.learning.brings(service),
    }
}

/// Two lists: what is done, and what never is.
#[component]
pub fn Reads(
    /// The service.
    #[prop(into)]
    service: Service,
) -> impl IntoView {
    let texts = use_admin_texts();
    let title = move |hr_system, learning| texts.of(of_its_kind(service, hr_system, learning));
    let list = move |hr_system: Lines, learning: Lines| {
        let lines = of_its_kind(service, hr_system, learning);
        move || lines(texts.get(), service).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <div class="reads">
            <section>
                <h3>{title(|t| t.services.read_title, |t| t.learning.does_title)}</h3>
                <ul class="reads-yes">{list(|t, service| t.services.read(service), |t, service| t.learning.does(service))}</ul>
            </section>
            <section>
                <h3>{title(|t| t.services.never_title, |t| t.learning.never_title)}</h3>
                <ul class="reads-never">{list(|t, _| t.services.never(), |t, service| t.learning.never(service))}</ul>
            </section>
        </div>
    }
}
