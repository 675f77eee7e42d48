//! What a service brings, what is done with it, and what never is.

use domain::service::Service;
use leptos::prelude::*;

use crate::i18n::{AdminTexts, about, use_admin_texts};

/// What there is to say of an HR system, or of the learning platform.
type Pick<T> = fn(&'static AdminTexts) -> T;

fn of_its_kind<T>(service: Service, hr_system: Pick<T>, learning: Pick<T>) -> Pick<T> {
    if service.hr_system().is_some() { hr_system } else { learning }
}

/// What `service` brings, in a sentence or two.
pub fn brings(texts: &'static AdminTexts, service: Service) -> String {
    let text = match service {
        Service::Personio => texts.services.brings,
        Service::BambooHr => texts.services.brings_and_takes,
        Service::ISpringLearn => texts.learning.brings,
    };
    about(service, text)
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
    let list = move |hr_system: Pick<&'static [&'static str]>, learning| {
        let lines = of_its_kind(service, hr_system, learning);
        move || lines(texts.get()).iter().map(|line| view! { <li>{about(service, line)}</li> }).collect_view()
    };
    view! {
        <div class="reads">
            <section>
                <h3>{title(|t| t.services.read_title, |t| t.learning.does_title)}</h3>
                <ul class="reads-yes">{list(|t| t.services.read, |t| t.learning.does)}</ul>
            </section>
            <section>
                <h3>{title(|t| t.services.never_title, |t| t.learning.never_title)}</h3>
                <ul class="reads-never">{list(|t| t.services.never, |t| t.learning.never)}</ul>
            </section>
        </div>
    }
}
